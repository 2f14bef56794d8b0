import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  findingsByUser,
  findingsOf,
  reasonsOf,
  tokenFinder,
  userKey,
  type Inventory,
} from '../../../main/review'
import { holder, inventoryOf, token, type Entry } from './configuration'

const a = 'FTKMOB2100000001'

const reasonsIn = (inventory: Inventory) => {
  const tokenOf = tokenFinder(inventory.tokens)
  return Object.fromEntries(inventory.users.map((user) => [user.name, reasonsOf(user, tokenOf(user))]))
}

describe('why a user wants to be looked at', () => {
  test.each<[string, Entry, Entry[], string[]]>([
    ['nothing', holder('kim', a), [token(a)], []],
    [
      'a token that is not activated',
      holder('kim', a),
      [[a, 'license "EFTM000000000001"']],
      ['token.pending'],
    ],
    ['a locked token', holder('kim', a), [token(a, 'status lock')], ['token.locked']],
    ['a token in no table', holder('kim', a), [], ['token.missing']],
    ['no token', ['kim', 'two-factor fortitoken'], [], ['user.no-token']],
    ['no license', holder('kim', a), [[a, 'reg-id "r"']], ['license.unknown']],
    ['a trial license', holder('kim', a), [[a, 'license "FTMTRIAL00000001"']], []],
    [
      'two reasons',
      holder('kim', a),
      [[a, 'license "EFTM000000000001"', 'status lock']],
      ['token.locked', 'token.pending'],
    ],
  ])('%s', (_, user, tokens, reasons) => {
    expect(reasonsIn(inventoryOf({ users: [user], tokens }))).toEqual({ kim: reasons })
  })

  test('a shared token, for all who share it', () => {
    const inventory = inventoryOf({ users: [holder('kim', a), holder('lee', a)], tokens: [token(a)] })
    expect(reasonsIn(inventory)).toEqual({ kim: ['token.shared'], lee: ['token.shared'] })
  })

  test('another product', () => {
    const inventory = inventoryOf({ users: [holder('kim', a)], tokens: [token(a)] }, { isFortiGate: false })
    expect(reasonsIn(inventory)).toEqual({ kim: ['device.other-product'] })
  })

  test('whoever wants to be looked at has a reason, which is a finding about them; nobody else has one', () => {
    const serials = [a, 'FTKMOB2100000002', 'FTK200TEST000001']
    const settings = [
      'license "EFTM000000000001"',
      'license "FTMTRIAL00000001"',
      'license "X1"',
      'reg-id "r"',
      'status lock',
    ]
    const entry = fc.tuple(fc.constantFrom(...serials), fc.subarray(settings))
    fc.assert(
      fc.property(
        fc.uniqueArray(entry, { selector: ([serial]) => serial }),
        fc.array(fc.constantFrom(...serials, '')),
        (tokens, named) => {
          const users = named.map((serial, at): Entry =>
            serial === '' ? [`u${at}`, 'two-factor fortitoken'] : holder(`u${at}`, serial),
          )
          const inventory = inventoryOf({ users, tokens: tokens.map(([serial, more]) => [serial, ...more]) })
          const reasons = reasonsIn(inventory)
          // Of licenses that are not to be migrated less is found: all of them are.
          const licenses = inventory.licenses.map(({ license, vdom }) => ({ license, vdom }))
          const found = findingsByUser(inventory, findingsOf(inventory, { licenses }))
          for (const user of inventory.users) {
            const why = reasons[user.name] ?? []
            expect(why.length > 0).toBe(user.outcome === 'attention')
            const ids = (found.get(userKey(user)) ?? []).map(({ id }) => id)
            expect(ids).toEqual(expect.arrayContaining([...why]))
          }
        },
      ),
    )
  })
})

const about = { severity: 'warning', message: '', line: null } as const

test('a finding about a license is about all who have a token of it, in its VDOM alone', () => {
  const inventory = inventoryOf({
    users: [holder('kim', a), ['lee', 'two-factor email']],
    tokens: [token(a)],
  })
  const license = { ...about, id: 'license.unknown', subject: 'EFTM000000000001' } as const
  const found = findingsByUser(inventory, [
    { ...license, vdom: 'root' },
    { ...license, vdom: 'dmz' },
  ])
  expect([...found.keys()]).toEqual(['local/root/kim'])
  expect(found.get('local/root/kim')).toHaveLength(1)
})

test('one about a token is about its entries in that VDOM alone, whoever else has the same serial number', () => {
  const { users } = inventoryOf({ users: [holder('kim', a)] })
  const [kim] = users
  if (!kim) throw new Error('There is nobody.')
  const two = { ...kim, vdom: 'dmz' }
  const tokens = ['root', 'dmz'].map((vdom) => ({
    ...{ serial: a, vdom, kind: 'mobile' as const, license: null },
    ...{ activated: true, locked: false, users: ['kim'] },
  }))
  const locked = { ...about, id: 'token.locked', subject: a, vdom: 'dmz' } as const
  const found = findingsByUser({ users: [kim, two], tokens }, [locked])
  expect([...found.keys()]).toEqual(['local/dmz/kim'])
})

test('the lock-out is about the administrators that it names, not about everybody with a token of the license', () => {
  const inventory = inventoryOf({
    admins: [
      [...holder('boss', a), 'accprofile "super_admin"'],
      [...holder('reader', 'FTKMOB2100000002'), 'accprofile "read"'],
    ],
    users: [holder('boss', 'FTKMOB2100000003')],
    tokens: [token(a), token('FTKMOB2100000002'), token('FTKMOB2100000003')],
  })
  const lockout = findingsOf(inventory).filter(({ id }) => id === 'admin.lockout')
  expect(lockout).toMatchObject([{ administrators: ['boss'] }])
  expect([...findingsByUser(inventory, lockout).keys()]).toEqual(['admin/boss'])
})
