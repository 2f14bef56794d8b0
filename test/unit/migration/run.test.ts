import { describe, expect, test } from 'vitest'
import { stepIds, type StepId } from '../../../main/contract/steps'
import type { LicenseOutcome, RunEvent } from '../../../main/migration/events'
import {
  earlierEnds,
  hasBegun,
  isAccepted,
  isUnsettled,
  mayBeMigrated,
  toldOf,
  mayGoBackTo,
  openAfterYes,
} from '../../../main/migration/run'
import type { VerificationState } from '../../../main/contract/view'
import {
  connectedTo,
  deviceReading,
  first,
  inventoryOf,
  office,
  opened,
  prepared,
  runAfter,
  second,
} from './world'

const outcome = (state: LicenseOutcome['state']): LicenseOutcome => ({
  state,
  message: '',
  hint: '',
  people: [],
})
const settled = (state: LicenseOutcome['state'], key = first): RunEvent => ({
  type: 'settled',
  key,
  outcome: outcome(state),
})
const yes: RunEvent = { type: 'decided', key: first, answer: 'y' }
const back = (to: StepId): RunEvent => ({ type: 'went-back', to })

describe('going back', () => {
  const all = runAfter(...prepared)

  test('to a step keeps what it and those before it concluded, and forgets the rest', () => {
    const kept = (to: StepId) => {
      const run = runAfter(...prepared, back(to))
      return {
        step: run.step,
        service: run.service !== null && isAccepted(run, 'service.no-license'),
        inventory: run.inventory !== null && run.answers.size > 0 && run.chosen.length === 2,
        backup: run.backup !== null,
        confirmed: run.confirmed.size === 2,
        licenses: run.licenses.length,
      }
    }
    expect(kept('connect')).toEqual({
      step: 'connect',
      service: false,
      inventory: false,
      backup: false,
      confirmed: false,
      licenses: 0,
    })
    expect(kept('service')).toEqual({
      step: 'service',
      service: true,
      inventory: false,
      backup: false,
      confirmed: false,
      licenses: 0,
    })
    expect(kept('inventory')).toEqual({
      step: 'inventory',
      service: true,
      inventory: true,
      backup: false,
      confirmed: false,
      licenses: 2,
    })
    expect(kept('backup')).toEqual({
      step: 'backup',
      service: true,
      inventory: true,
      backup: true,
      confirmed: true,
      licenses: 2,
    })
    expect(kept('preauthorization')).toEqual({
      step: 'preauthorization',
      service: true,
      inventory: true,
      backup: true,
      confirmed: true,
      licenses: 2,
    })
  })

  test('and taking another inventory forgets the answers and the choice that were about the old one', () => {
    const inventory = prepared.find((event) => event.type === 'inventory-read')
    expect.assert(inventory)
    const run = runAfter(...prepared, back('inventory'), inventory)
    expect(run).toMatchObject({ chosen: [], licenses: [], backup: null })
    // What was accepted of the service is about the service.
    expect([...run.answers.keys()]).toEqual(['service.no-license||FortiToken Cloud'])
  })

  test('keeps the ticket, but for another device', () => {
    expect(runAfter(...prepared, back('connect'), connectedTo()).request.ticket).toBe('8812345')
    const other = connectedTo(deviceReading({ serial: 'FGVM000000000099' }))
    expect(runAfter(...prepared, back('connect'), other).request.ticket).toBe('')
  })

  test('connecting again later never replaces the device that was approved; at the first step it does', () => {
    const other = connectedTo(deviceReading({ serial: 'FGVM000000000002' }))
    const serials = (...events: readonly RunEvent[]) => {
      const run = runAfter(...prepared, ...events)
      return [run.approvedDevice?.status.serial, run.connected?.reading.status.serial]
    }
    expect(serials(other)).toEqual(['FGVM000000000001', 'FGVM000000000002'])
    expect(serials(back('service'), other)).toEqual(['FGVM000000000001', 'FGVM000000000002'])
    expect(serials(back('connect'), other)).toEqual(['FGVM000000000002', 'FGVM000000000002'])
  })

  test('is possible to every earlier step and to no other, until something is migrated', () => {
    expect(stepIds.filter((id) => mayGoBackTo(all, id))).toEqual([
      'connect',
      'service',
      'inventory',
      'backup',
      'preauthorization',
    ])
  })

  test.each([
    ['"y" was decided and nobody knows what became of it', [yes]],
    ['one license is done', [yes, settled('done')]],
    ['one license is half done', [yes, settled('partial')]],
    ['one license is done and the other was refused', [yes, settled('done'), settled('refused', second)]],
  ])('is not possible before "Migrate" once %s', (_what, events) => {
    const run = runAfter(...prepared, ...events, { type: 'continued', to: 'verify' })
    expect(hasBegun(run)).toBe(true)
    expect(stepIds.filter((id) => mayGoBackTo(run, id))).toEqual(['migrate'])
  })

  test.each(['not-started', 'refused', 'declined'] as const)(
    'is possible where the device says that nothing happened (%s)',
    (state) => {
      const run = runAfter(...prepared, yes, settled(state))
      expect(hasBegun(run)).toBe(false)
      expect(mayGoBackTo(run, 'inventory')).toBe(true)
    },
  )

  test('from the verification keeps what was migrated, and forgets what was verified', () => {
    const run = runAfter(
      ...prepared,
      yes,
      settled('done'),
      { type: 'continued', to: 'verify' },
      { type: 'login-tried', worked: true, message: '' },
      back('migrate'),
    )
    expect(run.licenses[0]?.outcome?.state).toBe('done')
    expect(run).toMatchObject({ verification: null, secondLogin: null })
    expect(run.inventory).not.toBeNull()
  })

  test('is not possible in a run that is finished', () => {
    const run = runAfter(...prepared, { type: 'finished', report: '/r', summary: '' })
    expect(stepIds.filter((id) => mayGoBackTo(run, id))).toEqual([])
  })
})

