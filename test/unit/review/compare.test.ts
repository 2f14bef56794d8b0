import { describe, expect, test } from 'vitest'
import { compareInventories, findConverted } from '../../../main/review'
import { admin, holder, inventoryOf, token, type Entry, type Tables } from './configuration'

const a = 'FTKMOB2100000001'
const b = 'FTKMOB2100000002'
const c = 'FTKMOB2100000003'
const contact = 'email-to "someone@example.com"'

const before: Tables = {
  admins: [admin, holder('ada', a, 'accprofile "super_admin"', 'vdom "vdom1"')],
  users: [holder('kim', b, 'passwd ENC first'), ['plain', 'type password']],
  tokens: [token(a), token(b), token(c), ['FTKMOB39AAAA0001', 'license "FTMTRIAL00000001"']],
}
const after: Tables = {
  admins: [
    admin,
    ['ada', 'two-factor fortitoken-cloud', contact, 'accprofile "super_admin"', 'vdom "vdom1"'],
  ],
  users: [
    ['kim', 'two-factor fortitoken-cloud', contact, 'passwd ENC second'],
    ['plain', 'type password'],
  ],
  tokens: [['FTKMOB39AAAA0001', 'license "FTMTRIAL00000001"']],
}
const compare = (now: Tables, then: Tables = before) =>
  compareInventories(inventoryOf(then), inventoryOf(now))

describe('a comparison', () => {
  test('finds nothing in two readings of one device, whose encrypted values differ', () => {
    expect(
      compare({ ...before, users: [holder('kim', b, 'passwd ENC other'), ['plain', 'type password']] }),
    ).toEqual([])
  })

  test('expects what a migration does', () => {
    expect(compare(after)).toEqual([])
    expect(findConverted(inventoryOf(before), inventoryOf(after))).toMatchObject([
      { name: 'ada', table: 'admin', token: a },
      { name: 'kim', table: 'local', token: b },
    ])
  })

  test('reports what else became of a converted user', () => {
    const admins: Entry[] = [
      admin,
      ['ada', 'two-factor fortitoken-cloud', contact, 'accprofile "super_admin"', 'vdom "root"'],
    ]
    expect(compare({ ...after, admins })).toEqual([
      {
        entry: 'admin/ada',
        change: 'changed',
        option: 'vdom',
        where: 'system admin "ada"',
        what: 'vdom was vdom1, is root',
      },
    ])
  })

  test('does not take a half conversion for one', () => {
    const users: Entry[] = [holder('kim', b), ['plain', 'type password']]
    const half: Entry[] = [
      ['kim', 'two-factor fortitoken-cloud', `fortitoken "${b}"`, contact],
      ['plain', 'type password'],
    ]
    const now = { ...after, users: half }
    expect(compare(now, { ...before, users })).toEqual([
      {
        entry: 'local/root/kim',
        change: 'changed',
        option: 'two-factor',
        where: 'user local "kim" of root',
        what: 'two-factor was fortitoken, is fortitoken-cloud',
      },
    ])
    expect(
      findConverted(inventoryOf({ ...before, users }), inventoryOf(now)).map(({ name }) => name),
    ).toEqual(['ada'])
  })

  test('reports tokens of a license of which others are left', () => {
    expect(compare({ ...after, tokens: [...after.tokens!, token(c)] })).toMatchObject([
      { entry: `token/root/${a}`, change: 'removed', what: 'is gone' },
      { entry: `token/root/${b}`, change: 'removed' },
    ])
  })

  test('reports trial tokens that went: they can not be migrated', () => {
    expect(compare({ ...after, tokens: [] })).toMatchObject([
      { entry: 'token/root/FTKMOB39AAAA0001', change: 'removed' },
    ])
  })

  test('reports entries that came and went, and options that came and went', () => {
    const users: Entry[] = [
      ['kim', 'two-factor fortitoken-cloud', contact, 'passwd ENC second'],
      ['new', 'type password'],
    ]
    expect(compare({ ...after, users })).toMatchObject([
      { entry: 'local/root/plain', change: 'removed' },
      { entry: 'local/root/new', change: 'added', where: 'user local "new" of root', what: 'is new' },
    ])
    const options: Entry[] = [users[0]!, ['plain', 'status disable']]
    expect(compare({ ...after, users: options }).map(({ what }) => what)).toEqual([
      'type was password, is no longer set',
      'status is now disable',
    ])
  })

  test('says that a secret came or went, never which', () => {
    const users: Entry[] = [
      ['kim', 'two-factor fortitoken-cloud', contact],
      ['plain', 'type password'],
    ]
    expect(compare({ ...after, users }).map(({ what }) => what)).toEqual([
      'passwd was (secret), is no longer set',
    ])
  })

  test('ignores what changes by itself', () => {
    const lately = (time: string): Tables => ({ admins: [['ada', `last-login ${time}`]] })
    expect(compare(lately('2027-01-02 10:00:00'), lately('2027-01-01 10:00:00'))).toEqual([])
  })

  test('reports VDOMs that came and went', () => {
    const scope = (vdom: string) => ({ kind: 'vdom' as const, vdom, nodes: [] })
    const one = inventoryOf({}, { scopes: [scope('root'), scope('dmz')] })
    const other = inventoryOf({}, { scopes: [scope('root'), scope('lab')] })
    expect(compareInventories(one, other)).toEqual([
      { entry: 'vdom/dmz', change: 'removed', option: null, where: 'VDOM dmz', what: 'is gone' },
      { entry: 'vdom/lab', change: 'added', option: null, where: 'VDOM lab', what: 'is new' },
    ])
  })
})
