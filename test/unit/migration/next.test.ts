import { describe, expect, test } from 'vitest'
import {
  checkDevice,
  isAnswered,
  openDecisions,
  viewFindings,
  whatItNeeds,
} from '../../../main/migration/decisions'
import type { LicenseOutcome, RunEvent } from '../../../main/migration/events'
import { findingsFor } from '../../../main/migration/findings-of-run'
import { findingKey } from '../../../main/migration/finding-key'
import { mayContinue } from '../../../main/migration/next'
import {
  connectedTo,
  deviceReading,
  finding,
  first,
  opened,
  prepared,
  runAfter,
  second,
  serviceReading,
} from './world'

type Ha = NonNullable<ReturnType<typeof deviceReading>['ha']>

/** The events up to and with the arrival at a step. */
const upTo = (step: string): readonly RunEvent[] => {
  const at = prepared.findIndex((event) => event.type === 'continued' && event.to === step)
  return prepared.slice(0, at + 1)
}
const next = (
  events: readonly RunEvent[],
  findings?: Parameters<typeof mayContinue>[1],
  connected = true,
  asked = false,
) => {
  const run = runAfter(...events)
  return mayContinue(run, findings ?? findingsFor(run), connected, asked)
}
const refused = (reason: RegExp) => ({ allowed: false, reason: expect.stringMatching(reason) as string })
const settled = (state: LicenseOutcome['state'], key = first): RunEvent => ({
  type: 'settled',
  key,
  outcome: { state, message: '', hint: '', people: [] },
})
const cluster = (...inSync: readonly (boolean | null)[]): Ha => ({
  kind: 'ha-status',
  mode: 'a-p',
  health: { ok: true, messages: [] },
  members: inSync.map((sync, at) => ({
    serial: `FG0000000000000${at}`,
    hostname: null,
    role: null,
    inSync: sync,
  })),
})
const primary = { mode: 'a-p', role: 'primary' } as const

describe('from "Connect"', () => {
  test('only where the device can be migrated', () => {
    expect(next([opened])).toEqual(refused(/^Connect to the FortiGate first$/))
    expect(next([opened, connectedTo()], [], false)).toEqual(refused(/^Connect to the FortiGate first$/))
    expect(next([opened, connectedTo()])).toEqual({ allowed: true, reason: '' })
    expect(next([opened, connectedTo(deviceReading({ version: { major: 7, minor: 0, patch: 3 } }))])).toEqual(
      refused(/7\.0\.3 has no command to migrate/),
    )
  })

  test.each([
    [{ major: 7, minor: 0, patch: 3 }, 'stop'],
    [{ major: 6, minor: 4, patch: 15 }, 'stop'],
    [{ major: 7, minor: 0, patch: 4 }, 'pass'],
    [{ major: 7, minor: 2, patch: 0 }, 'pass'],
    [{ major: 8, minor: 0, patch: 0 }, 'pass'],
  ])('FortiOS %j: %s', (version, state) => {
    expect(checkDevice(deviceReading({ version })).find(({ id }) => id === 'version')?.state).toBe(state)
  })

  test.each([
    ['a single unit', {}, null, 'ha', 'pass'],
    ['the primary', { haMode: primary }, cluster(true, true), 'ha', 'pass'],
    ['the secondary', { haMode: { mode: 'a-p', role: 'secondary' } }, cluster(true, true), 'ha', 'stop'],
    ['a cluster in sync', { haMode: primary }, cluster(true, true), 'sync', 'pass'],
    ['a cluster out of sync', { haMode: primary }, cluster(true, false), 'sync', 'stop'],
    ['a cluster that says it of one unit only', { haMode: primary }, cluster(true, null), 'sync', 'warn'],
    ['a cluster whose words are not understood', { haMode: primary }, null, 'sync', 'warn'],
    ['a cluster without units', { haMode: primary }, cluster(), 'sync', 'warn'],
  ] as const)('%s', (_what, status, ha, id, state) => {
    expect(checkDevice(deviceReading(status, ha)).find((check) => check.id === id)?.state).toBe(state)
  })

  test('not with an administrator who may only read', () => {
    const checks = checkDevice({ ...deviceReading(), readOnly: true })
    expect(checks.find(({ id }) => id === 'rights')).toMatchObject({ state: 'stop' })
  })
})

describe('from "Check the service"', () => {
  test('only where it was read and is ready, or its absence was accepted', () => {
    const at = upTo('service')
    const none = serviceReading('FortiToken Cloud service status: not licensed, service not ready.')
    expect(next(at)).toEqual(refused(/has not been read/))
    expect(next([...at, { type: 'service-read', reading: serviceReading() }])).toMatchObject({
      allowed: true,
    })
    expect(next([...at, { type: 'service-read', reading: none }])).toEqual(refused(/^1 decision left/))
    expect(
      next([
        ...at,
        { type: 'service-read', reading: none },
        { type: 'service-acknowledged', acknowledged: true },
      ]),
    ).toMatchObject({ allowed: true })
    // What was accepted is about that reading.
    expect(
      next([
        ...at,
        { type: 'service-read', reading: none },
        { type: 'service-acknowledged', acknowledged: true },
        { type: 'service-read', reading: none },
      ]),
    ).toMatchObject({ allowed: false })
    expect(next([...at, { type: 'service-read', reading: serviceReading('Something else.') }])).toEqual(
      refused(/nothing is concluded from it/),
    )
  })
})

