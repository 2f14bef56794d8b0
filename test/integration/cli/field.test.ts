import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reviewReportSchema, type ReviewReport } from '../../../main/contract/review'
import { CommandLine } from './command-line'

/** Files as people have them. */
const field = resolve(import.meta.dirname, '../../fixtures/field')

let tokenferry: CommandLine
beforeAll(async () => {
  tokenferry = await CommandLine.build()
  for (const name of readdirSync(field).filter((each) => each.endsWith('.conf'))) {
    copyFileSync(join(field, name), join(tokenferry.folder, name))
  }
})
afterAll(() => tokenferry.remove())

test.each([
  ['only-root.conf', 'file.incomplete', 'warning', 'the VDOMs "sales" and "lab"'],
  ['cut-between-vdoms.conf', 'file.incomplete', 'warning', 'the VDOM "sales"'],
  ['fortiproxy.conf', 'device.other-product', 'blocker', 'This is a FortiProxy'],
  ['fortiswitch.conf', 'device.other-product', 'blocker', 'This is a FortiSwitch'],
  ['sso-admin.conf', 'admin.lockout', 'warning', '"kim@example.com" could still log in'],
])('the review of %s has %s', async (file, id, severity, words) => {
  const { stdout } = await tokenferry.run(['review', file, '--json'])
  const [reviewed] = (JSON.parse(stdout) as ReviewReport).files
  const finding = reviewed?.findings.find((each) => each.id === id)
  expect(finding).toMatchObject({ severity })
  expect(finding?.message).toContain(words)
  expect(reviewed?.users.filter(({ outcome }) => outcome === 'migrates')).toHaveLength(
    id === 'device.other-product' ? 0 : 1,
  )
})

test('a review names the product of a version, in every form', async () => {
  const words = 'FPXVM4, FortiProxy 7.4.3 build 0606'
  const { stdout } = await tokenferry.run(['review', 'fortiproxy.conf'])
  await tokenferry.run(['review', 'fortiproxy.conf', 'vdoms.conf', '--html', 'proxy.html'])
  const page = readFileSync(join(tokenferry.folder, 'proxy.html'), 'utf8')
  for (const text of [stdout, page]) {
    expect(text).toContain(words)
    expect(text).not.toContain('FortiOS 7.4.3')
  }
  expect(page).toContain('<td>FortiProxy 7.4.3</td>')
  const fleet = await tokenferry.run(['review', '.'])
  expect(fleet.stdout).toMatch(/^Device +File +Version /m)
  expect(fleet.stdout).toMatch(/fortiproxy\.conf +FortiProxy 7\.4\.3 /)
  const { files } = reviewReportSchema.parse(
    JSON.parse((await tokenferry.run(['review', '--json', 'fortiproxy.conf', 'vdoms.conf'])).stdout),
  )
  expect(files.map(({ product }) => product)).toEqual(['FortiProxy', 'FortiGate'])
})

test.each([
  ['vdoms.conf', 'cut-between-vdoms.conf', 'cut-between-vdoms.conf can’t be compared', 'VDOM "sales"'],
  ['cut.before.conf', 'cut.conf', 'cut.conf can’t be compared', 'It is truncated.'],
  ['cut.before.conf', 'one-vdom.conf', 'They can’t be compared', 'contains only VDOM "root"'],
  ['vdoms.conf', 'fortiproxy.conf', 'fortiproxy.conf is the configuration of a FortiProxy', ''],
])('%s and %s are not verified against each other', async (before, after, ...words) => {
  const { code, stdout, stderr } = await tokenferry.run(['verify', '--before', before, '--after', after])
  expect(code).toBe(2)
  expect(stdout).toBe('')
  for (const each of words) expect(stderr).toContain(each)
})

test('verification names an administrator who is left with a password alone', async () => {
  const args = [
    '--before',
    'second-factor-taken-away.before.conf',
    '--after',
    'second-factor-taken-away.after.conf',
  ]
  const { code, stdout } = await tokenferry.run(['verify', ...args])
  expect(code).toBe(1)
  expect(stdout).toContain('Left with only a password: Administrator "boss"')
  const json = await tokenferry.run(['verify', ...args, '--json'])
  expect(JSON.parse(json.stdout)).toMatchObject({ findings: [{ id: 'user.password-only', subject: 'boss' }] })
})

test('one license in two VDOMs is rehearsed in both, and named with each', async () => {
  const { code, stdout } = await tokenferry.run([
    'rehearse',
    'one-license-in-two-vdoms.conf',
    '--out',
    'twice',
  ])
  expect(code).toBe(0)
  for (const vdom of ['root', 'VDOM-A']) {
    expect(stdout).toContain(`EFTM000000000001 in ${vdom}: Migrated: 1 user converted`)
  }
})

test.each(['cut-between-vdoms.conf', 'fortiproxy.conf', 'one-vdom.conf'])(
  '%s is not rehearsed with',
  async (file) => {
    const { code, stderr } = await tokenferry.run(['rehearse', file, '--out', 'never'])
    expect(code).toBe(2)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  },
)
