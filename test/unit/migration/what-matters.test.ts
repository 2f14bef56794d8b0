import { describe, expect, test } from 'vitest'
import { changesSince } from '../../../main/migration/what-matters'
import { first, inventoryOf, migrated, office, second, type Person, type Token, type World } from './world'

const approved = inventoryOf(office)
const changes = (world: World, own: readonly (typeof first)[] = [], toCome = [first, second]) => {
  const { stops, informs } = changesSince(approved, inventoryOf(world), own, toCome)
  const words = (list: typeof stops) => list.map(({ where, what }) => `${where} ${what}`)
  return { stops: words(stops), informs: words(informs) }
}
const person = (name: string, change: Partial<Person>): World => ({
  ...office,
  people: office.people.map((each) => (each.name === name ? { ...each, ...change } : each)),
})
const token = (serial: string, change: Partial<Token>): World => ({
  ...office,
  tokens: office.tokens.map((each) => (each.serial === serial ? { ...each, ...change } : each)),
})
const without = (name: string): World => ({
  ...office,
  people: office.people.filter((each) => each.name !== name),
})
const withPerson = (added: Person): World => ({ ...office, people: [...office.people, added] })
const withToken = (added: Token): World => ({ ...office, tokens: [...office.tokens, added] })

test('nothing has changed where nothing has', () => {
  expect(changes(office)).toEqual({ stops: [], informs: [] })
})

describe('it stops, by itself and in words', () => {
  test.each<[string, World, string]>([
    [
      'e-mail of a user to come',
      person('kim', { email: 'other@example.net' }),
      '"kim" of root email-to was kim@example.com, is other@example.net',
    ],
    ['a telephone number', person('kim', { more: ['sms-phone "+1"'] }), '"kim" of root sms-phone is now +1'],
    [
      'a user to come is disabled',
      person('lee', { more: ['status disable'] }),
      '"lee" of dmz status is now disable',
    ],
    [
      'another second factor',
      person('kim', { twoFactor: 'email' }),
      '"kim" of root two-factor was fortitoken',
    ],
    ['a user to come is gone', without('lee'), '"lee" of dmz is gone'],
    [
      'a token to come is somebody else’s',
      person('pat', { token: 'FTKMOB0000000003' }),
      '"pat" of root fortitoken was FTKMOB0000000009, is FTKMOB0000000003',
    ],
    [
      'a new user has a token to come',
      withPerson({ name: 'new', vdom: 'dmz', token: 'FTKMOB0000000003' }),
      '"new" of dmz is new',
    ],
    [
      'a token to come is gone',
      { ...office, tokens: office.tokens.slice(0, 2).concat(office.tokens.slice(3)) },
      '"FTKMOB0000000003" of root is gone',
    ],
    [
      'a license to come has one more',
      withToken({ serial: 'FTKMOB0000000008', license: first.license }),
      '"FTKMOB0000000008" of root is new',
    ],
    [
      'a token to come is locked',
      token('FTKMOB0000000002', { more: ['reg-id "r"', 'status lock'] }),
      'is locked now',
    ],
    [
      'a token to come has lost its app',
      token('FTKMOB0000000002', { more: [] }),
      '"FTKMOB0000000002" of root is no longer activated',
    ],
    [
      'a super_admin is confined',
      person('admin', { more: ['trusthost1 192.0.2.0 255.255.255.0'] }),
      'system admin "admin" trusthost1 is now',
    ],
    ['a super_admin is disabled', person('admin', { more: ['status disable'] }), 'status is now disable'],
    [
      'a super_admin logs in elsewhere',
      person('admin', { more: ['remote-auth enable'] }),
      'remote-auth is now enable',
    ],
    [
      'a super_admin is one no more',
      person('admin', { more: ['accprofile "prof_admin"'] }),
      'accprofile was super_admin, is prof_admin',
    ],
    [
      'a super_admin may not use SSH',
      person('admin', { more: ['disallowed-login-methods ssh'] }),
      'disallowed-login-methods',
    ],
    ['a super_admin has a password no more', without('admin'), 'system admin "admin" is gone'],
    ['there is one more super_admin', withPerson({ name: 'eve', table: 'admin' }), '"eve" is new'],
  ])('%s', (_what, world, words) => {
    const { stops, informs } = changes(world)
    expect(stops).toHaveLength(1)
    expect(stops[0]).toContain(words)
    expect(informs).toEqual([])
  })

  test('the codes of a super_admin go to another address', () => {
    const codesTo = (twoFactor: string, email: string) =>
      inventoryOf(withPerson({ name: 'eva', table: 'admin', twoFactor, email }))
    const stopsOf = (twoFactor: string) =>
      changesSince(
        codesTo(twoFactor, 'eva@example.com'),
        codesTo(twoFactor, 'mallory@example.net'),
        [],
        [first],
      ).stops
    expect(stopsOf('email').map(({ what }) => what)).toEqual([
      'email-to was eva@example.com, is mallory@example.net',
    ])
    expect(stopsOf('disable')).toEqual([])
  })

  test('somebody else has migrated a license to come', () => {
    expect(changes(migrated(office, second)).stops).toEqual([
      'license EFTM000000000002 of dmz is gone although it was not migrated here',
      'user local "lee" of dmz was converted although its license was not migrated here',
    ])
  })

  test('the VDOM of a license to come is gone', () => {
    const now = { ...approved, vdoms: ['root'] }
    expect(changesSince(approved, now, [], [second]).stops).toMatchObject([{ where: 'VDOM dmz' }])
    expect(changesSince(approved, now, [], [first]).informs).toMatchObject([{ where: 'VDOM dmz' }])
  })
})

