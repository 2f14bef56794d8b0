import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noPolicy } from '../../../main/contract/policy'
import { machineWidePolicy, readPolicy } from '../../../main/settings/policy'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokenferry-policy-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const own = process.getuid?.() ?? 0

function policy(text: string, mode = 0o644): string {
  const path = join(folder, 'policy.json')
  writeFileSync(path, text)
  chmodSync(path, mode)
  return path
}

test('lies where only an administrator can put it', () => {
  expect(machineWidePolicy('linux')).toBe('/etc/tokenferry/policy.json')
  expect(machineWidePolicy('darwin')).toBe('/Library/Application Support/Tokenferry/policy.json')
  expect(machineWidePolicy('win32')).toBeNull()
})

test('is none where there is no file', () => {
  expect(readPolicy(null)).toBe(noPolicy)
  expect(readPolicy(join(folder, 'nothing.json'), own)).toBe(noPolicy)
  expect(readPolicy(join(folder, 'no-folder', 'policy.json'), own)).toBe(noPolicy)
})

test.each([
  ['{ "approveOtherWordings": false }', false],
  ['{ "approveOtherWordings": true }', true],
  ['{}', undefined],
])('%s is followed', (text, approveOtherWordings) => {
  const { policy: read, problem } = readPolicy(policy(text), own)
  expect(problem).toBeNull()
  expect(read.approveOtherWordings).toBe(approveOtherWordings)
})

describe('one that can’t be followed forbids everything, and says which file and why', () => {
  const expectInvalid = (path: string, why: string, owner = own) => {
    const { policy: read, problem } = readPolicy(path, owner)
    expect(read).toEqual({ approveOtherWordings: false })
    expect(problem?.code).toBe('policy-invalid')
    expect(problem?.message).toBe(`The policy of your organization can’t be followed: ${path} ${why}.`)
  }

  test.each([
    ['', 'is not JSON'],
    ['{ "approveOtherWordings": false', 'is not JSON'],
    ['[]', 'is not a JSON object'],
    ['null', 'is not a JSON object'],
    [
      '{ "approveOtherWordings": "no" }',
      'says something other than true or false for "approveOtherWordings"',
    ],
    ['{ "approveOtherWording": false }', 'has the unknown key "approveOtherWording"'],
    [`{}${' '.repeat(70_000)}`, 'is larger than 64 KB'],
  ])('%s', (text, why) => {
    expectInvalid(policy(text), why)
  })

  test.each([0o664, 0o646, 0o666])('writable by others, mode %o', (mode) => {
    expectInvalid(policy('{}', mode), 'could have been written by someone other than root')
  })

  test('of somebody else', () => {
    expectInvalid(policy('{}'), 'could have been written by someone other than root', own + 1)
  })

  test('in a folder in which others may write', () => {
    const path = policy('{}')
    chmodSync(folder, 0o777)
    expectInvalid(path, 'could have been written by someone other than root')
    chmodSync(folder, 0o700)
  })

  test('that starts with a byte order mark', () => {
    expectInvalid(policy('\uFEFF{ "approveOtherWordings": false }'), 'is not JSON')
  })

  test('that is a link to nowhere, or in a folder that is one', () => {
    const link = join(folder, 'link.json')
    symlinkSync(join(folder, 'gone.json'), link)
    expectInvalid(link, 'can’t be read (ENOENT)')
    const folderLink = join(folder, 'link')
    symlinkSync(join(folder, 'gone'), folderLink)
    expectInvalid(join(folderLink, 'policy.json'), 'can’t be read (ENOENT)')
  })

  test.skipIf(process.platform === 'win32')('that is a pipe, which nobody writes to', () => {
    const path = join(folder, 'pipe.json')
    execFileSync('mkfifo', [path])
    expectInvalid(path, 'is not a file')
  })

  test('that is a folder', () => {
    const path = join(folder, 'folder.json')
    mkdirSync(path)
    expectInvalid(path, 'is not a file')
  })
})
