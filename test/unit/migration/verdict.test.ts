import { describe, expect, test } from 'vitest'
import type { LicenseVerdict, SecondLogin, Verdict, VerdictState } from '../../../main/contract/verdict'
import type { RunEvent } from '../../../main/migration/events'
import { verify } from '../../../main/migration/verification'
import { judge, verdictOf } from '../../../main/migration/verdict'
import type { JudgedUser, PortalVerdict, VerdictFacts } from '../../../main/migration/verdict-facts'
import { factsFor, times, verdictFor, type FixtureLicense, type FixtureUser } from '../../fixtures/verdicts'
import {
  first,
  inventoryOf,
  migrated,
  office,
  prepared,
  runAfter,
  second,
  serviceReading,
  type World,
} from './world'

const licenseStates: readonly LicenseVerdict[] = [
  'migrated',
  'refused',
  'declined',
  'partial',
  'unknown',
  'untouched',
  'not-asked',
]
const standings: readonly JudgedUser['standing'][] = ['through', 'attention', 'unchanged', 'unknown']
const portals: readonly PortalVerdict[] = ['same', 'different', 'confirmed-by-hand', 'not-compared']
const logins: readonly SecondLogin[] = ['worked', 'failed', 'not-tried', 'said-by-person', 'not-possible']
const yesNo = [true, false]

/** The table, word by word: each state with what makes it hold. The first that holds is the verdict. */
const table: readonly (readonly [VerdictState, (facts: VerdictFacts) => boolean])[] = [
  [
    'incomplete',
    ({ licenses }) => !licenses.every(({ state }) => state === 'migrated') || licenses.length === 0,
  ],
  [
    'attention',
    ({ users, otherChanges, secondLogin }) =>
      users.some(({ standing }) => standing === 'attention' || standing === 'unchanged') ||
      otherChanges > 0 ||
      users.some(({ portal }) => portal === 'different' || portal === 'confirmed-by-hand') ||
      secondLogin === 'failed',
  ],
  [
    'unproven',
    ({ users, isVerified, isCloudRead, secondLogin }) =>
      !isVerified ||
      !isCloudRead ||
      users.some(({ standing, portal }) => standing === 'unknown' || portal === 'not-compared') ||
      secondLogin === 'not-tried' ||
      secondLogin === 'not-possible',
  ],
  ['complete', () => true],
]

/** Every combination of two licenses, two users, the portal, the second login, other changes, and what was read. */
function* everything(): Generator<VerdictFacts> {
  const users: readonly FixtureUser[] = standings.flatMap((standing) =>
    portals.map((portal) => ({ standing, portal })),
  )
  for (const one of licenseStates)
    for (const other of licenseStates)
      for (const user of users)
        for (const login of logins)
          for (const otherChanges of [0, 1])
            for (const isVerified of yesNo)
              for (const isCloudRead of yesNo) {
                const good: FixtureUser = { standing: 'through', portal: 'same' }
                const licenses: readonly FixtureLicense[] = [
                  { ...first, state: one, users: [good, good] },
                  { ...second, state: other, users: [user] },
                ]
                yield factsFor(licenses, { secondLogin: login, otherChanges, isVerified, isCloudRead })
              }
}

