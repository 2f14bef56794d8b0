import { expect, test } from 'vitest'
import type { LicenseKey } from '../../../main/contract/license-key'
import type { RunEvent } from '../../../main/migration/events'
import { openDecisions } from '../../../main/migration/decisions'
import { findingsFor } from '../../../main/migration/findings-of-run'
import { connectedTo, inventoryOf, opened, runAfter } from './world'

const licenses = ['EFTM00000000000A', 'EFTM00000000000B'].map((license) => ({ license, vdom: 'root' }))

/** An administrator and a local user of one name, each with a token of another license, and no way to be reached. */
const inventory = inventoryOf({
  tokens: licenses.map(({ license }, at) => ({ serial: `FTKMOB000000000${at}`, license })),
  people: [
    { name: 'boss', table: 'admin' },
    { name: 'kim', table: 'admin', token: 'FTKMOB0000000000' },
    { name: 'kim', token: 'FTKMOB0000000001' },
  ],
})

const read: readonly RunEvent[] = [
  opened,
  connectedTo(),
  { type: 'inventory-read', reading: { inventory, cloudUsers: [] } },
]
const choose = (...chosen: readonly LicenseKey[]): RunEvent => ({ type: 'licenses-chosen', licenses: chosen })
const older = ['user.no-contact|root|kim', 'user.same-name|root|kim']
const answered = (answer: string | null): RunEvent => ({ type: 'findings-answered', keys: older, answer })

/** How many findings about the two are open. */
const open = (...events: readonly RunEvent[]) => {
  const run = runAfter(...read, ...events)
  const about = findingsFor(run).filter(({ subject }) => subject === 'kim')
  return openDecisions(about, run.answers)
}

test('what an older journal accepted under one key for both tables stays accepted, and can be taken back', () => {
  expect(open(choose(...licenses))).toBe(4)
  expect(open(choose(...licenses), answered('accepted'))).toBe(0)
  expect(open(choose(...licenses), answered('accepted'), answered(null))).toBe(4)
})

test('it covers nothing that was not shown then: the same name in the other table', () => {
  const [first, second] = licenses
  if (!first || !second) throw new Error('There are two.')
  expect(open(choose(first), answered('accepted'))).toBe(0)
  expect(open(choose(first), answered('accepted'), choose(first, second))).toBe(2)
})
