import { describe, expect, test } from 'vitest'
import {
  compareSoFar,
  compareWithApproved,
  stillToCompare,
  type FreshReading,
} from '../../../main/migration/comparison'
import type { RunEvent } from '../../../main/migration/events'
import type { HaStatus } from '../../../main/fortios/output'
import {
  connectedTo,
  deviceReading,
  first,
  inventoryOf,
  migrated,
  office,
  prepared,
  readyService,
  runAfter,
  second,
  serviceReading,
} from './world'

const approved = inventoryOf(office)
const run = runAfter(...prepared)
const fresh = (more: Partial<FreshReading> = {}): FreshReading => ({
  device: deviceReading(),
  service: serviceReading(),
  inventory: { inventory: approved, cloudUsers: [] },
  backupSha256: 'a'.repeat(64),
  ...more,
})
const stops = (more: Partial<FreshReading>, of = run) =>
  compareWithApproved(of, fresh(more))
    .filter(({ state }) => state === 'stop')
    .map(({ id, text }) => `${id}: ${text}`)
const reading = (world: typeof office) => ({ inventory: { inventory: inventoryOf(world), cloudUsers: [] } })
const withPerson = (name: string, change: object) => ({
  ...office,
  people: office.people.map((person) => (person.name === name ? { ...person, ...change } : person)),
})
const withNewcomer = (world = office) => ({ ...world, people: [...world.people, { name: 'new' }] })

describe('what is read again before the question', () => {
  test('passes where nothing has changed, and says so', () => {
    const opened = runAfter(...prepared, { type: 'portal-opened', account: 'kim@example.com' })
    const checks = compareWithApproved(opened, fresh())
    expect(checks.map(({ state }) => state)).toEqual(checks.map(() => 'pass'))
    expect(checks.map(({ id }) => id)).toEqual([
      'device',
      'service',
      'inventory',
      'backup',
      'flag',
      'way-back',
      'portal',
    ])
    expect(checks.find(({ id }) => id === 'flag')?.text).toContain('8812345')
    expect(checks.find(({ id }) => id === 'way-back')?.text).toContain('The serial console')
    expect(checks.find(({ id }) => id === 'portal')?.text).toContain('kim@example.com')
  })

  test('warns where nobody has said that they can open the portal without this FortiGate', () => {
    expect(compareWithApproved(run, fresh()).filter(({ state }) => state !== 'pass')).toEqual([
      {
        id: 'portal',
        state: 'warn',
        text: 'Nobody has confirmed that the portal opens without this FortiGate',
      },
    ])
  })

  test('stops at another device, one that went out of service, and a missing backup', () => {
    expect(stops({ device: deviceReading({ serial: 'FGVM000000000099' }) })).toEqual([
      expect.stringMatching(/^device: .*FGVM000000000099/),
    ])
    expect(stops({ device: deviceReading({ version: { major: 7, minor: 0, patch: 3 } }) })).toEqual([
      expect.stringMatching(/^ready: .*7\.0\.3/),
    ])
    expect(stops({ service: serviceReading('Cannot find ftc server!') })).toEqual([
      expect.stringMatching(/^service: /),
    ])
    expect(stops({ backupSha256: null })).toEqual([expect.stringMatching(/^backup: .*\/backup\.conf/)])
    expect(stops({ backupSha256: 'b'.repeat(64) })).toEqual([expect.stringMatching(/^backup: /)])
  })

  test('stops at what may have become a free account, until somebody has accepted it; not for the seats that came along', () => {
    const free = serviceReading(
      readyService
        .replace(/balance: [\d.]+/, 'balance: 3.00')
        .replace(/max number of users: \d+/, 'max number of users: 3'),
    )
    expect(stops({ service: free })).toEqual([
      expect.stringContaining('You have not accepted that') as unknown,
    ])
    const accepted = {
      type: 'findings-answered',
      keys: ['service.free-account||FortiToken Cloud'],
      answer: '',
    } as const
    expect(stops({ service: free }, runAfter(...prepared, accepted))).toEqual([])
    const settled = {
      type: 'settled',
      key: first,
      outcome: { state: 'done', message: 'Migrated.', hint: '', people: [] },
    } as const
    const later = stops(
      { service: free, ...reading(migrated(office, first)) },
      runAfter(...prepared, settled),
    )
    expect(later.filter((text) => text.startsWith('service'))).toEqual([])
  })

  test('stops where the subscription has gone that was there at the approval', () => {
    const none = serviceReading('FortiToken Cloud service status: not licensed, service not ready.')
    const notAccepted = runAfter(...prepared.filter(({ type }) => type !== 'service-acknowledged'))
    expect(stops({ service: none }, notAccepted)).toEqual([expect.stringMatching(/^service: .*not accepted/)])
    expect(stops({ service: none })).toEqual([])
  })

  test('stops where it is the account of another customer; asterisks name nobody', () => {
    const as = (customer: string) => serviceReading(readyService.replace('1740029', customer))
    expect(stops({ service: as('1740030') })).toEqual([
      expect.stringMatching(/^service: .*was 1740029 and is 1740030/),
    ])
    expect(stops({ service: as('*******') })).toEqual([])
  })

  test('stops at what matters, with the way back', () => {
    expect(stops(reading(withPerson('kim', { email: 'other@example.net' })))).toEqual([
      expect.stringMatching(/^inventory: Changed.*"kim" of root email-to.*take the inventory again$/),
    ])
  })

  test('names what does not matter, and goes on', () => {
    const checks = compareWithApproved(run, fresh(reading(withNewcomer())))
    expect(checks.filter(({ state }) => state === 'stop')).toEqual([])
    expect(checks.find(({ id }) => id === 'other-changes')).toMatchObject({
      state: 'info',
      text: expect.stringContaining('user local "new" of root is new') as string,
    })
    expect(checks.find(({ id }) => id === 'inventory')?.text).not.toContain('unchanged')
  })

  test('names both where both have changed', () => {
    const checks = compareWithApproved(run, fresh(reading(withNewcomer(withPerson('kim', { email: 'o@x' })))))
    expect(checks.map(({ id, state }) => `${id} ${state}`)).toEqual(
      expect.arrayContaining(['inventory stop', 'other-changes info']),
    )
  })

  test('after a license: takes its migration for granted, and an unrelated change between the two', () => {
    const half = runAfter(
      ...prepared,
      { type: 'decided', key: second, answer: 'y' },
      { type: 'settled', key: second, outcome: { state: 'done', message: '', hint: '', people: [] } },
    )
    expect(stops(reading(migrated(office, second)), half)).toEqual([])
    expect(stops(reading(withNewcomer(migrated(office, second))), half)).toEqual([])
    expect(stops(reading(migrated(migrated(office, second), first)), half)).toEqual([
      expect.stringMatching(/EFTM000000000001.*start a new one for the rest$/),
    ])
  })
})

