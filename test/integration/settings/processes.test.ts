import { temporaryFolder } from '../../temporary-folder'
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, uptime } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { beforeAll, expect, test } from 'vitest'
import { KnownHosts } from '../../../main/settings/known-hosts'
import { openSettings } from '../../../main/settings/settings'
import { problemOf } from '../../unit/store/folder'

const root = resolve(import.meta.dirname, '../../..')
const now = new Date('2026-11-28T08:00:00Z')
const key = { host: 'fw', port: 22, type: 'ssh-ed25519', fingerprint: 'SHA256:one' }
/** As many host keys as each process trusts. */
const many = 40

let settings: string
let hosts: string
beforeAll(async () => {
  const outDir = join(root, 'node_modules/.cache/tokenferry', `settings-${process.pid}`)
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir,
      rolldownOptions: {
        input: { settings: 'main/settings/settings.ts', hosts: 'main/settings/known-hosts.ts' },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  })
  settings = pathToFileURL(join(outDir, 'settings.mjs')).href
  hosts = pathToFileURL(join(outDir, 'hosts.mjs')).href
}, 60_000)

/** A process that trusts many host keys, each under a port of its own; with the code that it ends with. */
function trusting(folder: string, firstPort: number): Promise<number | null> {
  const code = `
    import { openSettings } from ${JSON.stringify(settings)}
    import { KnownHosts } from ${JSON.stringify(hosts)}
    const known = new KnownHosts(openSettings(${JSON.stringify(folder)}, { ifBroken: 'leave' }))
    for (let port = ${firstPort}; port < ${firstPort + many}; port++)
      known.trust({ ...${JSON.stringify(key)}, port }, new Date())
  `
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 60_000,
  })
  return new Promise((done) => child.once('close', done))
}

test('processes that trust host keys at the same time lose none of each other’s', async () => {
  const folder = temporaryFolder()
  const first = [1000, 2000, 3000]
  expect(await Promise.all(first.map((port) => trusting(folder, port)))).toEqual([0, 0, 0])
  const ports = openSettings(folder)
    .get('knownHosts')
    .map(({ port }) => port)
  const expected = first.flatMap((port) => Array.from({ length: many }, (_, index) => port + index))
  expect(ports.toSorted((a, b) => a - b)).toEqual(expected)
  expect(readdirSync(folder)).toEqual(['settings.json'])
}, 60_000)

/** Puts the lock of a process there. */
function lock(folder: string, host: string, pid: number, secondsAgo = 0): string {
  const path = join(folder, `settings.json.${host}.${pid}.0123456789ab.lock`)
  writeFileSync(path, '')
  const then = new Date(Date.now() - secondsAgo * 1000)
  utimesSync(path, then, then)
  return path
}

/** The number of a process that has ended. */
async function ended(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  await new Promise((done) => child.once('close', done))
  return child.pid ?? 0
}

test('what a killed process left behind keeps nobody from writing', async () => {
  const folder = temporaryFolder()
  lock(folder, hostname(), await ended())
  // Its number is that of a running process by now.
  lock(folder, hostname(), process.ppid, uptime() + 3600)
  lock(folder, hostname(), process.pid, 60)
  lock(folder, 'another.example.com', 4711, 60)
  new KnownHosts(openSettings(folder)).trust(key, now)
  expect(readdirSync(folder)).toEqual(['settings.json'])
})

test('nor does a lock of before the clock was put back', () => {
  const folder = temporaryFolder()
  lock(folder, 'another.example.com', 4711, -3600)
  new KnownHosts(openSettings(folder)).trust(key, now)
  expect(readdirSync(folder)).toEqual(['settings.json'])
})

test.each([
  ['here', hostname(), process.pid],
  ['on another computer', 'another.example.com', 4711],
])('the lock of a process %s is respected, and said', (_where, host, pid) => {
  const folder = temporaryFolder()
  lock(folder, host, pid)
  const known = new KnownHosts(openSettings(folder))
  const problem = problemOf(() => {
    known.trust(key, now)
  })
  expect(problem).toMatchObject({
    code: 'settings-unwritable',
    detail: 'Another process is writing to it.',
  })
  expect(openSettings(folder).get('knownHosts')).toEqual([])
  expect(known.judge(key)).toEqual({ kind: 'trusted' })
})

test('a process that is stopped keeps its lock, however old: what it writes later undoes nothing', async () => {
  const folder = temporaryFolder()
  const held = lock(folder, hostname(), process.ppid, 60)
  const known = new KnownHosts(openSettings(folder))
  expect(
    problemOf(() => {
      known.trust(key, now)
    }),
  ).toMatchObject({
    code: 'settings-unwritable',
    detail: 'Another process is writing to it.',
    hint: `If Tokenferry isn’t running there, remove ${held}. Everything else keeps working.`,
  })
  rmSync(held)
  known.trust(key, now)
  expect(openSettings(folder).get('knownHosts')).toMatchObject([key])
})

test('a broken file is not put aside while another process may be putting it right', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'settings.json')
  writeFileSync(file, '{"half')
  const held = lock(folder, hostname(), process.ppid)
  // It holds the lock, sees the broken file as well, and writes a good one.
  const other = spawn(
    process.execPath,
    ['--eval', writesLater, file, JSON.stringify({ version: 1, knownHosts: [{ ...key, since: '' }] }), held],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await new Promise((ready) => other.stdout.once('data', ready))
  const settings = openSettings(folder)
  await new Promise((done) => other.once('close', done))
  expect(settings.setAside).toBeNull()
  expect(new KnownHosts(settings).judge(key)).toEqual({ kind: 'trusted' })
  expect(readdirSync(folder)).toEqual(['settings.json'])
})

/** Writes a file half a second after it has said that it will, and takes its lock away. */
const writesLater = `
  const { rmSync, writeFileSync } = require('node:fs')
  const [, file, text, lock] = process.argv
  console.log('ready')
  setTimeout(() => {
    writeFileSync(file, text)
    rmSync(lock)
  }, 500)
`

test('a broken file that another process holds for long is left alone, and nothing hangs', () => {
  const folder = temporaryFolder()
  const file = join(folder, 'settings.json')
  writeFileSync(file, '{"half')
  lock(folder, 'another.example.com', 4711)
  const since = performance.now()
  const settings = openSettings(folder)
  expect(performance.now() - since).toBeLessThan(5_000)
  expect(settings.setAside).toBe(file)
  expect(readFileSync(file, 'utf8')).toBe('{"half')
})
