import type { ReviewFile } from '../contract/review'

/** Items of a list that become text at once. */
const ITEMS = 100

/**
 * The report over all files as a file of JSON, in pieces: all of it can be too large for one string. Together they are
 * `JSON.stringify(reportOf(files), null, 2)` and a line break.
 */
export function* reportText(files: Iterable<ReviewFile>): Generator<string> {
  yield '{\n  "version": 1,\n  "files": ['
  let before = '\n'
  for (const file of files) {
    yield `${before}    {`
    yield* fileText(file)
    yield '\n    }'
    before = ',\n'
  }
  yield before === '\n' ? ']\n}\n' : '\n  ]\n}\n'
}

function* fileText(file: ReviewFile): Generator<string> {
  let before = '\n'
  for (const [name, value] of Object.entries(file)) {
    yield `${before}      ${JSON.stringify(name)}: `
    if (Array.isArray(value) && value.length > ITEMS) yield* listText(value)
    else yield asValue(value)
    before = ',\n'
  }
}

function* listText(list: readonly unknown[]): Generator<string> {
  for (let from = 0; from < list.length; from += ITEMS) {
    // Without its brackets and the line breaks next to them.
    const items = asValue(list.slice(from, from + ITEMS)).slice(2, -'\n      ]'.length)
    yield `${from === 0 ? '[' : ','}\n${items}`
  }
  yield '\n      ]'
}

/** The text in front of a value that stands as deep as those of a file, and behind it. */
const [opening = '', closing = ''] = JSON.stringify([[[0]]], null, 2).split('0')

/** A value as it is indented there. */
function asValue(value: unknown): string {
  return JSON.stringify([[[value]]], null, 2).slice(opening.length, -closing.length)
}
