import { afterEach, describe, expect, test, vi } from 'vitest'
import { codeOf } from './far-end'
import { linkTo } from './proxy'
import { session } from './session'
import { credentials, device, divided } from './small-device'

// In a file of its own: if another session lives on beside it, its keep-alive would be counted among the timers.

describe('a peer that is gone without a word', () => {
  /** Lets the sockets do their work, whose time is the real one: a turn says nothing of it if the machine is busy. */
  const until = async (isSo: () => boolean, everyTurn: () => Promise<unknown> = () => Promise.resolve()) => {
    const last = performance.now() + 20_000
    while (!isSo() && performance.now() < last) {
      await new Promise((resolve) => setImmediate(resolve))
      await everyTurn()
    }
  }

  /** Waits for something that takes timers as well, which run as fast as the real time does. */
  const withTimers = async <T>(work: Promise<T>): Promise<T> => {
    let isOver = false
    const over = () => (isOver = true)
    work.then(over, over)
    let then = performance.now()
    await until(
      () => isOver,
      async () => {
        const passed = Math.floor(performance.now() - then)
        if (passed === 0) return
        then += passed
        await vi.advanceTimersByTimeAsync(passed)
      },
    )
    return work
  }

  afterEach(() => {
    vi.useRealTimers()
  })

  test('is noticed within a minute and a quarter, and nothing of the session stays', async () => {
    const simulator = await device(divided(['root', 'dmz']))
    const link = await linkTo(simulator.port)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
    const { ends, fortigate, sent } = await withTimers(session(link, credentials))
    link.freeze()
    await vi.advanceTimersByTimeAsync(55_000)
    expect(ends).toEqual([])
    await vi.advanceTimersByTimeAsync(20_000)
    await vi.waitFor(() => {
      expect(ends).toEqual(['connection-lost'])
    })
    expect(await codeOf(fortigate.read('get system status'))).toBe('connection-lost')
    expect(sent).toEqual([])
    // The socket closes in its own time, and its timers end with it; none is left to run out.
    await until(() => vi.getTimerCount() === 0)
    expect(vi.getTimerCount()).toBe(0)
  })
})
