import { describe, expect, test } from 'vitest'
import { adjustableClock } from '../../../main/clock'
import { stoppedClock } from '../../fixtures/stopped-clock'
import { LateBelief, longestWork, readingsApart } from '../../../main/migration/late-belief'

const minute = 60_000
const noon = Date.parse('2026-11-28T12:00:00.000Z')
const license = 'EFTM000000425212 root'

/** A belief that goes by a clock which only the test moves. */
function start() {
  const clock = adjustableClock(stoppedClock(new Date(noon)))
  const belief = new LateBelief<string>(clock, (key) => key)
  const reading = (oldSessionIsThere = false) =>
    belief.found(license, 'untouched', false, oldSessionIsThere, clock.monotonic())
  /** How long the screen counts down, in milliseconds. */
  const left = () => Date.parse(belief.doubt(license)?.until ?? '') - clock.now().getTime()
  return { clock, belief, reading, left }
}

test('the two figures are those that the documents name', () => {
  expect(longestWork).toBe(15 * minute)
  expect(readingsApart).toBe(minute)
})

test('a reading counts from its beginning: by hand it may come long after it was typed', async () => {
  const { clock, belief, reading } = start()
  belief.begin(license)
  reading()
  await clock.pass(readingsApart)
  const typed = clock.monotonic()
  await clock.pass(longestWork)
  expect(belief.found(license, 'untouched', false, false, typed)).toBe(false)
  expect(reading()).toBe(true)
})

describe('an untouched license is believed to be', () => {
  test('at the second reading, not before 15 minutes', async () => {
    const { clock, belief, reading } = start()
    belief.begin(license)
    expect(reading()).toBe(false)
    await clock.pass(longestWork - 1)
    expect(reading()).toBe(false)
    await clock.pass(1)
    expect(reading()).toBe(true)
  })

  test('not at a first reading, however late it comes', async () => {
    const { clock, belief, reading } = start()
    belief.begin(license)
    await clock.pass(3 * longestWork)
    expect(reading()).toBe(false)
    await clock.pass(readingsApart - 1)
    expect(reading()).toBe(false)
    await clock.pass(1)
    expect(reading()).toBe(true)
  })

  test('not by many readings before the time is up', async () => {
    const { clock, belief, reading } = start()
    belief.begin(license)
    for (let minutes = 0; minutes < 15; minutes += 1) {
      expect(reading()).toBe(false)
      await clock.pass(minute)
    }
    expect(reading()).toBe(true)
  })

  test('not while the old session is listed, and a minute later once it is gone', async () => {
    const { clock, belief, reading } = start()
    belief.begin(license)
    reading(true)
    await clock.pass(longestWork)
    expect(reading(true)).toBe(false)
    await clock.pass(longestWork)
    expect(reading(true)).toBe(false)
    expect(reading(false)).toBe(true)
  })

  test('never sooner because the old session is gone', async () => {
    const { clock, belief, reading } = start()
    belief.begin(license)
    reading(true)
    await clock.pass(longestWork - 1)
    expect(reading(false)).toBe(false)
  })

  test('where nobody knows when the answer went out, from its first reading on', async () => {
    const { clock, reading } = start()
    expect(reading()).toBe(false)
    await clock.pass(longestWork - 1)
    expect(reading()).toBe(false)
    await clock.pass(1)
    expect(reading()).toBe(true)
  })
})

