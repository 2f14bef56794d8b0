import { describe, expect, test } from 'vitest'
import { parseConfig, scopesOf } from '../../../main/fortios/config'
import { takeInventory } from '../../../main/review'
import { configuration, holder, inventoryOf, token, type Entry } from './configuration'
import { secretsOfTwoVdoms, twoVdoms } from './two-vdoms'

const outcomesOf = (users: Entry[], tokens: Entry[]) =>
  Object.fromEntries(inventoryOf({ users, tokens }).users.map((user) => [user.name, user.outcome]))

describe('what a migration means for a user', () => {
  const a = 'FTKMOB2100000001'

  test('migrates with an activated token of a paid license', () => {
    expect(outcomesOf([holder('kim', a)], [token(a)])).toEqual({ kim: 'migrates' })
  })

  test.each<[string, Entry, Entry[]]>([
    ['a hardware token', holder('kim', 'FTK200TEST000001'), [['FTK200TEST000001']]],
    ['a trial license', holder('kim', a), [[a, 'license "FTMTRIAL00000001"', 'reg-id "r"']]],
    ['a trial license, not activated', holder('kim', a), [[a, 'license "FTMTRIAL00000001"']]],
    ['e-mail', ['kim', 'two-factor email'], []],
    ['SMS', ['kim', 'two-factor sms'], []],
    ['FortiToken Cloud', ['kim', 'two-factor fortitoken-cloud'], []],
  ])('stays with %s', (_, user, tokens) => {
    expect(outcomesOf([user], tokens)).toEqual({ kim: 'stays' })
  })

  test.each<[string, Entry, Entry[]]>([
    ['a token that is not activated', holder('kim', a), [[a, 'license "EFTM000000000001"']]],
    ['a token with an empty reg-id', holder('kim', a), [[a, 'license "EFTM000000000001"', 'reg-id ""']]],
    ['a locked token', holder('kim', a), [token(a, 'status lock')]],
    ['a token in no table', holder('kim', a), []],
    ['no token at all', ['kim', 'two-factor fortitoken'], []],
    ['a token without a license', holder('kim', a), [[a, 'reg-id "r"']]],
    ['a license of unknown form', holder('kim', a), [[a, 'license "XFTM000000000001"', 'reg-id "r"']]],
    ['a second factor of unknown name', ['kim', 'two-factor enable', `fortitoken "${a}"`], [token(a)]],
  ])('needs attention with %s', (_, user, tokens) => {
    expect(outcomesOf([user], tokens)).toEqual({ kim: 'attention' })
  })

  test('needs attention for all who share a token', () => {
    expect(outcomesOf([holder('kim', a), holder('lee', a)], [token(a)])).toEqual({
      kim: 'attention',
      lee: 'attention',
    })
  })

  test('is not asked without a second factor', () => {
    const users: Entry[] = [['kim', 'two-factor disable'], ['lee'], ['max', `fortitoken "${a}"`]]
    expect(outcomesOf(users, [token(a)])).toEqual({})
  })

  test.each([
    ['provisioned', ['license "EFTM000000000001"'], 'migrates'],
    ['provisioning', ['license "EFTM000000000001"', 'reg-id "r"'], 'attention'],
    ['provision timeout', ['license "EFTM000000000001"', 'reg-id "r"'], 'attention'],
    ['new', ['license "EFTM000000000001"', 'reg-id "r"'], 'attention'],
    ['locked', ['license "EFTM000000000001"', 'reg-id "r"'], 'attention'],
    [
      "token already activated, and seed won't be returned",
      ['license "EFTM000000000001"', 'reg-id "r"'],
      'migrates',
    ],
  ])('believes the device when it says that a token is %s', (status, settings, outcome) => {
    const { users } = inventoryOf(
      { users: [holder('kim', a)], tokens: [[a, ...settings]] },
      { tokenStates: [{ serial: a, drift: 0, status }] },
    )
    expect(users).toMatchObject([{ name: 'kim', outcome }])
  })
})

