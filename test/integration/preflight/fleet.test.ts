import { createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { mayType } from '../../../main/device/allow-list'
import type { DeviceEntry } from '../../../main/preflight/entry'
import { UnattendedHostKeys } from '../../../main/preflight/host-keys'
import { preflight, type PreflightOptions } from '../../../main/preflight/preflight'
import type { PreflightDevice } from '../../../main/preflight/report'
import type { Simulator } from '../../../main/simulator'
import type { KeyVerdict } from '../../../main/ssh/host-key-judgement'
import type { Credentials } from '../../../main/ssh/target'
import { verdictOf } from '../../fixtures/host-keys'
import { keyPair, sampleText, simulate } from '../simulator/peer'

const password: Credentials = { method: 'password', password: 'rehearsal' }

const entryOf = (
  name: string,
  simulator: Pick<Simulator, 'port'>,
  more: Partial<DeviceEntry> = {},
): DeviceEntry => ({
  name,
  host: '127.0.0.1',
  port: simulator.port,
  user: 'admin',
  keyFile: null,
  jumps: [],
  oldAlgorithms: false,
  hostKeys: [],
  line: 1,
  ...more,
})

/** Knows every host key but those that it is told of. */
const knowing = (verdicts: Readonly<Record<number, KeyVerdict['kind']>> = {}) =>
  new UnattendedHostKeys(
    [{ judge: ({ port }) => verdictOf[verdicts[port] ?? 'trusted'], typesOf: () => [] }],
    null,
  )

const run = (entries: readonly DeviceEntry[], options: Partial<PreflightOptions> = {}) =>
  preflight(entries, {
    sessions: 10,
    connectSeconds: 10,
    deviceMinutes: 15,
    loginOf: () => ({ credentials: password, jumps: [] }),
    hostKeys: knowing(),
    acceptBanners: false,
    signal: new AbortController().signal,
    ...options,
  })

test('a device that prints for ever is given up, and keeps no other waiting', async () => {
  const dripping = await simulate('vendor-page', {
    faults: { answers: { 'show system admin': (output) => output.repeat(2000) }, chunkBytes: 1, latency: 20 },
  })
  const quick = await simulate('vendor-page')
  const results = await run([entryOf('dripping', dripping), entryOf('quick', quick)], {
    sessions: 1,
    deviceMinutes: 0.05,
    connectSeconds: 60,
  })
  expect(results.map(({ verdict, problem }) => problem?.code ?? verdict)).toEqual([
    'device-too-slow',
    'ready',
  ])
  await expect.poll(() => dripping.openSessions).toBe(0)
})

/** A server that does this with each connection; answers its port. */
async function serverThat(does: (socket: Socket) => void): Promise<{ readonly port: number }> {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    does(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return server.address() as AddressInfo
}

const lineTyped = ({ received }: Simulator) =>
  received.filter(({ kind }) => kind === 'line').map(({ text }) => text)

/** All that may be typed in a preflight. */
const readings = [
  /^get system (?:ha status|status|admin list)$/,
  /^diagnose sys vd list$/,
  /^execute fortitoken-cloud show$/,
  /^diagnose fortitoken-cloud show (?:service|users)$/,
  /^show system (?:admin|central-management|csf|global|sso-admin|sso-forticloud-admin|sso-fortigate-cloud-admin)(?: \| grep \.)?$/,
  /^show user (?:fortitoken|local)(?: \| grep \.)?$/,
  /^diagnose fortitoken info$/,
  /^config (?:global|vdom)$/,
  /^edit [\w.-]+$/,
  /^end$/,
]

test('twenty devices, of which nearly every one has something else', { timeout: 60_000 }, async () => {
  const vendor = sampleText('vendor-page')
  const lockedOut = vendor.replace('set accprofile "super_admin"', 'set accprofile "prof_admin"')
  const withoutTokens = vendor.replace(
    /config user fortitoken\n(?:.*\n)*?end\n/,
    'config user fortitoken\nend\n',
  )
  const key = keyPair()
  const accounts = [
    { user: 'key.holder', publicKeys: [key.public] },
    { user: 'coded', password: 'rehearsal', tokenCode: '424242' },
  ]
  const simulators = {
    ready: await simulate('vendor-page', { accounts }),
    fleet: await simulate('company'),
    lockedOut: await simulate('vendor-page', { configuration: lockedOut }),
    withoutTokens: await simulate('vendor-page', { configuration: withoutTokens, scenario: 'unreachable' }),
    unreachable: await simulate('vendor-page', { scenario: 'unreachable' }),
    secondary: await simulate('vendor-page', { scenario: 'ha-secondary' }),
    old: await simulate('vendor-page', { scenario: 'old-firmware' }),
    banner: await simulate('vendor-page', { banner: { beforeLogin: null, afterLogin: 'Keep out.\n' } }),
    linux: await simulate('vendor-page', { scenario: 'not-a-fortigate' }),
    cut: await simulate('vendor-page', { faults: { cut: { direction: 'to-client', after: 900 } } }),
    unknown: await simulate('vendor-page'),
    revoked: await simulate('vendor-page'),
  }
  const silent = await serverThat(() => undefined)
  const closed = await serverThat((socket) => socket.destroy())
  const { ready, unknown, revoked } = simulators
  const pin = `SHA256:${'A'.repeat(43)}`
  const entries = [
    ...Object.entries(simulators).map(([name, simulator]) => entryOf(name, simulator)),
    entryOf('pinned', ready, { hostKeys: [pin, ready.hostKeyFingerprint] }),
    entryOf('another key', ready, { hostKeys: [pin] }),
    entryOf('key', ready, { user: 'key.holder' }),
    entryOf('coded', ready, { user: 'coded' }),
    entryOf('nobody', ready, { user: 'nobody' }),
    entryOf('silent', silent),
    entryOf('closed', closed),
    entryOf('refused', { port: 1 }),
  ]

  // Node would print them into what the command prints.
  const warnings: string[] = []
  const onWarning = ({ message }: Error) => void warnings.push(message)
  process.on('warning', onWarning)
  onTestFinished(() => void process.off('warning', onWarning))
  let open = 0
  let most = 0
  const told: number[] = []
  const results = await run(entries, {
    sessions: 15,
    connectSeconds: 6,
    hostKeys: knowing({ [unknown.port]: 'unknown', [revoked.port]: 'revoked' }),
    loginOf: ({ user }) => {
      open += 1
      most = Math.max(most, open)
      return {
        credentials: user === 'key.holder' ? { method: 'key', key: key.private, passphrase: '' } : password,
        jumps: [],
      }
    },
    onDevice: (done) => {
      open -= 1
      told.push(done)
    },
  })

  expect(results.map(({ name }) => name)).toEqual(entries.map(({ name }) => name))
  expect(told).toEqual(entries.map((_entry, at) => at + 1))
  expect(most).toBe(15)
  expect(warnings).toEqual([])
  const by = new Map(results.map((result) => [result.name, result]))
  const of = (name: string): PreflightDevice => {
    const result = by.get(name)
    if (!result) throw new Error(`There is no ${name}.`)
    return result
  }
  const outcome = Object.fromEntries(
    results.map(({ name, verdict, problem }) => [name, problem?.code ?? verdict]),
  )
  expect(outcome).toEqual({
    ready: 'ready',
    fleet: 'ready',
    lockedOut: 'blocked',
    withoutTokens: 'nothing-to-migrate',
    unreachable: 'blocked',
    secondary: 'blocked',
    old: 'blocked',
    banner: 'needs-a-person',
    linux: 'not-a-fortigate',
    cut: 'connection-lost',
    unknown: 'host-key-unknown',
    revoked: 'host-key-revoked',
    pinned: 'ready',
    'another key': 'host-key-changed',
    key: 'ready',
    coded: 'needs-a-person',
    nobody: 'login-rejected',
    silent: 'connect-timeout',
    closed: 'not-ssh',
    refused: 'port-refused',
  })

  expect(of('ready')).toMatchObject({
    blockers: [],
    hostKey: { type: 'ssh-ed25519', fingerprint: ready.hostKeyFingerprint },
    device: { hostname: 'FGT-LAB', version: '7.0.4 build 0301', ha: 'standalone' },
    service: { verdict: 'ready', balance: 100, unit: 'users' },
    licenses: [{ license: 'EFTM000000425212', tokens: 5, users: 1 }],
    users: [{ name: 'ftm-mig1', outcome: 'migrates' }],
  })
  expect(of('lockedOut').findings).toContainEqual(
    expect.objectContaining({ id: 'admin.lockout', severity: 'blocker' }),
  )
  expect(of('lockedOut').blockers).toHaveLength(1)
  expect(of('unreachable').blockers).toEqual([
    expect.stringMatching(/^The FortiGate can’t reach FortiToken Cloud\./),
  ])
  expect(of('secondary').blockers[0]).toMatch(/^This is the secondary unit/)
  expect(of('old').blockers).toEqual([expect.stringMatching(/^FortiOS 7\.0\.3 has no command to migrate/)])
  expect(of('old').users).toHaveLength(1)
  expect(of('unknown').problem?.message).toContain(unknown.hostKeyFingerprint)
  expect(of('unknown').problem?.hint).toContain('--accept-new-host-keys')
  expect(of('coded').problem?.message).toContain('Token code:')

  // Nothing of a login before a key is trusted; nothing but readings on any device; nobody stays logged in.
  expect(unknown.loginAttempts).toEqual([])
  expect(revoked.loginAttempts).toEqual([])
  const typed = Object.values(simulators).flatMap(lineTyped)
  expect(typed.filter((line) => !readings.some((reading) => reading.test(line)))).toEqual([])
  expect(typed.every(mayType)).toBe(true)
  expect(lineTyped(simulators.fleet)).toContain('config vdom')
  const answered = Object.values(simulators).flatMap(({ received }) =>
    received.filter(({ kind }) => kind === 'answer' || kind === 'help'),
  )
  expect(answered).toEqual([])
  await expect
    .poll(() => Object.values(simulators).map(({ openSessions }) => openSessions))
    .toEqual(Object.values(simulators).map(() => 0))
})

test('a banner is accepted where the call says so', async () => {
  const fortigate = await simulate('vendor-page', {
    banner: { beforeLogin: null, afterLogin: 'Keep out.\n' },
  })
  const [result] = await run([entryOf('one', fortigate)], { acceptBanners: true })
  expect(result?.verdict).toBe('ready')
})

test('new host keys are kept where the call says so', async () => {
  const fortigate = await simulate('vendor-page')
  const kept: string[] = []
  const hostKeys = new UnattendedHostKeys([], ({ fingerprint }) => void kept.push(fingerprint))
  const [result] = await run([entryOf('one', fortigate)], { hostKeys })
  expect(result?.verdict).toBe('ready')
  expect(kept).toEqual([fortigate.hostKeyFingerprint])
})

test('a stop ends what is being read, keeps what is done, and begins nothing more', async () => {
  const quick = await simulate('vendor-page')
  const stuck = await simulate('vendor-page', { faults: { stall: { direction: 'to-client', after: 1200 } } })
  const later = await simulate('vendor-page')
  const stop = new AbortController()
  const began = performance.now()
  const results = await run([entryOf('quick', quick), entryOf('stuck', stuck), entryOf('later', later)], {
    sessions: 1,
    signal: stop.signal,
    onDevice: (done) => {
      if (done === 1)
        setTimeout(() => {
          stop.abort()
        }, 1000)
    },
  })
  expect(results.map(({ verdict, problem }) => problem?.code ?? verdict)).toEqual([
    'ready',
    'stopped',
    'stopped',
  ])
  expect(performance.now() - began).toBeLessThan(10_000)
  expect(lineTyped(stuck)).not.toEqual([])
  expect(later.connections).toBe(0)
})

test('a password that devices reject is not tried on all of them', async () => {
  const fortigate = await simulate('vendor-page')
  const wrong = Array.from({ length: 8 }, (_, at) => entryOf(`wrong-${at}`, fortigate, { user: 'nobody' }))
  const silent = await serverThat(() => undefined)
  const right = entryOf('right', fortigate)
  const results = await run([entryOf('silent', silent), ...wrong, right], { connectSeconds: 2 })
  const codes = results.map(({ verdict, problem }) => problem?.code ?? verdict)
  expect(codes.filter((code) => code === 'login-rejected')).toHaveLength(2)
  expect(codes.filter((code) => code === 'password-not-tried')).toHaveLength(6)
  expect([codes[0], codes.at(-1)]).toEqual(['connect-timeout', 'ready'])
  const tried = fortigate.loginAttempts.filter(
    ({ user, method }) => user === 'nobody' && ['password', 'keyboard-interactive'].includes(method),
  )
  expect(tried).toHaveLength(2)
})

test('a password that one device has accepted is tried on all the others, whatever some of them say', async () => {
  const fortigate = await simulate('vendor-page')
  const others = [
    await simulate('vendor-page', { rehearsalPassword: 'another one' }),
    await simulate('vendor-page', { rehearsalPassword: 'another one' }),
    await simulate('vendor-page', { rehearsalPassword: 'another one' }),
  ]
  const cut = await simulate('vendor-page', {
    faults: { cut: { direction: 'to-client', after: 1500, layer: 'connection' } },
  })
  const refusing = others.map((other, at) => entryOf(`other-${at}`, other))
  const results = await run(
    [entryOf('cut', cut), entryOf('first', fortigate), ...refusing, entryOf('last', fortigate)],
    { sessions: 1 },
  )
  const codes = results.map(({ verdict, problem }) => problem?.code ?? verdict)
  expect(codes.slice(1)).toEqual(['ready', ...others.map(() => 'login-rejected'), 'ready'])
  expect(codes[0]).not.toBe('ready')
})

test('a device that stands in the list by several names is sent two wrong passwords and no third', async () => {
  const accepting = await simulate('vendor-page')
  const other = await simulate('vendor-page', { rehearsalPassword: 'another one' })
  const names = Array.from({ length: 4 }, (_, at) => entryOf(`name-${at}`, other))
  const results = await run([entryOf('first', accepting), ...names], { sessions: 1 })
  expect(results.map(({ verdict, problem }) => problem?.code ?? verdict)).toEqual([
    'ready',
    ...['login-rejected', 'login-rejected', 'login-paused', 'login-paused'],
  ])
})

test('a device that hangs in its login keeps the others waiting for their turn, and costs them no time of theirs', async () => {
  const hanging = await simulate('vendor-page', { faults: { stall: { direction: 'to-client', after: 0 } } })
  const fortigate = await simulate('vendor-page')
  const entries = [entryOf('hanging', hanging), ...['a', 'b'].map((name) => entryOf(name, fortigate))]
  const results = await run(entries, { connectSeconds: 2 })
  expect(results.map(({ verdict, problem }) => problem?.code ?? verdict)).toEqual([
    'connect-timeout',
    'ready',
    'ready',
  ])
})
