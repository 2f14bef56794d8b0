import { expect, test } from 'vitest'
import { adjustableClock, pause, systemClock } from '../../../main/clock'
import { stoppedClock } from '../../fixtures/stopped-clock'

const noon = new Date('2026-11-28T12:00:00Z')
const still = () => adjustableClock(stoppedClock(noon))

test('moves both clocks by what passes, and by nothing else', async () => {
  const clock = still()
  expect(clock.now()).toEqual(noon)
  await clock.pass(90_000)
  expect(clock.now()).toEqual(new Date('2026-11-28T12:01:30Z'))
  expect(clock.monotonic()).toBe(90_000)
})

test('does what comes due in its order, each at its own moment', async () => {
  const clock = still()
  const done: [string, number][] = []
  const wait = (name: string, ms: number) => clock.after(ms, () => done.push([name, clock.monotonic()]))
  wait('third', 60_000)
  wait('first', 1)
  wait('second', 1)
  wait('not yet', 60_001)
  await clock.pass(60_000)
  expect(done).toEqual([
    ['first', 1],
    ['second', 1],
    ['third', 60_000],
  ])
  await clock.pass(1)
  expect(done.at(-1)).toEqual(['not yet', 60_001])
})

test('what comes due sets off more, which comes due as well', async () => {
  const clock = still()
  const ticks: number[] = []
  const ticking = (async () => {
    for (;;) {
      await pause(clock, 1000)
      ticks.push(clock.monotonic())
    }
  })()
  void ticking
  await clock.pass(3500)
  expect(ticks).toEqual([1000, 2000, 3000])
})

test('what was called off does not happen', async () => {
  const clock = still()
  let happened = false
  const callOff = clock.after(10, () => (happened = true))
  clock.after(5, callOff)
  await clock.pass(100)
  expect(happened).toBe(false)
})

test('a jump moves the clock on the wall and nothing else', async () => {
  const clock = still()
  let happened = false
  clock.after(1000, () => (happened = true))
  clock.jump(-3_600_000)
  expect(clock.now()).toEqual(new Date('2026-11-28T11:00:00Z'))
  clock.jump(7_200_000)
  expect(clock.monotonic()).toBe(0)
  expect(happened).toBe(false)
  await clock.pass(1000)
  expect(happened).toBe(true)
})

test('over a clock that goes, it goes as well, and what waits is due the sooner', async () => {
  const clock = adjustableClock(systemClock)
  const started = performance.now()
  const waiting = pause(clock, 60_040)
  await clock.pass(60_000)
  await waiting
  expect(performance.now() - started).toBeLessThan(5000)
  expect(clock.monotonic() - started).toBeGreaterThanOrEqual(60_039)
  expect(Math.abs(clock.now().getTime() - Date.now() - 60_000)).toBeLessThan(5000)
})
