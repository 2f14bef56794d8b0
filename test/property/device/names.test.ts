import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Clock } from '../../../main/clock'
import { Shell } from '../../../main/device/shell'
import type { ShellChannel } from '../../../main/ssh/connection'

// Names of users, hosts and VDOMs may look like anything that waits for a key. Whatever they look like, and wherever the
// device pauses, only these go out: the line of the reading, and a blank if the whole line is the pager.

/** A clock that is moved by hand. */
class HandClock implements Clock {
  private time = 0
  private readonly due = new Map<() => void, number>()
  readonly now = () => new Date(this.time)
  readonly monotonic = () => this.time
  readonly after = (milliseconds: number, then: () => void) => {
    const once = () => {
      this.due.delete(once)
      then()
    }
    this.due.set(once, this.time + milliseconds)
    return () => void this.due.delete(once)
  }

  pass(milliseconds: number): void {
    const end = this.time + milliseconds
    for (;;) {
      const [next, at] = [...this.due].sort(([, one], [, other]) => one - other)[0] ?? []
      if (next === undefined || at === undefined || at > end) break
      this.time = at
      next()
    }
    this.time = end
  }
}

/** The far end: what was typed, each with the line that the device stood at. */
class Far implements ShellChannel {
  readonly typed: { readonly text: string; readonly at: string }[] = []
  private line = ''
  private listener: (chunk: Buffer) => void = () => undefined
  write = (text: string) => void this.typed.push({ text, at: this.line })
  onData = (listener: (chunk: Buffer) => void) => void (this.listener = listener)
  onEnd = () => undefined
  close = () => undefined

  print(bytes: Buffer): void {
    this.line = (this.line + bytes.toString('latin1')).split('\n').at(-1)?.replace(/\r+$/, '') ?? ''
    this.listener(bytes)
  }
}

/** Lets what was promised come about. */
const turn = () => new Promise((resolve) => setImmediate(resolve))

/**
 * Runs a reading whose output pauses once, behind so many bytes.
 *
 * @returns what was typed, and what was read; `null` if it did not come to an end.
 */
async function readWithPause(command: string, lines: readonly string[], at: number, milliseconds: number) {
  const clock = new HandClock()
  const far = new Far()
  const shell = new Shell(far, { sent: () => undefined, received: () => undefined }, () => undefined, clock)
  const opening = shell.open(() => Promise.resolve(false))
  far.print(Buffer.from(prompt))
  clock.pass(1_000)
  await opening
  // What one command shows of this device is known for the next.
  const first = shell.run('end')
  far.print(Buffer.from(`end\r\r\n\r\n${prompt}`))
  await first
  far.typed.length = 0

  let read: string | null = null
  const reading = shell.run(command).then((text) => (read = text))
  const bytes = Buffer.from(`${command}\r\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n${prompt}`)
  far.print(bytes.subarray(0, at))
  clock.pass(milliseconds)
  await turn()
  far.print(bytes.subarray(at))
  clock.pass(3_000)
  await turn()
  await Promise.race([reading, turn()])
  return { typed: far.typed, read: read as string | null, length: bytes.length }
}

const prompt = 'FGT # '

/** What FortiOS prints, with a name in each place that holds one. */
const outputs: Readonly<Record<string, (name: string) => readonly string[]>> = {
  'get system status': (name) => [
    'Version: FortiGate-60F v7.4.8',
    `Hostname: ${name}`,
    'Log hard disk: Available',
  ],
  'get system ha status': (name) => [
    'number of member: 2',
    `${name}, FGT60F0000000001, HA cluster index = 0`,
    `Primary     : ${name}, FGT60F0000000001, HA operating index = 0`,
  ],
  'get system admin list': (name) => ['username  local  device', `${name}  sshv2  port1:192.0.2.1:22`],
  'diagnose sys vd list': (name) => [`name=${name}/${name} index=0 enabled`],
  'show user local': (name) => ['config user local', `    edit "${name}"`, '    next', 'end'],
  'show system admin': (name) => [
    'config system admin',
    '    edit "admin"',
    '        set comments "first',
    name,
    '',
    name,
    'last"',
    '    next',
    'end',
  ],
  'diagnose fortitoken-cloud show users': (name) => [
    'Number of users in fortitoken cloud: 1',
    ` 1: username:${name} vdom:root email:q@example.com phone: realm:default userdata:0`,
  ],
}

const likeKeys = [
  'q(y/n)',
  'q (y/n) ',
  'Ready to proceed? (y/n)',
  '(Y/N)',
  "(Press 'a' to accept):",
  '--More--',
  '--More-- ',
  'x--More-- ',
  'New Password: ',
]
const likePrompts = [
  'x #',
  'x # ',
  'FGT #',
  'FGT # ',
  'FGT (root) # ',
  'FGT $ ',
  'FGT(Secondary) # ',
  'srv> ',
]

const readings = fc.constantFrom(...Object.keys(outputs))
const name = (names: readonly string[]) =>
  fc.oneof(
    fc.constantFrom(...names),
    fc
      .tuple(fc.string({ maxLength: 4 }), fc.constantFrom(...names))
      .map(([front, like]) => `${front}${like}`),
  )
const noLineEnd = (text: string) => /^[\x20-\x7e]*$/.test(text)

/** Asserts the rule for what was typed in one reading. */
function expectAllowed(command: string, typed: Awaited<ReturnType<typeof readWithPause>>['typed']) {
  const [line, ...keys] = typed
  expect(line?.text).toBe(`${command}\n`)
  for (const key of keys) expect(key).toEqual({ text: ' ', at: '--More-- ' })
}

describe('a name that looks like something that waits for a key', () => {
  test('gets none, wherever the device pauses for nearly a minute, and is read whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        readings,
        name(likeKeys).filter(noLineEnd),
        fc.nat(),
        async (command, called, seed) => {
          const lines = outputs[command]?.(called) ?? []
          const { length } = await readWithPause(command, lines, 0, 0)
          const { typed, read } = await readWithPause(command, lines, seed % length, 55_000)
          expectAllowed(command, typed)
          expect(read?.split('\n')).toEqual(lines)
        },
      ),
      { numRuns: 1_500 },
    )
  })

  test.each(Object.keys(outputs))('gets none at any byte of "%s"', async (command) => {
    for (const called of likeKeys) {
      const lines = outputs[command]?.(called) ?? []
      const { length } = await readWithPause(command, lines, 0, 0)
      for (let at = 0; at < length; at += 1) {
        const { typed, read } = await readWithPause(command, lines, at, 55_000)
        expectAllowed(command, typed)
        expect({ called, at, read: read?.split('\n') }).toEqual({ called, at, read: lines })
      }
    }
  })
})

describe('a name that looks like a prompt', () => {
  test.each(Object.keys(outputs))(
    'is no prompt at any byte of "%s", where the device pauses for less than two seconds',
    async (command) => {
      for (const called of likePrompts) {
        const lines = outputs[command]?.(called) ?? []
        const { length } = await readWithPause(command, lines, 0, 0)
        for (let at = 0; at < length; at += 1) {
          const { typed, read } = await readWithPause(command, lines, at, 1_900)
          expectAllowed(command, typed)
          expect({ called, at, read: read?.split('\n') }).toEqual({ called, at, read: lines })
        }
      }
    },
  )
})
