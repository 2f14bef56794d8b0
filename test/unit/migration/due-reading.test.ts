import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Clock } from '../../../main/clock'
import { DueReading } from '../../../main/migration/due-reading'
import { LateBelief, longestWork } from '../../../main/migration/late-belief'

/** A clock that goes on by a fraction of a millisecond each time that it is asked, and keeps the last timer for the test. */
function goingClock(start: number, fraction: number) {
  const timers: number[] = []
  let at = start
  const asked = () => (at += fraction)
  const clock: Clock = {
    now: () => new Date(asked()),
    monotonic: () => asked() - start,
    after: (milliseconds) => {
      // Node counts in whole milliseconds.
      timers.push(Math.trunc(milliseconds))
      return () => undefined
    },
  }
  return { clock, timers, goOn: (milliseconds: number) => (at += milliseconds) }
}

test('a reading that is made by itself is never too early to be believed, whatever is lost by rounding', () => {
  fc.assert(
    fc.property(fc.nat({ max: 1000 }), fc.nat({ max: 100 }), (start, fraction) => {
      const { clock, timers, goOn } = goingClock(1_700_000_000_000 + start / 1000, fraction / 1000)
      const belief = new LateBelief<string>(clock, (key) => key)
      belief.begin('license')
      expect(belief.found('license', 'untouched', false, false, clock.monotonic())).toBe(false)
      new DueReading(clock, () => undefined).plan(() => belief.doubt('license'))
      expect(timers[0]).toBeLessThan(longestWork + 10)
      goOn(timers[0] ?? 0)
      expect(belief.found('license', 'untouched', false, false, clock.monotonic())).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
