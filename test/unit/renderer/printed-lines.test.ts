import { expect, test } from 'vitest'
import { mostPrinted } from '../../../main/contract/rows'
import { printedFor } from '../../../main/migration/steps/migrate/view'
import { noLines, withNewer, type HeldLines } from '../../../renderer/src/steps/migrate/printed-lines'
import { first, prepared, runAfter } from '../migration/world'

const run = runAfter(...prepared)
const printing = (output: readonly string[]) => ({
  ...run,
  licenses: run.licenses.map((license) => ({ ...license, output })),
})
const numbered = (count: number) => Array.from({ length: count }, (_, at) => `line ${at}`)

/** What a window holds that asked after each of these outputs. */
function held(...outputs: readonly (readonly string[])[]): HeldLines {
  return outputs.reduce<HeldLines>(
    (so, output) => withNewer(so, printedFor(printing(output), first, so.count)),
    noLines,
  )
}

test('only the lines that came since travel, and the window holds the same as if it had asked for all', () => {
  expect(printedFor(printing(numbered(5)), first, 3)).toEqual({ from: 3, lines: ['line 3', 'line 4'] })
  expect(printedFor(printing(numbered(5)), first, 5)).toEqual({ from: 5, lines: [] })
  for (const counts of [
    [0],
    [2, 2, 7],
    [mostPrinted - 1, mostPrinted + 5],
    [3, 3 * mostPrinted],
    [10_000, 10_001],
  ]) {
    const last = numbered(counts.at(-1) ?? 0)
    expect(held(...counts.map(numbered))).toEqual({
      from: Math.max(0, last.length - mostPrinted),
      lines: last.slice(-mostPrinted),
      count: last.length,
    })
  }
})

test('an output that has begun anew takes the place of the older one', () => {
  expect(held(numbered(7), ['other'])).toEqual({ from: 0, lines: ['other'], count: 1 })
})