describe('a license that was migrated in part', () => {
  const part = (users: number) => `${users} converted`

  test('is believed to be like an untouched one: at the second reading, not before 15 minutes', async () => {
    const { clock, belief } = start()
    belief.begin(license)
    await clock.pass(longestWork)
    expect(belief.found(license, part(1), true, false, clock.monotonic())).toBe(false)
    await clock.pass(readingsApart - 1)
    expect(belief.found(license, part(1), true, false, clock.monotonic())).toBe(false)
    await clock.pass(1)
    expect(belief.found(license, part(1), true, false, clock.monotonic())).toBe(true)
  })

  test('has 15 minutes again whenever a reading finds it changed, as a slow device goes on', async () => {
    const { clock, belief } = start()
    belief.begin(license)
    for (let users = 0; users < 4; users += 1) {
      expect(belief.found(license, part(users), users > 0, false, clock.monotonic())).toBe(false)
      await clock.pass(longestWork)
    }
    expect(belief.found(license, part(4), true, false, clock.monotonic())).toBe(false)
    await clock.pass(longestWork - 1)
    expect(belief.found(license, part(4), true, false, clock.monotonic())).toBe(false)
    await clock.pass(1)
    expect(belief.found(license, part(4), true, false, clock.monotonic())).toBe(true)
  })

  test('not while the old session is listed', async () => {
    const { clock, belief } = start()
    belief.begin(license)
    belief.found(license, part(1), true, true, clock.monotonic())
    await clock.pass(longestWork)
    expect(belief.found(license, part(1), true, true, clock.monotonic())).toBe(false)
    expect(belief.found(license, part(1), true, false, clock.monotonic())).toBe(true)
  })

  test('is read again a minute after each change, and then when the time is up', async () => {
    const { clock, belief, left } = start()
    const next = () => Date.parse(belief.doubt(license)?.readAgain ?? '') - clock.now().getTime()
    belief.begin(license)
    belief.found(license, part(1), true, false, clock.monotonic())
    expect([next(), left()]).toEqual([readingsApart, longestWork])
    expect(belief.doubt(license)?.isPart).toBe(true)
    await clock.pass(readingsApart)
    belief.found(license, part(2), true, false, clock.monotonic())
    expect([next(), left()]).toEqual([readingsApart, longestWork])
    await clock.pass(readingsApart)
    belief.found(license, part(2), true, false, clock.monotonic())
    expect([next(), left()]).toEqual([longestWork - readingsApart, longestWork - readingsApart])
  })
})

describe('the time', () => {
  test.each([
    ['forward', 2 * minute],
    ['forward by hours', 600 * minute],
    ['back', -2 * minute],
  ])('starts anew when the clock jumps %s', async (_way, milliseconds) => {
    const { clock, belief, reading } = start()
    belief.begin(license)
    reading()
    await clock.pass(longestWork - minute)
    clock.jump(milliseconds)
    await clock.pass(minute)
    expect(reading()).toBe(false)
    expect(belief.doubt(license)?.since).toBe(clock.now().toISOString())
    await clock.pass(longestWork - 1)
    expect(reading()).toBe(false)
    await clock.pass(1)
    expect(reading()).toBe(true)
  })

  test('starts anew when it jumps once more', async () => {
    const { clock, belief, reading } = start()
    belief.begin(license)
    reading()
    clock.jump(5 * minute)
    expect(reading()).toBe(false)
    await clock.pass(longestWork - minute)
    clock.jump(-5 * minute)
    expect(reading()).toBe(false)
    await clock.pass(longestWork - minute)
    expect(reading()).toBe(false)
    await clock.pass(minute)
    expect(reading()).toBe(true)
  })

  test('goes on where the clock is only set right by some seconds', async () => {
    const { clock, belief, reading } = start()
    belief.begin(license)
    reading()
    clock.jump(-20_000)
    await clock.pass(longestWork)
    expect(reading()).toBe(true)
  })

  test('starts anew with each answer that may be on its way, and the readings before it count for nothing', async () => {
    const { clock, belief, reading } = start()
    belief.begin(license)
    reading()
    await clock.pass(longestWork)
    belief.begin(license)
    expect(reading()).toBe(false)
    await clock.pass(longestWork - 1)
    expect(reading()).toBe(false)
  })

  test('does not start anew where it is only made sure that there is a doubt', async () => {
    const { clock, belief, reading } = start()
    belief.begin(license)
    reading()
    await clock.pass(longestWork)
    belief.beginOnce(license)
    expect(reading()).toBe(true)
  })

  test('is counted for each license by itself', async () => {
    const { clock, belief, reading } = start()
    const other = 'EFTM000000425213 root'
    belief.begin(license)
    reading()
    await clock.pass(10 * minute)
    belief.begin(other)
    belief.found(other, 'untouched', false, false, clock.monotonic())
    await clock.pass(5 * minute)
    expect(reading()).toBe(true)
    expect(belief.found(other, 'untouched', false, false, clock.monotonic())).toBe(false)
    belief.end(license)
    expect(belief.doubt(license)).toBeNull()
    expect(belief.doubt(other)).not.toBeNull()
  })
})

