import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')

/** Habits of sentences that were thought in another language, and what a native writes instead. */
const habits: readonly (readonly [habit: RegExp, instead: string])[] = [
  [/\b[Ss]omebody\b/, 'someone'],
  [/\b[Ww]hoever\b/, 'the person who'],
  [/\b[Aa]new\b/, 'again'],
  [/\b[Ff]or good\b/, 'permanently'],
  [/\b([Oo]ur faults?|[Ff]aults? of ours)\b/, 'internal error'],
  [/\b[Uu]ntil when\b/, 'when it expires'],
  [/\b[Ww]ays? back in\b/, 'emergency access'],
  [/\b[Tt]ake\w* (all ticks )?back\b/, 'undo, clear'],
  [/\b(connect|log in) anew\b/, 'reconnect, log in again'],
  [/\b[Bb]roken off\b/, 'stopped'],
  [/\be-mail\b/, 'email'],
  [/\b[Tt]ry it again\b/, 'try again'],
]

/** Words that are stable, since other programs read them, or are not ours. */
const kept: Readonly<Record<string, RegExp>> = {
  'main/evidence/announcements/people.ts': /'e-mail'/,
}

const written = execFileSync('git', ['ls-files', 'main', 'renderer/src', 'scripts', 'docs', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.(tsx?|mjs|md)$/.test(file) || /\/catalog\/en\/.*\.json$/.test(file))
  .filter((file) => !/^(CHANGELOG\.md|docs\/(decisions|samples|sample-messages)\/)/.test(file))

describe.each(habits)('%s', (habit, instead) => {
  test(`is nowhere: it is “${instead}”`, () => {
    const found = written.flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, at) =>
          habit.test(line) && !kept[file]?.test(line) ? [`${file}:${at + 1}: ${line.trim()}`] : [],
        ),
    )
    expect(found).toEqual([])
  })
})

test('the pages and catalogs that are read are found', () => {
  expect(written).toContain('README.md')
  expect(written).toContain('main/text/catalog/en/steps.json')
  expect(written.length).toBeGreaterThan(500)
})
