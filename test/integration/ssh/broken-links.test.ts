import type { Socket } from 'node:net'
import { describe, expect, test, vi } from 'vitest'
import { password, simulate } from '../procedure/live'
import { attempt, closedPort, failure, serverThat } from './connecting'

const credentials = { method: 'password' as const, password }

/** What each problem says of itself: something to read, something to do, and no secret. */
function expectWords({ message, hint, detail }: { message: string; hint: string; detail?: string }) {
  expect(message).toMatch(/^[\p{L}\d].{10,200}\.$/u)
  expect(hint).not.toBe('')
  expect(`${message}${hint}${detail ?? ''}`).not.toContain(password)
  expect(detail ?? '').not.toMatch(/\n\s+at /)
}

describe('where there is no SSH server', () => {
  test('the name is unknown', async () => {
    const problem = await failure({ target: { host: 'fortigate.invalid', port: 22 }, credentials })
    expect(problem).toMatchObject({ code: 'host-unknown' })
    expect(problem.message).toContain('fortigate.invalid')
    expectWords(problem)
  })

  test('nothing listens at the port', async () => {
    const port = await closedPort()
    const problem = await failure({ target: { port }, credentials })
    expect(problem).toMatchObject({ code: 'port-refused' })
    expect(problem.message).toContain(`127.0.0.1 port ${port}`)
    expectWords(problem)
  })

  test.each([
    [
      'a web server',
      (socket: Socket) => {
        socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\nNo.\r\n'))
      },
    ],
    [
      'one that closes at once',
      (socket: Socket) => {
        socket.end()
      },
    ],
    [
      'one that speaks something else',
      (socket: Socket) => {
        socket.write('220 mail.example.com ESMTP\r\nSSH-9.9-strange\r\n')
      },
    ],
    [
      'one that speaks bytes',
      (socket: Socket) => {
        socket.end(Buffer.from([0, 255, 13, 7, 9, 27, 91, 10]))
      },
    ],
  ])('what answers is %s', async (_what, does) => {
    const port = await serverThat(does)
    const problem = await failure({ target: { port }, credentials })
    expect(problem.code).toBe('not-ssh')
    expect(problem.message).toContain(`127.0.0.1 port ${port}`)
    expectWords(problem)
  })

  test('what answers resets the connection', async () => {
    const port = await serverThat((socket) => socket.resetAndDestroy())
    const problem = await failure({ target: { port }, credentials })
    expect(['connection-lost', 'not-ssh']).toContain(problem.code)
    expectWords(problem)
  })

  test('what answers says nothing', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      let connected: () => void = () => undefined
      const reached = new Promise<void>((resolve) => (connected = resolve))
      const port = await serverThat(() => {
        connected()
      })
      const failing = failure({ target: { port }, credentials })
      await reached
      await vi.advanceTimersByTimeAsync(20_100)
      const problem = await failing
      expect(problem.code).toBe('connect-timeout')
      expect(problem.message).toContain(`port ${port}`)
      expectWords(problem)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('a link that breaks', () => {
  test('anywhere between the first byte and the command line is one clear problem, and the next attempt works', async () => {
    const simulator = await simulate()
    const codes = new Map<string, number>()
    for (const direction of ['to-client', 'to-device'] as const) {
      for (let after = 0; after < 2600; after += 173) {
        simulator.setFaults({ cut: { direction, after, layer: 'connection' } })
        const outcome = await attempt({ target: simulator, credentials }).then(
          () => null,
          (error: unknown) => error,
        )
        if (outcome === null) continue
        const { problem } = outcome as { problem: Awaited<ReturnType<typeof failure>> }
        expect(problem, `cut ${direction} after ${after} bytes`).toBeDefined()
        expectWords(problem)
        codes.set(problem.code, (codes.get(problem.code) ?? 0) + 1)
      }
    }
    expect([...codes.keys()].sort()).toEqual(expect.arrayContaining(['connection-lost', 'not-ssh']))
    expect([...codes.keys()].every((code) => ['connection-lost', 'not-ssh', 'no-shell'].includes(code))).toBe(
      true,
    )
    simulator.setFaults({})
    await attempt({ target: simulator, credentials })
  })

  test('after the login tells the shell, once', async () => {
    const simulator = await simulate()
    const { connection } = await attempt({ target: simulator, credentials })
    const ends: (string | null)[] = []
    const ended = new Promise<void>((resolve) => {
      connection.shell.onEnd((problem) => {
        ends.push(problem?.problem.code ?? null)
        resolve()
      })
    })
    simulator.setFaults({ cut: { direction: 'to-device', after: 1 } })
    connection.shell.write('get system status\n')
    await ended
    connection.shell.close()
    connection.shell.write('too late\n')
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(ends).toEqual(['connection-lost'])
  })

  test('that had broken before anybody listened is told all the same', async () => {
    const simulator = await simulate()
    const { connection } = await attempt({ target: simulator, credentials })
    await simulator.close()
    await new Promise((resolve) => setTimeout(resolve, 50))
    const ends: (string | null)[] = []
    connection.shell.onEnd((problem) => ends.push(problem?.problem.code ?? null))
    expect(ends).toEqual(['connection-lost'])
  })

  test('that we close is no problem', async () => {
    const simulator = await simulate()
    const { connection } = await attempt({ target: simulator, credentials })
    const ends: (string | null)[] = []
    connection.shell.onEnd((problem) => ends.push(problem?.problem.code ?? null))
    connection.shell.close()
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(ends).toEqual([null])
    expect(simulator.openSessions).toBe(0)
  })
})