describe('what is said of the doubt', () => {
  test('is nothing where there is none', () => {
    const { belief } = start()
    expect(belief.doubt(license)).toBeNull()
    belief.begin(license)
    belief.end(license)
    expect(belief.doubt(license)).toBeNull()
  })

  test('counts down from 15 minutes', async () => {
    const { clock, belief, reading, left } = start()
    belief.begin(license)
    reading()
    expect(belief.doubt(license)).toEqual({
      since: '2026-11-28T12:00:00.000Z',
      until: '2026-11-28T12:15:00.000Z',
      readAgain: '2026-11-28T12:15:00.000Z',
      isPart: false,
      isDue: false,
      oldSessionIsThere: false,
    })
    await clock.pass(14 * minute)
    expect(left()).toBe(minute)
    expect(belief.doubt(license)?.since).toBe('2026-11-28T12:00:00.000Z')
    await clock.pass(minute)
    expect(left()).toBe(0)
    expect(belief.doubt(license)?.isDue).toBe(true)
    await clock.pass(minute)
    expect(left()).toBe(0)
  })

  test('counts a minute where the first reading came late, and is due only when one would be believed', async () => {
    const { clock, belief, reading, left } = start()
    belief.begin(license)
    await clock.pass(longestWork)
    expect(belief.doubt(license)?.isDue).toBe(false)
    reading()
    expect(left()).toBe(readingsApart)
    await clock.pass(readingsApart)
    expect(belief.doubt(license)?.isDue).toBe(true)
    expect(reading()).toBe(true)
  })

  test('counts a minute to the next look while the old session is listed', async () => {
    const { clock, belief, reading, left } = start()
    belief.begin(license)
    reading()
    await clock.pass(longestWork)
    reading(true)
    expect(belief.doubt(license)).toMatchObject({ isDue: false, oldSessionIsThere: true })
    expect(left()).toBe(readingsApart)
  })

  test('is 15 minutes again after a jump of the clock, also where nothing was read since', async () => {
    const { clock, belief, reading, left } = start()
    belief.begin(license)
    reading()
    await clock.pass(14 * minute)
    clock.jump(60 * minute)
    expect(left()).toBe(longestWork)
    expect(belief.doubt(license)?.since).toBe('2026-11-28T13:14:00.000Z')
  })
})

describe('what a person typed', () => {
  /** The times of the device’s own clock, which is of another day. */
  const device = (milliseconds: number, takes = 2_000) => ({
    from: milliseconds - 86_400_000,
    to: milliseconds - 86_400_000 + takes,
  })

  test('is believed by the device’s own clock, not by when it was handed over', async () => {
    const { clock, belief, left } = start()
    belief.begin(license)
    const reads = (typed: number) =>
      belief.found(license, 'untouched', false, false, clock.monotonic(), device(typed))
    expect(reads(0)).toBe(false)
    await clock.pass(longestWork)
    // Typed five seconds after the first one, though it was asked for only now.
    expect(reads(5_000)).toBe(false)
    expect(left()).toBe(longestWork - 5_000)
    await clock.pass(longestWork)
    expect(reads(longestWork - 1)).toBe(false)
    expect(reads(longestWork)).toBe(true)
  })

  test('is not believed sooner by a device whose clock is fast or was set', async () => {
    const { clock, belief } = start()
    belief.begin(license)
    const reads = (typed: number) =>
      belief.found(license, 'untouched', false, false, clock.monotonic(), device(typed))
    expect(reads(0)).toBe(false)
    await clock.pass(longestWork - 1)
    expect(reads(2 * longestWork)).toBe(false)
    await clock.pass(longestWork)
    expect(reads(-longestWork), 'set back').toBe(false)
  })

  test('has a minute between two readings as well, however long the first one took', async () => {
    const { clock, belief } = start()
    belief.begin(license)
    const first = device(0, longestWork)
    expect(belief.found(license, 'untouched', false, false, clock.monotonic(), first)).toBe(false)
    await clock.pass(2 * longestWork)
    const reads = (typed: number) =>
      belief.found(license, 'untouched', false, false, clock.monotonic(), device(typed))
    expect(reads(longestWork + readingsApart - 1)).toBe(false)
    expect(reads(longestWork + readingsApart)).toBe(true)
  })
})