describe('it is named, and stops nothing', () => {
  test.each<[string, World, string]>([
    ['a new user without a token', withPerson({ name: 'new' }), '"new" of root is new'],
    ['a user who stays', person('pat', { email: 'p@example.net' }), '"pat" of root email-to'],
    ['a user who stays is gone', without('hal'), '"hal" of dmz is gone'],
    ['a comment of a super_admin', person('admin', { more: ['comments "x"'] }), 'comments is now x'],
    [
      'the first factor of a user to come',
      person('lee', { more: ['passwd-policy "strict"'] }),
      'passwd-policy is now strict',
    ],
    [
      'a new administrator who may do little',
      withPerson({ name: 'eve', table: 'admin', more: ['accprofile "read"'] }),
      '"eve" is new',
    ],
    ['a comment of a token', token('FTKMOB0000000002', { more: ['reg-id "r"', 'comments "x"'] }), 'comments'],
    [
      'a token of no license to come',
      withToken({ serial: 'FTK2000000000002' }),
      '"FTK2000000000002" of root',
    ],
  ])('%s', (_what, world, words) => {
    const { stops, informs } = changes(world)
    expect(stops).toEqual([])
    expect(informs).toHaveLength(1)
    expect(informs[0]).toContain(words)
  })

  test('a token to come that was activated, or is free again', () => {
    const pending = inventoryOf(token('FTKMOB0000000002', { more: ['status lock'] }))
    const { stops, informs } = changesSince(pending, approved, [], [first, second])
    expect(stops).toEqual([])
    expect(informs.map(({ what }) => what)).toEqual(['is no longer locked', 'was activated'])
  })

  test('somebody else has migrated a license that was not chosen', () => {
    const { stops, informs } = changes(migrated(office, second), [], [first])
    expect(stops).toEqual([])
    expect(informs).toHaveLength(2)
  })
})

test('what a device changes by itself is no change at all', () => {
  const world = {
    tokens: office.tokens.map((each) =>
      each.license === first.license
        ? { ...each, more: ['reg-id "another"', 'os-ver "5.3.0_IOS"', 'activation-expire 1643060275'] }
        : each,
    ),
    people: office.people.map((each) =>
      each.table === 'admin'
        ? { ...each, more: ['gui-ignore-release-overview-version "7.2"', 'old-password ENC x'] }
        : { ...each, more: ['passwd-time 2024-02-17 17:30:37', 'history0 ENC x'] },
    ),
  }
  expect(changes(world)).toEqual({ stops: [], informs: [] })
})

describe('after the first license', () => {
  const after = migrated(office, first)

  test('the approved state has moved on by what its migration explains', () => {
    expect(changes(after, [first], [second])).toEqual({ stops: [], informs: [] })
  })

  test('and by nothing else', () => {
    const also = {
      ...after,
      people: after.people.map((each) =>
        each.name === 'lee' ? { ...each, email: 'lee@example.net' } : each,
      ),
    }
    expect(changes(also, [first], [second]).stops).toHaveLength(1)
    expect(changes(migrated(after, second), [first], [second]).stops).toHaveLength(2)
  })

  test('a super_admin whom it converted counts as approved, and any further change of the account does not', () => {
    const confined = {
      ...after,
      people: after.people.map((each) =>
        each.name === 'ada' ? { ...each, more: ['trusthost1 192.0.2.0 255.255.255.0'] } : each,
      ),
    }
    expect(changes(confined, [first], [second]).stops).toEqual([
      expect.stringContaining('system admin "ada" trusthost1'),
    ])
  })

  test('where only a part of it was migrated, the rest does not stop the others', () => {
    const part = {
      tokens: office.tokens.slice(1),
      people: office.people.map(({ token: own, ...each }) =>
        each.name === 'kim'
          ? { ...each, twoFactor: 'fortitoken-cloud' }
          : { ...each, ...(own && { token: own }) },
      ),
    }
    expect(changes(part, [first], [second])).toEqual({ stops: [], informs: [] })
  })
})

describe('administrators by single sign-on', () => {
  const admin = (name: string, accprofile: string) => ({ name, accprofile, line: null })
  const changed = (olds: ReturnType<typeof admin>[] | null, news: ReturnType<typeof admin>[] | null) => {
    const withSso = (sso: typeof olds) => {
      const { ssoAdministrators: _, ...rest } = approved
      return sso === null ? rest : { ...rest, ssoAdministrators: sso }
    }
    const { stops, informs } = changesSince(withSso(olds), withSso(news), [], [first])
    return { stops: stops.map(({ what }) => what), informs: informs.map(({ what }) => what) }
  }

  test('a super_admin who comes, goes or becomes something else stops, others do not', () => {
    expect(changed([admin('pat', 'super_admin')], [])).toEqual({ stops: ['is gone'], informs: [] })
    expect(changed([], [admin('pat', 'super_admin')])).toEqual({ stops: ['is new'], informs: [] })
    expect(changed([admin('pat', 'super_admin')], [admin('pat', 'prof_admin')])).toEqual({
      stops: ['accprofile changed from super_admin to prof_admin'],
      informs: [],
    })
    expect(changed([], [admin('pat', 'prof_admin')])).toEqual({ stops: [], informs: ['is new'] })
    expect(changed([admin('pat', 'super_admin')], [admin('pat', 'super_admin')])).toEqual({
      stops: [],
      informs: [],
    })
  })

  test('what was not read is not compared', () => {
    expect(changed(null, [admin('pat', 'super_admin')])).toEqual({ stops: [], informs: [] })
    expect(changed([admin('pat', 'super_admin')], null)).toEqual({ stops: [], informs: [] })
  })
})
