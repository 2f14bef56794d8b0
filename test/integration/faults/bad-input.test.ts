import { temporaryFolder } from '../../temporary-folder'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import type { Headless } from '../procedure/rehearsal'
import { application, at, linesAt, live, password, sampleText, simulate } from '../procedure/live'
import { startSimulator, type Simulator } from '../../../main/simulator'
import { closedPort, keyPair, serverThat } from '../ssh/connecting'

const wrongPassword = 'Falsch-getippt-17'
const credentialsOf = (simulator: Simulator) =>
  simulator.loginAttempts.filter(({ method }) => method !== 'none').map(({ method }) => method)

/** A live run that is about to connect to this port. */
async function liveAt(port: number, more: Partial<Headless['login']> = {}): Promise<Headless> {
  const app = application()
  app.login = { ...at({ port }), ...more }
  await app.call('startMigration')
  return app
}

/** What a person is told has words, a way on, and no secret. */
async function expectToldWell(app: Headless, code: string, ...named: readonly string[]) {
  const { problem } = app.run
  expect(problem?.code).toBe(code)
  for (const word of named) expect(problem?.message).toContain(word)
  expect(problem?.message).toMatch(/^[^\n]{15,250}$/)
  expect(problem?.hint).not.toBe('')
  expect(app.run.busy).toBeNull()
  expect(app.run.connection.state).toBe('none')
  const shown = await app.everythingShown()
  for (const secret of [password, wrongPassword]) expect(shown).not.toContain(secret)
}

describe('an address that does not lead to a FortiGate', () => {
  test.concurrent.each([
    [
      'an unknown name',
      'host-unknown',
      () => Promise.resolve({ host: 'fw.example.invalid', port: 22 }),
      'fw.example.invalid',
    ],
    ['a closed port', 'port-refused', async () => ({ port: await closedPort() }), '127.0.0.1'],
    [
      'a web server',
      'not-ssh',
      async () => ({
        port: await serverThat((socket) => {
          socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
        }),
      }),
      '127.0.0.1',
    ],
    [
      'a server that hangs up',
      'not-ssh',
      async () => ({
        port: await serverThat((socket) => {
          socket.end()
        }),
      }),
      '127.0.0.1',
    ],
  ] as const)('%s is said, and the right one works then', async (_what, code, where, named) => {
    const app = await liveAt(0, await where())
    await app.connect()
    await expectToldWell(app, code, named)
    // What was typed is kept, but for the password.
    const { host, port, user } = { ...app.login }
    expect(app.run.connect.form).toMatchObject({ host, port, user, method: 'password' })
    app.login = at(await simulate())
    await app.connect()
    expect(app.run.problem).toBeNull()
    expect(app.run.device?.hostname).toBe('FGT-LAB')
  })

  test.concurrent('a missing address or user is said before anything is tried', async () => {
    const { port } = await simulate()
    const app = await liveAt(port)
    const { authentication } = app.login
    expect(await app.refusal('connect', { host: '127.0.0.1', port, user: ' ', authentication })).toContain(
      'user name is missing',
    )
    expect(await app.refusal('connect', { host: '  ', port, user: 'admin', authentication })).toContain(
      'address of the FortiGate is missing',
    )
  })

  test.concurrent('a real device is not logged in on as in a rehearsal', async () => {
    const app = await liveAt(22, { authentication: { method: 'rehearsal' } })
    expect(
      await app.refusal('connect', {
        host: '127.0.0.1',
        port: 22,
        user: 'admin',
        authentication: { method: 'rehearsal' },
      }),
    ).toContain('needs a password, a key or an SSH agent')
  })

  test.concurrent('a rehearsal reaches its twin and nothing else, whatever is typed', async () => {
    const real = await simulate()
    const app = application()
    await app.call('startRehearsal', { sample: 'vendor-page', scenario: 'ready' })
    app.login = { ...at(real), authentication: { method: 'rehearsal' } }
    await app.connect()
    expect(app.run.problem).toBeNull()
    expect(real.connections).toBe(0)
    expect(app.snapshot.run?.connection.port).toBe(app.run.connect.form.port)
  })
})