describe('verifying again a run that is finished', () => {
  const laptop = { user: 'ada', host: 'other-laptop' }
  const reopened: RunEvent = { type: 'reopened', why: 'verify', application: '9.9.9', laptop }
  const closed: RunEvent = { type: 'closed-again' }
  const finished = (summary: string): RunEvent => ({ type: 'finished', report: '/r', summary })
  const end = [
    ...prepared,
    yes,
    settled('done'),
    { type: 'continued', to: 'verify' },
    { type: 'login-tried', worked: true, message: '' },
    { type: 'continued', to: 'portal' },
    { type: 'ticked', keys: ['a'], ticked: true },
    { type: 'matched', found: { b: 'FTKMOB0000000009' }, mismatches: ['b'] },
    finished('first'),
  ] satisfies readonly RunEvent[]

  test('keeps what was migrated and what it is compared with, and forgets what was concluded from it', () => {
    const before = runAfter(...end)
    const run = runAfter(...end, reopened)
    expect(run).toMatchObject({
      step: 'verify',
      finished: null,
      verification: null,
      backupAfter: null,
      secondLogin: null,
      absent: new Set(),
      application: '9.9.9',
      laptop: before.laptop,
      migratedAt: before.migratedAt,
    })
    expect(run.ticked.size + run.found.size).toBe(0)
    expect(run.licenses).toEqual(before.licenses)
    expect(run.inventory).toEqual(before.inventory)
    expect(run.service).toEqual(before.service)
    expect(run.backup).toEqual(before.backup)
    expect(earlierEnds(run)).toEqual([before])
  })

  test('opens no step before the verification, so that nothing can be migrated in it', () => {
    const portal: RunEvent = { type: 'continued', to: 'portal' }
    expect(stepIds.filter((id) => mayGoBackTo(runAfter(...end, reopened, portal), id))).toEqual(['verify'])
    expect(stepIds.filter((id) => mayGoBackTo(runAfter(...end, reopened), id))).toEqual([])
  })

  test('each time adds one to the ends before', () => {
    const run = runAfter(...end, reopened, finished('second'), reopened, finished('third'))
    expect(run.finished?.summary).toBe('third')
    expect(earlierEnds(run).map((each) => each.finished?.summary)).toEqual(['first', 'second'])
  })

  test('closed again without a report, it is the run that it was', () => {
    const run = runAfter(...end, reopened, { type: 'login-tried', worked: false, message: '' }, closed)
    const before = runAfter(...end)
    expect({ ...run, touchedAt: before.touchedAt }).toEqual(before)
    expect(run.finished?.summary).toBe('first')
  })
})

