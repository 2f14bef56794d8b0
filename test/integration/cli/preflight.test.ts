import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import * as z from 'zod'
import type { PreflightReport } from '../../../main/preflight/report'
import type { Simulator } from '../../../main/simulator'
import { interviewer } from '../ssh/interviewer'
import { openSshServer } from '../ssh/openssh-server'
import { keyPair, sampleText, simulate } from '../simulator/peer'
import { CommandLine } from './command-line'

const password = 'rehearsal'
const schema = z.fromJSONSchema(
  JSON.parse(
    readFileSync(resolve(import.meta.dirname, '../../../docs/preflight.schema.json'), 'utf8'),
  ) as Parameters<typeof z.fromJSONSchema>[0],
)

let tokenferry: CommandLine
/** A home of its own: neither this person's known hosts nor agent count. */
let env: NodeJS.ProcessEnv
beforeAll(async () => {
  tokenferry = await CommandLine.build()
  const home = join(tokenferry.folder, 'home')
  mkdirSync(join(home, '.ssh'), { recursive: true })
  env = { HOME: home, XDG_CONFIG_HOME: join(home, '.config'), SSH_AUTH_SOCK: '' }
})
afterAll(() => tokenferry.remove())

const knownHosts = () => join(env.HOME ?? '', '.ssh', 'known_hosts')

const write = (file: string, text: string) => {
  writeFileSync(join(tokenferry.folder, file), text, { mode: 0o600 })
  return file
}

/** A device of a YAML inventory; its host key is pinned unless told otherwise. */
const device = (
  name: string,
  { port, hostKeyFingerprint }: Simulator,
  more = `host_key: ${hostKeyFingerprint}`,
) => `- { name: ${name}, host: 127.0.0.1, port: ${port}, user: admin, ${more} }\n`

const preflight = (args: readonly string[], input = `${password}\n`) =>
  tokenferry.run(['preflight', '--password-stdin', ...args], input, env)

/** The same at a terminal on which a password is typed; what stood on it. */
async function onTerminal(args: readonly string[], typed: string) {
  const command = [process.execPath, tokenferry.program, 'preflight', ...args, '--ask-password'].join(' ')
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    cwd: tokenferry.folder,
    timeout: 30_000,
    env: { ...process.env, ...env },
  })
  let screen = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (!screen.includes('FortiGates: ') && (screen + text).includes('FortiGates: ')) {
      child.stdin.write(`${typed}\r`)
    }
    screen += text
  })
  const [code] = (await once(child, 'close')) as [number]
  return { code, screen }
}

const lockedOut = () =>
  simulate('vendor-page', {
    configuration: sampleText('vendor-page').replace(
      'set accprofile "super_admin"',
      'set accprofile "prof_admin"',
    ),
  })

