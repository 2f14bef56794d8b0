import { describe, expect, test } from 'vitest'
import { concludeFromDevice, undecidedSoFar, usersOf } from '../../../main/migration/outcome'
import { first, inventoryOf, migrated, office, second, type World } from './world'

const before = inventoryOf(office)
const conclude = (world: World) => concludeFromDevice(first, before, inventoryOf(world))
const tokens = office.tokens.filter(({ license }) => license === first.license)
const holders = ['ada', 'kim'] as const

/** The world with some tokens of the license gone and some of its users converted. */
function mix(gone: readonly string[], converted: readonly string[]): World {
  return {
    tokens: office.tokens.filter(({ serial }) => !gone.includes(serial)),
    people: office.people.map(({ token, ...person }) =>
      converted.includes(person.name)
        ? { ...person, twoFactor: 'fortitoken-cloud' }
        : { ...person, ...(token !== undefined && { token }) },
    ),
  }
}

/** All subsets of a list. */
function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  return items.reduce<readonly (readonly T[])[]>(
    (all, item) => [...all, ...all.map((set) => [...set, item])],
    [[]],
  )
}

describe('what became of a license', () => {
  test('in every mix of tokens that are gone and users that are converted', () => {
    const serials = tokens.map(({ serial }) => serial)
    for (const gone of subsets(serials)) {
      for (const converted of subsets(holders)) {
        const all = gone.length === serials.length && converted.length === holders.length
        const none = gone.length === 0 && converted.length === 0
        const { state, people, message } = conclude(mix(gone, converted))
        expect(state, `gone ${gone.join()}, converted ${converted.join()}`).toBe(
          all ? 'done' : none ? 'not-started' : 'partial',
        )
        expect(people.map((person) => person.state)).toEqual(
          holders.map((name) => (converted.includes(name) ? 'converted' : 'unchanged')),
        )
        if (state === 'partial') {
          expect(message).toContain(`${converted.length} of 2 users converted`)
          expect(message).toContain(`${serials.length - gone.length} of 3 tokens still on the FortiGate`)
        }
      }
    }
  })

  test('is not done where its VDOM is not listed any more: nothing of it could be read', () => {
    const nobody = inventoryOf({ ...office, people: office.people.filter(({ name }) => name !== 'lee') })
    const others = {
      tokens: office.tokens.filter(({ vdom }) => vdom !== 'dmz'),
      people: office.people.filter(({ vdom }) => vdom !== 'dmz'),
    }
    const withoutDmz = { ...inventoryOf(others), vdoms: ['root'] }
    expect(concludeFromDevice(second, nobody, withoutDmz).state).toBe('partial')
    expect(concludeFromDevice(second, nobody, inventoryOf(others)).state).toBe('done')
  })

  test('is partial where a user is neither converted nor as before, or gone', () => {
    const changed = {
      ...office,
      people: office.people.map((person) =>
        person.name === 'kim' ? { name: 'kim', twoFactor: 'email' } : person,
      ),
    }
    expect(conclude(changed)).toMatchObject({ state: 'partial' })
    const converted = migrated(office, first)
    const gone = { ...converted, people: converted.people.filter(({ name }) => name !== 'kim') }
    expect(conclude(gone)).toMatchObject({
      state: 'partial',
      people: [{ state: 'converted' }, { name: 'kim', state: 'unknown' }],
    })
    const keepsToken = {
      ...converted,
      people: converted.people.map((person) =>
        person.name === 'ada' ? { ...person, token: 'FTKMOB0000000001' } : person,
      ),
    }
    expect(conclude(keepsToken).state).toBe('partial')
  })

  test('is not about the same license in another VDOM', () => {
    const twice: World = {
      ...office,
      tokens: [...office.tokens, { serial: 'FTKMOB0000000008', license: first.license, vdom: 'dmz' }],
    }
    const earlier = inventoryOf(twice)
    expect(concludeFromDevice(first, earlier, earlier).state).toBe('not-started')
    expect(concludeFromDevice(first, earlier, inventoryOf(migrated(twice, first))).state).toBe('done')
  })

  test('of which nobody has a token, is told by its tokens alone', () => {
    const unused = { ...office, people: office.people.filter(({ token }) => token !== 'FTKMOB0000000004') }
    const earlier = inventoryOf(unused)
    expect(concludeFromDevice(second, earlier, earlier).state).toBe('not-started')
    expect(concludeFromDevice(second, earlier, inventoryOf(migrated(unused, second))).state).toBe('done')
  })

  test('is partial where a token was added to it meanwhile', () => {
    const more = {
      ...office,
      tokens: [...office.tokens, { serial: 'FTKMOB0000000007', license: first.license }],
    }
    expect(conclude(more).state).toBe('partial')
  })
})

test('the users of a license are those whose token is of it, in whatever table and VDOM', () => {
  const elsewhere = {
    ...office,
    people: [...office.people, { name: 'eve', vdom: 'dmz', token: 'FTKMOB0000000003' }],
  }
  expect(usersOf(first, inventoryOf(elsewhere)).map(({ name }) => name)).toEqual(['ada', 'kim', 'eve'])
  expect(usersOf(second, before).map(({ name }) => name)).toEqual(['lee'])
})

describe('what is said while it may still be at work', () => {
  const people = [
    { name: 'kim', vdom: 'root', state: 'converted' },
    { name: 'lee', vdom: 'root', state: 'unchanged' },
  ] as const
  const sofar = (state: 'partial' | 'not-started') => undecidedSoFar({ state, message: '', hint: '', people })

  test('is unknown, names who was converted so far, and says no more of the rest than that', () => {
    expect(sofar('partial')).toMatchObject({ state: 'unknown', people })
    expect(sofar('partial').message).toBe(
      'Only part was migrated so far, with 1 of 2 users converted. The FortiGate may still be working on it.',
    )
  })

  test('is unknown where it looks untouched', () => {
    expect(sofar('not-started')).toMatchObject({ state: 'unknown', people })
    expect(sofar('not-started').message).toContain('looks untouched')
  })
})
