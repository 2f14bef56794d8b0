import { describe, expect, test } from 'vitest'
import {
  compareWithApproved,
  concludeAnswer,
  concludeRefusal,
  type FreshReading,
} from '../../../main/migration/steps/migrate'
import {
  deviceReading,
  first,
  inventoryOf,
  migrated,
  office,
  prepared,
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

describe('what is read again before the question', () => {
  test('passes where nothing has changed, and says so', () => {
    const checks = compareWithApproved(run, fresh())
    expect(checks.map(({ state }) => state)).toEqual(checks.map(() => 'pass'))
    expect(checks.map(({ id }) => id)).toEqual([
      'device',
      'service',
      'inventory',
      'backup',
      'flag',
      'way-back',
    ])
    expect(checks.find(({ id }) => id === 'flag')?.text).toContain('8812345')
    expect(checks.find(({ id }) => id === 'way-back')?.text).toContain('The serial console')
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

  test('stops where the subscription has gone that was there at the approval', () => {
    const none = serviceReading('FortiToken Cloud service status: not licensed, service not ready.')
    const notAccepted = runAfter(...prepared.filter(({ type }) => type !== 'service-acknowledged'))
    expect(stops({ service: none }, notAccepted)).toEqual([expect.stringMatching(/^service: .*not accepted/)])
    expect(stops({ service: none })).toEqual([])
  })

  test('stops at every change of users and tokens, and names it', () => {
    const changed = (world: typeof office) =>
      stops({ inventory: { inventory: inventoryOf(world), cloudUsers: [] } })
    const withPerson = (name: string, change: object) => ({
      ...office,
      people: office.people.map((person) => (person.name === name ? { ...person, ...change } : person)),
    })
    expect(changed(withPerson('kim', { email: 'other@example.net' }))).toEqual([
      expect.stringContaining('user local "kim" of root'),
    ])
    expect(changed({ ...office, people: office.people.filter(({ name }) => name !== 'lee') })).toEqual([
      expect.stringContaining('"lee" of dmz is gone'),
    ])
    expect(changed({ ...office, tokens: office.tokens.slice(1) })).toEqual([
      expect.stringContaining('FTKMOB0000000001'),
    ])
    expect(
      changed({ ...office, people: [...office.people, { name: 'new', token: 'FTKMOB0000000003' }] }),
    ).toEqual([expect.stringContaining('"new" of root is new')])
    expect(changed(migrated(office, second))).toEqual([
      expect.stringContaining('EFTM000000000002 of dmz is gone'),
    ])
  })

  test('takes what this run has migrated for granted, and nothing else', () => {
    const half = runAfter(
      ...prepared,
      { type: 'decided', key: second, answer: 'y' },
      { type: 'settled', key: second, outcome: { state: 'done', message: '', hint: '', people: [] } },
    )
    const after = (world: typeof office) => ({ inventory: { inventory: inventoryOf(world), cloudUsers: [] } })
    expect(stops(after(migrated(office, second)), half)).toEqual([])
    expect(stops(after(migrated(migrated(office, second), first)), half)).toEqual([
      expect.stringContaining('EFTM000000000001'),
    ])
  })
})

describe('the words of the device', () => {
  const now = inventoryOf(migrated(office, first))
  const refusal = (text: string) => concludeRefusal(first, { kind: 'ended', text }, approved, approved)

  test('count only where nothing has changed; then its own reason is given', () => {
    expect(
      refusal('Invalid License(EFTM000000000001) in vdom(root).\nCommand fail. Return code -1'),
    ).toMatchObject({
      state: 'refused',
      message:
        'The FortiGate refused: “Invalid License(EFTM000000000001) in vdom(root).” Nothing was changed.',
    })
    expect(
      refusal("\n\ncommand parse error before 'migrate-ftm'\nCommand fail. Return code -61").message,
    ).toContain('command parse error')
    expect(refusal('Command fail. Return code -1\nNo such license.').message).toContain('“No such license.”')
    expect(refusal('Command fail. Return code -1').message).toContain('Command fail. Return code -1')
    expect(refusal(' \n').state).toBe('not-started')
  })

  test('prove nothing: done is what was done, whatever was said', () => {
    expect(concludeAnswer(first, 'Total 3 admin/local user(s) converted', approved, approved).state).toBe(
      'refused',
    )
    expect(concludeAnswer(first, 'Command fail. Return code -1', approved, now).state).toBe('done')
    expect(concludeRefusal(first, { kind: 'ended', text: 'Permission denied' }, approved, now).state).toBe(
      'done',
    )
    expect(
      concludeAnswer(first, '', approved, inventoryOf({ ...office, tokens: office.tokens.slice(1) })).state,
    ).toBe('partial')
  })
})
