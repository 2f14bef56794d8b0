import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import ssh2 from 'ssh2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CommandLine } from './command-line'

let tokenferry: CommandLine
beforeAll(async () => {
  tokenferry = await CommandLine.build()
})
afterAll(async () => {
  await tokenferry.remove()
})

test('rehearse goes through the whole procedure, and leaves report, journal, transcript and backup', async () => {
  const { code, stdout, stderr } = await tokenferry.run(['rehearse', '--out', 'evidence'])
  expect(stderr).toBe('')
  expect(code).toBe(0)
  expect(stdout).toContain(
    'All 34 users came through with the right serial number, and the second login worked.',
  )
  const folder = join(tokenferry.folder, 'evidence')
  const files = readdirSync(folder)
  expect(files).toEqual(expect.arrayContaining(['journal.jsonl', 'evidence', 'transcript.log']))
  expect(files.some((file) => file.endsWith('.conf'))).toBe(true)
  expect(readFileSync(join(folder, 'evidence', 'report.html'), 'utf8')).toContain(
    'No real device was touched',
  )
}, 60_000)

test('rehearse says what stopped it, and ends with 1', async () => {
  const { code, stderr } = await tokenferry.run([
    'rehearse',
    '--scenario',
    'credit-based',
    '--out',
    'stopped',
  ])
  expect(code).toBe(1)
  expect(stderr).toMatch(/^tokenferry: This FortiToken Cloud account counts credits/)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test.each([
  [['rehearse', '--scenario', 'nope'], 'There is no scenario "nope"'],
  [['rehearse', 'missing.conf'], 'The file missing.conf cannot be read.'],
  [['rehearse', 'a.conf', 'b.conf'], 'Name one backup'],
  [['simulate', '--port', '70000'], '"70000" is no TCP port.'],
  [['simulate', '--nonsense'], "Unknown option '--nonsense'"],
])('%j is a wrong call: one line, and 2', async (args, message) => {
  const { code, stdout, stderr } = await tokenferry.run(args)
  expect(stderr).toContain(message)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stdout).toBe('')
  expect(code).toBe(2)
  expect(existsSync(join(tokenferry.folder, 'tokenferry-rehearsal'))).toBe(false)
})

test('simulate serves a FortiGate until it is stopped', async () => {
  const child = spawn(process.execPath, [join(tokenferry.folder, 'out', 'main', 'cli.js'), 'simulate'], {
    timeout: 30_000,
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const line = await new Promise<string>((resolve) =>
    child.stdout.once('data', (data) => resolve(String(data))),
  )
  const port = Number(/^listening on 127\.0\.0\.1:(\d+)\n$/.exec(line)?.[1])
  const client = new ssh2.Client()
  await new Promise<void>((resolve, reject) => {
    client.once('ready', resolve).once('error', reject)
    client.connect({ host: '127.0.0.1', port, username: 'admin', password: 'rehearsal' })
  })
  client.end()
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})
