import type { ReviewFile, Reviewed } from '../contract/review'
import { showMarksOfJson } from '../text/marks'

/** Characters that are worth a piece of their own. */
const largePiece = 64 * 1024

/**
 * The report over all files as a file of JSON, in pieces: all of it can be too large for one string. Each license,
 * token, user and finding has a line of its own, so that lines can be searched and compared.
 */
export function* reportText({ files, passedOver }: Reviewed): Generator<string> {
  yield '{\n  "version": 2,\n  "files": ['
  let before = '\n'
  for (const file of files) {
    yield `${before}    {`
    yield* fileText(file)
    yield '\n    }'
    before = ',\n'
  }
  yield before === '\n' ? '],' : '\n  ],'
  yield '\n  "passedOver": '
  if (passedOver.length > 0) yield* listText(passedOver, '  ')
  else yield '[]'
  yield '\n}\n'
}

function* fileText(file: ReviewFile): Generator<string> {
  let before = '\n'
  for (const [name, value] of Object.entries(file)) {
    yield `${before}      ${JSON.stringify(name)}: `
    if (Array.isArray(value) && value.length > 0) yield* listText(value, '      ')
    else yield showMarksOfJson(JSON.stringify(value))
    before = ',\n'
  }
}

function* listText(items: readonly unknown[], indent: string): Generator<string> {
  let text = '['
  let before = '\n'
  for (const item of items) {
    text += `${before}${indent}  ${JSON.stringify(item)}`
    before = ',\n'
    if (text.length < largePiece) continue
    yield showMarksOfJson(text)
    text = ''
  }
  yield `${showMarksOfJson(text)}\n${indent}]`
}