describe('an inventory', () => {
  const inventory = takeInventory({ scopes: scopesOf(parseConfig(twoVdoms)), origin: 'file' })

  test('joins the tokens of all VDOMs to administrators and users, in the order of the file', () => {
    expect(
      inventory.users.map(({ name, vdom, token, license, outcome }) => [name, vdom, token, license, outcome]),
    ).toEqual([
      ['ftm-mig1', 'dmz', 'FTKMOB2100000001', 'EFTM000000000001', 'migrates'],
      ['kim', 'root', 'FTKMOB2100000002', 'EFTM000000000001', 'attention'],
      ['lee', 'root', 'FTK200TEST000001', null, 'stays'],
      ['kim', 'dmz', 'FTKMOB2200000001', 'EFTM000000000002', 'migrates'],
      ['max', 'dmz', 'FTKMOB2200000002', 'EFTM000000000002', 'attention'],
      ['mail', 'dmz', null, null, 'stays'],
      ['cloud', 'dmz', null, null, 'stays'],
    ])
  })

  test('counts licenses', () => {
    expect(inventory.licenses).toMatchObject([
      {
        license: 'FTMTRIAL0A4E28E6',
        vdom: 'root',
        kind: 'trial',
        tokens: 1,
        assigned: 0,
        activated: 0,
        users: 0,
      },
      {
        license: 'EFTM000000000001',
        vdom: 'root',
        kind: 'paid',
        tokens: 2,
        assigned: 2,
        activated: 1,
        users: 2,
      },
      {
        license: 'EFTM000000000002',
        vdom: 'dmz',
        kind: 'paid',
        tokens: 2,
        assigned: 2,
        activated: 2,
        users: 2,
      },
    ])
  })

  test('knows all administrators and how they log in', () => {
    const { administrators } = inventoryOf({
      admins: [
        ['local', 'accprofile "super_admin"', 'trusthost1 192.0.2.0 255.255.255.0'],
        ['radius', 'accprofile "super_admin"', 'remote-auth enable', 'wildcard enable'],
        ['card', 'accprofile "prof_admin"', 'peer-auth enable'],
        ['guests', 'guest-auth enable'],
      ],
    })
    expect(administrators).toMatchObject([
      { login: 'password', wildcard: false, trustedHosts: ['192.0.2.0 255.255.255.0'], user: null },
      { login: 'remote', wildcard: true },
      { login: 'certificate', accprofile: 'prof_admin' },
      { login: 'guest', accprofile: null },
    ])
  })

  test("prefers the token of the user's own VDOM", () => {
    const text = twoVdoms.replace(
      '"FTKMOB2200000001"\n        set license',
      '"FTKMOB2100000002"\n        set license',
    )
    const { users } = takeInventory({
      scopes: scopesOf(
        parseConfig(text.replace('fortitoken "FTKMOB2200000001"', 'fortitoken "FTKMOB2100000002"')),
      ),
    })
    expect(users.filter(({ name }) => name === 'kim')).toMatchObject([
      { vdom: 'root', license: 'EFTM000000000001' },
      { vdom: 'dmz', license: 'EFTM000000000002' },
    ])
  })

  test('has lines where it is of a file, and none where it is of a device', () => {
    const lineOfKim = twoVdoms.split('\n').indexOf('    edit "kim"') + 1
    expect(inventory.users[1]).toMatchObject({ name: 'kim', line: lineOfKim })
    const live = takeInventory({ scopes: scopesOf(parseConfig(twoVdoms)) })
    expect(
      [...live.users, ...live.tokens, ...live.licenses, ...live.administrators].every(
        ({ line }) => line === null,
      ),
    ).toBe(true)
  })

  test('follows the file where tables stand in another order', () => {
    const [head, ...rest] = configuration({
      admins: [['zoe', 'two-factor email']],
      users: [['amy', 'two-factor email']],
    }).split('config system admin')
    const [admins, users] = rest.join('').split('config user local')
    const text = `${head}config user local${users}config system admin${admins}`
    const { users: order } = takeInventory({ scopes: scopesOf(parseConfig(text)), origin: 'file' })
    expect(order.map(({ name }) => name)).toEqual(['amy', 'zoe'])
  })

  test('can be stored, without secrets', () => {
    const stored = JSON.stringify(inventory)
    expect(JSON.parse(stored)).toEqual(inventory)
    for (const secret of secretsOfTwoVdoms) expect(stored).not.toContain(secret)
  })

  test('takes names of the language for names', () => {
    const names = ['__proto__', 'constructor', 'toString', 'a b/c', 'hasOwnProperty']
    const { users, tokens } = inventoryOf({
      users: names.map((name, index) => holder(name, `FTKMOB210000000${index}`)),
      tokens: [...names.map((_, index) => token(`FTKMOB210000000${index}`)), token('__proto__')],
    })
    expect(users.map(({ name, outcome }) => [name, outcome])).toEqual(names.map((name) => [name, 'migrates']))
    expect(tokens.at(-1)).toMatchObject({ serial: '__proto__', kind: 'unknown', users: [] })
  })

  test('puts the parts of an entry together that stands twice', () => {
    const { users } = inventoryOf({
      users: [holder('kim', 'FTKMOB2100000001'), ['kim', 'sms-phone "1"']],
      tokens: [token('FTKMOB2100000001')],
    })
    expect(users).toMatchObject([{ name: 'kim', phone: '1', outcome: 'migrates' }])
  })
})

// Once for 20,000 users takes as long as twenty times for 1,000, or twenty times as long if each is looked up among all.
test('the time grows with the users, not with their square', () => {
  const fastest = (count: number) => {
    const serials = Array.from({ length: count }, (_, index) => `FTKMOB21${String(index).padStart(8, '0')}`)
    const text = configuration({
      users: serials.map((serial, index) => holder(`user-${index}`, serial)),
      tokens: serials.map((serial) => token(serial)),
    })
    const scopes = scopesOf(parseConfig(text))
    const times = [1, 2, 3, 4].map(() => {
      // The time of the processor: whatever else runs on this machine has no part in it.
      const started = process.cpuUsage()
      for (let done = 0; done < 20_000; done += count)
        expect(takeInventory({ scopes, origin: 'file' }).users).toHaveLength(count)
      const { user, system } = process.cpuUsage(started)
      return user + system
    })
    return Math.min(...times)
  }
  fastest(20_000)
  expect(fastest(20_000)).toBeLessThan(8 * fastest(1_000))
})