describe('a login', () => {
  test.concurrent('with a wrong password is tried once, and again only when it is typed again', async () => {
    const simulator = await simulate()
    const app = await liveAt(simulator.port, {
      authentication: { method: 'password', password: wrongPassword },
    })
    await app.connect()
    await expectToldWell(app, 'login-rejected', '127.0.0.1', 'admin')
    expect(credentialsOf(simulator)).toHaveLength(1)
    await app.connect()
    expect(credentialsOf(simulator)).toHaveLength(2)
    app.login = at(simulator)
    await app.connect()
    // A third failed try would lock out everybody behind this address.
    expect(app.run.problem).toMatchObject({ code: 'login-paused' })
    expect(credentialsOf(simulator)).toHaveLength(2)
    await app.clock.pass(60_000)
    await app.connect()
    expect(app.run.problem).toBeNull()
    expect(credentialsOf(simulator)).toHaveLength(3)
    // Only the first connection had to ask about the host key.
    expect(app.asked.map(({ kind }) => kind)).toEqual(['host-key'])
  })

  test.concurrent('with a token code asks for it in the words of the device', async () => {
    const simulator = await simulate({ accounts: [{ user: 'admin', tokenCode: '271828' }] })
    const app = await liveAt(simulator.port)
    let code: string | null = null
    app.answers = (question) => (question.kind === 'device-prompts' ? (code === null ? null : [code]) : [])
    await app.connect()
    await expectToldWell(app, 'cancelled')
    code = '000000'
    await app.connect()
    await expectToldWell(app, 'login-rejected', 'admin')
    code = '271828'
    await app.connect()
    expect(app.run.problem).toBeNull()
    const prompts = app.asked.filter(({ kind }) => kind === 'device-prompts')
    expect(prompts).toHaveLength(3)
    expect(prompts[0]).toMatchObject({ prompts: [{ text: 'Token code: ', echo: false }] })
    expect(await app.everythingShown()).not.toContain('271828')
  })

  test.concurrent('goes through a banner once it is accepted, and no further if not', async () => {
    const simulator = await simulate({
      banner: { afterLogin: 'WARNING: # $ (y/n)\nAuthorized users only.\n', beforeLogin: 'Hello # \n' },
    })
    const app = await liveAt(simulator.port)
    app.answers = (question) => (question.kind === 'post-login-banner' ? null : [])
    await app.connect()
    await expectToldWell(app, 'banner-declined')
    expect(linesAt(simulator)).toEqual([])
    app.answers = () => []
    await app.connect()
    expect(app.run.problem).toBeNull()
    const banner = app.asked.find(({ kind }) => kind === 'post-login-banner')
    expect(banner).toHaveProperty('text')
    expect(JSON.stringify(banner)).toContain('Authorized users only.')
  })

  test.concurrent('of an administrator of one VDOM is told what it lacks', async () => {
    const simulator = await simulate({ accounts: [{ user: 'dmz.owner', tokenCode: null }] }, 'company')
    const app = await liveAt(simulator.port, { user: 'dmz.owner' })
    await app.connect()
    expect(app.run.problem).toMatchObject({ code: 'scope-refused' })
    expect(app.run.problem?.hint).toContain('super_admin')
    expect(simulator.state().vdoms).toEqual((await simulate({}, 'company')).state().vdoms)
  })

  test.concurrent('can be stopped while it asks, and asks no more then', async () => {
    const simulator = await simulate()
    const app = await liveAt(simulator.port)
    app.answers = () => 'later'
    const connecting = app.connect()
    await vi.waitFor(() => {
      expect(app.snapshot.question?.kind).toBe('host-key')
    })
    await app.call('cancel')
    await connecting
    await expectToldWell(app, 'cancelled')
    expect(app.snapshot.question).toBeNull()
    expect(simulator.loginAttempts).toEqual([])
    app.answers = () => []
    await app.connect()
    expect(app.run.problem).toBeNull()
  })

  test.concurrent('that is lost while it asks, asks no more', async () => {
    const simulator = await startSimulator({
      configuration: sampleText('vendor-page'),
      rehearsalPassword: password,
    })
    const app = await liveAt(simulator.port)
    app.answers = () => 'later'
    const connecting = app.connect()
    await vi.waitFor(() => {
      expect(app.snapshot.question?.kind).toBe('host-key')
    })
    await simulator.close()
    await connecting
    await expectToldWell(app, 'connection-lost', '127.0.0.1')
    expect(app.snapshot.question).toBeNull()
  })
})

