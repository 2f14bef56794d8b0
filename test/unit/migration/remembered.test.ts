import { expect, test } from 'vitest'
import type { RunEvent } from '../../../main/migration/events'
import { applyEvent } from '../../../main/migration/fold'
import { portalRows } from '../../../main/migration/portal-rows'
import type { RunState } from '../../../main/migration/run'
import { remembered } from '../../../main/migration/remembered'
import { judge, verdictOf } from '../../../main/migration/verdict'
import { factsOf } from '../../../main/migration/verdict-facts'
import { first, prepared, runAfter } from './world'

const key = 'admin/ada'
const outcome = { message: '', hint: '', people: [] }

test('it is made again when one of its fields is another, and only then', () => {
  let made = 0
  const ticks = remembered(['inventory', 'ticked'], ({ ticked }) => {
    made += 1
    return [...ticked]
  })
  const run = runAfter(...prepared)
  const runLater: RunState = { ...run, step: 'portal' }
  expect(ticks(run)).toBe(ticks(runLater))
  expect(made).toBe(1)
  expect(ticks({ ...run, ticked: new Set([key]) })).toEqual([key])
  expect(ticks({ ...run, inventory: run.inventory && { ...run.inventory }, ticked: new Set() })).toEqual([])
  expect(made).toBe(3)
})

test('without an inventory nothing is remembered', () => {
  const sees = remembered(['inventory', 'finished'], ({ finished }) => ({ finished }))
  const run = { inventory: null, finished: null }
  expect(sees(run)).not.toBe(sees(run))
})

test('the verdict and the rows of the portal follow every record', () => {
  const events: readonly RunEvent[] = [
    { type: 'command-sent', key: first, command: '' },
    { type: 'decided', key: first, answer: 'y' },
    { type: 'settled', key: first, outcome: { ...outcome, state: 'unknown' } },
    { type: 'settled', key: first, outcome: { ...outcome, state: 'done' } },
    { type: 'ticked', keys: [key], ticked: true },
    { type: 'matched', found: { [key]: 'FTKMOB0000000009' }, mismatches: [], same: [], absent: [] },
    { type: 'ticked', keys: [key], ticked: true, reason: 'Read aloud on the phone' },
    { type: 'login-tried', worked: false, message: 'No.' },
    { type: 'ticked', keys: [key], ticked: false },
  ]
  let run = runAfter(...prepared)
  for (const [at, event] of events.entries()) {
    run = applyEvent(run, { number: at, at: '2026-11-23T12:00:00.000Z', event })
    expect(verdictOf(run)).toEqual(judge(factsOf(run)))
    const row = portalRows(run).find((each) => each.key === key)
    if (row) expect(row).toMatchObject({ ticked: run.ticked.has(key), found: run.found.get(key) ?? null })
  }
  expect(portalRows(run).map((row) => row.key)).toContain(key)
})