describe('one license', () => {
  const at = (...events: readonly RunEvent[]) => runAfter(...prepared, ...events).licenses[0]
  const compared = (unchanged: boolean): RunEvent => ({ type: 'compared', key: first, checks: [], unchanged })

  test('is unsettled from the command to its outcome', () => {
    expect(isUnsettled(at(yes)!)).toBe(true)
    expect(isUnsettled(at(yes, { type: 'printed', key: first, lines: ['1: Converted'] })!)).toBe(true)
    expect(isUnsettled(at(yes, settled('done'))!)).toBe(false)
    expect(isUnsettled(at(yes, settled('unknown'))!)).toBe(true)
    expect(
      isUnsettled(
        at(
          compared(true),
          { type: 'command-sent', key: first, command: '' },
          { type: 'asked', key: first, question: '?' },
        )!,
      ),
    ).toBe(true)
    expect(isUnsettled(at(compared(true))!)).toBe(false)
  })

  test('counts each "y", and forgets neither with a new question', () => {
    const twice = runAfter(
      ...prepared,
      yes,
      settled('not-started'),
      compared(true),
      { type: 'asked', key: first, question: '?' },
      yes,
    )
    expect(toldOf(twice, first)).toEqual({
      yesAt: [expect.any(String), expect.any(String)],
      wasInDoubt: false,
    })
    expect(twice.licenses[0]?.stage).toBe('answered-y')
    const no = runAfter(...prepared, { type: 'decided', key: first, answer: 'n' })
    expect(toldOf(no, first).yesAt).toEqual([])
    expect(no.licenses[0]?.stage).toBe('answered-n')
  })

  test('changes nothing of the other one', () => {
    expect(runAfter(...prepared, yes, settled('done')).licenses[1]).toEqual(runAfter(...prepared).licenses[1])
  })

  test('collects what is printed, in its order', () => {
    expect(
      at(
        yes,
        { type: 'printed', key: first, lines: ['a', 'b'] },
        { type: 'printed', key: first, lines: ['c'] },
      )?.output,
    ).toEqual(['a', 'b', 'c'])
  })
})

test('a journal that does not begin with "opened" is no run', () => {
  expect(() => runAfter(connectedTo())).toThrow('begins with')
  expect(runAfter(opened)).toMatchObject({ step: 'connect', id: 'run-1' })
})

