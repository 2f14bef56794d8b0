import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clean } from '../../unit/evidence/migrated-device'
import type { Verdict } from '../../../main/contract/verdict'
import { CommandLine } from './command-line'

let tokenferry: CommandLine
beforeAll(async () => {
  tokenferry = await CommandLine.build()
  writeFileSync(join(tokenferry.folder, 'before.conf'), clean.before)
  writeFileSync(join(tokenferry.folder, 'after.conf'), clean.after)
  writeFileSync(join(tokenferry.folder, 'broken.conf'), clean.after.replace('"kim@', '"other@'))
  const users = (clean.cloudAfter ?? []).map(
    ({ name, vdom, email, phone, realm }, at) =>
      ` ${at + 1}: username:${name} vdom:${vdom} email:${email ?? ''} phone:${phone ?? ''} realm:${realm} userdata:0\n`,
  )
  writeFileSync(
    join(tokenferry.folder, 'users.txt'),
    `Number of users in fortitoken cloud: ${users.length}\n${users.join('')}`,
  )
})
afterAll(() => tokenferry.remove())

test('two backups without a device: everybody came through', async () => {
  const args = ['verify', '--before', 'before.conf', '--after', 'after.conf']
  const withoutCloud = await tokenferry.run(args)
  expect(withoutCloud).toMatchObject({ code: 0, stderr: '' })
  expect(withoutCloud.stdout).toContain('Nothing else changed.\nFortiToken Cloud was not compared')
  expect(withoutCloud.stdout).toMatch(
    /\nVerdict: Whether 3 of 3 users came through is unknown: the list of FortiToken Cloud was not read, 3 serial numbers/,
  )
  const { code, stdout } = await tokenferry.run([...args, '--cloud', 'users.txt'])
  expect(code).toBe(0)
  expect(stdout).toContain(
    'Nothing else changed.\nVerdict: All 3 users came through, but 3 serial numbers were not compared in the portal and two backups can’t show whether a login works.\n',
  )
  const { stdout: json } = await tokenferry.run([...args, '--cloud', 'users.txt', '--json'])
  expect((JSON.parse(json) as { verdict: Verdict }).verdict).toMatchObject({
    state: 'unproven',
    secondLogin: 'not-possible',
    users: { chosen: 3, through: 3 },
  })
})

describe('a clean migration is clean', () => {
  const file = (name: string) => join(import.meta.dirname, '../../fixtures/field/cloud-list', name)
  const verify = (after: string, cloud: string) =>
    tokenferry.run(['verify', '--before', file('before.conf'), '--after', file(after), '--cloud', cloud])

  test.each([
    ['after.conf', 'cloud.txt'],
    ['after-empty-table.conf', 'cloud.txt'],
    ['after.conf', 'cloud-echo.txt'],
    ['after.conf', 'cloud-utf16.txt'],
  ])('%s, %s', async (after, cloud) => {
    expect(await verify(after, file(cloud))).toEqual({
      code: 0,
      stdout:
        'Licenses: EFTM000000000001 of root.\nNothing else changed.\nVerdict: All 8 users came through, but 8 serial numbers were not compared in the portal and two backups can’t show whether a login works.\n',
      stderr: '',
    })
  })

  test('a line of the list that is not understood is shown, and who may stand in it is not known', async () => {
    const list = readFileSync(file('cloud.txt'), 'utf8').replace('username:kim ', 'user:kim ')
    writeFileSync(join(tokenferry.folder, 'odd.txt'), list)
    const { code, stdout } = await verify('after.conf', 'odd.txt')
    expect(code).toBe(1)
    expect(stdout).toContain('Verdict: 1 user needs attention: kim. 7 of 8 users came through.')
    expect(stdout).toContain(
      'kim (root): Converted. 1 line of FortiToken Cloud’s list could not be understood',
    )
    expect(stdout).toContain('Not understood in odd.txt: 1: user:kim vdom:root')
  })

  test('a list that is cut is none', async () => {
    const list = readFileSync(file('cloud.txt'), 'utf8').split('\n').slice(0, 4).join('\n')
    writeFileSync(join(tokenferry.folder, 'cut.txt'), list)
    const { code, stderr } = await verify('after.conf', 'cut.txt')
    expect(code).toBe(2)
    expect(stderr).toContain('cut.txt is not the complete output')
  })
})

