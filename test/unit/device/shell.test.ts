import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ProblemError } from '../../../main/contract/result'
import { NotAllowed } from '../../../main/fortios/commands'
import { Shell } from '../../../main/device/shell'
import { questionOf } from '../../integration/device/far-end'
import type { ShellChannel } from '../../../main/ssh/connection'

/** The far end of a shell: what was written to it, and a way to print and to hang up. */
class Far implements ShellChannel {
  readonly written: string[] = []
  closed = false
  print: (text: string) => void = () => undefined
  hangUp: (problem: ProblemError | null) => void = () => undefined
  /** What to print after something was written. */
  script: Readonly<Record<string, string>> = {}

  write = (text: string) => {
    this.written.push(text)
    const answer = this.script[text]
    if (answer !== undefined) queueMicrotask(() => this.print(answer))
  }

  onData = (listener: (chunk: Buffer) => void) => {
    this.print = (text) => {
      listener(Buffer.from(text))
    }
  }

  onEnd = (listener: (problem: ProblemError | null) => void) => {
    this.hangUp = listener
  }

  close = () => {
    if (this.closed) return
    this.closed = true
    this.hangUp(null)
  }
}

const migrate = 'execute fortitoken-cloud migrate-ftm EFTM000000425212 root'
const ends: (ProblemError | null)[] = []
const sent: string[] = []
const received: string[] = []
const quiet: (Date | null)[] = []

beforeEach(() => {
  vi.useFakeTimers()
  ends.length = sent.length = received.length = quiet.length = 0
})
afterEach(() => {
  vi.useRealTimers()
})

function start(script: Far['script'] = {}): { far: Far; shell: Shell } {
  const far = new Far()
  far.script = script
  const record = {
    sent: (text: string) => sent.push(text),
    received: (line: string) => received.push(line),
    quiet: (since: Date | null) => quiet.push(since),
  }
  const shell = new Shell(far, record, (problem) => ends.push(problem))
  return { far, shell }
}

async function opened(script: Far['script'] = {}) {
  const { far, shell } = start(script)
  const opening = shell.open(() => Promise.resolve(true))
  far.print('FGT-1 # ')
  await vi.advanceTimersByTimeAsync(60)
  await opening
  return { far, shell }
}

/** Lets a call end that waits for timers. */
async function after<T>(call: Promise<T>, milliseconds = 100): Promise<T> {
  call.catch(() => undefined)
  await vi.advanceTimersByTimeAsync(milliseconds)
  return call
}

const problemOf = (call: Promise<unknown>, milliseconds?: number) =>
  after(call, milliseconds).then(
    () => {
      throw new Error('It did not fail.')
    },
    (error: unknown) => {
      if (error instanceof ProblemError) return error.problem
      throw error
    },
  )

describe('opening a shell', () => {
  test('waits for the first prompt, through greetings and pages', async () => {
    const { far, shell } = start({ ' ': '\r         \rmore of it\r\n\r\nFGT-1(Primary) $ ' })
    const opening = shell.open(() => Promise.resolve(true))
    far.print('Last login: Mon\r\n# not a prompt #\r\n--More-- ')
    await after(opening, 600)
    expect(shell.prompt).toMatchObject({ hostname: 'FGT-1', haRole: 'Primary', scope: null, readOnly: true })
    expect(far.written).toEqual([' '])
  })

  test('accepts a banner with one key and without Enter, once the person has', async () => {
    const { far, shell } = start({ a: '\r\nFGT-1 # ' })
    const seen: string[] = []
    const opening = shell.open((text) => {
      seen.push(text)
      return Promise.resolve(true)
    })
    far.print("WARNING: # $ (y/n)\r\nFGT-1 # \r\nprivate\r\n(Press 'a' to accept):")
    await after(opening, 600)
    expect(seen).toEqual(["WARNING: # $ (y/n)\nFGT-1 # \nprivate\n(Press 'a' to accept):"])
    expect(far.written).toEqual(['a'])
    expect(sent).toEqual(['a'])
  })

  test('that failed is the end of the session: nothing is typed at what came in place of the prompt', async () => {
    const { far, shell } = start()
    const opening = shell.open(() => Promise.resolve(false))
    far.print("WARNING\r\n(Press 'a' to accept):")
    expect((await problemOf(opening, 600)).code).toBe('banner-declined')
    expect((await problemOf(shell.run('show'))).code).toBe('banner-declined')
    expect(far.written).toEqual([])
    expect(far.closed).toBe(true)
  })

  test('learns the hostname from the prompt behind a command, since the first one may have an echo in front', async () => {
    const { far, shell } = start({
      a: 'aFGT-1 # ',
      'get system status\n': 'get system status\r\r\nVersion\r\n\r\nFGT-1 # ',
    })
    const opening = shell.open(() => Promise.resolve(true))
    far.print("(Press 'a' to accept):")
    await after(opening, 600)
    expect(await after(shell.run('get system status'))).toBe('Version')
  })

  test('says with what words the device hung up before its prompt', async () => {
    const { far, shell } = start()
    const opening = shell.open(() => Promise.resolve(true))
    far.print('No more sessions today.\r\n')
    const lost = new ProblemError({ code: 'connection-lost', message: 'Lost.', hint: '' })
    far.hangUp(lost)
    expect(await problemOf(opening)).toMatchObject({
      code: 'closed-before-prompt',
      detail: 'No more sessions today.',
    })
    expect(ends).toEqual([lost])
  })

  test('can be stopped', async () => {
    const { far, shell } = start()
    const stop = new AbortController()
    const opening = shell.open(() => Promise.resolve(true), { signal: stop.signal })
    stop.abort()
    expect((await problemOf(opening)).code).toBe('cancelled')
    expect(far.closed).toBe(true)
  })
})

