import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FaultLog } from '../../../main/diagnostics/fault-log'
import { readFaults } from '../../../main/diagnostics/read-faults'
import { CommandLine } from './command-line'

const journal = readFileSync(
  resolve(import.meta.dirname, '../../fixtures/journals/rehearsal-2026-11-24.jsonl'),
  'utf8',
)
/** Names of a run, and an address that no run knows: all of them in the words of a fault. */
const names = [
  'CORP-FW-02',
  'FG200FT922900417',
  'noc-1',
  'vdom-guest',
  'anna.keller@example.com',
  '+15550100301',
  'EFTM000000110425',
  '192.0.2.17',
]
const secrets = ['SH2canaryCANARYcanary=', 'canary-psk-7']

let tokenferry: CommandLine
let dataFolder: string
const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
  const { folder } = tokenferry
  return tokenferry.run(args, '', { XDG_CONFIG_HOME: folder, APPDATA: folder, HOME: folder, ...env })
}

beforeAll(async () => {
  tokenferry = await CommandLine.build()
  const { folder } = tokenferry
  dataFolder =
    process.platform === 'darwin'
      ? join(folder, 'Library', 'Application Support', 'Tokenferry')
      : join(folder, 'Tokenferry')
  mkdirSync(join(dataFolder, 'runs', '20261124-022345-7a2bd7'), { recursive: true })
  writeFileSync(join(dataFolder, 'runs', '20261124-022345-7a2bd7', 'journal.jsonl'), journal)
  const log = new FaultLog({ dataFolder, version: '0.1.0', now: () => new Date('2026-11-29T10:00:00Z') })
  log.record(
    'call',
    new Error(`${names.join(', ')}\nset passwd ENC ${secrets[0]}\nset psksecret ${secrets[1]}`),
  )
})
afterAll(() => tokenferry.remove())

test('the diagnostics are printed without names and secrets', async () => {
  const { code, stdout, stderr } = await run(['diagnostics'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^20261124-022345-7a2bd7: rehearsal; step /m)
  expect(stdout).toContain('A call of the window failed')
  expect([...names, ...secrets, tokenferry.folder].filter((each) => stdout.includes(each))).toEqual([])
})

test('with names where that is asked for, in a file for this user alone, and still without secrets', async () => {
  const out = join(tokenferry.folder, 'diagnostics.txt')
  const { code, stdout } = await run(['diagnostics', '--with-names', '--out', out])
  expect(code).toBe(0)
  expect(stdout).toContain(out)
  const text = readFileSync(out, 'utf8')
  expect(names.filter((each) => !text.includes(each))).toEqual([])
  expect(secrets.filter((each) => text.includes(each))).toEqual([])
  if (process.platform !== 'win32') expect(statSync(out).mode & 0o777).toBe(0o600)
})

test('what somebody else has put into the data folder is neither told nor taken for lines of ours', async () => {
  const folder = join(tokenferry.folder, 'hostile')
  const data = dataFolder.replace(tokenferry.folder, folder)
  for (const name of ['Kunde Meyer', 'kim@example.com', 'x\u001B]0;CANARY\u0007\nForged: CANARY']) {
    if (process.platform === 'win32' && /[^\w .@]/.test(name)) continue
    mkdirSync(join(data, 'runs', name), { recursive: true })
    writeFileSync(join(data, 'runs', name, 'journal.jsonl'), 'none\n')
  }
  const fault = {
    ...{ at: '2026-11-29T10:00:00Z', kind: 'call', times: 1, version: '0.1.0', runtime: 'Node.js' },
    ...{ name: 'Error', code: '', message: 'none', frames: [], calls: [] },
  }
  const forged = ['name', 'code', 'version', 'runtime', 'message'].map((field) =>
    JSON.stringify({ ...fault, [field]: 'x\nForged: CANARY' }),
  )
  writeFileSync(join(data, 'faults.jsonl'), [...forged, JSON.stringify(fault)].join('\n'))
  const env = { XDG_CONFIG_HOME: folder, APPDATA: folder, HOME: folder }
  const { code, stdout } = await run(['diagnostics'], env)
  expect(code).toBe(0)
  expect(stdout).not.toMatch(/Meyer|kim@|CANARY|Forged|\u001B/)
  expect(stdout).toContain(' lines of the log can’t be read.')
  expect(stdout.match(/problem journal-/g)?.length).toBeGreaterThan(1)
})

test('a file that can’t be written and an unknown option are misuse', async () => {
  expect(await run(['diagnostics', '--out', join(tokenferry.folder, 'none', 'x.txt')])).toMatchObject({
    code: 2,
  })
  expect(await run(['diagnostics', 'more'])).toMatchObject({ code: 2 })
  expect(await run(['diagnostics', '--names'])).toMatchObject({ code: 2 })
})

test('what nothing catches ends with 3, and is in the log by the name of its command alone; so is what a thread died of', async () => {
  const preload = join(tokenferry.folder, 'late.cjs')
  writeFileSync(
    preload,
    `const { Worker } = require('node:worker_threads')
    setTimeout(() => new Worker('throw new Error("beside")', { eval: true }), 800)
    setTimeout(() => { throw new Error('late, at /customers/acme.conf') }, 2000)`,
  )
  const args = ['simulate', '--port', '0']
  const { code, stderr } = await run(args, { NODE_OPTIONS: `--require ${preload}` })
  expect(code).toBe(3)
  expect(stderr).toContain('internal error')
  expect(stderr).not.toContain('    at ')
  const calls = [{ name: 'simulate', outcome: 'under way' }]
  expect(readFaults(dataFolder).faults.slice(-2)).toMatchObject([
    { kind: 'thread', message: 'beside', calls },
    { kind: 'exception', calls },
  ])
  expect((await run(['diagnostics'])).stdout).not.toContain('acme')
})
