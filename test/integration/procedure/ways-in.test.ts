import { temporaryFolder } from '../../temporary-folder'
import { atTheEnd } from '../../at-the-end'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { userInfo } from 'node:os'
import { describe, expect, test, vi } from 'vitest'
import type { OpenSshPlaces } from '../../../main/application/login/open-ssh'
import type { CallArgument } from '../../../main/contract/calls'
import { sshAgent } from '../ssh/agent'
import { keyPair } from '../ssh/connecting'
import { openSshServer } from '../ssh/openssh-server'
import { at, live, password, simulate } from './live'
import { passwordHop } from './password-hop'
import { Headless } from './rehearsal'

type Jumps = NonNullable<CallArgument<'connect'>['jumps']>

/** The application of someone who has these files in `~/.ssh`, on a new live run. */
async function withOpenSsh(
  files: Readonly<Record<string, string>> = {},
  places: Partial<OpenSshPlaces> = {},
): Promise<Headless & { readonly ssh: string }> {
  const folder = join(temporaryFolder(), 'home', '.ssh')
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const app = new Headless(undefined, undefined, { folder, ...places })
  atTheEnd(() => app.close())
  await app.call('startMigration')
  return Object.assign(app, { ssh: folder })
}

describe('an SSH agent', () => {
  test('logs in through a jump host; where it listens never leaves main', async () => {
    const pair = await keyPair(temporaryFolder(), 'ed25519')
    const agent = await sshAgent(pair.file)
    const hop = await openSshServer('AllowTcpForwarding yes')
    hop.authorize(pair.public)
    const fortigate = await simulate({ accounts: [{ user: 'admin', publicKeys: [pair.public] }] })
    const app = await withOpenSsh({}, { agent: agent.socket })
    expect(await app.call('loginChoices')).toMatchObject({ agent: { keys: 1, reason: '' } })
    const jumps: Jumps = [{ ...hop.target, authentication: { method: 'agent' } }]
    app.login = { ...at(fortigate), authentication: { method: 'agent' }, jumps }
    await app.connect()
    expect(app.run.problem).toBeNull()
    expect(app.asked).toMatchObject([
      { kind: 'host-key', jumpHost: true, port: hop.target.port },
      { kind: 'host-key', jumpHost: false, port: fortigate.port, fingerprint: fortigate.hostKeyFingerprint },
    ])
    expect(app.run.connection).toMatchObject({
      state: 'connected',
      port: fortigate.port,
      hostKey: fortigate.hostKeyFingerprint,
    })
    expect(app.run.connection.negotiated?.cipher).toMatch(/^(?:aes|chacha)/)
    expect(app.journal).toContain(JSON.stringify({ negotiated: app.run.connection.negotiated }).slice(1, -1))
    // What is remembered is the way, and nothing that is secret.
    expect(app.run.connect.form).toEqual({
      host: '127.0.0.1',
      port: fortigate.port,
      user: 'admin',
      method: 'agent',
      keyFile: '',
      jumps: [{ ...hop.target, method: 'agent', keyFile: '' }],
    })
    expect(await app.everythingShown()).not.toContain(agent.socket)
    // Both host keys are known now, also on the way back after a cut that the jump host tells of.
    app.whilePausing = () => {
      fortigate.setFaults({})
      return Promise.resolve()
    }
    fortigate.setFaults({ cutAt: 'Service balance' })
    await app.call('continueRun')
    expect(app.run.problem).toBeNull()
    expect(app.run.service?.verdict).toBe('ready')
    expect(app.pauses).toEqual([1_000])
    expect(app.asked).toHaveLength(2)
  })

  test('that is not there, does not answer or is empty is not offered, with the reason', async () => {
    const none = await withOpenSsh()
    expect((await none.call('loginChoices')).agent).toEqual({
      keys: 0,
      reason: 'No SSH agent is running for this application.',
    })
    const fortigate = await simulate()
    const { host, port, user } = { user: 'admin', ...fortigate, host: '127.0.0.1', port: fortigate.port }
    expect(await none.refusal('connect', { host, port, user, authentication: { method: 'agent' } })).toBe(
      'No SSH agent is running for this application.',
    )
    const gone = join(temporaryFolder(), 'nothing')
    const silent = await withOpenSsh({}, { agent: gone })
    expect((await silent.call('loginChoices')).agent.reason).toBe('The SSH agent does not answer.')
    const { socket } = await sshAgent()
    const empty = await withOpenSsh({}, { agent: socket })
    expect((await empty.call('loginChoices')).agent.reason).toContain('holds no key')
    expect(fortigate.loginAttempts).toEqual([])
    for (const app of [none, silent, empty]) expect(await app.everythingShown()).not.toContain(gone)
  })
})

