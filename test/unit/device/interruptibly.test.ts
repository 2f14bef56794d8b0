import { expect, test } from 'vitest'
import { adjustableClock, type Clock } from '../../../main/clock'
import { interruptibly } from '../../../main/device/interruptibly'
import { filePatience } from '../../../main/device/scp'
import { rejectionOf } from '../store/folder'

const still: Clock = { now: () => new Date(0), monotonic: () => 0, after: () => () => undefined }
const never = new Promise<never>(() => undefined)

/** Waits for something that never comes; of which a byte may be heard now and then. */
function waiting(signal?: AbortSignal) {
  const clock = adjustableClock(still)
  let hear: () => void = () => undefined
  let isOver = false
  let error: unknown = null
  const tooLate = () => new Error('too late')
  const result = interruptibly({ limits: filePatience, clock, signal, tooLate }, (heard, over) => {
    hear = heard
    over.addEventListener('abort', () => (isOver = true))
    return never
  })
  result.catch((reason: unknown) => (error = reason))
  return { clock, result, hear: () => hear(), isOver: () => isOver, error: () => error }
}

test('a silence ends it', async () => {
  const { clock, error, isOver } = waiting()
  await clock.pass(filePatience.idle - 1)
  expect(error()).toBeNull()
  await clock.pass(1)
  expect(error()).toEqual(new Error('too late'))
  expect(isOver()).toBe(true)
})

test('a byte now and then does not keep it for ever', async () => {
  const { clock, hear, error } = waiting()
  const every = filePatience.idle / 2
  for (let passed = every; passed < filePatience.overall; passed += every) {
    await clock.pass(every)
    hear()
    expect(error()).toBeNull()
  }
  await clock.pass(every)
  expect(error()).toEqual(new Error('too late'))
})

test('a stop ends it at once', async () => {
  const stop = new AbortController()
  const { result, isOver } = waiting(stop.signal)
  stop.abort()
  expect((await rejectionOf(result)).code).toBe('cancelled')
  expect(isOver()).toBe(true)
})