test('a change is named, and the end is 1', async () => {
  const { code, stdout } = await tokenferry.run([
    'verify',
    '--before',
    'before.conf',
    '--after',
    'broken.conf',
  ])
  expect(code).toBe(1)
  expect(stdout).toContain('kim (root): Converted, but something else changed: ')
  expect(stdout).toContain('other@example.com')
})

test('the same backup twice is no migration', async () => {
  const { code, stdout } = await tokenferry.run([
    'verify',
    '--before',
    'before.conf',
    '--after',
    'before.conf',
  ])
  expect(code).toBe(1)
  expect(stdout).toContain('No license was migrated')
})

test('a bundle is intact until somebody changes it', async () => {
  await tokenferry.run(['rehearse', '--out', 'run'])
  const bundle = join('run', 'evidence')
  const intact = await tokenferry.run([
    'verify',
    bundle,
    '--key',
    join(tokenferry.folder, bundle, 'signer.pem'),
  ])
  expect(intact).toMatchObject({ code: 0, stderr: '' })
  const { code, stderr } = await tokenferry.run(['verify', bundle, '--cloud', 'users.txt'])
  expect(code).toBe(2)
  expect(stderr).toContain('Use --cloud with --before and --after')
  expect(intact.stdout).toMatch(
    /^Intact: \d+ files, signed with SHA256:[0-9a-f]{64}\.\nHash: [0-9a-f]{64}\nVerdict: All 34 users came through with the right serial number, and the second login worked\.\n$/,
  )
  const [, hash = ''] = /^Hash: (.*)$/m.exec(intact.stdout) ?? []
  expect(readFileSync(join(tokenferry.folder, bundle, 'report.html'), 'utf8')).toContain(hash)
  const noted = await tokenferry.run(['verify', bundle, '--hash', hash])
  expect(noted).toMatchObject({ code: 0, stderr: '' })
  expect(noted.stdout).toContain(
    `\nHash: ${hash}, as noted; it covers everything except report.html and report.pdf, which show it\nVerdict: `,
  )
  expect(intact.stdout).not.toContain('it covers')
  const other = await tokenferry.run(['verify', bundle, '--hash', '0'.repeat(64), '--json'])
  expect(other).toMatchObject({ code: 1, stderr: '' })
  expect(JSON.parse(other.stdout)).toMatchObject({
    intact: false,
    problems: [`Its hash is ${hash}, not ${'0'.repeat(64)}: it is not the record that was noted.`],
    rootHash: hash,
    verdict: null,
  })
  appendFileSync(join(tokenferry.folder, bundle, 'users.csv'), 'x')
  const changed = await tokenferry.run(['verify', bundle])
  expect(changed.code).toBe(1)
  expect(changed.stdout).toBe('Not intact: 1 difference.\n  users.csv was changed.\n')
  expect(readFileSync(join(tokenferry.folder, bundle, 'README.txt'), 'utf8')).toMatch(/^REHEARSAL\./)
}, 60_000)

test.each([
  [['verify'], 'Name one bundle'],
  [['verify', 'nowhere'], 'is not a bundle of evidence'],
  [['verify', '--before', 'before.conf'], 'Name both backups'],
  [['verify', '--before', 'before.conf', '--after', 'nowhere.conf'], 'nowhere.conf'],
  [['verify', 'x', '--key', 'y'], 'neither a fingerprint'],
  [['verify', 'x', '--hash', 'y'], 'y is not the hash of a bundle'],
  [['verify', '--before', 'a', '--after', 'b', '--hash', '0'.repeat(64)], 'Name either a bundle'],
])('%j is a misuse', async (args, words) => {
  const { code, stderr } = await tokenferry.run(args)
  expect(code).toBe(2)
  expect(stderr).toContain(words)
})