describe('a jump host', () => {
  const throughHop = async (hopPassword: string, typed: string) => {
    const hop = await passwordHop(hopPassword)
    const { app, fortigate } = await live()
    const jump: Jumps[number] = {
      host: '127.0.0.1',
      port: hop.port,
      user: 'ops',
      authentication: { method: 'password', password: typed },
    }
    app.login = { ...app.login, jumps: [jump] }
    return { app, fortigate, hop }
  }
  const hopPassword = 'Zwischen-Halt-42'

  test('takes a password from the form', async () => {
    const { app, hop } = await throughHop(hopPassword, hopPassword)
    await app.connect()
    expect(app.run.connection.state).toBe('connected')
    expect(hop.tried).toEqual(['password'])
    expect(await app.everythingShown()).not.toContain(hopPassword)
  })

  test('whose password was left out is asked for by name, once in a run', async () => {
    const { app, fortigate, hop } = await throughHop(hopPassword, '')
    app.answers = (question) => (question.kind === 'password' ? [hopPassword] : [])
    await app.connect()
    expect(app.run.problem).toBeNull()
    expect(app.asked.map(({ kind }) => kind)).toEqual(['password', 'host-key', 'host-key'])
    expect(app.asked[0]).toMatchObject({ host: '127.0.0.1', user: 'ops' })
    await app.goTo('service')
    app.whilePausing = () => {
      fortigate.setFaults({})
      return Promise.resolve()
    }
    fortigate.setFaults({ cutAt: 'Service balance' })
    await app.call('readService')
    expect(app.run.problem).toBeNull()
    expect(hop.tried).toEqual(['password', 'password'])
    expect(app.asked).toHaveLength(3)
    expect(await app.everythingShown()).not.toContain(hopPassword)
  })

  test('whose password is not given is not reached', async () => {
    const { app, fortigate, hop } = await throughHop(hopPassword, '')
    app.answers = (question) => (question.kind === 'password' ? null : [])
    expect(
      await app.refusal('connect', { ...app.run.connect.form, ...app.login, user: 'admin' } as never),
    ).toBe('Connecting was stopped.')
    expect(hop.tried).toEqual([])
    expect(fortigate.connections).toBe(0)
  })

  test('that refuses the login is named, the FortiGate is not reached, and it is tried once', async () => {
    const { app, fortigate, hop } = await throughHop(hopPassword, 'something else')
    await app.connect()
    expect(app.run.problem?.message).toContain('jump host')
    expect(hop.tried).toEqual(['password'])
    expect(fortigate.connections).toBe(0)
  })
})

describe('the host keys of OpenSSH', () => {
  const knownAs = (port: number, key: string, marker = '') => `${marker}[127.0.0.1]:${port} ${key}`

  test('count as trusted, which is said and remembered', async () => {
    const pair = await keyPair(temporaryFolder(), 'ed25519')
    const fortigate = await simulate({ hostKey: pair.private })
    const app = await withOpenSsh({ known_hosts: knownAs(fortigate.port, pair.public) })
    app.login = at(fortigate)
    await app.connect()
    expect(app.run.connection).toMatchObject({ state: 'connected' })
    expect(app.asked).toEqual([])
    // The console hears of lines in batches.
    await expect
      .poll(() => app.console.map(({ text }) => text))
      .toContain(
        `The host key of 127.0.0.1 port ${fortigate.port} is known to OpenSSH on this computer, so it is trusted here too.`,
      )
    // It stays trusted if OpenSSH has forgotten it.
    writeFileSync(join(app.ssh, 'known_hosts'), '')
    await app.connect()
    expect(app.run.connection.state).toBe('connected')
    expect(app.asked).toEqual([])
  })

  test('that are other ones stop, and say where they stand', async () => {
    const [one, other] = [
      await keyPair(temporaryFolder(), 'ed25519'),
      await keyPair(temporaryFolder(), 'ed25519'),
    ]
    const fortigate = await simulate({ hostKey: one.private })
    const app = await withOpenSsh({ known_hosts: `# mine\n${knownAs(fortigate.port, other.public)}` })
    app.login = at(fortigate)
    await app.connect()
    expect(app.run.problem).toMatchObject({ code: 'host-key-changed' })
    expect(app.asked).toMatchObject([
      {
        kind: 'host-key',
        fingerprint: fortigate.hostKeyFingerprint,
        known: { since: null, file: `${join(app.ssh, 'known_hosts')}:2` },
      },
    ])
    expect(fortigate.loginAttempts).toEqual([])
  })

  test('that are revoked are refused, also where they were trusted here before', async () => {
    const pair = await keyPair(temporaryFolder(), 'ed25519')
    const fortigate = await simulate({ hostKey: pair.private })
    const app = await withOpenSsh()
    app.login = at(fortigate)
    await app.connect()
    expect(app.run.connection.state).toBe('connected')
    const logins = fortigate.loginAttempts.length
    writeFileSync(join(app.ssh, 'known_hosts'), knownAs(fortigate.port, pair.public, '@revoked '))
    await app.connect()
    expect(app.run.problem).toMatchObject({ code: 'host-key-revoked' })
    expect(app.run.problem?.message).toContain('marked as revoked')
    expect(fortigate.loginAttempts).toHaveLength(logins)
    expect(app.asked).toHaveLength(1)
  })
})

