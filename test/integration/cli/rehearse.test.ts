import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
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
  expect(stderr).toMatch(/^tokenferry: This FortiToken Cloud account is credit-based/)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test('rehearse shows the question in other words that it was stopped by', async () => {
  const call = ['rehearse', '--scenario', 'another-wording', '--out', 'worded']
  const { code, stderr } = await tokenferry.run(call)
  expect(code).toBe(1)
  const [said, ...words] = stderr.trim().split('\n')
  expect(said).toMatch(/^tokenferry: The FortiGate asked something .* Read its question below/)
  expect(words.join('\n')).toMatch(/\(y\/n\)$/)
})

test.each([
  [['rehearse', '--scenario', 'nope'], 'There is no scenario "nope"'],
  [['rehearse', 'missing.conf'], 'The file missing.conf can’t be read.'],
  [['rehearse', 'a.conf', 'b.conf'], 'Name one backup'],
  [['simulate', '--port', '70000'], '"70000" is not a TCP port.'],
  [['simulate', '--nonsense'], "Unknown option '--nonsense'"],
  [['simulate', 'notes.txt'], 'notes.txt can’t be used for a rehearsal'],
])('%j is a wrong call: one line, and 2', async (args, message) => {
  writeFileSync(join(tokenferry.folder, 'notes.txt'), 'Call Kim about the firewall.\n')
  const { code, stdout, stderr } = await tokenferry.run(args)
  expect(stderr).toContain(message)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stdout).toBe('')
  expect(code).toBe(2)
  expect(existsSync(join(tokenferry.folder, 'tokenferry-rehearsal'))).toBe(false)
})

test('a rehearsal that can’t be moved is kept where it was made', async () => {
  mkdirSync(join(tokenferry.folder, 'taken', 'journal.jsonl'), { recursive: true })
  const { code, stderr } = await tokenferry.run(['rehearse', '--out', 'taken'])
  expect(code).toBe(2)
  const kept = /What was not moved is in (\S+), including the backup/.exec(stderr)?.[1] ?? ''
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(readFileSync(join(tokenferry.folder, kept, 'journal.jsonl'), 'utf8')).toContain('"finished"')
}, 60_000)

test.skipIf(process.platform === 'win32')(
  'a rehearsal that can record no more says so, keeps what was done, and ends with 2',
  async () => {
    // Files may not be larger than so many blocks of half a kilobyte: as on a full disk, and without one.
    const limited = `ulimit -f 60; exec "${process.execPath}" "${tokenferry.program}" rehearse --out limited`
    const { code, stderr } = await ended(spawn('sh', ['-c', limited], { cwd: tokenferry.folder }))
    expect(stderr).toMatch(/^tokenferry: .*What was done so far is in limited\.\n$/)
    expect(code).toBe(2)
    const left = readdirSync(join(tokenferry.folder, 'limited'))
    expect(left).toContain('journal.jsonl')
    expect(left.filter((name) => name.startsWith('.'))).toEqual([])
  },
  60_000,
)

/** What a process said to the end, and with which code. */
async function ended(child: ChildProcessWithoutNullStreams) {
  let stderr = ''
  child.stderr.on('data', (piece: Buffer) => (stderr += piece.toString()))
  child.stdout.resume()
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, stderr }
}

test.skipIf(process.platform === 'win32')('simulate serves a FortiGate until it is stopped', async () => {
  const child = spawn(process.execPath, [join(tokenferry.folder, 'out', 'main', 'cli.js'), 'simulate'], {
    timeout: 30_000,
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const line = await new Promise<string>((resolve) =>
    child.stdout.once('data', (data) => resolve(String(data))),
  )
  const [, port, user, password = '', hostKey, ways] =
    /^listening on 127\.0\.0\.1:(\d+)\nuser: (\S+)\npassword: (\w{16})\nhost key: (SHA256:\S+)\n([^]*)$/.exec(
      line,
    ) ?? []
  expect(ways).toBe(
    `log in: ssh -p ${port} ${user}@127.0.0.1\nbackup: scp -O -P ${port} ${user}@127.0.0.1:sys_config backup.conf\n`,
  )
  const client = new ssh2.Client()
  await new Promise<void>((resolve, reject) => {
    client.once('ready', resolve).once('error', reject)
    client.connect({
      ...{ host: '127.0.0.1', port: Number(port), username: user ?? '', password },
      hostHash: 'sha256',
      hostVerifier: (sum: string) =>
        `SHA256:${Buffer.from(sum, 'hex').toString('base64').replace(/=+$/, '')}` === hostKey,
    })
  })
  client.end()
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})
