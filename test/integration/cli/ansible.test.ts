import { execFile, execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkBundle } from '../../../main/evidence/check-bundle'
import type { Report } from '../../../main/evidence/report/schema'
import { readInventoryFile } from '../../../main/preflight/inventory'
import { keyPair, simulate } from '../simulator/peer'
import { CommandLine } from './command-line'

const folder = resolve(import.meta.dirname, '../../../docs/ansible')

let tokenferry: CommandLine
beforeAll(async () => {
  tokenferry = await CommandLine.build()
})
afterAll(() => tokenferry.remove())

test('the inventory of the documentation can be read', () => {
  const file = join(folder, 'inventory.yml')
  expect(readInventoryFile(file, readFileSync(file, 'utf8'))).toMatchObject([
    { name: 'branch-7', host: '192.0.2.7', port: 22, user: 'audit', jumps: [] },
    { name: 'branch-8', host: '192.0.2.8', port: 2222, user: 'audit', jumps: [{ host: 'gate.example.com' }] },
  ])
})

test(
  'the playbook of the documentation says which device is blocked, and why',
  { timeout: 60_000 },
  async () => {
    const key = keyPair()
    const accounts = [{ user: 'audit', publicKeys: [key.public] }]
    const ready = await simulate('company', { accounts })
    const blocked = await simulate('vendor-page', { accounts, scenario: 'unreachable' })
    const strange = await simulate('vendor-page', { accounts })
    writeFileSync(join(tokenferry.folder, 'key'), key.private, { mode: 0o600 })
    const hosts = Object.entries({ ready, blocked, strange }).map(
      ([name, { port, hostKeyFingerprint }]) => `
    ${name}:
      ansible_host: 127.0.0.1
      ansible_port: ${port}
      ${name === 'strange' ? '' : `tokenferry_host_key: ${hostKeyFingerprint}`}`,
    )
    const inventory = join(tokenferry.folder, 'inventory.yml')
    writeFileSync(
      inventory,
      `fortigates:
  vars:
    ansible_user: audit
    ansible_ssh_private_key_file: key
    ansible_python_interpreter: auto_silent
  hosts:${hosts.join('')}
`,
    )
    const call = JSON.stringify({ tokenferry: [process.execPath, tokenferry.program] })
    const { code, stdout } = await play([
      '-i',
      inventory,
      join(folder, 'preflight.yml'),
      '--extra-vars',
      call,
    ])

    expect(stdout).toContain('ready: ready')
    expect(stdout).toContain('blocked: blocked. The FortiGate can’t reach FortiToken Cloud.')
    expect(stdout).toContain('strange: not-read. The host key of 127.0.0.1')
    expect(stdout).toMatch(/^ready +: ok=3 +changed=0 +unreachable=0 +failed=0 /m)
    expect(stdout).toMatch(/^blocked +: ok=1 +changed=0 +unreachable=0 +failed=1 /m)
    expect(stdout).toMatch(/^strange +: ok=1 +changed=0 +unreachable=0 +failed=1 /m)
    expect(code).toBe(2)
    expect([ready, blocked, strange].map(({ connections }) => connections)).toEqual([1, 1, 1])
  },
)

test('the playbook of the documentation closes a change only with the evidence that was noted', async () => {
  const evidence = resolve(folder, '../samples')
  const { rootHash } = await checkBundle(evidence, null)
  const playReport = (hash: string, more: object = {}) =>
    play([
      join(folder, 'report.yml'),
      '--extra-vars',
      JSON.stringify({ tokenferry: [process.execPath, tokenferry.program], evidence, hash, ...more }),
    ])
  const closed = await playReport(rootHash, { rehearsal_counts: true })
  expect(closed.stdout).toMatch(/"msg": "(?:complete|unproven): /)
  expect(closed.code).toBe(0)
  expect(await playReport(rootHash)).toMatchObject({
    code: 2,
    stdout: expect.stringContaining('rehearsal, ') as string,
  })
  expect(await playReport('0'.repeat(64))).toMatchObject({
    code: 2,
    stdout: expect.stringContaining('it is not the record that was noted.') as string,
  })
})

test('jq reads a report as the documentation shows', () => {
  const page = readFileSync(resolve(folder, '../reading-a-report.md'), 'utf8')
  const samples = resolve(folder, '../samples')
  const [verdict = '', open = ''] = [...page.matchAll(/^jq .*$/gm)].map(([line]) =>
    execFileSync('sh', ['-c', line], { cwd: samples, encoding: 'utf8' }),
  )
  const report = JSON.parse(readFileSync(join(samples, 'report.json'), 'utf8')) as Report
  expect(verdict).toBe(
    `rehearsal ${report.device?.hostname ?? ''}: ${report.verdict.state}. ${report.verdict.sentence}\n`,
  )
  const left = report.users.filter(({ standing }) => standing !== 'through')
  expect(open.split('\n').filter(Boolean)).toEqual(
    left.map(({ name, vdom, result, advice }) => [name, vdom, result, advice].join('\t')),
  )
})

/** Runs a playbook, with a home of its own. */
function play(args: readonly string[]): Promise<{ readonly code: number; readonly stdout: string }> {
  const env = {
    ...process.env,
    HOME: tokenferry.folder,
    XDG_CONFIG_HOME: tokenferry.folder,
    SSH_AUTH_SOCK: '',
    ANSIBLE_LOCAL_TEMP: join(tokenferry.folder, 'ansible'),
    ANSIBLE_NOCOLOR: '1',
    ANSIBLE_LOCALHOST_WARNING: 'False',
    ANSIBLE_INVENTORY_UNPARSED_WARNING: 'False',
    LC_ALL: 'C.UTF-8',
  }
  return new Promise((done) => {
    execFile('ansible-playbook', args, { env, timeout: 50_000 }, (error, stdout) => {
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout })
    })
  })
}