describe('the verdict', () => {
  test('is the first state of the table that holds, whatever else is true, and says nothing rosier', () => {
    const seen = new Set<VerdictState>()
    let count = 0
    for (const facts of everything()) {
      const verdict = judge(facts)
      const expected = table.find(([, holds]) => holds(facts))?.[0]
      if (verdict.state !== expected)
        expect({ facts, state: verdict.state }).toEqual({ facts, state: expected })
      saysNothingRosier(verdict)
      seen.add(verdict.state)
      count += 1
    }
    expect([...seen].toSorted()).toEqual(['attention', 'complete', 'incomplete', 'unproven'])
    expect(count).toBe(7 * 7 * 16 * 5 * 2 * 2 * 2)
  })

  test('of no license at all is incomplete', () => {
    expect(verdictFor([])).toMatchObject({ state: 'incomplete', sentence: 'No license was migrated.' })
  })

  test.each<[string, readonly FixtureLicense[], Parameters<typeof verdictFor>[1], string]>([
    [
      'a refused license is named with its users',
      [
        { ...first, state: 'migrated', users: times(19, { standing: 'through', portal: 'same' }) },
        { ...second, state: 'refused', users: times(15, { standing: 'unchanged' }) },
      ],
      {},
      'The FortiGate refused license EFTM000000000002 of dmz (15 users). 19 of 34 users came through.',
    ],
    [
      'two licenses that are not migrated',
      [
        { ...first, state: 'not-asked', users: times(1000, { standing: 'unchanged' }) },
        { ...second, state: 'untouched', users: times(1, { standing: 'unchanged' }) },
      ],
      {},
      '2 licenses were not fully migrated: EFTM000000000001 of root (not asked, 1,000 users) and EFTM000000000002 of dmz (nothing happened after “y”, 1 user). 0 of 1,001 users came through.',
    ],
    [
      'an unknown outcome is not told as known',
      [
        { ...first, state: 'refused', users: times(2, { standing: 'unchanged' }) },
        { ...second, state: 'unknown', users: times(1, { standing: 'unchanged' }) },
      ],
      {},
      '2 licenses were not confirmed as fully migrated: EFTM000000000001 of root (refused, 2 users) and EFTM000000000002 of dmz (outcome unknown, 1 user). 0 of 3 users came through.',
    ],
    [
      'a failed login comes first',
      [{ ...first, state: 'migrated', users: times(2, { standing: 'through', portal: 'same' }) }],
      { secondLogin: 'failed' },
      'Your second login failed. All 2 users came through.',
    ],
    [
      'a serial number that differs',
      [
        {
          ...first,
          state: 'migrated',
          users: [{ name: 'anna.keller', standing: 'attention', portal: 'different' }],
        },
      ],
      {},
      '1 user needs attention: anna.keller. 1 serial number differs in the portal. The one user has not come through.',
    ],
    [
      'what is not proven is said',
      [{ ...first, state: 'migrated', users: times(41, { standing: 'through' }) }],
      { secondLogin: 'not-tried' },
      'All 41 users came through, but 41 serial numbers were not compared in the portal and no second login was tried.',
    ],
    [
      'a list that was not read',
      [{ ...first, state: 'migrated', users: times(3, { standing: 'unknown', portal: 'same' }) }],
      { isCloudRead: false },
      'Whether 3 of 3 users came through is unknown: the list of FortiToken Cloud was not read.',
    ],
    [
      'all is well',
      [{ ...first, state: 'migrated', users: times(1, { standing: 'through', portal: 'same' }) }],
      {},
      'The one user came through with the right serial number, and the second login worked.',
    ],
    [
      'nobody had a token',
      [{ ...first, state: 'migrated', users: [] }],
      {},
      'Nobody had a token of these licenses; the second login worked.',
    ],
  ])('%s', (_what, licenses, more, sentence) => {
    expect(verdictFor(licenses, more).sentence).toBe(sentence)
  })
})

/** Whatever is open stands in `open`, figures add up, and "All … came through" is said only if they did. */
function saysNothingRosier(verdict: Verdict) {
  const { state, sentence, users, portal, open, licenses, secondLogin } = verdict
  const sums = [
    users.through + users.attention + users.unchanged + users.unknown,
    portal.same + portal.different + portal.confirmedByHand + portal.notCompared,
  ]
  const lies = [
    sums.some((sum) => sum !== users.chosen) && 'the figures do not add up',
    (open.length === 0) !== (state === 'complete') && 'open is empty exactly where it is complete',
    /All \d+ users came/.test(sentence) && users.through < users.chosen && 'not all came through',
    licenses.some((each) => each.state !== 'migrated' && !sentence.includes(each.license)) &&
      'a license is not named',
    state !== 'unproven' &&
      secondLogin === 'failed' &&
      !sentence.includes('login failed') &&
      'the login is left out',
    users.attention > 0 && !sentence.includes('need') && 'somebody is left out',
  ].filter(Boolean)
  if (lies.length > 0) expect({ verdict, lies }).toEqual({ verdict, lies: [] })
}

// --- From a run ------------------------------------------------------------------------------------------------

type Outcome = 'done' | 'refused' | 'declined' | 'not-started' | 'partial' | 'unknown'

const settled = (key: typeof first, state: Outcome): RunEvent => ({
  type: 'settled',
  key,
  outcome: { state, message: '', hint: '', people: [] },
})

/** Verified after these licenses were migrated; FortiToken Cloud lists everybody who should be in it. */
function verified(licenses: readonly (typeof first)[], after: World, isCloudRead = true): RunEvent {
  const before = { inventory: inventoryOf(office), cloudUsers: [] }
  const listed = office.people
    .filter(({ token, name }) => token !== undefined && ['ada', 'kim', 'lee'].includes(name))
    .map(({ name, table, vdom = 'root', email = null }) => ({
      name,
      vdom: table === 'admin' ? '#FOS_Administrator' : vdom,
      email,
      phone: null,
      realm: 'default',
    }))
  return {
    type: 'verified',
    verification: verify({
      licenses,
      before,
      after: { inventory: inventoryOf(after), cloudUsers: isCloudRead ? listed : null },
      serviceBefore: serviceReading(),
      serviceAfter: serviceReading(),
    }),
  }
}

const both = migrated(migrated(office, first), second)
const keys = ['admin/ada', 'local/root/kim', 'local/dmz/lee']

