import { temporaryFolder } from '../../temporary-folder'
import { describe, expect, test } from 'vitest'
import ssh2 from 'ssh2'
import type { Simulator } from '../../../main/simulator'
import { checkPrivateKey } from '../../../main/ssh/private-key'
import { password, simulate } from '../procedure/live'
import { attempt, failure, keyPair } from './connecting'

const withPassword = { method: 'password' as const, password }
/** Attempts with a credential; the question which methods there are (`none`) carries none. */
const tries = (simulator: Simulator) =>
  simulator.loginAttempts.map(({ method }) => method).filter((method) => method !== 'none')

describe('the host key', () => {
  test('is judged before any credential is sent; where it is refused nothing was', async () => {
    const simulator = await simulate()
    const problem = await failure({
      target: simulator,
      credentials: withPassword,
      questions: { trustHostKey: () => Promise.resolve(false) },
    })
    expect(problem.code).toBe('host-key-refused')
    expect(problem.message).toContain('127.0.0.1')
    expect(simulator.loginAttempts).toEqual([])
    expect(simulator.received).toEqual([])
  })

  test('is waited for: nothing is sent while the person thinks', async () => {
    const simulator = await simulate()
    let trust: (answer: boolean) => void = () => undefined
    const thinking = new Promise<boolean>((resolve) => (trust = resolve))
    const connecting = attempt({
      target: simulator,
      credentials: withPassword,
      questions: { trustHostKey: () => thinking },
    })
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(simulator.connections).toBe(1)
    expect(simulator.loginAttempts).toEqual([])
    trust(true)
    const { connection } = await connecting
    expect(connection.hostKey.fingerprint).toBe(simulator.hostKeyFingerprint)
  })

  test('that can’t be judged is not trusted', async () => {
    const simulator = await simulate()
    const problem = await failure({
      target: simulator,
      credentials: withPassword,
      questions: { trustHostKey: () => Promise.reject(new Error('no')) },
    })
    expect(problem.code).toBe('host-key-refused')
    expect(simulator.loginAttempts).toEqual([])
  })

  test('is named by its type and its SHA-256, as OpenSSH prints it', async () => {
    const folder = temporaryFolder()
    for (const type of ['ed25519', 'ecdsa', 'rsa']) {
      const pair = await keyPair(folder, type)
      const simulator = await simulate({ hostKey: pair.private })
      const { connection } = await attempt({ target: simulator, credentials: withPassword })
      expect(connection.hostKey.type).toBe(pair.public.split(' ')[0])
      expect(connection.hostKey.fingerprint).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/)
      expect(connection.hostKey.fingerprint).toBe(simulator.hostKeyFingerprint)
    }
  })
})

describe('a password', () => {
  test('that is wrong is tried once', async () => {
    const simulator = await simulate()
    const problem = await failure({
      target: simulator,
      credentials: { method: 'password', password: 'wrong-one' },
    })
    expect(problem).toMatchObject({ code: 'login-rejected' })
    expect(problem.message).toBe('127.0.0.1 refused the login of admin.')
    expect(JSON.stringify(problem)).not.toContain('wrong-one')
    expect(tries(simulator)).toEqual(['keyboard-interactive'])
  })

  test('of a user that does not exist is tried once', async () => {
    const simulator = await simulate()
    const problem = await failure({
      target: { ...simulator, port: simulator.port, user: 'nobody' },
      credentials: withPassword,
    })
    expect(problem.message).toContain('nobody')
    expect(tries(simulator)).toEqual(['keyboard-interactive'])
  })
})

