import { ProblemError } from '../contract/result'
import type { ShellChannel } from '../ssh/connection'
import { mayType, NotAllowed } from './allow-list'
import type { Prompt } from './prompt'
import { ConversationReader, type Rest } from './reader'
import { ScreenText } from './screen-text'

/** Writes down what goes over the channel, as it goes. */
export interface SessionRecord {
  readonly sent: (text: string) => void
  readonly received: (line: string) => void
}

/** The output of a command, and the prompt after it; or the question it stopped at. */
export interface Output {
  readonly lines: readonly string[]
  readonly stoppedAt: 'prompt' | 'question'
}

/** Time limits of a command, in milliseconds. */
export interface Deadlines {
  /** Without a single byte from the device. */
  readonly idle: number
  /** From the command to the prompt. */
  readonly overall: number
}

const usual: Deadlines = { idle: 60_000, overall: 30 * 60_000 }
const loginDeadlines: Deadlines = { idle: 30_000, overall: 120_000 }

/**
 * How long the device must be silent behind something that looks like a prompt before it is taken for one. Text
 * that merely contains a prompt goes on within the same burst.
 */
const restMilliseconds = 15

/**
 * The command line of one FortiGate: one command at a time, typed only if it is on the allow-list, read until the
 * device comes to rest.
 */
export class Shell {
  private readonly screen = new ScreenText()
  private readonly reader: ConversationReader
  private waiting: {
    resolve: (rest: Rest) => void
    reject: (error: Error) => void
    idle: () => void
  } | null = null
  private restTimer: NodeJS.Timeout | null = null
  private ended: ProblemError | null = null
  private at: Prompt | null = null
  private readonly channel: ShellChannel
  private readonly record: SessionRecord
  private watcher: ((line: string) => void) | null = null

  constructor(channel: ShellChannel, record: SessionRecord, onEnd: (problem: ProblemError | null) => void) {
    this.channel = channel
    this.record = record
    this.reader = new ConversationReader((line) => {
      record.received(line)
      this.watcher?.(line)
    })
    channel.onData((chunk) => {
      this.reader.push(this.screen.push(chunk))
      this.waiting?.idle()
      this.look()
    })
    channel.onEnd((problem) => {
      this.ended = problem ?? closedProblem()
      this.waiting?.reject(this.ended)
      onEnd(problem)
    })
  }

  /** The prompt that the device is at. */
  get prompt(): Prompt {
    if (!this.at) throw new Error('The shell was used before it was opened.')
    return this.at
  }

  /**
   * Waits for the first prompt and learns it. A post-login banner is accepted (`a`, without Enter) once
   * `acceptBanner` says so.
   *
   * @throws ProblemError `not-a-fortigate` where no prompt of that kind appears.
   */
  async open(acceptBanner: (text: string) => Promise<boolean>, signal?: AbortSignal): Promise<void> {
    for (;;) {
      let rest: Rest
      try {
        rest = await this.untilRest(loginDeadlines, signal)
      } catch (error) {
        if (error instanceof ProblemError && error.problem.code === 'device-silent') {
          throw notFortiGate(this.reader.unfinished)
        }
        throw error
      }
      if (rest.kind === 'prompt') {
        this.reader.take()
        this.reader.learn(rest.prompt)
        this.at = rest.prompt
        return
      }
      if (rest.kind === 'pager') {
        this.answerPager()
      } else if (rest.kind === 'banner') {
        const text = this.reader.take().join('\n')
        if (!(await acceptBanner(text))) {
          throw new ProblemError({
            code: 'banner-declined',
            message: 'The banner of the FortiGate was not accepted, so it let nobody in.',
            hint: 'Connect again and accept it, if you are allowed to use this device.',
          })
        }
        this.key('a')
      } else {
        throw notFortiGate(this.reader.take().join('\n'))
      }
    }
  }

  /**
   * Types one command and reads what it prints, up to the next prompt or to a question that waits for one key.
   * A stop leaves the pager and still waits for the prompt, so that the next command starts where it should.
   *
   * @throws NotAllowed before anything is sent, ProblemError if the link breaks or the device stays silent.
   */
  async run(
    command: string,
    options: {
      readonly deadlines?: Deadlines | undefined
      readonly signal?: AbortSignal | undefined
      readonly onLine?: (line: string) => void
    } = {},
  ): Promise<Output> {
    if (!mayType(command)) throw new NotAllowed(command)
    this.throwIfEnded()
    const echo = command
    let first = true
    this.watcher = (line) => {
      if (first) {
        first = false
        if (line === echo) return
      }
      options.onLine?.(line)
    }
    this.record.sent(command)
    this.channel.write(`${command}\n`)
    return this.read(echo, options.deadlines ?? usual, options.signal)
  }

