import { expect, test } from 'vitest'
import { planChange } from '../../../main/migration/steps/plan-change'
import type { Bench } from '../../../main/migration/bench'
import { windowWords, type PlannedChange } from '../../../main/contract/planned-change'
import type { RunEvent } from '../../../main/migration/events'
import { prepared, runAfter } from './world'

const window = { begin: '2026-11-23T21:00', end: '2026-11-23T23:00', timeZone: 'Europe/Zurich' }

/** What is written down of a change. */
function noted(change: PlannedChange): readonly RunEvent[] {
  const events: RunEvent[] = []
  void planChange(change).act({ record: (event: RunEvent) => events.push(event) } as unknown as Bench)
  return events
}

test('a change is noted as it is planned, its contacts one a line', () => {
  expect(noted({ window, contacts: '  Kim Ito, 4711 \n\nHelp desk\n', ticket: ' CHG1 ' })).toEqual([
    { type: 'change-planned', change: { window, contacts: 'Kim Ito, 4711\nHelp desk', ticket: 'CHG1' } },
  ])
  const run = runAfter(...prepared, ...noted({ window, contacts: '', ticket: 'CHG1' }))
  expect(run.change).toEqual({ window, contacts: '', ticket: 'CHG1' })
  expect(runAfter(...prepared).change.window).toBeNull()
})

test.each([
  [{ timeZone: 'Europe/Atlantis' }, 'There is no time zone “Europe/Atlantis”.'],
  [{ end: '2026-11-23T21:00' }, 'ends before it begins'],
  [{ end: '2026-11-22T23:00' }, 'ends before it begins'],
  [{ begin: '2026-11-31T21:00' }, 'There is no 2026-11-31 21:00 in Europe/Zurich.'],
  [{ begin: '0026-11-23T21:00' }, 'There is no 0026-11-23 21:00 in Europe/Zurich.'],
  [{ begin: '2026-03-29T02:30' }, 'There is no 2026-03-29 02:30 in Europe/Zurich.'],
])('a window with %j is refused', (wrong, why) => {
  expect(() => noted({ window: { ...window, ...wrong }, contacts: '', ticket: '' })).toThrow(why)
})

test('a window in the hour that is there twice begins with the first and ends with the second', () => {
  const twice = { ...window, begin: '2026-10-25T02:45', end: '2026-10-25T02:15' }
  expect(noted({ window: twice, contacts: '', ticket: '' })).toHaveLength(1)
})

test('a change is planned before the migration only', () => {
  expect(planChange({ window, contacts: '', ticket: '' }).at).toEqual([
    'inventory',
    'backup',
    'preauthorization',
  ])
})

test('a window says both days if it has two', () => {
  expect(windowWords(window)).toBe('23 November 2026, 21:00 to 23:00, Europe/Zurich')
  expect(windowWords({ ...window, end: '2026-11-24T01:00' })).toBe(
    '23 November 2026, 21:00 to 24 November 2026, 01:00, Europe/Zurich',
  )
})
