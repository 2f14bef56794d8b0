import { describe, expect, test } from 'vitest'
import { DeviceClock, shownTime, type Moment } from '../../../../main/device/by-hand/device-clock'

/** The device is three hours and 20 seconds ahead of this computer. */
const ahead = 3 * 3_600_000 + 20_000
const seconds = (number: number): Moment => ({ monotonic: number * 1_000, wall: number * 1_000 })
/** What the device shows at that second of this computer. */
const shows = (number: number) => number * 1_000 + ahead

describe('the clock of a FortiGate, by what was pasted', () => {
  test('is not known before anything was', () => {
    const clock = new DeviceClock()
    expect(clock.latestAt(seconds(10))).toBeNull()
    expect(clock.mayBeAfter(shows(-86_400), seconds(10))).toBe(true)
  })

  test('tells what was printed before it was asked for', () => {
    const clock = new DeviceClock()
    clock.handedOver(shows(30), seconds(40))
    expect(clock.mayBeAfter(shows(90), seconds(100))).toBe(true)
    expect(clock.mayBeAfter(shows(88), seconds(100))).toBe(false)
    // What was handed over once never serves what is asked for later.
    expect(clock.mayBeAfter(shows(30), seconds(41))).toBe(false)
  })

  test('is at most as late as the quickest answer says', () => {
    const clock = new DeviceClock()
    clock.typedAfter(shows(60), seconds(0))
    clock.typedAfter(shows(105), seconds(100))
    expect(clock.latestAt(seconds(200))).toBe(shows(206))
  })

  test('is not held back by an old recording that was taken for a new one', () => {
    const clock = new DeviceClock()
    clock.handedOver(shows(-86_400), seconds(5))
    clock.typedAfter(shows(-86_400), seconds(0))
    clock.handedOver(shows(30), seconds(40))
    clock.typedAfter(shows(30), seconds(20))
    expect(clock.latestAt(seconds(100))).toBe(shows(111))
    expect(clock.mayBeAfter(shows(-86_000), seconds(50))).toBe(false)
  })

  test('goes on while this computer sleeps', () => {
    const clock = new DeviceClock()
    clock.typedAfter(shows(0), seconds(0))
    const awake: Moment = { monotonic: 10_000, wall: 610_000 }
    expect(clock.latestAt(awake)).toBe(shows(611))
  })

  test('is not put back by a clock on the wall that is', () => {
    const clock = new DeviceClock()
    clock.typedAfter(shows(0), seconds(0))
    expect(clock.latestAt({ monotonic: 10_000, wall: -3_600_000 })).toBe(shows(11))
  })
})

test('a time of the device is shown to the second, never too early', () => {
  expect(shownTime(Date.UTC(2026, 10, 23, 10, 0, 46, 1))).toBe('2026-11-23 10:00:47')
})

describe('what was taken for later than a moment', () => {
  const taken = () => {
    const clock = new DeviceClock()
    clock.typedAfter(shows(10), seconds(0))
    clock.handedOver(shows(20), seconds(30))
    return clock
  }

  test('is refuted by a later time that both clocks of this computer contradict', () => {
    const clock = taken()
    clock.handedOver(shows(3_600), seconds(60))
    expect(clock.mayStillBeAfter(shows(10), seconds(0))).toBe(false)
  })

  test('is not by time that went by while this computer slept', () => {
    const clock = taken()
    clock.handedOver(shows(3_600), { monotonic: 60_000, wall: 3_605_000 })
    expect(clock.mayBeAfter(shows(10), seconds(0))).toBe(false)
    expect(clock.mayStillBeAfter(shows(10), seconds(0))).toBe(true)
  })

  test('of a copy says nothing of the first one', () => {
    const clock = taken()
    const other = clock.copy()
    other.handedOver(shows(86_400), seconds(60))
    other.typedAfter(shows(86_400), seconds(60))
    expect(clock.latestAt(seconds(100))).toBe(shows(111))
    expect(clock.mayBeAfter(shows(70), seconds(70))).toBe(true)
    expect(other.mayBeAfter(shows(70), seconds(70))).toBe(false)
  })
})

describe('a clock that was set back', () => {
  const anHour = 3_600_000
  /** Read at once at second 30, then set back by an hour. */
  const back = () => {
    const clock = new DeviceClock()
    clock.typedAfter(shows(30), seconds(30))
    clock.handedOver(shows(30), seconds(30))
    return clock
  }

  test('is behind what it has to show, like an older recording', () => {
    const clock = back()
    expect(clock.isBehind(shows(100) - anHour, seconds(100))).toBe(true)
    expect(clock.isBehind(shows(30), seconds(100))).toBe(true)
    expect(clock.isBehind(shows(100), seconds(100))).toBe(false)
    expect(clock.countsFrom).toBeNull()
  })

  test('is learned anew, and nothing that it may have shown before counts', () => {
    const clock = back()
    clock.handedOver(shows(100) - anHour, seconds(100))
    clock.setBack(seconds(110))
    // What was typed until it was said, a second for what the device doesn’t show among it.
    expect(clock.countsFrom).toBe(shows(111) + 1)
    for (const second of [-86_400, 30, 100, 110, 111])
      expect(clock.mayBeAfter(shows(second), seconds(100)), `at ${second}`).toBe(false)
    expect(clock.isBehind(shows(120) - anHour, seconds(110))).toBe(false)
    expect(clock.mayBeAfter(shows(120) - anHour, seconds(110))).toBe(false)
    // An hour later it shows what is new.
    expect(clock.mayBeAfter(shows(3_720) - anHour, seconds(3_715))).toBe(true)
  })

  test('shows at a decision no later than it did, and what is new is placed by it', () => {
    const clock = back()
    clock.setBack(seconds(110))
    expect(clock.latestAt(seconds(60))).toBe(shows(61))
    clock.handedOver(shows(4_000) - anHour, seconds(4_000))
    clock.typedAfter(shows(4_000) - anHour, seconds(4_000))
    expect(clock.latestAt(seconds(4_100))).toBe(shows(4_101) - anHour)
    expect(clock.isBehind(shows(4_000) - anHour, seconds(4_100))).toBe(true)
  })

  test('was not, if somebody says so by mistake: what is typed from then on counts', () => {
    const clock = back()
    clock.setBack(seconds(110))
    expect(clock.mayBeAfter(shows(110), seconds(100))).toBe(false)
    expect(clock.mayBeAfter(shows(112), seconds(100))).toBe(true)
  })
})
