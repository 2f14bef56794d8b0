import { execFile, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import ssh2 from 'ssh2'
import { openFortiGate } from '../../../main/device/fortigate'
import type { FortiGate } from '../../../main/migration/fortigate'
import { examine } from '../../../main/preflight/examine'
import { Typist } from './typist'

/** No measurement may take longer, in milliseconds. */
const longest = 120_000

/** Seconds that something takes. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

/** A place to log in on as `admin`, with the private key in a file. */
export interface Place {
  readonly port: number
  readonly keyFile: string
}

/** Our session; answers the lines that it typed. `received` is told each line that came, and what was typed so far. */
export async function ours(
  { port, keyFile }: Place,
  work: (fortigate: FortiGate, signal: AbortSignal) => Promise<unknown>,
  received: (line: string, typed: readonly string[]) => void = () => undefined,
): Promise<readonly string[]> {
  const typed: string[] = []
  const signal = AbortSignal.timeout(longest)
  const fortigate = await openFortiGate(
    { host: '127.0.0.1', port, user: 'admin' },
    { method: 'key', key: readFileSync(keyFile, 'utf8'), passphrase: '' },
    {
      trustHostKey: () => Promise.resolve(true),
      answerPrompts: () => Promise.resolve(null),
      acceptBanner: () => Promise.resolve(true),
    },
    {
      sent: (line) => void typed.push(line),
      received: (line) => {
        received(line, typed)
      },
      commandDone: () => undefined,
      ended: () => undefined,
    },
    { signal },
  )
  try {
    await work(fortigate, signal)
  } finally {
    fortigate.close()
  }
  return typed
}

/** Reads all that the steps 1 to 3 read, and what they make of it. */
export const readEverything = (fortigate: FortiGate, signal: AbortSignal) =>
  examine(fortigate, { user: 'admin' }, () => new Date(), signal)

/** OpenSSH's client with these commands typed, to its end; answers how many bytes it printed. */
export function openSsh({ port, keyFile }: Place, commands: readonly string[]): Promise<number> {
  const options = [
    'StrictHostKeyChecking=no',
    'UserKnownHostsFile=/dev/null',
    'IdentitiesOnly=yes',
    'BatchMode=yes',
    'LogLevel=ERROR',
  ].flatMap((option) => ['-o', option])
  const login = ['-F', '/dev/null', '-i', keyFile, '-p', String(port), 'admin@127.0.0.1']
  const child = spawn('ssh', ['-tt', '-e', 'none', ...options, ...login], {
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: longest,
  })
  const typist = new Typist(commands, (text) => child.stdin.write(text))
  child.stdout.on('data', typist.hear)
  child.stdin.on('error', () => undefined)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === null || code === 255) reject(new Error(`ssh ended with ${String(code)}.`))
      else resolve(typist.received)
    })
  })
}

/** The library alone, with these commands typed; answers how many bytes came. */
export function bareLoop({ port, keyFile }: Place, commands: readonly string[]): Promise<number> {
  const client = new ssh2.Client()
  return new Promise<number>((resolve, reject) => {
    client.once('error', reject)
    client.once('ready', () => {
      client.shell({ rows: 24, cols: 512 }, (error, channel) => {
        if (error) {
          reject(error)
          return
        }
        const typist = new Typist(commands, (text) => channel.write(text))
        channel.on('data', typist.hear)
        channel.once('close', () => {
          resolve(typist.received)
        })
      })
    })
    client.connect({
      host: '127.0.0.1',
      port,
      username: 'admin',
      privateKey: readFileSync(keyFile),
      timeout: longest,
    })
    client.setNoDelay(true)
  }).finally(() => client.destroy())
}

/** What netmiko made of it: the seconds from its connecting to its goodbye, or why it could not. */
export type NetmikoResult =
  { readonly seconds: number; readonly characters: number } | { readonly failed: string }

/** The netmiko of this system's Python with these commands; its own start is not counted. */
export function netmiko({ port, keyFile }: Place, commands: readonly string[]): Promise<NetmikoResult> {
  const script = new URL('test/bench/session/netmiko_session.py', `file://${process.cwd()}/`).pathname
  return new Promise((resolve) => {
    const child = execFile(
      // Debian's own: its packages are in no other Python.
      '/usr/bin/python3',
      [script, String(port), keyFile],
      { timeout: 3 * longest, maxBuffer: 1e6 },
      (error, stdout, stderr) => {
        try {
          resolve(JSON.parse(stdout) as NetmikoResult)
        } catch {
          resolve({ failed: stderr.trim().split('\n').at(-1) || (error?.message ?? 'no reason given') })
        }
      },
    )
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(JSON.stringify(commands))
  })
}
