import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleText } from '../procedure/live'
import { CommandLine } from './command-line'

/** Sets the title of a terminal, turns text, hides a part of it, and ends a line in some programs. */
const hostile = 'a\u001b]0;owned\u0007\u009b31m\u202efnoc\u200b\u2028b'
const raw = /[\u001b\u0007\u009b\u202e\u200b\u2028]/

let tokenferry: CommandLine
beforeAll(async () => {
  tokenferry = await CommandLine.build()
  const hostname = sampleText('vendor-page').replace(/set hostname ".*"/, `set hostname "${hostile}"`)
  writeFileSync(join(tokenferry.folder, `${hostile}.conf`), hostname)
  writeFileSync(join(tokenferry.folder, `${hostile}.txt`), 'no configuration')
  mkdirSync(join(tokenferry.folder, hostile))
})
afterAll(async () => {
  await tokenferry.remove()
})

test.each([
  [['review', `${hostile}.conf`], 1],
  [['review', `${hostile}.conf`, '--json'], 1],
  [['review', `${hostile}.conf`, '--csv', `${hostile}.csv`], 1],
  [['review', `${hostile}.conf`, '--html', `${hostile}.html`], 1],
  [['review', `${hostile}.txt`], 2],
  [['review', `missing ${hostile}`], 2],
  [['review', hostile], 2],
  [['verify', hostile], 2],
  [['verify', '--before', hostile, '--after', `${hostile}.conf`], 2],
  [['preflight', hostile], 2],
  [['rehearse', hostile, '--out', hostile], 2],
  [['rehearse', '--scenario', hostile], 2],
  [['simulate', hostile], 2],
  [['simulate', '--port', hostile], 2],
  [[hostile], 2],
  [['review', `--${hostile}`], 2],
])('%j draws nothing on the terminal', async (args, most) => {
  const { code, stdout, stderr } = await tokenferry.run(args)
  expect(stdout + stderr).not.toMatch(raw)
  expect(stdout + stderr).toMatch(/<U\+202E>|\\u202e/)
  expect(code).toBeLessThanOrEqual(most)
})

test('nor do its files, in any program', () => {
  for (const kind of ['csv', 'html']) {
    const text = readFileSync(join(tokenferry.folder, `${hostile}.${kind}`), 'utf8')
    expect(text).not.toMatch(raw)
    expect(text).toMatch(/(?:<|&lt;)U\+202E/)
  }
})
