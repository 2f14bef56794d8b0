import { expect, test } from 'vitest'
import { limitsOfComparison, leftWithPassword, readToCompare, refuseTwoDevices } from '../../../main/review'
import { admin, configuration, holder, inventoryOf, token, type Tables } from './configuration'

const a = 'FTKMOB2100000001'
const office: Tables = { users: [holder('kim', a)], tokens: [token(a)] }
const whole = configuration(office)
const limits = (before: string, after: string) =>
  limitsOfComparison(readToCompare('before.conf', before), readToCompare('after.conf', after))
const named = (hostname: string, more = '') =>
  configuration({ ...office, more: `config system global\n    set hostname "${hostname}"\nend\n${more}` })

test('two whole backups of one device have no limits', () => {
  expect(limits(whole, whole)).toEqual([])
  expect(limits(named('FW'), named('FW'))).toEqual([])
})

test('what can’t be compared in full is said', () => {
  expect(limits(named('FW-A'), named('FW-B'))[0]).toContain('"FW-A" and after.conf from "FW-B"')
  const masked = whole.replace('ENC x', 'FortinetPasswordMask')
  expect(limits(whole, masked)).toEqual([
    'The passwords in after.conf are masked: secrets can’t be compared.',
  ])
  expect(limits(whole, whole.replace('"kim"', '"lee"'))[0]).toContain('no local user in common')
  const vdom = (text: string, name: string) => text.replace('\n', `\n#global_vdom=0:vd_name=${name}\n`)
  expect(limits(vdom(whole, 'dmz'), vdom(whole, 'dmz'))).toEqual([
    'Both contain only VDOM "dmz": administrators, other VDOMs and the global settings can’t be compared.',
  ])
  expect(() => limits(vdom(whole, 'dmz'), whole)).toThrow('contains the whole device')
  expect(() => limits(vdom(whole, 'dmz'), vdom(whole, 'root'))).toThrow('only VDOM "root"')
})

test('a file that was cut between two tables shows by the other one', () => {
  const rest = 'config firewall policy\n    edit 1\n        set action accept\n    next\nend\n'
  const more = 'config router static\n    edit 1\n        set device "wan1"\n    next\nend\n'
  expect(limits(whole + rest + more, whole)).toEqual([
    'after.conf may be truncated: it ends where before.conf continues with firewall policy and 1 more table.',
  ])
  expect(limits(whole + rest + more, whole + more)).toEqual([])
  expect(limits(whole + rest + more, whole + rest + more)).toEqual([])
})

test('two devices are not verified against each other', () => {
  const check = (before: string, after: string) => () =>
    refuseTwoDevices(readToCompare('before.conf', before), readToCompare('after.conf', after))
  expect(check(whole, whole.replace('FGT60F-', 'FG100E-'))).toThrow('from two different devices')
  expect(check(whole, whole.replace('FGT60F-', 'FortiGate-60F-'))).not.toThrow()
  expect(() => readToCompare('x.conf', whole.replace('FGT60F-', 'FPXVM4-'))).toThrow('a FortiProxy')
})

test('an account that had a second factor and has none is left with a password alone', () => {
  const before = inventoryOf({
    admins: [admin, ['boss', 'accprofile "super_admin"', 'two-factor email', 'email-to "b@example.com"']],
    users: [holder('kim', a), holder('lee', a), holder('gone', a)],
    tokens: [token(a)],
  })
  const after = inventoryOf({
    admins: [admin, ['boss', 'accprofile "super_admin"']],
    users: [
      ['kim', 'type password'],
      ['lee', 'two-factor fortitoken-cloud'],
    ],
  })
  expect(leftWithPassword(before, after)).toMatchObject([
    { id: 'user.password-only', severity: 'warning', subject: 'boss' },
    { id: 'user.password-only', severity: 'warning', subject: 'kim' },
  ])
  expect(leftWithPassword(before, before)).toEqual([])
})
