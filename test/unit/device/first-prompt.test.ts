import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ProblemError } from '../../../main/contract/result'
import { FirstPrompt } from '../../../main/device/first-prompt'
import { ConversationReader } from '../../../main/device/reader'
import { ScreenText } from '../../../main/device/screen-text'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A wait for the first prompt, and what comes of it. */
function waiting() {
  const screen = new ScreenText()
  const reader = new ConversationReader()
  const pressed: string[] = []
  const said: string[] = []
  const banners: string[] = []
  let answer: (isAccepted: boolean) => void = () => undefined
  const first = new FirstPrompt(reader, {
    acceptBanner: (text) => {
      banners.push(text)
      return new Promise((resolve) => (answer = resolve))
    },
    said: (text) => said.push(text),
    press: (key) => {
      pressed.push(key)
      if (key === ' ') reader.pagerAnswered()
    },
  })
  let end: string | null = null
  const outcome = first.reach().then(
    ({ hostname }) => {
      end = hostname
      return null
    },
    (error: unknown) => {
      if (!(error instanceof ProblemError)) throw error
      end = error.problem.code
      return error.problem
    },
  )
  return {
    first,
    pressed,
    said,
    banners,
    /** The code of the problem that it ended with, the hostname of the prompt, or `null` while it goes on. */
    end: () => end,
    problem: outcome,
    print: async (text: string, thenMilliseconds: number) => {
      reader.push(screen.push(Buffer.from(text)))
      first.heard()
      await vi.advanceTimersByTimeAsync(thenMilliseconds)
    },
    accept: async (isAccepted: boolean) => {
      answer(isAccepted)
      await vi.advanceTimersByTimeAsync(0)
    },
    pass: (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds),
  }
}

const bannerEnd = "(Press 'a' to accept):"
/** FortiOS 6.2.1 New Features, 440354. */
const forced = 'You are forced to change your password, please input a new password.\r\n' + 'New Password: '

describe('a demand for a new password', () => {
  test('ends the wait at once, in words of its own, and nothing is typed', async () => {
    const wait = waiting()
    await wait.print(forced, 1_000)
    expect(await wait.problem).toMatchObject({
      code: 'password-expired',
      detail: 'You are forced to change your password, please input a new password.\nNew Password:',
    })
    expect(wait.pressed).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
  })

  test('is recognised behind a banner that was accepted, a byte at a time', async () => {
    const wait = waiting()
    await wait.print(`Private\r\n${bannerEnd}`, 500)
    await wait.accept(true)
    for (const byte of `a\r\n${forced}`) await wait.print(byte, 400)
    await wait.pass(1_000)
    expect(wait.end()).toBe('password-expired')
    expect(wait.pressed).toEqual(['a'])
  })

  test('in other words is shown at once, waited on, and then told with its words', async () => {
    const wait = waiting()
    await wait.print('Your password is too old.\r\nNew password please: ', 1_000)
    expect(wait.said).toEqual(['Your password is too old.\nNew password please:'])
    expect(wait.end()).toBeNull()
    await wait.pass(29_000)
    expect(await wait.problem).toMatchObject({
      code: 'no-prompt',
      detail: 'Your password is too old.\nNew password please:',
    })
    expect(wait.pressed).toEqual([])
  })
})