describe('what comes out', () => {
  test('another product is blocked and named, and nobody would migrate on it', async () => {
    const proxy = await simulate('vendor-page', { scenario: 'another-product' })
    const { code, stdout } = await preflight([write('proxy.yml', device('proxy', proxy)), '--json'])
    expect(code).toBe(1)
    const [only] = (JSON.parse(stdout) as PreflightReport).devices
    expect(only).toMatchObject({
      verdict: 'blocked',
      blockers: [expect.stringContaining('This is a FortiProxy') as unknown],
      findings: [{ id: 'device.other-product' }],
    })
    expect(only?.users.filter(({ outcome }) => outcome === 'migrates')).toEqual([])
  })

  test('the days left of each service, and 1 where a migrated device has less than 45', async () => {
    const migrated = sampleText('vendor-page')
      .replace('set two-factor fortitoken\n', 'set two-factor fortitoken-cloud\n')
      .replace(/ *set fortitoken .*\n/, '')
      .replace(/config user fortitoken[^]*?\nend\n/, '')
    const [soon, later] = [
      await simulate('vendor-page', { configuration: migrated, scenario: 'expires-soon' }),
      await simulate('vendor-page', { configuration: migrated }),
    ]
    const calm = await preflight([write('later.yml', device('later', later))])
    expect(calm).toMatchObject({ code: 0, stderr: '' })
    expect(calm.stdout).toMatch(/Days left[^]*36[12]/)
    const { code, stdout } = await preflight([
      write('soon.yml', device('soon', soon) + device('later', later)),
    ])
    expect(code).toBe(1)
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'On 1 migrated device the FortiToken Cloud subscription expires in less than 45 days',
    )
    const json = await preflight([write('soon.yml', device('soon', soon)), '--json'])
    const [only] = (JSON.parse(json.stdout) as PreflightReport).devices
    expect([19, 20]).toContain(only?.service?.daysLeft)
  })

  test('JSON as the schema says, 1 where something blocks, and no secret', async () => {
    const [ready, blocked] = [await simulate('company'), await lockedOut()]
    const inventory = write('two.yml', device('ready', ready) + device('blocked', blocked))
    const { code, stdout, stderr } = await preflight([inventory, '--json'])
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    const report = schema.parse(JSON.parse(stdout)) as PreflightReport
    expect(report.version).toBe(1)
    expect(report.devices.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['ready', 'ready'],
      ['blocked', 'blocked'],
    ])
    expect(report.devices[0]?.users.length).toBeGreaterThan(10)
    const secrets = [sampleText('company'), sampleText('vendor-page')].flatMap((text) =>
      [...text.matchAll(/(?:ENC|seed|reg-id) "?([\w+/=]{8,})/g)].map(([, secret = '']) => secret),
    )
    expect(secrets.length).toBeGreaterThan(5)
    expect(secrets.filter((secret) => stdout.includes(secret))).toEqual([])
    expect(stdout).not.toContain(password)
  })

  test('text, CSV and a page; 0 where nothing blocks, 2 where a device was not read', async () => {
    const fortigate = await simulate('vendor-page')
    const inventory = write(
      'one.csv',
      `name,host,port,user,host_key\nfw1,127.0.0.1,${fortigate.port},admin,${fortigate.hostKeyFingerprint}\n`,
    )
    const text = await preflight([inventory])
    expect(text).toMatchObject({ code: 0, stderr: '' })
    expect(text.stdout).toMatch(/^Device\s+Verdict.*\nfw1\s+ready\s+7\.0\.4\s+1\s+5\s+1\s/)
    const csv = await preflight([inventory, '--csv', 'out.csv'])
    expect(csv).toMatchObject({ code: 0, stdout: expect.stringContaining('Saved to out.csv.\n') as string })
    expect(readFileSync(join(tokenferry.folder, 'out.csv'), 'utf8')).toContain('fw1,127.0.0.1,')
    const page = await preflight([inventory, '--html', 'out.html'], 'wrong\n')
    expect(page.code).toBe(2)
    expect(readFileSync(join(tokenferry.folder, 'out.html'), 'utf8')).toContain('refused the login of admin')
  })
})

test('new host keys are refused, until the call accepts them; from then on they are known', async () => {
  const fortigate = await simulate('vendor-page')
  const inventory = write('new.yml', device('fw1', fortigate, ''))
  const unknown = await preflight([inventory])
  expect(unknown.code).toBe(2)
  expect(unknown.stdout).toContain('host-key-unknown')
  expect(unknown.stdout).toContain(fortigate.hostKeyFingerprint)
  expect(fortigate.loginAttempts).toEqual([])
  const settings = join(env.XDG_CONFIG_HOME ?? '', 'Tokenferry', 'settings.json')
  mkdirSync(join(settings, '..'), { recursive: true })
  writeFileSync(settings, '{ "version": 1, "theme": "dark", "later": 7 }')
  expect(await preflight([inventory, '--accept-new-host-keys'])).toMatchObject({ code: 0 })
  expect(JSON.parse(readFileSync(settings, 'utf8'))).toMatchObject({
    theme: 'dark',
    later: 7,
    knownHosts: [{ host: '127.0.0.1', port: fortigate.port, fingerprint: fortigate.hostKeyFingerprint }],
  })
  expect(await preflight([inventory])).toMatchObject({ code: 0 })
})

test('what OpenSSH knows is known', async () => {
  const fortigate = await simulate('vendor-page')
  writeFileSync(knownHosts(), await scan(fortigate.port))
  const { code } = await preflight([write('openssh.yml', device('fw1', fortigate, ''))])
  expect(code).toBe(0)
})

/** What OpenSSH finds there, as lines of known_hosts. */
async function scan(port: number): Promise<string> {
  const args = ['-t', 'ed25519', '-p', String(port), '127.0.0.1']
  return (await promisify(execFile)('ssh-keyscan', args, { timeout: 10_000 })).stdout
}