describe('after a failover', () => {
  const [one, other] = ['FGVM000000000001', 'FGVM000000000002']
  const cluster = (...serials: string[]): HaStatus => ({
    kind: 'ha-status',
    mode: 'a-p',
    health: { ok: true, messages: [] },
    members: serials.map((serial, at) => ({
      serial,
      hostname: null,
      role: at === 0 ? 'primary' : 'secondary',
      inSync: true,
    })),
  })
  const unit = (serial: string, ...members: string[]) =>
    deviceReading({ serial, haMode: { mode: 'a-p', role: 'primary' } }, cluster(...members))
  const onCluster = prepared.map((event) =>
    event.type === 'connected' ? connectedTo(unit(one, one, other)) : event,
  )
  const deviceCheck =
    (...events: readonly RunEvent[]) =>
    (device: FreshReading['device']) =>
      compareWithApproved(runAfter(...events), fresh({ device })).find(({ id }) => id === 'device')

  test('another unit of the approved cluster is named as such, also once it was connected to', () => {
    const now = unit(other, other, one)
    for (const events of [onCluster, [...onCluster, connectedTo(now)]]) {
      expect(deviceCheck(...events)(now)).toEqual({
        id: 'device',
        state: 'warn',
        text: `Another unit of the approved cluster, ${other}; ${one} was approved`,
      })
    }
  })

  test('back on the approved unit, it is that one', () => {
    const back = deviceCheck(...onCluster, connectedTo(unit(other, other, one)))
    expect(back(unit(one, one, other))).toMatchObject({ state: 'pass' })
  })

  test('a unit that was not in the cluster when it was approved stops, whatever joined it since', () => {
    const grown = deviceCheck(...onCluster, connectedTo(unit(other, other, 'FGVM000000000003')))
    expect(grown(unit('FGVM000000000003', 'FGVM000000000003', other))).toMatchObject({ state: 'stop' })
    expect(deviceCheck(...prepared)(unit(other, other, one))).toMatchObject({ state: 'stop' })
  })
})

describe('what is shown while the rest is still being read', () => {
  const { device, service } = fresh()

  test('is the beginning of what will be said in the end, whatever was found', () => {
    const found: readonly Partial<FreshReading>[] = [
      {},
      { service: serviceReading('FortiToken Cloud service status: not licensed.') },
      { device: deviceReading({ serial: 'FG200FT922909999' }) },
    ]
    for (const more of found) {
      const whole = compareWithApproved(run, fresh(more))
      const soFar = compareSoFar(run, { device, service, ...more })
      expect(soFar.length).toBeGreaterThan(1)
      expect(whole.slice(0, soFar.length)).toEqual(soFar)
    }
  })

  test('names what is still to come, until nothing is', () => {
    const ahead = ['Licenses, users and who can log in', 'The backup']
    expect(stillToCompare([])).toEqual([
      'The FortiGate and its cluster',
      'The FortiToken Cloud service',
      ...ahead,
    ])
    expect(stillToCompare(compareSoFar(run, { device, service }))).toEqual(ahead)
    expect(stillToCompare(compareWithApproved(run, fresh()))).toEqual([])
  })
})