describe('the memory of a "y"', () => {
  /** A verification that finds the users of licenses in these states. */
  const verified = (...rows: readonly (readonly [string, VerificationState])[]): RunEvent => ({
    type: 'verified',
    verification: {
      rows: rows.map(([license, state], at) => ({
        key: String(at),
        name: `user.${at}`,
        vdom: 'root',
        table: 'local',
        token: '',
        license,
        state,
        onDevice: '',
        inCloud: '',
        advice: '',
      })),
      balanceBefore: null,
      balanceAfter: null,
      balanceExplanation: '',
      cloudUsersBefore: null,
      cloudUsersAfter: null,
      cloudUsersExplanation: '',
      tokensBefore: 0,
      tokensAfter: 0,
      otherChanges: [],
      after: { inventory: inventoryOf(office), cloudUsers: null },
      service: null,
    },
  })
  const isOpen = (...events: readonly RunEvent[]) => openAfterYes(runAfter(...prepared, ...events)).length > 0

  test.each([
    ['done', false],
    ['refused', false],
    ['declined', false],
    ['not-started', false],
    ['partial', true],
    ['unknown', true],
  ] as const)('is open behind an outcome "%s": %s', (state, expected) => {
    expect(isOpen(yes, settled(state))).toBe(expected)
    // What became of another license settles nothing.
    expect(isOpen(yes, settled(state), settled('done', second))).toBe(expected)
  })

  test('begins where the command is typed, not with its outcome, and names the license', () => {
    expect(isOpen()).toBe(false)
    // From there on a question may be open, and a question that was left open may have been answered.
    expect(isOpen({ type: 'command-sent', key: first, command: '' })).toBe(true)
    expect(isOpen({ type: 'asked', key: first, question: '' })).toBe(true)
    expect(isOpen({ ...yes, answer: 'n' })).toBe(true)
    expect(isOpen({ ...yes, answer: 'n' }, settled('declined'))).toBe(false)
    expect(isOpen(yes)).toBe(true)
    expect(isOpen(yes, { type: 'printed', key: first, lines: ['x'] })).toBe(true)
    const run = runAfter(...prepared, settled('done', second), yes)
    expect(openAfterYes(run).map(({ key }) => key)).toEqual([first])
  })

  test('outlives going back, finishing, opening again and closing again', () => {
    const laptop = { user: 'ada', host: 'laptop' }
    const end: RunEvent[] = [
      { type: 'continued', to: 'verify' },
      { type: 'finished', report: '/r', summary: '' },
    ]
    const again: RunEvent = { type: 'reopened', why: 'verify', application: '1', laptop }
    for (const state of ['partial', 'unknown'] as const) {
      expect(isOpen(yes, settled(state), back('migrate'))).toBe(true)
      expect(isOpen(yes, settled(state), ...end)).toBe(true)
      expect(isOpen(yes, settled(state), ...end, again)).toBe(true)
      expect(isOpen(yes, settled(state), ...end, again, { type: 'closed-again' })).toBe(true)
    }
  })

  test('of a part ends where the newest verification finds every user of that license through', () => {
    const through = [first.license, 'through'] as const
    const missing = [first.license, 'not-in-cloud'] as const
    const part = [yes, settled('partial')]
    expect(isOpen(...part, verified(through, through))).toBe(false)
    expect(isOpen(...part, verified(through, missing))).toBe(true)
    expect(isOpen(...part, verified([second.license, 'through']))).toBe(true)
    expect(isOpen(...part, verified())).toBe(true)
    expect(isOpen(...part, verified(missing), verified(through))).toBe(false)
    expect(isOpen(...part, verified(through), verified(missing))).toBe(true)
    expect(isOpen(yes, settled('unknown'), verified(through))).toBe(true)
    const laptop = { user: 'ada', host: 'laptop' }
    const finished: RunEvent = { type: 'finished', report: '/r', summary: '' }
    const again: RunEvent = { type: 'reopened', why: 'verify', application: '1', laptop }
    expect(isOpen(...part, verified(missing), finished, again, verified(through))).toBe(false)
    expect(isOpen(...part, verified(through), finished, again)).toBe(false)
    expect(isOpen(...part, verified(through), finished, again, verified(missing))).toBe(true)
  })
})

describe('that a license may have been told "y"', () => {
  const again: readonly RunEvent[] = [
    { type: 'inventory-read', reading: { inventory: inventoryOf(office), cloudUsers: null } },
    { type: 'licenses-chosen', licenses: [second] },
    { type: 'licenses-chosen', licenses: [first, second] },
  ]

  test.each(['connect', 'inventory', 'backup', 'preauthorization'] as const)(
    'outlives going back to "%s", and choosing again',
    (to) => {
      for (const before of [[yes], [settled('unknown')], [yes, settled('unknown')]]) {
        const events = [...prepared, ...before, settled('not-started'), back(to)]
        for (const run of [
          runAfter(...events, ...again),
          runAfter(...events, ...again, back(to), ...again),
        ]) {
          const [one] = run.licenses
          expect(mayBeMigrated(run, first)).toBe(true)
          expect(one).toMatchObject({ stage: 'waiting', outcome: null })
          expect(mayBeMigrated(run, second)).toBe(false)
        }
      }
    },
  )

  test('is not said of one that was answered "n"', () => {
    const run = runAfter(
      ...prepared,
      { ...yes, answer: 'n' },
      settled('declined'),
      back('inventory'),
      ...again,
    )
    expect(run.licenses.filter(({ key }) => mayBeMigrated(run, key))).toEqual([])
  })
})