describe('a command', () => {
  test('is typed with one Enter, and its echo and the empty line before the prompt are taken off', async () => {
    const { far, shell } = await opened({
      'show user local\n': 'show user local\r\r\nconfig user local\r\nend\r\n\r\nFGT-1 # ',
    })
    expect(await after(shell.run('show user local'))).toBe('config user local\nend')
    expect(far.written).toEqual(['show user local\n'])
    expect(sent).toEqual(['show user local'])
  })

  test('that is not on the list never reaches the channel', async () => {
    const { far, shell } = await opened()
    await expect(shell.run('execute reboot')).rejects.toThrow(NotAllowed)
    await expect(shell.run('edit "x\nexecute reboot"')).rejects.toThrow(NotAllowed)
    expect(far.written).toEqual([])
    expect(sent).toEqual([])
  })

  test('turns every page', async () => {
    const { far, shell } = await opened()
    const running = shell.run('show')
    far.print('show\r\r\nline 1\r\n--More-- ')
    await vi.advanceTimersByTimeAsync(1)
    far.print('\r         \rline 2\r\n--Mo')
    far.print('re-- ')
    await vi.advanceTimersByTimeAsync(1)
    far.print('\r         \rline 3\r\n\r\nFGT-1 # ')
    expect((await after(running)).split('\n')).toEqual(['line 1', 'line 2', 'line 3'])
    expect(far.written).toEqual(['show\n', ' ', ' '])
  })

  test('does not end at a prompt that stands within its output', async () => {
    const { far, shell } = await opened()
    const running = shell.run('show')
    far.print('show\r\r\n    set buffer "\r\nFGT-1 # ')
    await vi.advanceTimersByTimeAsync(5)
    far.print('\r\nReady? (y/n)')
    await vi.advanceTimersByTimeAsync(5)
    far.print(' no"\r\n\r\nFGT-1 # ')
    expect((await after(running)).split('\n')).toEqual(['    set buffer "', 'FGT-1 # ', 'Ready? (y/n) no"'])
  })

  test('does not end at the prompt of another hostname', async () => {
    const { far, shell } = await opened()
    const first = shell.run('end')
    far.print('end\r\r\n\r\nFGT-1 # ')
    await after(first)
    const running = shell.run('show')
    far.print('show\r\r\n\r\nFGT-2 # ')
    await vi.advanceTimersByTimeAsync(1000)
    far.print('\r\n\r\nFGT-1 # ')
    expect((await after(running)).split('\n')).toEqual(['', 'FGT-2 # '])
  })

  test('is not mixed with what the console said before it', async () => {
    const { far, shell } = await opened()
    const deleted = Array.from(
      { length: 9 },
      (_, at) => `fas_migrate_token_clear[667]: Deleted token ${at}\r\n`,
    )
    far.print(`\r\n${deleted.join('')}FGT-1 # `)
    await vi.advanceTimersByTimeAsync(1000)
    const running = shell.run('show user local')
    far.print('NOTICE: a message\r\nFGT-1 # show user local\r\r\nconfig user local\r\nend\r\n\r\nFGT-1 # ')
    expect((await after(running)).split('\n')).toEqual(['config user local', 'end'])
    expect(received).toContain('fas_migrate_token_clear[667]: Deleted token 8')
  })

  test('knows where it has led', async () => {
    const { far, shell } = await opened()
    const running = shell.run('config global')
    far.print('config global\r\r\n\r\nFGT-1 (global) # ')
    await after(running)
    expect(shell.prompt.scope).toBe('global')
  })

  test('that asks a question stops there, and is answered with one key', async () => {
    const { far, shell } = await opened({ y: 'y\r\n\r\n1: Converted admin(kim)\r\n\r\nFGT-1 # ' })
    const asking = questionOf(shell, migrate, () => true)
    far.print(`${migrate}\r\r\nWarning\r\nReady to proceed? (y/n)`)
    const question = await after(asking)
    expect(question.text).toBe('Warning\nReady to proceed? (y/n)')
    const lines: string[] = []
    const answer = await after(question.answer('y', { onLine: (line) => lines.push(line) }))
    expect(answer).toBe('\n1: Converted admin(kim)')
    expect(lines).toEqual(['', '1: Converted admin(kim)', ''])
    expect(far.written.slice(1)).toEqual(['y'])
  })
})