describe('a token code', () => {
  const code = '271828'
  const withCode = () => simulate({ accounts: [{ user: 'admin', tokenCode: code }] })

  test('is asked of the person in the words of the device, and lets in', async () => {
    const simulator = await withCode()
    const { asked } = await attempt({
      target: simulator,
      credentials: withPassword,
      questions: { answerPrompts: () => Promise.resolve([code]) },
    })
    expect(asked.prompts.map(({ prompts }) => prompts)).toEqual([
      [{ text: 'Token code: ', echo: false, isTokenCode: true }],
    ])
    expect(asked.prompts.map(({ host }) => host)).toEqual(['127.0.0.1'])
    expect(tries(simulator)).toEqual(['keyboard-interactive'])
  })

  test('that is wrong is one attempt', async () => {
    const simulator = await withCode()
    const problem = await failure({
      target: simulator,
      credentials: withPassword,
      questions: { answerPrompts: () => Promise.resolve(['000000']) },
    })
    expect(problem.code).toBe('login-rejected')
    expect(tries(simulator)).toEqual(['keyboard-interactive'])
  })

  test('that is refused sends nothing, and is no wrong attempt', async () => {
    const simulator = await withCode()
    const problem = await failure({ target: simulator, credentials: withPassword })
    expect(problem.code).toBe('cancelled')
    expect(tries(simulator)).toEqual(['keyboard-interactive'])
  })

  test('that is missing from the answers counts as empty, and the device decides', async () => {
    const simulator = await withCode()
    const problem = await failure({
      target: simulator,
      credentials: withPassword,
      questions: { answerPrompts: () => Promise.resolve([]) },
    })
    expect(problem.code).toBe('login-rejected')
  })
})

describe('a private key', () => {
  test.each([
    ['ed25519', '', []],
    ['ed25519', 'correct horse', []],
    ['rsa', '', []],
    ['rsa', 'correct horse', ['-mPEM']],
    ['ecdsa', '', []],
    ['ecdsa', 'correct horse', []],
  ])('of type %s with the passphrase %j logs in', async (type, passphrase, options) => {
    const pair = await keyPair(temporaryFolder(), type, passphrase, ...options)
    const simulator = await simulate({ accounts: [{ user: 'admin', publicKeys: [pair.public] }] })
    checkPrivateKey(pair.private, passphrase, pair.file)
    await attempt({ target: simulator, credentials: { method: 'key', key: pair.private, passphrase } })
    expect(new Set(tries(simulator))).toEqual(new Set(['publickey']))
  })

  test('that the device does not know is refused, and nothing else is tried', async () => {
    const pair = await keyPair(temporaryFolder(), 'ed25519')
    const simulator = await simulate()
    const problem = await failure({
      target: simulator,
      credentials: { method: 'key', key: pair.private, passphrase: '' },
    })
    expect(problem.code).toBe('login-rejected')
    expect(new Set(tries(simulator))).toEqual(new Set(['publickey']))
  })
})

describe('a host with several keys', () => {
  test('shows the one that is known', async () => {
    const folder = temporaryFolder()
    const types = ['ed25519', 'ecdsa', 'rsa'] as const
    const pairs = await Promise.all(types.map((type) => keyPair(folder, type)))
    const server = new ssh2.Server({ hostKeys: pairs.map((pair) => pair.private) }, (client) => {
      client.on('error', () => undefined)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const port = (server.address() as { port: number }).port
    try {
      for (const pair of pairs) {
        const known = pair.public.split(' ')[0] ?? ''
        const seen: string[] = []
        await failure({
          target: { port },
          credentials: withPassword,
          knownTypes: [known],
          questions: {
            trustHostKey: ({ type }) => {
              seen.push(type)
              return Promise.resolve(false)
            },
          },
        })
        expect(seen).toEqual([known])
      }
    } finally {
      server.close()
    }
  })
})

describe('a stop', () => {
  test('before, while the key is judged, and while a code is asked for', async () => {
    const simulator = await simulate({ accounts: [{ user: 'admin', tokenCode: '271828' }] })
    const never = () => new Promise<never>(() => undefined)
    expect(
      (await failure({ target: simulator, credentials: withPassword, signal: AbortSignal.abort() })).code,
    ).toBe('cancelled')
    expect(simulator.connections).toBe(0)
    for (const question of ['trustHostKey', 'answerPrompts'] as const) {
      const stop = new AbortController()
      const problem = await failure({
        target: simulator,
        credentials: withPassword,
        signal: stop.signal,
        questions: {
          [question]: () => {
            setTimeout(() => {
              stop.abort()
            }, 10)
            return never()
          },
        },
      })
      expect(problem.code).toBe('cancelled')
    }
  })
})
