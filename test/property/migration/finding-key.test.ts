import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openDecisions } from '../../../main/migration/decisions'
import { findingKey, findingOfKey, keysWithTable } from '../../../main/migration/finding-key'
import { findingsOf, usersByFinding, userKey } from '../../../main/review'
import { inventoryOf, type Entry } from '../../unit/review/configuration'

const serials = ['FTKMOB2100000001', 'FTKMOB2100000002', 'FTKMOB2100000003', 'FTK200TEST000001']

const entry = fc
  .record({
    name: fc.constantFrom('kim', 'Kim', 'lee', 'a|b', 'x@admin'),
    serial: fc.constantFrom('', ...serials),
    contact: fc.subarray(['email-to "someone@example.com"', 'status disable']),
  })
  .map(({ name, serial, contact }): Entry => [
    name,
    'two-factor fortitoken',
    ...(serial === '' ? [] : [`fortitoken "${serial}"`]),
    ...contact,
  ])
const entries = fc.uniqueArray(entry, { selector: ([name]) => name })
const tokens = fc.uniqueArray(
  fc
    .tuple(
      fc.constantFrom(...serials),
      fc.subarray(['license "EFTM000000000001"', 'license "X1"', 'reg-id "r"', 'status lock']),
    )
    .map(([serial, settings]): Entry => [serial, ...settings]),
  { selector: ([serial]) => serial },
)

/** Of devices on which an administrator and a local user may have the same name. */
const inventories = fc
  .record({ admins: entries, users: entries, tokens })
  .map(({ admins, ...tables }) =>
    inventoryOf({ ...tables, admins: admins.map((each) => [...each, 'accprofile "super_admin"']) }),
  )

const found = inventories.map((inventory) => ({
  inventory,
  findings: findingsOf(inventory, { account: 'kim' }),
}))

/** As journals have it that were written before keys named the table. */
const olderKey = (key: string) => key.replace(/^([^|]*)@(?:admin|local)/, '$1')

test('no two findings of a device have the same key, so that an answer to one is an answer to that one alone', () => {
  fc.assert(
    fc.property(found, ({ findings }) => {
      const keys = findings.map(findingKey)
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys.map(findingOfKey)).toEqual(findings.map(({ id, subject }) => ({ id, subject })))
      const open = openDecisions(findings, new Map())
      for (const finding of findings.filter(({ severity }) => severity === 'warning')) {
        expect(openDecisions(findings, new Map([[findingKey(finding), 'accepted']]))).toBe(open - 1)
      }
    }),
  )
})

test('what is found in an entry is about that entry alone', () => {
  fc.assert(
    fc.property(found, ({ inventory, findings }) => {
      const users = usersByFinding(inventory, findings)
      for (const finding of findings) {
        const { table, vdom, subject } = finding
        if (table) expect(users.get(finding)).toEqual([userKey({ table, vdom: vdom ?? '', name: subject })])
      }
    }),
  )
})

test('a key of an older journal means what was shown under it then: all of it, and nothing else', () => {
  fc.assert(
    fc.property(found, found, ({ findings: shown }, { findings: later }) => {
      for (const finding of shown) {
        const key = findingKey(finding)
        const older = olderKey(key)
        const meant = shown.map(findingKey).filter((each) => olderKey(each) === older)
        expect(keysWithTable([older], () => shown)).toEqual(older === key ? [key] : [older, ...meant])
        expect(keysWithTable([key], () => later)).toEqual([key])
      }
    }),
  )
})