describe('the end of a command', () => {
  test('takes no time where the prompt is proved to be one', async () => {
    const { far, shell } = await opened({
      'show\n': 'show\r\r\nend\r\n\r\nFGT-1 # ',
      'config global\n': 'config global\r\r\n\r\nFGT-1 (global) # ',
    })
    const before = performance.now()
    await shell.run('show')
    await shell.run('config global', { leadsTo: 'global' })
    expect(performance.now()).toBe(before)
    expect(vi.getTimerCount()).toBe(0)
    expect(far.written).toEqual(['show\n', 'config global\n'])
  })

  test('takes some silence where it is likely, and two seconds where it is doubtful', async () => {
    const { far, shell } = await opened({
      'show\n': 'show\r\r\nend\r\nFGT-1 # ',
      'end\n': 'no echo of ours\r\n\r\nFGT-1 # ',
    })
    const took = async (command: string) => {
      const before = performance.now()
      let after = 0
      const running = shell.run(command).then(() => (after = performance.now()))
      await vi.advanceTimersByTimeAsync(3_000)
      await running
      return after - before
    }
    expect(await took('show')).toBe(50)
    expect(await took('end')).toBe(2_000)
    expect(far.written).toEqual(['show\n', 'end\n'])
  })

  test('is taken in that very moment: what comes with it belongs to no command', async () => {
    const { far, shell } = await opened()
    const running = shell.run('show')
    far.print('show\r\r\nend\r\n\r\nFGT-1 # ')
    far.print('\r\nNOTICE: a message\r\n')
    expect((await running).split('\n')).toEqual(['end'])
  })
})

describe('the pager', () => {
  test('of a read is answered at once; where an answer could be meant, or left, only behind some silence', async () => {
    const { far, shell } = await opened()
    const reading = shell.run('show')
    far.print('show\r\r\n--More-- ')
    expect(far.written).toEqual(['show\n', ' '])
    far.print('\r         \r\r\n\r\nFGT-1 # ')
    await reading
    const asking = questionOf(shell, migrate, () => true)
    far.print(`${migrate}\r\r\n--More-- `)
    far.print('is a word of the warning\r\nReady to proceed? (y/n)')
    await after(asking)
    expect(far.written.slice(3)).toEqual([])
  })
})

