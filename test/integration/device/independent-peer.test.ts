import { temporaryFolder } from '../../temporary-folder'
import { isDocumented } from '../../../main/migration/question'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ConnectConfig } from 'ssh2'
import { describe, expect, test } from 'vitest'
import { mayType } from '../../../main/device/allow-list'
import { parseMigrateOutput } from '../../../main/fortios/output'
import { readDevice } from '../../../main/migration/readings/device'
import { readInventory } from '../../../main/migration/readings/inventory'
import { startSimulator, type WhileAsking } from '../../../main/simulator'
import { Peer } from '../simulator/peer'
import { openSshServer } from '../ssh/openssh-server'
import { atTheEnd } from '../../at-the-end'
import { codeOf } from './far-end'
import { session, type Seen } from './session'

const license = 'EFTM000000771001'
const serialOf = (at: number) => `FTKMOB77${String(at).padStart(8, '0')}`
const tokens = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => ({
    serial: serialOf(from + at),
    license: at < count / 2 ? license : 'EFTM000000771002',
    activated: at % 3 !== 2,
  }))
const users = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => ({
    name: at === 0 ? 'jörg "o\'neil" \\ müller' : `user.${from + at}`,
    token: serialOf(from + at),
    email: `user${from + at}@example.com`,
  }))

/** What both devices are told of themselves. */
const facts = {
  hostname: 'BRANCH-7',
  serial: 'FGT60FTK77000001',
  admins: [{ name: 'admin' }, { name: 'kim', token: serialOf(0), email: 'kim@example.com' }],
  vdoms: [
    { name: 'root', tokens: tokens(0, 40), users: users(1, 30) },
    { name: 'branch.7', tokens: tokens(100, 3), users: users(100, 2) },
    { name: 'empty-one', tokens: [], users: [] },
  ],
}

const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
const factor = (user: { token?: string; email?: string }) =>
  user.token === undefined
    ? ''
    : `        set two-factor fortitoken\n        set fortitoken "${user.token}"\n        set email-to "${user.email ?? ''}"\n`

/** The facts as the configuration that the simulator is built from. */
const configuration = `#config-version=FGT60F-7.4.8-FW-build2795-250523:opmode=0:vdom=1:user=admin
config vdom
${facts.vdoms.map(({ name }) => `edit ${name}\nnext\n`).join('')}end
config global
config system global
    set hostname "${facts.hostname}"
end
config system admin
${facts.admins.map((admin) => `    edit ${quoted(admin.name)}\n        set accprofile "super_admin"\n        set vdom "root"\n${factor(admin)}        set password ENC SH2c2VjcmV0b2ZhbmFkbWlu\n    next\n`).join('')}end
end
${facts.vdoms
  .map(
    (vdom) => `config vdom
edit ${vdom.name}
config user fortitoken
${vdom.tokens.map((token) => `    edit "${token.serial}"\n        set license "${token.license}"\n${token.activated ? `        set reg-id "reg${token.serial}"\n` : ''}    next\n`).join('')}end
config user local
${vdom.users.map((user) => `    edit ${quoted(user.name)}\n        set type password\n${factor(user)}        set passwd ENC c2VjcmV0b2ZhdXNlcg==\n    next\n`).join('')}end
end
`,
  )
  .join('')}`

const password = 'Kw4rtz-und-Glimmer'

/** The simulator, and the other FortiGate, behind OpenSSH. */
async function devices() {
  const simulator = await startSimulator({
    configuration,
    rehearsalPassword: password,
    resultLineDelay: 0,
    serial: facts.serial,
  })
  atTheEnd(() => simulator.close())
  const file = join(temporaryFolder(), 'facts.json')
  writeFileSync(file, JSON.stringify(facts))
  const program = resolve(import.meta.dirname, 'forced-fortios.py')
  const server = await openSshServer(`ForceCommand /usr/bin/env python3 ${program} ${file}`)
  return {
    simulator,
    server,
    trouble: (kinds: object) => {
      writeFileSync(`${file}.trouble`, JSON.stringify(kinds))
    },
    typed: () => readFileSync(`${file}.typed`, 'utf8').trimEnd().split('\n'),
  }
}

/** A session on each of them. */
async function both() {
  const { simulator, server, typed } = await devices()
  return {
    ours: await session(simulator, { method: 'password', password }),
    theirs: await session(server.target, server.credentials),
    typed,
  }
}

/** Both of them, and a person at a terminal of each in global scope. */
async function terminals() {
  const { simulator, server, trouble, typed } = await devices()
  const at = async (port: number, how: ConnectConfig) => {
    const peer = await Peer.at({ port }, how)
    await peer.until('# ')
    await peer.run('config global')
    return peer
  }
  const ours = () => at(simulator.port, { password })
  const { target, credentials } = server
  const theirs = () => at(target.port, { username: target.user, privateKey: credentials.key })
  return { simulator, trouble, typed, open: [ours, theirs] as const }
}

