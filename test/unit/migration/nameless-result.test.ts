import { describe, expect, test } from 'vitest'
import type { RunEvent } from '../../../main/migration/events'
import { findingsFor } from '../../../main/migration/findings-of-run'
import { concludeFromDevice } from '../../../main/migration/outcome'
import { namelessResult } from '../../../main/migration/nameless-result'
import { verify } from '../../../main/migration/verification'
import { first, inventoryOf, migrated, office, prepared, runAfter, second, serviceReading } from './world'

/** What is said of these events, which come behind the first so many of those that lead to the migration. */
const said = (behind: number, ...events: readonly RunEvent[]) => {
  const before = runAfter(...prepared.slice(0, behind))
  const run = runAfter(...prepared.slice(0, behind), ...events)
  return namelessResult(before, run, findingsFor(run), false)
}
const at = (type: RunEvent['type'], to?: string) =>
  prepared.findIndex(
    (event) => event.type === type && (to === undefined || ('to' in event && event.to === to)),
  ) + 1

const approved = inventoryOf(office)
const settled = (world: typeof office): RunEvent => ({
  type: 'settled',
  key: first,
  outcome: concludeFromDevice(first, approved, inventoryOf(world)),
})

describe('what came of it', () => {
  test('counts what was read, and the decisions that are left', () => {
    const service = (text?: string): RunEvent => ({ type: 'service-read', reading: serviceReading(text) })
    const toService = at('continued', 'service')
    expect(said(toService, service())).toMatch(/^FortiToken Cloud is licensed and ready\./)
    expect(said(toService, service('FortiToken Cloud service status: not licensed.'))).toBe(
      'There is no FortiToken Cloud license yet. 1 decision left.',
    )
    const inventory = (world: typeof office): RunEvent => ({
      type: 'inventory-read',
      reading: { inventory: inventoryOf(world), cloudUsers: [] },
    })
    const toInventory = at('continued', 'inventory')
    expect(said(toInventory, inventory(office))).toBe('Inventory taken: 3 users would migrate.')
    const shared = { ...office, people: [...office.people, { name: 'max', token: 'FTKMOB0000000002' }] }
    const chosen: RunEvent = { type: 'licenses-chosen', licenses: [first, second] }
    expect(said(toInventory, inventory(shared), chosen)).toMatch(
      /^Inventory taken: \d users? would migrate\. \d+ decisions? left\.$/,
    )
  })

  test('says of a license what became of it', () => {
    const all = prepared.length
    expect(said(all, settled(migrated(office, first)))).toBe('License migrated: 2 users converted.')
    expect(said(all, settled(office))).toBe('Nothing happened: the license is unchanged.')
    const stop = { id: 'backup', state: 'stop', text: 'There is no backup' } as const
    expect(said(all, { type: 'compared', key: first, checks: [stop], unchanged: false })).toBe(
      'Something has changed since you approved it. The command was not typed.',
    )
    const run = runAfter(...prepared)
    expect(namelessResult(run, run, [], true)).toBe('The FortiGate asks whether to proceed.')
  })

  test('says how many came through, and whether the second login worked', () => {
    const done: readonly RunEvent[] = [settled(migrated(office, first)), { type: 'continued', to: 'verify' }]
    const before = runAfter(...prepared, ...done)
    const verification = verify({
      licenses: [first],
      before: { inventory: approved, cloudUsers: [] },
      after: { inventory: inventoryOf(migrated(office, first)), cloudUsers: [] },
      serviceBefore: serviceReading(),
      serviceAfter: serviceReading(),
    })
    const verified = runAfter(...prepared, ...done, { type: 'verified', verification })
    expect(namelessResult(before, verified, [], false)).toMatch(
      /^FortiGate read: \d of 3 users came through\.$/,
    )
    const tried = runAfter(...prepared, ...done, { type: 'login-tried', worked: false, message: 'kim' })
    expect(namelessResult(before, tried, [], false)).toBe('The second login failed.')
  })

  test('is nothing if nothing was done', () => {
    expect(said(prepared.length)).toBe('')
  })
})
