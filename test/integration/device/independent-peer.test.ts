import { isDocumented } from '../../../main/migration/question'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { mayType } from '../../../main/device/allow-list'
import { parseMigrateOutput } from '../../../main/fortios/output'
import { readDevice } from '../../../main/migration/steps/connect'
import { readInventory } from '../../../main/migration/steps/inventory'
import { startSimulator } from '../../../main/simulator'
import { openSshServer } from '../ssh/openssh-server'
import { temporaryFolder } from '../ssh/connecting'
import { atTheEnd } from './at-the-end'
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
    name: at === 0 ? 'jörg "o\'neil" \\ müller' : `user.${String(from + at)}`,
    token: serialOf(from + at),
    email: `user${String(from + at)}@example.com`,
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

/** A session on the simulator, and one on the other FortiGate, behind OpenSSH. */
async function both() {
  const password = 'Kw4rtz-und-Glimmer'
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
    ours: await session(simulator, { method: 'password', password }),
    theirs: await session(server.target, server.credentials),
    typed: () => readFileSync(`${file}.typed`, 'utf8').trimEnd().split('\n'),
  }
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