describe('a host of ~/.ssh/config', () => {
  test('is suggested, and leads where it says', async () => {
    const app = await withOpenSsh({
      config: [
        'Host *.example.net',
        '  User somebody',
        'Host fw-zrh fw-alias',
        '  HostName 192.0.2.10',
        '  Port 2222',
        '  User admin-mig',
        '  IdentityFile ~/.ssh/missing',
        '  IdentityFile ~/.ssh/id_fw',
        '  ProxyJump bastion,kim@198.51.100.7:2022',
        '  StrictHostKeyChecking no',
        'Host bastion',
        '  HostName bastion.example.net',
        'Host plain',
        '  ProxyCommand nc %h %p',
        '',
      ].join('\n'),
      id_fw: '',
    })
    expect((await app.call('loginChoices')).aliases).toEqual(['fw-zrh', 'fw-alias', 'bastion', 'plain'])
    expect(await app.call('sshHost', { alias: 'fw-zrh' })).toEqual({
      alias: 'fw-zrh',
      host: '192.0.2.10',
      port: 2222,
      user: 'admin-mig',
      keyFile: join(dirname(app.ssh), '.ssh', 'id_fw'),
      jumps: [
        { host: 'bastion.example.net', port: 22, user: userInfo().username, method: 'password', keyFile: '' },
        { host: '198.51.100.7', port: 2022, user: 'kim', method: 'password', keyFile: '' },
      ],
      notes: ['StrictHostKeyChecking is not followed: every host key is judged.'],
    })
    const plain = await app.call('sshHost', { alias: 'plain' })
    expect(plain).toMatchObject({ host: 'plain', port: 22, user: '', keyFile: '', jumps: [] })
    expect(plain?.notes.join()).toContain('ProxyCommand is not run')
    // Only what stands there by name: a page can't look around in it.
    expect(await app.call('sshHost', { alias: 'x.example.net' })).toBeNull()
    expect(await app.call('sshHost', { alias: '*.example.net' })).toBeNull()
  })

  test('is not needed: where there is no such file nothing is suggested', async () => {
    const app = await withOpenSsh()
    expect((await app.call('loginChoices')).aliases).toEqual([])
  })
})

describe('a token code', () => {
  test('shows the time that there is, and is said to come too late where the FortiGate hangs up', async () => {
    const { app, fortigate } = await live({ accounts: [{ user: 'admin', tokenCode: '271828' }] })
    app.answers = (question) => (question.kind === 'device-prompts' ? 'later' : [])
    const began = Date.now()
    const connecting = app.connect()
    await vi.waitFor(() => {
      expect(app.snapshot.question).toMatchObject({
        kind: 'device-prompts',
        host: '127.0.0.1',
        jumpHost: false,
        prompts: [{ text: 'Token code: ', echo: false, isTokenCode: true }],
      })
    })
    const { question } = app.snapshot
    expect.assert(question?.kind === 'device-prompts' && question.until !== null)
    const left = Date.parse(question.until) - began
    expect(left).toBeGreaterThanOrEqual(120_000)
    expect(left).toBeLessThan(130_000)
    await fortigate.close()
    await connecting
    expect(app.run.problem).toMatchObject({ code: 'login-expired' })
    expect(app.snapshot.question).toBeNull()
  })
})

describe('old encryption', () => {
  test('is offered to nobody unless it is allowed, and is remembered for that device alone', async () => {
    const server = await openSshServer('KexAlgorithms diffie-hellman-group14-sha1')
    const app = await withOpenSsh()
    const { host, port, user } = server.target
    const connect = (more: Partial<CallArgument<'connect'>> = {}) =>
      app.call('connect', { host, port, user, authentication: { method: 'password', password }, ...more })
    const remembered = async () => (await app.call('loginChoices')).oldEncryption
    await connect()
    expect(app.run.problem).toMatchObject({ code: 'no-common-algorithm' })
    expect(app.asked).toEqual([])
    expect(await remembered()).toEqual([])
    await connect({ oldAlgorithms: true })
    // It got as far as the login.
    expect(app.asked.map(({ kind }) => kind)).toEqual(['host-key'])
    expect(app.run.problem).toMatchObject({ code: 'login-rejected' })
    expect(await remembered()).toEqual([{ host, port }])
    const other = await simulate()
    await connect({ port: other.port, user: 'admin', oldAlgorithms: false })
    expect(app.run.connection.state).toBe('connected')
    expect(await remembered()).toEqual([{ host, port }])
    await connect({ oldAlgorithms: false })
    expect(app.run.problem).toMatchObject({ code: 'no-common-algorithm' })
    expect(await remembered()).toEqual([])
  })
})
