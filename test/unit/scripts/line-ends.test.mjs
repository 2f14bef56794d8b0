/**
 * A clone by Git for Windows, which turns line ends by default: it has to hold the same bytes, since much is signed,
 * summed up, or read for its line ends.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'

const git = (...args) => execFileSync('git', args, { encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 })

test.skipIf(!existsSync('.git'))('no file has its line ends turned, whatever Git is told to do', () => {
  const files = git('ls-files', '-z').split('\0').filter(Boolean)
  expect(files.length).toBeGreaterThan(1_000)
  const attributes = execFileSync('git', ['check-attr', '-z', '--stdin', 'text'], {
    encoding: 'utf8',
    input: files.join('\0'),
  }).split('\0')
  const turned = files.filter((file, at) => attributes[3 * at] !== file || attributes[3 * at + 2] !== 'unset')
  expect(turned).toEqual([])
})
