import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { noPolicy } from '../../../main/contract/policy'
import type { Places } from '../../../main/files/lasting-disk'
import { chooseDataFolder } from '../../../main/settings/choose-data-folder'
import { readPolicy } from '../../../main/settings/policy'
import { administrator, machineWidePolicy } from '../../../main/settings/policy-place'
import { userName } from '../../../main/settings/user-name'
import { temporaryFolder } from '../../temporary-folder'

let folder = ''
beforeAll(() => {
  folder = temporaryFolder()
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
  expect(machineWidePolicy('win32')).toBe('C:\\Program Files\\Tokenferry Policy\\policy.json')
  expect(administrator('linux')).toBe(0)
  expect(administrator('win32')).toBeNull()
})

test('is none where there is no file', () => {
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

test('is followed on Windows, whoever it seems to belong to: the place decides there', () => {
  expect(readPolicy(policy('{ "restAccess": false }', 0o666), null).policy).toEqual({ restAccess: false })
})

describe('one that can’t be followed forbids everything, and says which file and why', () => {
  const expectInvalid = (path: string, why: string, owner = own) => {
    const { policy: read, problem } = readPolicy(path, owner)
    expect(read).toEqual({ approveOtherWordings: false, restAccess: false })
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
    ['{ "dataFolder": "data" }', 'says something other than an absolute path for "dataFolder"'],
    ['{ "dataFolder": "../data" }', 'says something other than an absolute path for "dataFolder"'],
    ['{ "dataFolder": "/data\\u0000" }', 'says something other than an absolute path for "dataFolder"'],
    ...['0', '1.5', '-3', '1e9', '"30"', 'null'].map((days) => [
      `{ "keepRunsDays": ${days} }`,
      'says something other than a whole number of days from 1 to 36500 for "keepRunsDays"',
    ]),
    ...['""', '"SHA256:1234"', `"SHA256:${'A'.repeat(64)}"`, '1'].map((key) => [
      `{ "signingKey": ${key} }`,
      'says something other than the fingerprint of a key, SHA256: and 64 digits for "signingKey"',
    ]),
    ...['""', '"  "', `"${'x'.repeat(81)}"`, '"two\\nlines"'].map((company) => [
      `{ "company": ${company} }`,
      'says something other than a name of 1 to 80 characters for "company"',
    ]),
    ['{ "dataFolder": ["/data"] }', 'says something other than an absolute path for "dataFolder"'],
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

  test('below a folder in which others may write, however it is reached', () => {
    const open = join(folder, 'open')
    mkdirSync(join(open, 'closed'), { recursive: true })
    const path = join(open, 'closed', 'policy.json')
    writeFileSync(path, '{}', { mode: 0o644 })
    chmodSync(join(open, 'closed'), 0o755)
    chmodSync(open, 0o755)
    expect(readPolicy(path, own).problem).toBeNull()
    chmodSync(open, 0o777)
    const through = join(folder, 'through')
    symlinkSync(join(open, 'closed'), through)
    expectInvalid(path, 'could have been written by someone other than root')
    expectInvalid(join(through, 'policy.json'), 'could have been written by someone other than root')
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

describe('a logo that it fixes', () => {
  const png = Buffer.from('89504e470d0a1a0a', 'hex')
  const logo = (name: string, bytes: Buffer, mode = 0o644) => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    chmodSync(path, mode)
    return path
  }
  const read = (path: string) =>
    readPolicy(policy(JSON.stringify({ logo: path, company: ' Example AG ' })), own)

  test('is read with it', () => {
    const path = logo('logo.png', png)
    expect(read(path)).toEqual({
      policy: { logo: path, company: 'Example AG' },
      logo: { name: 'logo.png', address: `data:image/png;base64,${png.toString('base64')}` },
      problem: null,
    })
  })

  test.each([
    ['text.png', Buffer.from('text'), 0o644, 'is not a PNG or JPEG file of at most 256 kB'],
    ['picture.svg', png, 0o644, 'is not a PNG or JPEG file of at most 256 kB'],
    ['large.png', Buffer.concat([png, Buffer.alloc(300_000)]), 0o644, 'is larger than 256 KB'],
    ['open.png', png, 0o666, 'could have been written by someone other than root'],
  ])('%s makes a policy that can’t be followed', (name, bytes, mode, why) => {
    const path = logo(name, bytes, mode)
    expect(read(path).problem?.message).toContain(`names the logo ${path}, which ${why}.`)
  })

  test('one that is not there does, too', () => {
    expect(read(join(folder, 'gone.png')).problem?.message).toContain('which can’t be read (ENOENT).')
  })
})

describe('a data folder that it fixes', () => {
  /** A temporary folder may lie in memory. */
  const disks: Places = {
    platform: 'linux',
    mounts: () => '21 1 259:2 / / rw - ext4 /dev/sda rw\n22 21 0:30 / /srv rw - nfs4 server:/ rw',
    exists: () => false,
    real: (path) => path,
  }
  const fixing = (dataFolder: string, more = '') =>
    policy(`{ "dataFolder": ${JSON.stringify(dataFolder)}${more} }`)

  test('is one for each person, wherever it is asked for', async () => {
    const data = join(folder, 'data')
    const path = fixing(data)
    expect(readPolicy(path, own, disks)).toEqual({ policy: { dataFolder: data }, problem: null })
    expect(await chooseDataFolder('/home/kim', path, own, disks)).toBe(join(data, userName()))
  })

  test('holds though something else in the policy is wrong: runs that were begun lie there', async () => {
    const data = join(folder, 'data')
    const path = fixing(data, ', "unknown": 1')
    const { policy: read, problem } = readPolicy(path, own, disks)
    expect(problem?.message).toContain('has the unknown key "unknown"')
    expect(read).toEqual({ approveOtherWordings: false, restAccess: false, dataFolder: data })
    expect(await chooseDataFolder('/home/kim', path, own, disks)).toBe(join(data, userName()))
  })

  test('is no other’s', async () => {
    const data = join(folder, 'shared')
    mkdirSync(data, { recursive: true })
    symlinkSync(folder, join(data, userName()))
    const path = fixing(data)
    const { policy: read, problem } = readPolicy(path, own, disks)
    expect(problem?.message).toBe(
      `The policy of your organization can’t be followed: ${path} names the data folder ${data}, which holds ${join(data, userName())}, which is not a folder owned by this account.`,
    )
    expect(read).toEqual({ approveOtherWordings: false, restAccess: false })
    expect(await chooseDataFolder('/home/kim', path, own, disks)).toBe('/home/kim')
  })

  test('is nothing in which anybody could replace it', () => {
    const data = join(folder, 'open-data')
    mkdirSync(data)
    chmodSync(data, 0o777)
    expect(readPolicy(fixing(data), own, disks).problem?.message).toContain('(chmod +t)')
    chmodSync(data, 0o1777)
    expect(readPolicy(fixing(data), own, disks).problem).toBeNull()
  })

  test('is an absolute path of this system', () => {
    expect(readPolicy(fixing(String.raw`C:\data`), own, disks).problem?.message).toContain(
      'is not an absolute path here',
    )
  })

  test('does not lie on a share', async () => {
    const path = fixing('/srv/tokenferry')
    expect(readPolicy(path, own, disks).problem?.message).toContain(
      'names the data folder /srv/tokenferry, which is not on a disk of this computer, but on nfs4',
    )
    // Runs that were begun there are read and settled there.
    expect(await chooseDataFolder('/home/kim', path, own, disks)).toBe(join('/srv/tokenferry', userName()))
  })
})

test('without a policy the data lie in the folder that the operating system has for them', async () => {
  expect(await chooseDataFolder('/home/kim', join(folder, 'none.json'), own)).toBe('/home/kim')
})
