import { describe, expect, test } from 'vitest'
import type { CloudUser } from '../../../main/fortios/output'
import { administratorsVdom } from '../../../main/fortios/output/cloud-users'
import type { InventoryReading } from '../../../main/migration/events'
import { verify } from '../../../main/migration/verification'
import { first, inventoryOf, migrated, office, second, type Person, type World } from './world'

const listed = (name: string, vdom = 'root', email = `${name}@example.com`): CloudUser => ({
  name,
  vdom,
  email,
  phone: null,
  realm: 'default',
})
const reading = (world: World, cloud: Partial<InventoryReading> = {}): InventoryReading => ({
  inventory: inventoryOf(world),
  cloudUsers: [listed('ada', administratorsVdom), listed('kim')],
  ...cloud,
})
const verified = (
  after: InventoryReading,
  before = reading(office, { cloudUsers: [] }),
  licenses = [first],
) => verify({ licenses, before, after, serviceBefore: null, serviceAfter: null })
const done = migrated(office, first)
const withPerson = (world: World, name: string, change: Partial<Person>): World => ({
  ...world,
  people: world.people.map((person) => (person.name === name ? { ...person, ...change } : person)),
})
const row = (after: InventoryReading, name: string) => verified(after).rows.find((each) => each.name === name)

test('a clean migration is clean', () => {
  const { rows, otherChanges } = verified(reading(done))
  expect(rows.map(({ name, state, advice }) => [name, state, advice])).toEqual([
    ['ada', 'through', ''],
    ['kim', 'through', ''],
  ])
  expect(otherChanges).toEqual([])
})

describe('the advice says what the FortiGate shows, and no more', () => {
  const token = 'FTKMOB0000000002'
  const asBefore = withPerson(done, 'kim', { twoFactor: 'fortitoken', token })
  const kim = (world: World) => row(reading(world), 'kim')

  test('the entry and its token are as before', () => {
    const advice = kim({ ...asBefore, tokens: office.tokens })?.advice
    expect(advice).toContain(`unchanged. The entry still asks for the token ${token}, which is still on`)
    expect(advice).not.toContain('log in')
  })

  test('the entry is as before, and its token is gone', () => {
    expect(kim(asBefore)?.advice).toMatch(
      /still asks for the token .*no longer on this FortiGate.*may not be able/,
    )
  })

  test('there is no second factor any more', () => {
    const world = withPerson(done, 'kim', { twoFactor: 'disable' })
    expect(kim(world)).toMatchObject({ state: 'not-converted', onDevice: 'no second factor' })
    expect(kim(world)?.advice).toContain('no longer has a second factor')
  })

  test('it is another one, or the conversion is half', () => {
    expect(kim(withPerson(done, 'kim', { twoFactor: 'email' }))?.advice).toMatch(
      /^Not converted: two-factor was fortitoken, is email.*Ask Customer Service/,
    )
    const half = withPerson(done, 'kim', { twoFactor: 'fortitoken-cloud', token })
    expect(kim(half)?.advice).toContain('two-factor was fortitoken, is fortitoken-cloud')
    expect(kim(withPerson(done, 'kim', { twoFactor: 'fortitoken' }))?.advice).toContain('names none')
  })
})

describe('where a line of FortiToken Cloud’s list was not understood', () => {
  const unread = { cloudUnread: [' 2: user:kim'] }

  test('who is listed is through, and who is not is not known', () => {
    const after = reading(done, { cloudUsers: [listed('ada', administratorsVdom)], ...unread })
    expect(row(after, 'ada')).toMatchObject({ state: 'through' })
    expect(row(after, 'kim')).toMatchObject({ state: 'cloud-unknown', inCloud: 'unknown' })
    expect(row(after, 'kim')?.advice).toMatch(/^Converted. 1 line of FortiToken Cloud’s list/)
    expect(verified(after).cloudUsersExplanation).toBe(
      '1 migrated user was added. 1 line could not be understood.',
    )
  })

  test('nobody is said to have left it, or to be new where it was so before', () => {
    const before = reading(office, { cloudUsers: [listed('olga')] })
    expect(verified(reading(done, unread), before).otherChanges).toEqual([])
    expect(verified(reading(done), before).otherChanges).toMatchObject([{ what: 'is gone' }])
    const cloudUsers = [listed('ada', administratorsVdom), listed('kim'), listed('olga')]
    const incomplete = reading(office, { cloudUsers: [], ...unread })
    expect(verified(reading(done, { cloudUsers }), incomplete).otherChanges).toEqual([])
    expect(verified(reading(done, { cloudUsers })).otherChanges).toMatchObject([
      { where: 'FortiToken Cloud user "olga" of root' },
    ])
  })
})

describe('one name in two VDOMs with one e-mail', () => {
  const email = 'kim@example.com'
  const twins: World = {
    ...office,
    people: [...office.people, { name: 'kim', vdom: 'dmz', token: 'FTKMOB0000000003', email }],
  }
  const before = reading(twins, { cloudUsers: [] })
  const rows = (cloudUsers: readonly CloudUser[], world = migrated(twins, first)) =>
    verified(reading(world, { cloudUsers }), before)
      .rows.filter(({ name }) => name === 'kim')
      .map(({ vdom, state, token }) => [vdom, state, token])

  test('is verified row by row', () => {
    expect(rows([listed('kim', 'root', email), listed('kim', 'dmz', email)])).toEqual([
      ['root', 'through', 'FTKMOB0000000002'],
      ['dmz', 'through', 'FTKMOB0000000003'],
    ])
    expect(rows([listed('kim', 'dmz', email)])).toEqual([
      ['root', 'not-in-cloud', 'FTKMOB0000000002'],
      ['dmz', 'through', 'FTKMOB0000000003'],
    ])
  })

  test('and one that was not converted does not hide behind the other', () => {
    const world = migrated(twins, first)
    const half: World = {
      ...world,
      people: world.people.map((person) =>
        person.name === 'kim' && person.vdom === 'dmz'
          ? { ...person, twoFactor: 'fortitoken', token: 'FTKMOB0000000003' }
          : person,
      ),
    }
    expect(rows([listed('kim', 'root', email), listed('kim', 'dmz', email)], half)).toMatchObject([
      ['root', 'through', 'FTKMOB0000000002'],
      ['dmz', 'not-converted', 'FTKMOB0000000003'],
    ])
  })
})

test('what another migration has changed is named, and what this one has is not', () => {
  const { otherChanges } = verified(reading(migrated(done, second)))
  expect(otherChanges).toEqual([
    { where: 'license EFTM000000000002 of dmz', what: 'is gone although it was not migrated here' },
    { where: 'user local "lee" of dmz', what: 'was converted although its license was not migrated here' },
  ])
})

test('a license whose number looks unusual is explained as well', () => {
  const odd = { license: 'XX0000000001', vdom: 'root' }
  const world: World = {
    ...office,
    tokens: office.tokens.map((each) => ({ ...each, ...(each.license === first.license && odd) })),
  }
  const { rows, otherChanges } = verified(reading(migrated(world, odd)), reading(world, { cloudUsers: [] }), [
    odd,
  ])
  expect(rows.map(({ state }) => state)).toEqual(['through', 'through'])
  expect(otherChanges).toEqual([])
})