describe('from "Take inventory"', () => {
  const [inventory, chosen] = prepared.filter(
    ({ type }) => type === 'inventory-read' || type === 'licenses-chosen',
  )
  expect.assert(inventory && chosen)
  const at = [...upTo('inventory'), inventory, chosen]
  const lockout = finding('admin.lockout', 'blocker')
  const answered = (key: string, answer: string): RunEvent => ({
    type: 'findings-answered',
    keys: [key],
    answer,
  })

  test('only with a license, and every decision made', () => {
    expect(next(upTo('inventory'))).toEqual(refused(/has not been read/))
    expect(next([...at, { type: 'licenses-chosen', licenses: [] }])).toEqual(refused(/at least one license/))
    expect(next(at)).toMatchObject({ allowed: true })
    const findings = [
      finding('user.no-contact', 'warning', 'kim'),
      finding('user.no-contact', 'warning', 'lee'),
      finding('license.nobody', 'info'),
      lockout,
    ]
    expect(next(at, findings)).toEqual(refused(/^3 decisions left/))
    const keys = findings.map(findingKey)
    const two = [...at, answered(keys[0] ?? '', ''), answered(keys[1] ?? '', '')]
    expect(next(two, findings)).toEqual(refused(/^1 decision left/))
    expect(next([...two, answered(findingKey(lockout), 'short')], findings)).toEqual(refused(/^1 decision/))
    expect(next([...two, answered(findingKey(lockout), 'The serial console')], findings)).toMatchObject({
      allowed: true,
    })
  })

  test('a blocker other than a lock-out can’t be answered away', () => {
    const blocker = finding('quota.below-users', 'blocker')
    expect(whatItNeeds(blocker)).toBe('resolve')
    expect(isAnswered(blocker, 'I know what I am doing, really')).toBe(false)
    expect(openDecisions([blocker], new Map([[findingKey(blocker), 'Yes, yes and yes']]))).toBe(1)
  })

  test('blockers come first, and each with its answer', () => {
    const findings = [finding('license.nobody', 'info'), finding('user.no-contact', 'warning'), lockout]
    const view = viewFindings(findings, new Map([[findingKey(lockout), 'The serial console']]))
    expect(view.map(({ id, needs, answer }) => [id, needs, answer])).toEqual([
      ['admin.lockout', 'explain', 'The serial console'],
      ['user.no-contact', 'acknowledge', null],
      ['license.nobody', 'nothing', null],
    ])
    expect(new Set(view.map(({ key }) => key)).size).toBe(3)
  })
})

describe('from "Back up"', () => {
  test('only with a backup that nothing speaks against', () => {
    const backup = prepared.find((event) => event.type === 'backed-up')
    expect.assert(backup)
    expect(next(upTo('backup'))).toEqual(refused(/Make or choose a backup/))
    expect(next([...upTo('backup'), backup])).toMatchObject({ allowed: true })
    const bad = {
      ...backup,
      backup: {
        ...backup.backup,
        checks: [{ id: 'matches', state: 'stop' as const, text: 'Of another device.' }],
      },
    }
    expect(next([...upTo('backup'), bad])).toEqual(refused(/Of another device/))
    const warned = {
      ...backup,
      backup: { ...backup.backup, checks: [{ id: 'super-admin', state: 'warn' as const, text: 'None.' }] },
    }
    expect(next([...upTo('backup'), warned])).toMatchObject({ allowed: true })
  })
})

describe('from "Ask for pre-authorization"', () => {
  test('only where the flag of every license is confirmed', () => {
    const at = upTo('preauthorization')
    const confirm = (key: typeof first, confirmed = true): RunEvent => ({
      type: 'flag-confirmed',
      key,
      confirmed,
    })
    expect(next(at)).toEqual(refused(/flags of 2 licenses are not confirmed/))
    expect(next([...at, confirm(first)])).toEqual(refused(/1 license is not confirmed/))
    expect(next([...at, confirm(first), confirm(second)])).toMatchObject({ allowed: true })
    expect(next([...at, confirm(first), confirm(second), confirm(first, false)])).toMatchObject({
      allowed: false,
    })
    expect(next([...at, confirm(first), confirm({ ...second, vdom: 'root' })])).toMatchObject({
      allowed: false,
    })
  })
})

describe('from "Migrate"', () => {
  const yes: RunEvent = { type: 'decided', key: first, answer: 'y' }

  test('only where something was migrated and nothing is in the air', () => {
    expect(next(prepared)).toEqual(refused(/No license has been migrated/))
    expect(next([...prepared, yes])).toEqual(refused(/outcome of a license is unknown/))
    expect(next([...prepared, yes, settled('refused')])).toEqual(refused(/No license has been migrated/))
    expect(next([...prepared, yes, settled('done')])).toMatchObject({
      allowed: true,
      reason: expect.stringContaining('1 license not migrated yet') as string,
    })
    expect(next([...prepared, yes, settled('done'), settled('refused', second)])).toEqual({
      allowed: true,
      reason: '',
    })
    expect(next([...prepared, yes, settled('partial')])).toMatchObject({ allowed: true })
    expect(next([...prepared, yes, settled('done')], [], false)).toEqual(refused(/Connect/))
  })

  test('not while the device waits for its answer', () => {
    expect(next([...prepared, yes, settled('done')], [], true, true)).toEqual(refused(/Answer the question/))
  })
})

describe('from the last steps', () => {
  test('"Verify" only once it was read, and "Portal" nowhere', () => {
    const verify: readonly RunEvent[] = [
      ...prepared,
      { type: 'decided', key: first, answer: 'y' },
      settled('done'),
      { type: 'continued', to: 'verify' },
    ]
    expect(next(verify)).toEqual(refused(/has not been read/))
    expect(next([...verify, { type: 'continued', to: 'portal' }])).toMatchObject({ allowed: false })
  })
})