/** Everything that is read of a device in the first steps, and without what changes with the clock. */
async function readAll({ fortigate }: Seen) {
  const { status, ha, vdoms, readOnly } = await readDevice(fortigate)
  const { inventory, cloudUsers } = await readInventory(fortigate, true, () => undefined)
  return {
    status: { ...status, systemTime: null },
    mode: ha?.mode,
    vdoms,
    readOnly,
    inventory,
    cloudUsers,
    service: await fortigate
      .read('diagnose fortitoken-cloud show service')
      .then((text) => text.split('\n')[0]),
  }
}

test('a FortiGate that shares no code with the simulator is read the same, migrated, and read the same again', async () => {
  const { ours, theirs, typed } = await both()
  const before = await readAll(theirs)
  expect(before).toEqual(await readAll(ours))
  expect(before.inventory.users).toHaveLength(33)
  expect(before.inventory.tokens).toHaveLength(43)
  expect(before.vdoms).toEqual(['root', 'branch.7', 'empty-one'])
  expect(before.inventory.users.map(({ name }) => name)).toContain('jörg "o\'neil" \\ müller')

  const dialogues = []
  for (const { fortigate } of [ours, theirs]) {
    const asked = await fortigate.askToMigrate(license, 'root', isDocumented)
    expect.assert(asked.kind === 'question')
    expect(asked.text).toMatch(/^Warning: [\s\S]*Ready to proceed\? \(y\/n\)$/)
    const lines: string[] = []
    const text = await asked.answer('y', (line) => lines.push(line))
    expect(lines.join('\n').trim()).toBe(text.trim())
    dialogues.push({ question: asked.text, result: parseMigrateOutput(text) })
  }
  expect(dialogues[0]).toEqual(dialogues[1])

  const after = await readAll(theirs)
  expect(after).toEqual(await readAll(ours))
  expect(after.inventory.tokens).toHaveLength(23)
  expect(after.cloudUsers).toHaveLength(20)
  const keys = typed().filter((line) => line.startsWith('key '))
  expect(keys).toEqual(['key y'])
  const lines = typed().filter((line) => !line.startsWith('key '))
  expect(lines.filter((line) => !mayType(line))).toEqual([])
  expect(lines).toEqual(theirs.sent.filter((line) => line !== 'y'))
})

test('both ways to the whole configuration work behind OpenSSH, and a stop leaves the pager', async () => {
  const { theirs, typed } = await both()
  await readDevice(theirs.fortigate)
  const paged = await theirs.fortigate.read('show')
  const poured = await theirs.fortigate.read('show | grep .')
  expect(paged.split('\n').length).toBeGreaterThan(250)
  expect(poured).toBe(paged.replaceAll(/\n{2,}/g, '\n'))

  const stop = new AbortController()
  const reading = theirs.fortigate.read('show', stop.signal)
  while (theirs.sent.at(-1) !== 'show') await new Promise((resolve) => setImmediate(resolve))
  stop.abort()
  expect(await codeOf(reading)).toBe('cancelled')
  expect(typed().slice(-2)).toEqual(['show', 'page q'])
  expect(await theirs.fortigate.read('get system status')).toMatch(/^Version: FortiGate-60F/)
  expect(theirs.ends).toEqual([])
})

const command = `execute fortitoken-cloud migrate-ftm ${license} root`
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

