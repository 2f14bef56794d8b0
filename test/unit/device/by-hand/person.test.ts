import { expect, test } from 'vitest'
import { adjustableClock } from '../../../../main/clock'
import { PersonAtTerminal } from '../../../../main/device/by-hand/person'

/** A person at a terminal whose computer stands at a moment. */
function personAtOne() {
  const clock = adjustableClock({ now: () => new Date(0), monotonic: () => 0, after: () => () => undefined })
  return new PersonAtTerminal(clock, null, () => undefined)
}

test('a FortiGate of another time says nothing of this one', () => {
  const person = personAtOne()
  person.clockOf('B').handedOver(9_000_000, person.moment)
  expect(person.clockOf('A').mayBeAfter(5_000, person.moment)).toBe(true)
  expect(person.clockOf('B').mayBeAfter(5_000, person.moment)).toBe(false)
})

test('what settles on another unit of the cluster has to be later than the decision on the first one', () => {
  const person = personAtOne()
  person.clockOf('A').typedAfter(10_000, person.moment)
  // Seen before, without a word of its time.
  person.clockOf('B')
  person.lastDecision = { at: person.moment, serial: 'A' }
  const latest = 11_000
  for (const serial of ['A', 'B', 'C', '']) expect(person.countsFrom(serial), serial).toBe(latest)
  // A unit that is seen first behind it goes by the time of the first one until it has shown its own.
  person.clockOf('C').handedOver(90_000, person.moment)
  person.clockOf('C').typedAfter(90_000, person.moment)
  expect(person.countsFrom('C')).toBe(91_000)
  expect(person.countsFrom('A')).toBe(latest)
})

test('with no time of the FortiGate there is none from which anything counts', () => {
  const person = personAtOne()
  person.lastDecision = { at: person.moment, serial: 'A' }
  expect(person.countsFrom('A')).toBeNull()
})
