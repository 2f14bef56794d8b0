import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fractionSaid, saidSoFar } from '../../../main/migration/said'
import type { RunEvent } from '../../../main/migration/events'
import { first, prepared, runAfter, second } from './world'

const where = `license(${first.license}) in vdom(root)`
const converted = (at: number) => `${at}: Converted local(user${at}) for ${where}`
const deleted = (serial: string) =>
  `fas_migrate_token_clear[667]: Deleted token(${serial}) and license(${first.license}) in vdom(root) configuration`
const printed = [
  converted(1),
  converted(2),
  `License(${first.license}) in VDOM(root): Total 2 admin/local user(s) converted to two-factor Fortitoken-Cloud!`,
  deleted('FTKMOB0000000001'),
  deleted('FTKMOB0000000002'),
  deleted('FTKMOB0000000003'),
]
const prints = (lines: readonly string[], key = first): RunEvent => ({ type: 'printed', key, lines })
const saidAfter = (...events: readonly RunEvent[]) =>
  runAfter(...prepared, ...events).licenses.find(({ key }) => key.license === first.license)?.said

describe('what the FortiGate says it has done', () => {
  test('is counted line by line', () => {
    expect(saidAfter()).toEqual({ converted: 0, deleted: 0 })
    expect(saidAfter(prints(printed.slice(0, 1)))).toEqual({ converted: 1, deleted: 0 })
    expect(saidAfter(prints(printed))).toEqual({ converted: 2, deleted: 3 })
  })

  test('is the same however its lines come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: printed.length })), (cuts) => {
        const places = [0, ...cuts.toSorted((one, other) => one - other), printed.length]
        const pieces = places.slice(1).map((end, at) => prints(printed.slice(places[at], end)))
        expect(saidAfter(...pieces)).toEqual({ converted: 2, deleted: 3 })
      }),
    )
  })

  test('counts no line that is not known, and none of another license', () => {
    expect(saidAfter(prints(['Converted everybody', 'Ready.', '3: Converted local(x)']))).toEqual({
      converted: 0,
      deleted: 0,
    })
    expect(saidAfter(prints(printed.map((line) => line.replaceAll(first.license, second.license))))).toEqual({
      converted: 0,
      deleted: 0,
    })
  })

  test('begins anew with the next comparison', () => {
    expect(saidAfter(prints(printed), { type: 'compared', key: first, checks: [], unchanged: true })).toEqual(
      {
        converted: 0,
        deleted: 0,
      },
    )
  })

  test('is never more than there is, and says nothing of how far it is before its first line', () => {
    const all = { users: 2, tokens: 3 }
    expect(saidSoFar({ said: { converted: 9, deleted: 1 } }, all)).toEqual({ converted: 2, deleted: 1 })
    expect(fractionSaid({ converted: 0, deleted: 0 }, all)).toBeNull()
    expect(fractionSaid({ converted: 2, deleted: 1 }, all)).toBeCloseTo(0.6)
    expect(fractionSaid({ converted: 2, deleted: 3 }, all)).toBe(1)
  })
})