describe('what goes wrong looks the same on both', () => {
  test.each<[string, Required<Pick<WhileAsking, 'prints' | 'then'>>, string]>([
    ['a line', { prints: '\nport3: link down\n', then: 'waits' }, 'down\r\n'],
    ['an empty line', { prints: '\n', then: 'waits' }, '\r\n'],
    ['another question', { prints: '\nDo you want to continue? (y/n)', then: 'asks' }, 'continue? (y/n)'],
    ['the prompt', { prints: '\n', then: 'prompt' }, '# '],
  ])('%s behind the open question', async (_name, { prints, then }, ending) => {
    const { simulator, trouble, typed, open } = await terminals()
    simulator.setFaults({ whileAsking: { after: 200, prints, then } })
    trouble({ late: { after: 0.2, prints, then } })
    const seen = []
    for (const logIn of open) {
      const peer = await logIn()
      peer.type(`${command}\r`)
      const question = await peer.until('Ready to proceed? (y/n)')
      const behind = await peer.until(ending)
      // To something new one answers n, and at a prompt one types nothing.
      if (then !== 'prompt') peer.type('n')
      seen.push([question, behind, then === 'prompt' ? '' : await peer.until('# ')])
    }
    expect(seen[1]).toEqual(seen[0])
    expect(typed().slice(2)).toEqual([
      `late ${JSON.stringify(prints)}`,
      ...(then === 'prompt' ? [] : ['key n']),
    ])
    expect(simulator.state().cloud.users).toEqual([])
  })

  test('the end of the session behind the open question', async () => {
    const { simulator, trouble, open } = await terminals()
    simulator.setFaults({ whileAsking: { after: 200, prints: '', then: 'closes' } })
    trouble({ late: { after: 0.2, prints: '', then: 'closes' } })
    for (const logIn of open) {
      const peer = await logIn()
      peer.type(`${command}\r`)
      expect(await peer.untilClosed()).toMatch(/\(y\/n\)$/)
      expect((await tokensIn(await logIn())).length).toBe(20)
    }
  })

  test('other words of the question', async () => {
    const { simulator, trouble, open } = await terminals()
    const question = ['Warning: this moves everything.', 'Go on? (Y/N)']
    simulator.setFaults({ question: question.join('\n') })
    trouble({ question })
    for (const logIn of open) {
      const peer = await logIn()
      peer.type(`${command}\r`)
      expect(await peer.until('(Y/N)')).toBe(`${command}\r\r\n${question.join('\r\n')}`)
    }
  })

  test('a change that comes later than the end of the session of its y', async () => {
    const { simulator, trouble, typed, open } = await terminals()
    simulator.setFaults({ afterYes: 'cut-commits-late', lateBy: 1500 })
    trouble({ commit_after: 1.5, end_after_yes: true })
    for (const logIn of open) {
      const peer = await logIn()
      peer.type(`${command}\r`)
      await peer.until('(y/n)')
      peer.type('y')
      const answered = performance.now()
      await peer.untilClosed()
      const reader = await logIn()
      expect(await tokensIn(reader)).toHaveLength(20)
      await pause(answered + 1900 - performance.now())
      expect(await tokensIn(reader)).toEqual([])
    }
    expect(typed().filter((line) => line.startsWith('key '))).toEqual(['key y'])
  })

  test('keys that nothing waits for are told from answers', async () => {
    const { simulator, trouble, typed, open } = await terminals()
    simulator.setFaults({ afterYes: 'commits-late', lateBy: 600 })
    trouble({ commit_after: 0.6 })
    const few = command.replace(/root$/, 'branch.7')
    for (const logIn of open) {
      const peer = await logIn()
      peer.type(`${few}\r`)
      await peer.until('(y/n)')
      peer.type('y')
      await peer.until('y\r\n')
      peer.type('y')
      await peer.until('# y')
      peer.lose()
      await peer.untilClosed()
    }
    await expect.poll(typed).toEqual(['config global', few, 'key y', 'stray y', 'unfinished y'])
    await expect
      .poll(() => simulator.received.map(({ kind, text }) => `${kind} ${text}`))
      .toEqual(['line config global', `line ${few}`, 'answer y', 'stray y', 'unfinished y'])
  })
})

describe('who is logged in', () => {
  test('each session by the port of its client, and one that was lost no longer, or still', async () => {
    const { simulator, trouble, open } = await terminals()
    const others = [{ user: 'night.shift', remote: '192.0.2.44:50122' }]
    const line = 'night.shift    https  wan1:192.0.2.7:443  192.0.2.44:50122   2026-11-28 01:02:03'
    for (const logIn of open) {
      simulator.setFaults({ alsoLoggedIn: others })
      trouble({ others: [line] })
      const [first, second] = [await logIn(), await logIn()]
      const ports = [first, second].map((peer) => peer.localPort)
      expect(await portsIn(first)).toEqual([...ports, 50122])
      second.lose()
      await expect.poll(() => portsIn(first)).toEqual([ports[0], 50122])

      simulator.setFaults({ alsoLoggedIn: others, lingersFor: 60_000 })
      trouble({ others: [line], lingers: true })
      const third = await logIn()
      const { localPort } = third
      third.lose()
      await pause(200)
      expect(await portsIn(first)).toContain(localPort)
    }
  })
})

/** Serial numbers of the tokens of the license, in the scope of its VDOM. */
async function tokensIn(peer: Peer): Promise<readonly string[]> {
  await peer.run('end')
  await peer.run('config vdom')
  await peer.run('edit root')
  const table = (await peer.run('show user fortitoken')).join('\n')
  return table.split('    next').filter((entry) => entry.includes(license))
}

/** Ports of the clients in the list of those who are logged in. */
async function portsIn(peer: Peer): Promise<readonly number[]> {
  const [header, ...lines] = await peer.run('get system admin list')
  expect(header?.split(/ +/)).toEqual(['username', 'local', 'device', 'remote', 'started'])
  return lines.map((line) => Number(/:(\d+) +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.exec(line)?.[1]))
}