describe('a stop', () => {
  test('leaves the pager, and the next command starts where it should', async () => {
    const { far, shell } = await opened({ q: '\r         \r\r\nFGT-1 # ' })
    const stop = new AbortController()
    const running = shell.run('show', { signal: stop.signal })
    far.print('show\r\r\nline 1\r\n')
    stop.abort()
    far.print('--More-- ')
    expect((await problemOf(running)).code).toBe('cancelled')
    expect(far.written).toEqual(['show\n', 'q'])
    const next = shell.run('get system status')
    far.print('get system status\r\r\nVersion\r\n\r\nFGT-1 # ')
    expect((await after(next)).split('\n')).toEqual(['Version'])
    expect(ends).toEqual([])
  })

  test('of a device that stays silent ends the session, since nothing may be typed into it', async () => {
    const { far, shell } = await opened()
    const stop = new AbortController()
    const running = shell.run('execute fortitoken-cloud show', { signal: stop.signal })
    far.print('execute fortitoken-cloud show\r\r\n')
    await vi.advanceTimersByTimeAsync(42_000)
    stop.abort()
    expect(await problemOf(running, 3_000)).toMatchObject({
      code: 'cancelled',
      message: 'Stopped. The FortiGate did not return to its prompt, so the connection was closed.',
    })
    expect(far.written).toEqual(['execute fortitoken-cloud show\n'])
    expect(far.closed).toBe(true)
    expect((await problemOf(shell.run('show'))).code).toBe('cancelled')
    expect(vi.getTimerCount()).toBe(0)
  })

  test('before a command types nothing', async () => {
    const { far, shell } = await opened()
    expect((await problemOf(shell.run('show', { signal: AbortSignal.abort() }))).code).toBe('cancelled')
    expect(far.written).toEqual([])
  })
})

describe('a device that goes silent', () => {
  test('says so while it is waited for, and is waited for as long as its command needs', async () => {
    const { far, shell } = await opened()
    const running = shell.run('execute fortitoken-cloud show')
    far.print('execute fortitoken-cloud show\r\r\n')
    await vi.advanceTimersByTimeAsync(299_000)
    expect(quiet).toHaveLength(1)
    far.print('Cannot find ftc server!\r\n\r\nFGT-1 # ')
    expect(await after(running)).toBe('Cannot find ftc server!')
    expect(quiet.map((since) => since !== null)).toEqual([true, false])
    const again = shell.run('execute fortitoken-cloud show')
    expect((await problemOf(again, 300_000)).code).toBe('device-silent')
  })

  test('is given up after the idle deadline, and the session with it: nobody knows whose the next output is', async () => {
    const { far, shell } = await opened()
    const running = shell.run('show')
    far.print('show\r\r\n    set passwd ENC c2VjcmV0')
    const problem = await problemOf(running, 60_100)
    expect(problem.code).toBe('device-silent')
    expect(JSON.stringify(problem)).not.toContain('c2VjcmV0')
    expect(far.closed).toBe(true)
    expect(ends.map((end) => end?.problem.code)).toEqual(['device-silent'])
    expect((await problemOf(shell.run('show'))).code).toBe('device-silent')
    expect(far.written).toEqual(['show\n'])
  })

  test('is waited for as long as something comes', async () => {
    const { far, shell } = await opened()
    const running = shell.run('show')
    far.print('show\r\r\n')
    for (let line = 0; line < 5; line += 1) {
      await vi.advanceTimersByTimeAsync(59_000)
      far.print(`line ${line}\r\n`)
    }
    far.print('\r\nFGT-1 # ')
    expect((await after(running)).split('\n')).toHaveLength(5)
  })

  test('is given up after the overall deadline, however many pages it has', async () => {
    const { far, shell } = await opened({ ' ': '\r         \rline\r\n' })
    const running = shell.run('show', { deadlines: { idle: 60_000, overall: 100_000 } })
    running.catch(() => undefined)
    far.print('show\r\r\n')
    let pages = 0
    while (!far.closed && pages < 50) {
      far.print('--More-- ')
      pages += 1
      await vi.advanceTimersByTimeAsync(10_000)
    }
    expect((await problemOf(running)).code).toBe('device-silent')
    expect(pages).toBe(10)
  })
})

describe('a broken link', () => {
  const lost = new ProblemError({
    code: 'connection-lost',
    message: 'The connection was lost.',
    hint: 'Connect again.',
  })

  test('ends the command that waits, and every one after it', async () => {
    const { far, shell } = await opened()
    const running = shell.run('show')
    far.print('show\r\r\nhalf a li')
    far.hangUp(lost)
    expect((await problemOf(running)).code).toBe('connection-lost')
    expect((await problemOf(shell.run('show'))).code).toBe('connection-lost')
    expect((await problemOf(questionOf(shell, migrate, () => true))).code).toBe('connection-lost')
    expect(far.written).toEqual(['show\n'])
    expect(ends).toEqual([lost])
  })

  test('that comes late is no news', async () => {
    const { far, shell } = await opened()
    shell.close()
    far.hangUp(lost)
    far.print('too late\r\n')
    expect(ends).toEqual([null])
    expect(received).not.toContain('too late')
  })
})