describe('the verdict of a run', () => {
  test('counts the users of every chosen license, also of the refused one', () => {
    const run = runAfter(
      ...prepared,
      settled(first, 'done'),
      settled(second, 'refused'),
      verified([first], migrated(office, first)),
    )
    expect(verdictOf(run)).toMatchObject({
      state: 'incomplete',
      users: { chosen: 3, through: 2, unchanged: 1, attention: 0, unknown: 0 },
      licenses: [
        { ...first, state: 'migrated', users: 2 },
        { ...second, state: 'refused', users: 1 },
      ],
      portal: { same: 0, different: 0, confirmedByHand: 0, notCompared: 3 },
      secondLogin: 'not-tried',
    })
  })

  test.each<[Outcome | null, LicenseVerdict]>([
    ['done', 'migrated'],
    ['refused', 'refused'],
    ['declined', 'declined'],
    ['not-started', 'untouched'],
    ['partial', 'partial'],
    ['unknown', 'unknown'],
    [null, 'not-asked'],
  ])('an outcome %s is %s', (outcome, state) => {
    const run = runAfter(...prepared, ...(outcome ? [settled(first, outcome)] : []))
    expect(verdictOf(run).licenses[0]).toMatchObject({ state })
  })

  test('a license that was migrated in part is migrated once a later reading finds all of it done', () => {
    const done = [...prepared, settled(first, 'done'), settled(second, 'partial')]
    expect(verdictOf(runAfter(...done, verified([first, second], migrated(office, first)))).state).toBe(
      'incomplete',
    )
    expect(verdictOf(runAfter(...done, verified([first, second], both))).licenses[1]?.state).toBe('migrated')
  })

  test('who has changed although their license was not migrated needs attention', () => {
    const run = runAfter(
      ...prepared,
      settled(first, 'done'),
      settled(second, 'refused'),
      verified([first], both),
    )
    expect(verdictOf(run).users).toMatchObject({ unchanged: 0, attention: 1 })
  })

  const complete: readonly RunEvent[] = [
    ...prepared,
    settled(first, 'done'),
    settled(second, 'done'),
    verified([first, second], both),
    { type: 'login-tried', worked: true, message: 'admin could log in again.' },
    { type: 'matched', found: {}, mismatches: [], same: keys, absent: [] },
    { type: 'ticked', keys, ticked: true },
  ]
  /** The balance does not change in this world: the one thing here that a migration does not explain. */
  const others = verdictOf(runAfter(...complete)).otherChanges

  test('a list that speaks against a serial number is not outweighed by a tick, nor by another list without it', () => {
    const different: RunEvent = {
      type: 'matched',
      found: { 'local/root/kim': 'FTKMOB00000000FF' },
      mismatches: [],
      same: [],
      absent: [],
    }
    const ticked: RunEvent = { type: 'ticked', keys: ['local/root/kim'], ticked: true }
    const without: RunEvent = {
      type: 'matched',
      found: {},
      mismatches: [],
      same: [],
      absent: ['local/root/kim'],
    }
    for (const more of [[different], [different, ticked], [different, without, ticked]]) {
      expect(verdictOf(runAfter(...complete, ...more))).toMatchObject({
        state: 'attention',
        portal: { different: 1, same: 2, confirmedByHand: 0 },
        users: { through: 2, attention: 1 },
      })
    }
    const reason = 'The portal had an old page open; looked again.'
    const byHand = verdictOf(runAfter(...complete, different, { ...ticked, reason }))
    expect(byHand).toMatchObject({
      state: 'attention',
      portal: { different: 0, confirmedByHand: 1, same: 2 },
      users: { through: 2 },
    })
    const right: RunEvent = {
      type: 'matched',
      found: {},
      mismatches: [],
      same: ['local/root/kim'],
      absent: [],
    }
    expect(verdictOf(runAfter(...complete, different, right, ticked)).portal).toMatchObject({ same: 3 })
  })

  test('an older journal whose tick stands against its list is told as different', () => {
    const old: readonly RunEvent[] = [
      { type: 'matched', found: { 'local/root/kim': 'FTKMOB00000000FF' }, mismatches: ['kim …'] },
      { type: 'ticked', keys, ticked: true },
    ]
    expect(verdictOf(runAfter(...complete, ...old)).portal).toMatchObject({ different: 1, same: 2 })
  })

  test('a list of FortiToken Cloud that was not read leaves everybody unknown', () => {
    const run = runAfter(...complete, verified([first, second], both, false))
    expect(verdictOf(run).users).toMatchObject({ unknown: 3, through: 0 })
  })

  test('a login that a person has seen is among its reasons and changes nothing else', () => {
    const event: RunEvent = { type: 'user-logged-in', user: 'kim', to: 'SSL VPN', when: '2026-11-23T14:06' }
    const before = verdictOf(runAfter(...complete))
    const after = verdictOf(runAfter(...complete, event))
    expect(after.reasons).toEqual([
      'A person noted that kim logged in to SSL VPN on 23 November 2026, 14:06.',
    ])
    expect({ ...after, reasons: [] }).toEqual(before)
    expect(others).toBe(before.otherChanges)
  })
})
