import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { calls, type CallName } from '../../../main/contract/calls'
import { callNames, channelOf } from '../../../main/contract/channels'
import { ProblemError, type Problem } from '../../../main/contract/result'
import type { Answerer } from '../../../main/electron/ipc/open-channels'

type Listener = (event: unknown, ...args: unknown[]) => unknown
const { handled, removed } = vi.hoisted(() => ({
  handled: new Map<string, Listener>(),
  removed: [] as string[],
}))
vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, listener: Listener) => handled.set(channel, listener),
    removeAllListeners: (channel: string) => removed.push(channel),
  },
}))
const { openChannels } = await import('../../../main/electron/ipc/open-channels')
const { answer } = await import('../../../main/application/router')

const ran: CallName[] = []
const faults: unknown[] = []
/** Handlers that only say that they were run. */
const handlers = Object.fromEntries(
  callNames.map((name) => [
    name,
    () => {
      ran.push(name)
      return 'done'
    },
  ]),
) as unknown as Parameters<typeof answer>[1]
const fault = (_name: CallName, error: unknown) => faults.push(error)

beforeEach(() => {
  ran.length = faults.length = 0
})

/** An argument that the schema of a call takes. */
const good: Partial<Record<CallName, unknown>> = {
  goBack: { to: 'connect' },
  setTheme: { theme: 'dark' },
  transcript: { after: 3 },
}

describe('a call', () => {
  test.each(callNames)(
    '%s: what has not the shape that it takes is refused, and its handler not run',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(
            fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }),
            fc.string(),
            fc.dictionary(fc.string(), fc.anything()),
          ),
          async (argument) => {
            ran.length = 0
            const isTaken = calls[name].argument.safeParse(argument).success
            const result = await answer(name, handlers, argument, fault)
            expect(result.ok).toBe(isTaken)
            expect(ran).toEqual(isTaken ? [name] : [])
            if (!result.ok) {
              expect(result.problem.code).toBe('malformed')
              expect(result.problem.message).toContain(name)
            }
          },
        ),
        { numRuns: 60 },
      )
      expect(faults).toEqual([])
    },
  )

  test('passes on what the schema names, and nothing else', async () => {
    const seen: unknown[] = []
    const listening = {
      ...handlers,
      goBack: (argument: unknown) => {
        seen.push(argument)
        return null
      },
    } as typeof handlers
    await answer('goBack', listening, { to: 'connect', extra: 'x', __proto__: { to: 'portal' } }, fault)
    expect(seen).toEqual([{ to: 'connect' }])
  })

  test('that is refused with a sentence answers that sentence; anything else is a fault of ours, without its words', async () => {
    const problem: Problem = { code: 'not-now', message: 'Not now.', hint: 'Later.' }
    const refusing = {
      ...handlers,
      leaveRun: () => Promise.reject(new ProblemError(problem)),
      finish: () => {
        throw new Error('secret inside')
      },
    } as typeof handlers
    expect(await answer('leaveRun', refusing, undefined, fault)).toEqual({ ok: false, problem })
    expect(faults).toEqual([])
    const broken = await answer('finish', refusing, undefined, fault)
    expect(broken).toMatchObject({ ok: false, problem: { code: 'fault' } })
    expect(JSON.stringify(broken)).not.toContain('secret')
    expect(faults).toHaveLength(1)
  })
})

describe('the channels', () => {
  const answerCall: Answerer = (name, argument) => answer(name, handlers, argument, fault)
  const isOurs = (event: unknown) => event === 'ours'

  test('are those of the contract and no other, once the application is there', async () => {
    openChannels(() => true, Promise.resolve(answerCall))
    await Promise.resolve()
    expect([...handled.keys()].sort()).toEqual(callNames.map(channelOf).sort())
    expect(removed).toEqual(['electron-store-get-data'])
  })

  test.each(callNames)('%s answers nobody else, and takes one argument at most', async (name) => {
    openChannels(isOurs, Promise.resolve(answerCall))
    const call = handled.get(channelOf(name))
    expect.assert(call)
    expect(await call('theirs', good[name])).toMatchObject({ ok: false, problem: { code: 'refused' } })
    expect(await call('ours', good[name], 'more')).toMatchObject({ ok: false, problem: { code: 'refused' } })
    expect(ran).toEqual([])
  })

  test('run the handler for our own window', async () => {
    openChannels(isOurs, Promise.resolve(answerCall))
    expect(await handled.get(channelOf('goBack'))?.('ours', good.goBack)).toEqual({ ok: true, value: 'done' })
    expect(await handled.get(channelOf('leaveRun'))?.('ours')).toEqual({ ok: true, value: 'done' })
    expect(ran).toEqual(['goBack', 'leaveRun'])
  })

  test('let a call of our own window wait for the application, and refuse a stranger’s before it is there', async () => {
    let ready: (answerer: Answerer) => void = () => undefined
    openChannels(isOurs, new Promise<Answerer>((resolve) => (ready = resolve)))
    const call = handled.get(channelOf('leaveRun'))
    expect(await call?.('theirs')).toMatchObject({ ok: false, problem: { code: 'refused' } })
    const waiting = call?.('ours')
    await new Promise((resolve) => setImmediate(resolve))
    expect(ran).toEqual([])
    ready(answerCall)
    expect(await waiting).toEqual({ ok: true, value: 'done' })
  })
})