describe('a private key', () => {
  test.concurrent('that can’t be used is said before anything is sent; the right one logs in', async () => {
    const folder = temporaryFolder()
    const pair = await keyPair(folder, 'ed25519', 'correct horse')
    const simulator = await simulate({ accounts: [{ user: 'admin', publicKeys: [pair.public] }] })
    const app = await liveAt(simulator.port)
    const garbage = join(folder, 'garbage')
    writeFileSync(garbage, 'not a key')
    mkdirSync(join(folder, 'folder'))
    const attempt = (keyFile: string, passphrase = '') =>
      app.result('connect', {
        ...at(simulator),
        host: '127.0.0.1',
        port: simulator.port,
        user: 'admin',
        authentication: { method: 'key', keyFile, passphrase },
      })
    for (const [file, passphrase, code] of [
      [join(folder, 'missing'), '', 'key-unreadable'],
      [join(folder, 'folder'), '', 'key-unreadable'],
      [garbage, '', 'key-unreadable'],
      [`${pair.file}.pub`, '', 'key-public'],
      [pair.file, '', 'key-passphrase'],
      [pair.file, 'wrong horse', 'key-passphrase'],
    ] as const) {
      const result = await attempt(file, passphrase)
      expect.assert(!result.ok)
      expect(result.problem.code).toBe(code)
      expect(result.problem.message).toContain(file)
      expect(JSON.stringify(result.problem)).not.toContain('wrong horse')
    }
    expect(simulator.connections).toBe(0)
    expect((await attempt(pair.file, 'correct horse')).ok).toBe(true)
    expect(app.run.problem).toBeNull()
    expect(app.run.connection.state).toBe('connected')
    expect(app.run.connect.form).toMatchObject({ method: 'key', keyFile: pair.file })
    const shown = await app.everythingShown()
    expect(shown).not.toContain('correct horse')
    expect(shown).not.toContain(pair.private.split('\n')[1])
  })
})

describe('a host key', () => {
  test.concurrent(
    'that the person does not trust stops before any credential, and is not remembered',
    async () => {
      const simulator = await simulate()
      const app = await liveAt(simulator.port)
      app.answers = () => null
      await app.connect()
      await expectToldWell(app, 'host-key-refused', '127.0.0.1')
      expect(simulator.loginAttempts).toEqual([])
      await app.connect()
      expect(app.asked).toHaveLength(2)
      expect(app.asked[0]).toMatchObject({
        kind: 'host-key',
        known: null,
        fingerprint: simulator.hostKeyFingerprint,
      })
    },
  )

  test.concurrent('that is trusted is remembered, by this application and the next', async () => {
    const { app, fortigate } = await live()
    await app.connect()
    await app.connect()
    await app.quit()
    const next = application(app.dataFolder)
    next.login = at(fortigate)
    await next.call('startMigration')
    await next.connect()
    expect(next.run.connection).toMatchObject({ state: 'connected', hostKey: fortigate.hostKeyFingerprint })
    expect([...app.asked, ...next.asked]).toHaveLength(1)
  })

  test.concurrent.each(['ed25519', 'ecdsa'])(
    'that has changed to another one (%s) stops, whatever is answered',
    async (type) => {
      const old = await keyPair(temporaryFolder(), 'ed25519')
      const first = await simulate({ hostKey: old.private })
      const app = await liveAt(first.port)
      await app.connect()
      expect(app.run.problem).toBeNull()
      await first.close()
      const other = await keyPair(temporaryFolder(), type)
      const second = await simulate({ port: first.port, hostKey: other.private })
      for (const answers of [() => [], () => null]) {
        app.answers = answers
        await app.connect()
        await expectToldWell(app, 'host-key-changed', '127.0.0.1', new Date().toISOString().slice(0, 10))
      }
      expect(second.loginAttempts).toEqual([])
      expect(second.received).toEqual([])
      expect(app.asked.at(-1)).toMatchObject({
        kind: 'host-key',
        fingerprint: second.hostKeyFingerprint,
        known: { fingerprint: first.hostKeyFingerprint },
      })
      // The one way on: the person takes the old key out of the settings, and judges the new one.
      const file = join(app.dataFolder, 'settings.json')
      const settings = readFileSync(file, 'utf8')
      writeFileSync(file, JSON.stringify({ ...(JSON.parse(settings) as object), knownHosts: [] }))
      app.answers = () => []
      await app.connect()
      expect(app.run.problem).toBeNull()
      expect(app.asked.at(-1)).toMatchObject({ fingerprint: second.hostKeyFingerprint, known: null })
      // And a device with the key that is trusted gets through.
      writeFileSync(file, settings)
      await second.close()
      const back = await simulate({ port: first.port, hostKey: old.private })
      await app.connect()
      expect(app.run.problem).toBeNull()
      expect(back.hostKeyFingerprint).toBe(first.hostKeyFingerprint)
    },
  )
})
