import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Quiet } from '../../../main/device/quiet'

const start = new Date('2026-11-28T10:00:00.000Z')

beforeEach(() => {
  vi.useFakeTimers({ now: start })
})
afterEach(() => {
  vi.useRealTimers()
})

function watched() {
  const told: (string | null)[] = []
  return { told, quiet: new Quiet((since) => told.push(since?.toISOString() ?? null)) }
}

describe('silence', () => {
  test('is told after three seconds, with the time of the last byte', () => {
    const { told, quiet } = watched()
    quiet.begin()
    vi.advanceTimersByTime(2_000)
    quiet.heard()
    vi.advanceTimersByTime(2_999)
    expect(told).toEqual([])
    vi.advanceTimersByTime(1)
    expect(told).toEqual(['2026-11-28T10:00:02.000Z'])
    vi.advanceTimersByTime(60_000)
    expect(told).toHaveLength(1)
  })

  test('is over with the next byte, and may come again', () => {
    const { told, quiet } = watched()
    quiet.begin()
    vi.advanceTimersByTime(5_000)
    quiet.heard()
    vi.advanceTimersByTime(3_000)
    expect(told).toEqual(['2026-11-28T10:00:00.000Z', null, '2026-11-28T10:00:05.000Z'])
  })

  test('is nothing to tell where nothing is waited for', () => {
    const { told, quiet } = watched()
    quiet.heard()
    vi.advanceTimersByTime(10_000)
    quiet.begin()
    vi.advanceTimersByTime(1_000)
    quiet.end()
    vi.advanceTimersByTime(10_000)
    expect(told).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
  })

  test('ends with the wait', () => {
    const { told, quiet } = watched()
    quiet.begin()
    vi.advanceTimersByTime(3_000)
    quiet.end()
    expect(told).toEqual(['2026-11-28T10:00:00.000Z', null])
  })
})