  /**
   * Answers a question with one key, and reads on.
   *
   * @throws ProblemError if the link breaks or the device stays silent.
   */
  async answer(
    key: 'y' | 'n',
    options: { readonly deadlines?: Deadlines | undefined; readonly onLine?: (line: string) => void } = {},
  ): Promise<Output> {
    this.throwIfEnded()
    this.watcher = options.onLine ?? null
    this.key(key)
    return this.read(key, options.deadlines ?? usual, undefined)
  }

  close(): void {
    this.channel.close()
  }

  private async read(echo: string, deadlines: Deadlines, signal: AbortSignal | undefined): Promise<Output> {
    try {
      for (;;) {
        const rest = await this.untilRest(deadlines)
        if (rest.kind === 'pager') {
          this.answerPager(signal?.aborted === true ? 'q' : ' ')
          continue
        }
        if (rest.kind === 'prompt') this.at = rest.prompt
        if (signal?.aborted && rest.kind === 'prompt') throw stoppedProblem()
        const lines = withoutEcho(this.reader.take(), echo)
        return { lines: withoutBlankEnd(lines), stoppedAt: rest.kind === 'prompt' ? 'prompt' : 'question' }
      }
    } finally {
      this.watcher = null
    }
  }

  private answerPager(key: ' ' | 'q' = ' ') {
    this.reader.pagerAnswered()
    this.channel.write(key)
  }

  private key(key: 'y' | 'n' | 'a') {
    this.record.sent(key)
    this.channel.write(key)
  }

  private untilRest(deadlines: Deadlines, signal?: AbortSignal): Promise<Rest> {
    this.throwIfEnded()
    return new Promise<Rest>((resolve, reject) => {
      let idleTimer: NodeJS.Timeout | null = null
      const finish = () => {
        if (idleTimer) clearTimeout(idleTimer)
        clearTimeout(overallTimer)
        if (this.restTimer) clearTimeout(this.restTimer)
        this.restTimer = null
        signal?.removeEventListener('abort', abort)
        this.waiting = null
      }
      const fail = (error: Error) => {
        finish()
        reject(error)
      }
      const silent = () => {
        fail(silentProblem(this.reader.unfinished))
      }
      const abort = () => {
        fail(stoppedProblem())
      }
      const overallTimer = setTimeout(silent, deadlines.overall)
      const idle = () => {
        if (idleTimer) clearTimeout(idleTimer)
        idleTimer = setTimeout(silent, deadlines.idle)
      }
      idle()
      this.waiting = {
        resolve: (rest) => {
          finish()
          resolve(rest)
        },
        reject: fail,
        idle,
      }
      if (signal?.aborted) {
        abort()
        return
      }
      signal?.addEventListener('abort', abort, { once: true })
      this.look()
    })
  }

  private look() {
    if (this.restTimer) clearTimeout(this.restTimer)
    this.restTimer = null
    const rest = this.waiting ? this.reader.rest() : null
    if (!rest) return
    if (rest.kind === 'pager') {
      this.waiting?.resolve(rest)
      return
    }
    this.restTimer = setTimeout(() => this.waiting?.resolve(rest), restMilliseconds)
  }

  private throwIfEnded() {
    if (this.ended) throw this.ended
  }
}

/** The device repeats what was typed, behind its prompt. */
function withoutEcho(lines: string[], echo: string): string[] {
  return lines[0] === echo ? lines.slice(1) : lines
}

/** FortiOS prints an empty line before each prompt. */
function withoutBlankEnd(lines: string[]): string[] {
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

function silentProblem(unfinished: string): ProblemError {
  return new ProblemError({
    code: 'device-silent',
    message: 'The FortiGate stopped answering.',
    hint: 'Check the device and the link, then connect again; what was already read and decided is kept.',
    ...(unfinished.trim() !== '' && { detail: unfinished.slice(0, 200) }),
  })
}

function stoppedProblem(): ProblemError {
  return new ProblemError({
    code: 'cancelled',
    message: 'Stopped.',
    hint: 'Nothing was changed on the FortiGate. Start it again when you are ready.',
  })
}

function closedProblem(): ProblemError {
  return new ProblemError({
    code: 'connection-closed',
    message: 'The connection to the FortiGate is closed.',
    hint: 'Connect again.',
  })
}

function notFortiGate(shown: string): ProblemError {
  return new ProblemError({
    code: 'not-a-fortigate',
    message: 'What answers there does not look like a FortiGate.',
    hint: 'Check the address. The command line of a FortiGate shows a prompt such as "FGT-1 # ".',
    ...(shown.trim() !== '' && { detail: shown.slice(-300) }),
  })
}