describe('how to log in', () => {
  test('with a key of the device, whose path is seen from the inventory', async () => {
    const key = keyPair()
    const fortigate = await simulate('vendor-page', {
      accounts: [{ user: 'admin', publicKeys: [key.public] }],
    })
    mkdirSync(join(tokenferry.folder, 'sub'), { recursive: true })
    write('sub/audit', key.private)
    const pin = `host_key: ${fortigate.hostKeyFingerprint}`
    const inventory = write('sub/key.yml', device('fw1', fortigate, `${pin}, key_file: audit`))
    expect(await tokenferry.run(['preflight', inventory], '', env)).toMatchObject({ code: 0, stderr: '' })
    expect(fortigate.loginAttempts.map(({ method }) => method)).not.toContain('password')
  })

  test('with the SSH agent, where nothing else is said', async () => {
    const key = keyPair()
    const fortigate = await simulate('vendor-page', {
      accounts: [{ user: 'admin', publicKeys: [key.public] }],
    })
    const socket = join(tokenferry.folder, 'agent')
    const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore', timeout: 30_000 })
    onTestFinished(() => void agent.kill())
    await expect.poll(() => existsSync(socket)).toBe(true)
    const withAgent = { ...env, SSH_AUTH_SOCK: socket }
    const file = join(tokenferry.folder, write('held', key.private))
    await promisify(execFile)('ssh-add', ['-q', file], {
      env: { ...process.env, ...withAgent },
      timeout: 10_000,
    })
    const inventory = write('agent.yml', device('fw1', fortigate))
    expect(await tokenferry.run(['preflight', inventory], '', withAgent)).toMatchObject({
      code: 0,
      stderr: '',
    })
  })

  test('by way of a jump host, which gets a key and never the password', async () => {
    const fortigate = await simulate('vendor-page')
    const gate = await openSshServer()
    const { user, port } = gate.target
    write('gate', gate.credentials.key)
    const pin = `host_key: ${fortigate.hostKeyFingerprint}`
    const inventory = write('way.yml', device('fw1', fortigate, `${pin}, jump: "${user}@127.0.0.1:${port}"`))
    const strange = await preflight([inventory, '--key', 'gate'])
    expect(strange.stdout).toContain(
      `host-key-unknown\n  The host key of the jump host 127.0.0.1 port ${port} is not trusted yet`,
    )
    expect(fortigate.connections).toBe(0)
    writeFileSync(knownHosts(), await scan(port))
    expect(await preflight([inventory, '--key', 'gate'])).toMatchObject({ code: 0, stderr: '' })
    expect(fortigate.loginAttempts.map(({ method }) => method)).toContain('keyboard-interactive')
  })

  test('with a password that is typed on the terminal and not shown there', async () => {
    const fortigate = await simulate('vendor-page')
    const inventory = write('typed.yml', device('fw1', fortigate))
    const { code, screen } = await onTerminal([inventory], `${password}X\u007f`)
    expect(screen).toContain('Password for the FortiGates: ')
    expect(screen).toContain('1 device: 1 ready.')
    expect(screen).not.toContain(password)
    expect(code).toBe(0)
  })

  test('with a typed password that a device asks for again, which is sent to it once', async () => {
    const words = { prompts: [{ prompt: 'Password: ', echo: false }] }
    const { port, told, fingerprint } = await interviewer(words, words)
    const entry = `- { name: again, host: 127.0.0.1, port: ${port}, user: admin, host_key: ${fingerprint} }\n`
    const { code, screen } = await onTerminal([write('again.yml', entry)], password)
    expect(told).toEqual([[password]])
    expect(screen.replaceAll(/\s+/g, ' ')).toContain(
      'again: login-rejected 127.0.0.1 refused the login and asked again; nothing more was sent.',
    )
    expect(screen).not.toContain(password)
    expect(code).toBe(2)
  })

  test('with a typed password, twice at most on one device, whoever it is for', async () => {
    const fortigate = await simulate('vendor-page', { rehearsalPassword: 'another one' })
    const names = [
      ['admin', '127.0.0.1'],
      ['kim', 'localhost'],
      ['jo', '127.1'],
    ].map(([user = '', host = '']) =>
      device(`as-${user}`, fortigate)
        .replace('user: admin', `user: ${user}`)
        .replace('host: 127.0.0.1', `host: ${host}`),
    )
    const { code, screen } = await onTerminal(
      [write('names.yml', names.join('')), '--sessions', '1'],
      password,
    )
    const said = screen.replaceAll(/\s+/g, ' ')
    expect(said.match(/as-\w+: [a-z-]+/g)).toEqual([
      'as-admin: login-rejected',
      'as-kim: login-rejected',
      'as-jo: login-paused',
    ])
    expect(said).toMatch(
      /127\.1 has refused a login from here, so nothing more was sent: .*Try again in \d+ s\./,
    )
    expect(fortigate.loginAttempts.filter(({ user }) => user === 'jo')).toEqual([])
    expect(screen).not.toContain(password)
    expect(code).toBe(2)
  })
})

