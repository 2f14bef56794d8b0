import { expect, test } from 'vitest'
import { openPoints } from '../../../main/migration/open-points'
import { verify } from '../../../main/migration/verification'
import type { Inventory } from '../../../main/review'
import { connectedTo, deviceReading, first, inventoryOf, migrated, office, prepared, runAfter } from './world'

const settled = {
  type: 'settled',
  key: first,
  outcome: { state: 'done', message: 'Migrated.', hint: '', people: [] },
} as const

/** The points of a run that has migrated and verified the first license. */
function pointsOf(later: Partial<Inventory>, version = { major: 7, minor: 2, patch: 8 }) {
  const before = inventoryOf(office)
  const inventory = { ...inventoryOf(migrated(office, first)), ...later }
  const verification = verify({
    licenses: [first],
    before: { inventory: before, cloudUsers: [] },
    after: { inventory, cloudUsers: [] },
    serviceBefore: null,
    serviceAfter: null,
  })
  const reading = deviceReading({ version })
  return openPoints(runAfter(...prepared, connectedTo(reading), settled, { type: 'verified', verification }))
}

test('nothing is open that nothing points to, and nothing before a license was migrated', () => {
  expect(pointsOf({})).toEqual([])
  expect(openPoints(runAfter(...prepared))).toEqual([])
})

test('what may put the old second factor back', () => {
  expect(pointsOf({ fortiManager: { line: null } })).toMatchObject([
    { id: 'device.fortimanager', text: expect.stringContaining('before the next installation') as unknown },
  ])
  expect(pointsOf({ fabricRoot: { name: '192.0.2.1', line: null } })).toMatchObject([{ id: 'device.fabric' }])
})

test('that a login proves less, with the record that says so', () => {
  expect(pointsOf({}, { major: 7, minor: 6, patch: 6 })).toMatchObject([
    { id: 'device.login-proves-less', text: expect.stringContaining('CVE-2026-121530') as unknown },
  ])
  expect(pointsOf({}, { major: 7, minor: 6, patch: 7 })).toEqual([])
})

test('who is left with a password alone', () => {
  const later = inventoryOf(migrated(office, first))
  const users = later.users.filter(({ name }) => name !== 'lee')
  expect(pointsOf({ users })).toMatchObject([
    { id: 'user.password-only', text: expect.stringContaining('"lee"') as unknown },
  ])
})

test('that an account may have one session only', () => {
  expect(pointsOf({ oneSessionEach: { line: null } })).toMatchObject([{ id: 'admin.one-session' }])
})
