import { temporaryFolder } from '../../temporary-folder'
import { connect as dial, type Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { password, simulate } from '../procedure/live'
import { attempt, closedPort, failure, keyPair, serverThat } from './connecting'
import { openSshServer } from './openssh-server'
import type { Hop, HostKey } from '../../../main/ssh/target'

const withPassword = { method: 'password' as const, password }

/** A TCP connection to a port, passed on; it can be cut, and says how many are open. */
async function wireTo(to: number) {
  const wires = new Set<Socket>()
  const port = await serverThat((socket) => {
    const wire = dial(to, '127.0.0.1')
    for (const end of [socket, wire]) {
      wires.add(end)
      end.on('error', () => undefined).on('close', () => wires.delete(end))
    }
    socket.pipe(wire).pipe(socket)
    // An end that is reset takes nothing more in: the other would wait for ever with what it has read.
    wire.on('close', () => socket.destroy())
    socket.on('close', () => wire.destroy())
  })
  const cut = () => {
    for (const wire of wires) wire.destroy()
  }
  return { port, cut, open: () => wires.size }
}

describe('by way of a jump host', () => {
  test('the device is reached; each key is judged in its turn, before anything is sent there', async () => {
    const jump = await openSshServer()
    const device = await simulate()
    const judged: HostKey[] = []
    const { connection } = await attempt({
      target: device,
      credentials: withPassword,
      jumps: [jump],
      questions: {
        trustHostKey: (key) => {
          judged.push(key)
          if (key.port === jump.target.port) expect(device.connections).toBe(0)
          expect(device.loginAttempts).toEqual([])
          return Promise.resolve(true)
        },
      },
    })
    expect(judged.map(({ port }) => port)).toEqual([jump.target.port, device.port])
    expect(connection.hostKey.fingerprint).toBe(device.hostKeyFingerprint)
    expect(connection.jumps).toMatchObject([{ target: jump.target, negotiated: { hostKey: 'ssh-ed25519' } }])
    expect(connection.jumps[0]?.hostKey).toEqual(judged[0])
  })

  test('two of them in a row lead to a third; closing closes all', async () => {
    const [first, second, device] = await Promise.all([openSshServer(), openSshServer(), simulate()])
    const wire = await wireTo(first.target.port)
    const { connection, asked } = await attempt({
      target: device,
      credentials: withPassword,
      jumps: [{ ...first, target: { ...first.target, port: wire.port } }, second],
    })
    expect(asked.keys.map(({ port }) => port)).toEqual([wire.port, second.target.port, device.port])
    expect(wire.open()).toBe(2)
    const ends: unknown[] = []
    connection.shell.onEnd((problem) => ends.push(problem))
    connection.shell.close()
    await expect.poll(() => device.openSessions).toBe(0)
    await expect.poll(() => wire.open()).toBe(0)
    expect(ends).toEqual([null])
  })

  test('whose key is not trusted gets no credential, and the device hears nothing', async () => {
    const jump = await simulate()
    const device = await simulate()
    const problem = await failure({
      target: device,
      credentials: withPassword,
      jumps: [{ target: { host: '127.0.0.1', port: jump.port, user: 'kim' }, credentials: withPassword }],
      questions: { trustHostKey: ({ port }) => Promise.resolve(port !== jump.port) },
    })
    expect(problem.code).toBe('host-key-refused')
    expect(problem.message).toContain('the jump host 127.0.0.1')
    expect(jump.loginAttempts).toEqual([])
    expect(device.connections).toBe(0)
  })

  test('a device whose key is not trusted gets no credential', async () => {
    const jump = await openSshServer()
    const device = await simulate()
    const problem = await failure({
      target: device,
      credentials: withPassword,
      jumps: [jump],
      questions: { trustHostKey: ({ port }) => Promise.resolve(port === jump.target.port) },
    })
    expect(problem.code).toBe('host-key-refused')
    expect(problem.message).not.toContain('jump host')
    expect(device.loginAttempts).toEqual([])
  })

  test('the questions of a jump host name it', async () => {
    const jump = await simulate({ accounts: [{ user: 'kim', password, tokenCode: '271828' }] })
    const device = await simulate()
    const hop: Hop = {
      target: { host: 'localhost', port: jump.port, user: 'kim' },
      credentials: withPassword,
    }
    const seen: string[] = []
    const problem = await failure({
      target: device,
      credentials: withPassword,
      jumps: [hop],
      questions: {
        answerPrompts: ({ host, prompts }) => {
          seen.push(`${host}: ${prompts[0]?.text ?? ''}`)
          return Promise.resolve(['271828'])
        },
      },
    })
    expect(seen).toEqual(['localhost: Token code: '])
    // A FortiGate passes nothing on.
    expect(['jump-forbids', 'jump-no-way']).toContain(problem.code)
    expect(problem.message).toMatch(/jump host localhost.*127\.0\.0\.1 port \d+/)
  })
})

describe('what fails says at which host', () => {
  test.each([
    ['nothing listens', async () => closedPort(), 'port-refused'],
    [
      'a web server answers',
      async () => serverThat((socket: Socket) => socket.end('HTTP/1.1 400\r\n\r\n')),
      'not-ssh',
    ],
  ])('the jump host: %s', async (_what, porting, code) => {
    const port = await porting()
    const problem = await failure({
      target: { port: 1 },
      credentials: withPassword,
      jumps: [{ target: { host: '127.0.0.1', port, user: 'kim' }, credentials: withPassword }],
    })
    expect(problem).toMatchObject({ code })
    expect(problem.message).toContain(`the jump host 127.0.0.1 port ${port}`)
    expect(problem.hint).not.toContain('allowaccess')
  })

  test('the jump host refuses the login', async () => {
    const jump = await openSshServer()
    const stranger = await keyPair(temporaryFolder(), 'ed25519')
    const problem = await failure({
      target: { port: 1 },
      credentials: withPassword,
      jumps: [{ ...jump, credentials: { ...jump.credentials, key: stranger.private } }],
    })
    expect(problem.code).toBe('login-rejected')
    expect(problem.message).toBe(`The jump host 127.0.0.1 refused the login of ${jump.target.user}.`)
  })

  test('the jump host passes nothing on', async () => {
    const jump = await openSshServer('AllowTcpForwarding no')
    const problem = await failure({ target: { port: 9 }, credentials: withPassword, jumps: [jump] })
    expect(problem.code).toBe('jump-forbids')
    expect(problem.message).toBe('The jump host 127.0.0.1 doesn’t forward connections to 127.0.0.1 port 9.')
  })

  test('the jump host finds nothing there', async () => {
    const [jump, port] = [await openSshServer(), await closedPort()]
    const problem = await failure({ target: { port }, credentials: withPassword, jumps: [jump] })
    expect(problem.code).toBe('jump-no-way')
    expect(problem.message).toContain('The jump host 127.0.0.1 can’t reach ')
    expect(problem.detail).toContain('refused')
  })

  test('the device refuses the login', async () => {
    const [jump, device] = await Promise.all([openSshServer(), simulate()])
    const problem = await failure({
      target: { host: '127.0.0.1', port: device.port, user: 'nobody' },
      credentials: withPassword,
      jumps: [jump],
    })
    expect(problem.message).toBe('127.0.0.1 refused the login of nobody.')
  })

  test('a key of the device that can’t be used is known before the jump host is dialled', async () => {
    const jump = await simulate()
    const problem = await failure({
      target: { port: 1 },
      credentials: { method: 'key', key: 'no key', passphrase: '' },
      jumps: [{ target: { host: '127.0.0.1', port: jump.port, user: 'kim' }, credentials: withPassword }],
    })
    expect(problem.code).toBe('key-unreadable')
    expect(jump.connections).toBe(0)
  })

  test('a lost jump host is reported as that, and the session is over', async () => {
    const [jump, device] = await Promise.all([openSshServer(), simulate()])
    const wire = await wireTo(jump.target.port)
    const hop = { ...jump, target: { ...jump.target, host: 'localhost', port: wire.port } }
    const { connection } = await attempt({ target: device, credentials: withPassword, jumps: [hop] })
    const end = new Promise<string>((resolve) => {
      connection.shell.onEnd((problem) => {
        resolve(problem?.problem.message ?? 'closed by us')
      })
    })
    wire.cut()
    expect(await end).toBe('The connection to the jump host localhost was lost.')
  })

  test('a lost device is reported as that, also behind a jump host', async () => {
    const [jump, device] = await Promise.all([openSshServer(), simulate()])
    const hop = { ...jump, target: { ...jump.target, host: 'localhost' } }
    const { connection } = await attempt({ target: device, credentials: withPassword, jumps: [hop] })
    const end = new Promise<string>((resolve) => {
      connection.shell.onEnd((problem) => {
        resolve(problem?.problem.message ?? 'closed by us')
      })
    })
    await device.close()
    expect(await end).toBe('The connection to 127.0.0.1 was lost.')
  })

  test('a stop while the device is judged closes the jump host, too', async () => {
    const [jump, device] = await Promise.all([openSshServer(), simulate()])
    const stop = new AbortController()
    const problem = await failure({
      target: device,
      credentials: withPassword,
      jumps: [jump],
      signal: stop.signal,
      questions: {
        trustHostKey: ({ port }) => {
          if (port !== device.port) return Promise.resolve(true)
          stop.abort()
          return new Promise(() => undefined)
        },
      },
    })
    expect(problem.code).toBe('cancelled')
    await expect.poll(() => device.openSessions).toBe(0)
  })
})