test('Ctrl-C ends the sessions and prints what is done', async () => {
  const quick = await simulate('vendor-page')
  const stuck = await simulate('vendor-page', { faults: { stall: { direction: 'to-client', after: 900 } } })
  const inventory = write('stop.yml', device('quick', quick) + device('stuck', stuck))
  // One session at a time: once the second device is logged in on, the first is read for sure.
  const call = ['preflight', inventory, '--password-stdin', '--json', '--sessions', '1']
  const child = spawn(process.execPath, [tokenferry.program, ...call], {
    cwd: tokenferry.folder,
    timeout: 30_000,
    env: { ...process.env, ...env },
  })
  onTestFinished(() => void child.kill())
  let stdout = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stdin.end(`${password}\n`)
  await expect
    .poll(() => [quick.connections, quick.openSessions, stuck.openSessions], { timeout: 10_000 })
    .toEqual([1, 0, 1])
  child.kill('SIGINT')
  const [code] = (await once(child, 'close')) as [number]
  expect(code).toBe(2)
  const { devices } = JSON.parse(stdout) as PreflightReport
  expect(devices.map(({ name, verdict, problem }) => [name, problem?.code ?? verdict])).toEqual([
    ['quick', 'ready'],
    ['stuck', 'stopped'],
  ])
  await expect.poll(() => stuck.openSessions).toBe(0)
})

test('an inventory with a fault is used for nothing', async () => {
  const fortigate = await simulate('vendor-page')
  const inventory = write(
    'wrong.yml',
    `${device('fw1', fortigate)}- host: h\n  user: a\n  password: Xyzzy-1\n  port: 0\n`,
  )
  const { code, stdout, stderr } = await preflight([inventory])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringContaining('tokenferry: wrong.yml, line 4, field "password": Passwords don’t belong'),
    expect.stringContaining('tokenferry: wrong.yml, line 5, field "port": It is not a TCP port'),
  ])
  expect(fortigate.connections).toBe(0)
})

describe('a call that is wrong', () => {
  test.each([
    [[], 'Name one inventory file.'],
    [['nowhere.yml'], 'The inventory file nowhere.yml can’t be read'],
    [['a.yml', '--json', '--csv', 'x'], 'Choose one of --json, --csv and --html.'],
    [['a.yml', '--sessions', '51'], '"51" is not a valid value for --sessions; use a number from 1 to 50.'],
    [['a.yml', '--ask-password', '--password-stdin'], 'Choose one of --ask-password and --password-stdin.'],
    [['good.yml', '--ask-password'], 'There is no terminal to ask for it: Password for the FortiGates.'],
    [['good.yml', '--password-stdin'], 'The first line of standard input contains no password.'],
    [['good.yml'], 'Tokenferry can’t log in to h: no SSH agent is running.'],
    [['jump.yml', '--password-stdin'], 'The first line of standard input contains no password'],
    [['good.yml', '--key', 'none'], 'The key file '],
    [['good.yml', '--key', 'locked'], 'There is no terminal to ask for it: Passphrase for '],
  ])('%j', async (args, words) => {
    write('good.yml', '- { host: h, user: a }\n')
    write('jump.yml', '- { host: h, user: a, jump: b@c }\n')
    write('locked', lockedKey())
    const { code, stdout, stderr } = await tokenferry.run(['preflight', ...args], '', env)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(`tokenferry: ${words}`)
    expect(stderr.trim()).not.toContain('\n')
  })

  test('a password is never sent to a jump host', async () => {
    const { code, stderr } = await preflight([write('jump.yml', '- { host: h, user: a, jump: b@c }\n')])
    expect(code).toBe(2)
    expect(stderr).toContain('Tokenferry can’t log in to the jump host of h')
  })
})

let madeLocked = ''
/** A private key with a passphrase. */
function lockedKey(): string {
  if (madeLocked === '') {
    const file = join(tokenferry.folder, 'made')
    execFileSync('ssh-keygen', ['-q', '-a', '1', '-t', 'ed25519', '-N', 'open sesame', '-f', file], {
      timeout: 10_000,
    })
    madeLocked = readFileSync(file, 'utf8')
  }
  return madeLocked
}