describe('what is not known', () => {
  test('may be the beginning of something slow: a prompt that comes 20 seconds later is taken', async () => {
    const wait = waiting()
    await wait.print('Restoring your session, please wait (y/n)', 20_000)
    expect(wait.said).toEqual(['Restoring your session, please wait (y/n)'])
    await wait.print('\r\n\r\nFGT-1 # ', 500)
    expect(wait.end()).toBe('FGT-1')
    expect(wait.pressed).toEqual([])
  })

  test('is not told in the middle of its words, nor twice where nothing was added', async () => {
    const wait = waiting()
    await wait.print('one ', 900)
    await wait.print('two', 900)
    expect(wait.said).toEqual([])
    await wait.pass(5_000)
    expect(wait.said).toEqual(['one two'])
  })

  test('is told without secrets, and no more than its end', async () => {
    const wait = waiting()
    await wait.print(`${'line of a long text\r\n'.repeat(1_000)}set passwd ENC c2VjcmV0\r\nAnswer: `, 1_000)
    expect(wait.said[0]).toMatch(/\nAnswer:$/)
    expect(wait.said[0]).not.toContain('c2VjcmV0')
    expect(wait.said[0]?.length).toBeLessThanOrEqual(2_000)
  })

  test('is asked for in vain: a device that says nothing is said to say nothing', async () => {
    const wait = waiting()
    await wait.pass(30_000)
    const problem = await wait.problem
    expect(problem).toMatchObject({ code: 'no-prompt' })
    expect(problem).not.toHaveProperty('detail')
    expect(wait.said).toEqual([])
  })

  test('that goes on and on is given up after two minutes', async () => {
    const wait = waiting()
    for (let second = 0; second < 125; second += 5) await wait.print('still booting\r\n', 5_000)
    expect(wait.end()).toBe('no-prompt')
    expect(vi.getTimerCount()).toBe(0)
  })

  test('is told with its words where the connection ends behind it', async () => {
    const wait = waiting()
    await wait.print('Too many sessions.\r\n', 10)
    wait.first.lost(new ProblemError({ code: 'connection-lost', message: '', hint: '' }))
    expect(await wait.problem).toMatchObject({ code: 'closed-before-prompt', detail: 'Too many sessions.' })
  })

  test('is nothing where the connection ends without a word', async () => {
    const wait = waiting()
    wait.first.lost(new ProblemError({ code: 'connection-lost', message: '', hint: '' }))
    expect(await wait.problem).toMatchObject({ code: 'connection-lost' })
  })
})

test('the prompt of another command line is told soon, and not as something a FortiGate says', async () => {
  const wait = waiting()
  await wait.print('Linux srv 6.1.0\r\n\r\nadmin@srv:~$ ', 3_000)
  expect(await wait.problem).toMatchObject({
    code: 'not-a-fortigate',
    detail: 'Linux srv 6.1.0\n\nadmin@srv:~$',
  })
  expect(wait.said).toEqual([])
})

describe('a banner', () => {
  test('that comes in pieces, with lines like a prompt, is waited for to its end', async () => {
    const wait = waiting()
    await wait.print('WARNING\r\nFGT-1 # ', 400)
    await wait.print('\r\nReady? (y/n)', 900)
    await wait.print(`\r\n--More-- is no pager\r\n${bannerEnd}`, 400)
    expect(wait.banners).toEqual([])
    await wait.print(' ', 500)
    expect(wait.banners).toEqual([`WARNING\nFGT-1 # \nReady? (y/n)\n--More-- is no pager\n${bannerEnd} `])
    expect(wait.pressed).toEqual([])
  })

  test('is read for as long as the person likes, and answered with one key', async () => {
    const wait = waiting()
    await wait.print(bannerEnd, 500)
    await wait.pass(60 * 60_000)
    expect(wait.end()).toBeNull()
    await wait.accept(true)
    await wait.print('a\r\nFGT-1 # ', 500)
    expect(wait.end()).toBe('FGT-1')
    expect(wait.pressed).toEqual(['a'])
  })

  test('that is declined gets no key', async () => {
    const wait = waiting()
    await wait.print(bannerEnd, 500)
    await wait.accept(false)
    expect(wait.end()).toBe('banner-declined')
    expect(wait.pressed).toEqual([])
  })

  test.each(['\r', '\0', ' ', '\r\nFGT-1 # ', '\r\nReset to factory default? (y/n)', forced])(
    'is used up by whatever comes while it is read: %j',
    async (more) => {
      const wait = waiting()
      await wait.print(`Private\r\n${bannerEnd}`, 500)
      await wait.print(more, 10)
      await wait.accept(true)
      expect(wait.pressed).toEqual([])
      await wait.pass(1_000)
      const problem = await wait.problem
      expect(problem).toMatchObject({ code: 'banner-overtaken' })
      expect(problem?.detail ?? '').toBe(more.replaceAll('\r', '').replace('\0', '').trim())
      expect(wait.pressed).toEqual([])
    },
  )

  test('that is overtaken is told at once, also while the person has not answered', async () => {
    const wait = waiting()
    await wait.print(bannerEnd, 500)
    await wait.print('\r\nSession timed out.', 1_000)
    expect(wait.end()).toBe('banner-overtaken')
  })
})
