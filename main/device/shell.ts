import { ProblemError } from '../contract/result'
import { maskSecrets } from '../fortios/mask-secrets'
import type { ShellChannel } from '../ssh/connection'
import { mayType, NotAllowed } from './allow-list'
import { isForeignPrompt, type Prompt } from './prompt'
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

/** The same for the prompt of something that is no FortiGate, before the first prompt: a slow banner could look like one. */
const foreignMilliseconds = 3_000

/** How many lines at the start of an output may precede the echo of the command: a message of the console. */
const linesBeforeEcho = 4

/** Someone who waits for the device to come to rest. */
interface Waiting {
  readonly resolve: (rest: Rest) => void
  readonly reject: (error: Error) => void
  /** Something came. */
  readonly heard: () => void
}

/**
 * The command line of one FortiGate: one command at a time, typed only if it is on the allow-list, read until the
 * device comes to rest. Where that fails the session is closed: nobody could tell any more which output belongs to
 * which command.
 */
export class Shell {
  private readonly screen = new ScreenText()
  private readonly reader: ConversationReader
  private waiting: Waiting | null = null
  private restTimer: NodeJS.Timeout | null = null
  private ended: ProblemError | null = null
  private at: Prompt | null = null
  private readonly channel: ShellChannel
  private readonly record: SessionRecord
  private readonly onEnd: (problem: ProblemError | null) => void
  private watcher: ((line: string) => void) | null = null

  constructor(channel: ShellChannel, record: SessionRecord, onEnd: (problem: ProblemError | null) => void) {
    this.channel = channel
    this.record = record
    this.onEnd = onEnd
    this.reader = new ConversationReader((line) => {
      record.received(line)
      this.watcher?.(line)
    })
    channel.onData((chunk) => {
      if (this.ended) return
      this.reader.push(this.screen.push(chunk))
      this.waiting?.heard()
      this.look()
    })
    channel.onEnd((problem) => {
      this.end(problem)
    })
  }

  /** The prompt that the device is at. */
  get prompt(): Prompt {
    if (!this.at) throw new Error('The shell was used before it was opened.')
    return this.at
  }

  /**
   * Waits for the first prompt. A post-login banner is accepted (`a`, without Enter) once `acceptBanner` says so.
   *
   * @throws ProblemError `not-a-fortigate` where no prompt of that kind appears.
   */
  async open(acceptBanner: (text: string) => Promise<boolean>, signal?: AbortSignal): Promise<void> {
    const limit = deadline(loginDeadlines)
    for (;;) {
      const rest = await this.untilRest(limit, signal).catch((error: unknown) => {
        const isSilence = error instanceof ProblemError && error.problem.code === 'device-silent'
        throw isSilence ? notFortiGate(this.reader.untaken) : error
      })
      if (rest.kind === 'prompt') {
        this.reader.take()
        this.at = rest.prompt
        return
      }
      if (rest.kind === 'pager') {
        this.answerPager()
      } else if (rest.kind === 'banner') {
        const text = this.reader.take().join('\n')
        if (!(await acceptBanner(text))) {
          if (signal?.aborted) throw stoppedProblem()
          throw new ProblemError({
            code: 'banner-declined',
            message: 'The banner of the FortiGate was not accepted, so it let nobody in.',
            hint: 'Connect again and accept it, if you are allowed to use this device.',
          })
        }
        limit.restart()
        this.key('a')
      } else {
        throw notFortiGate(this.reader.untaken)
      }
    }
  }

  /**
   * Types one command and reads what it prints, up to the next prompt or to a question that waits for one key.
   * A stop leaves the pager and still waits for the prompt, so that the next command starts where it should.
   *
   * @throws NotAllowed before anything is sent; ProblemError `cancelled`, or where the link breaks or the device
   *   stays silent, which ends the session.
   */
  async run(
    command: string,
    options: { readonly deadlines?: Deadlines | undefined; readonly signal?: AbortSignal | undefined } = {},
  ): Promise<Output> {
    if (!mayType(command)) throw new NotAllowed(command)
    this.throwIfEnded()
    if (options.signal?.aborted) throw stoppedProblem()
    // What came unasked since the last prompt belongs to no command; the record has it.
    this.reader.take()
    this.record.sent(command)
    this.channel.write(`${command}\n`)
    return this.read(command, options.deadlines ?? usual, options.signal)
  }

  /**
   * Answers a question with one key, and reads on.
   *
   * @throws ProblemError if the link breaks or the device stays silent, which ends the session.
   */
  async answer(
    key: 'y' | 'n',
    options: {
      readonly deadlines?: Deadlines | undefined
      readonly onLine?: (line: string) => void
    } = {},
  ): Promise<Output> {
    this.throwIfEnded()
    this.watcher = withoutFirst(key, options.onLine ?? (() => undefined))
    this.key(key)
    return this.read(key, options.deadlines ?? usual, undefined)
  }

  close(): void {
    this.channel.close()
  }

  private async read(echo: string, deadlines: Deadlines, signal: AbortSignal | undefined): Promise<Output> {
    const limit = deadline(deadlines)
    try {
      for (;;) {
        const rest = await this.untilRest(limit)
        if (rest.kind === 'pager') {
          this.answerPager(signal?.aborted ? 'q' : ' ')
          continue
        }
        const lines = withoutBlankEnd(withoutEcho(this.reader.take(), echo))
        if (rest.kind !== 'prompt') return { lines, stoppedAt: 'question' }
        this.at = rest.prompt
        this.reader.learn(rest.prompt)
        if (signal?.aborted) throw stoppedProblem()
        return { lines, stoppedAt: 'prompt' }
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

  private untilRest(limit: Deadline, signal?: AbortSignal): Promise<Rest> {
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
        const problem = silentProblem(this.reader.untaken)
        fail(problem)
        this.end(problem)
      }
      const abort = () => {
        fail(stoppedProblem())
      }
      const overallTimer = setTimeout(silent, limit.left())
      const heard = () => {
        if (idleTimer) clearTimeout(idleTimer)
        const isForeign = this.at === null && isForeignPrompt(this.reader.atRest)
        idleTimer = setTimeout(silent, isForeign ? foreignMilliseconds : limit.idle)
      }
      heard()
      this.waiting = {
        resolve: (rest) => {
          finish()
          resolve(rest)
        },
        reject: fail,
        heard,
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

  /** The session is over, once: by a broken link, by silence, or by us (`null`). */
  private end(problem: ProblemError | null) {
    if (this.ended) return
    this.ended = problem ?? closedProblem()
    this.waiting?.reject(this.ended)
    this.channel.close()
    this.onEnd(problem)
  }

  private throwIfEnded() {
    if (this.ended) throw this.ended
  }
}

/** A limit that runs over all the pages of one output. */
interface Deadline {
  readonly idle: number
  readonly left: () => number
  readonly restart: () => void
}

function deadline({ idle, overall }: Deadlines): Deadline {
  let end = performance.now() + overall
  return {
    idle,
    left: () => Math.max(0, end - performance.now()),
    restart: () => {
      end = performance.now() + overall
    },
  }
}

/** The device repeats what was typed, behind its prompt; after a message of the console it shows that prompt again. */
function withoutEcho(lines: string[], echo: string): string[] {
  const at = lines
    .slice(0, linesBeforeEcho)
    .findIndex((line) => line === echo || line.endsWith(`# ${echo}`) || line.endsWith(`$ ${echo}`))
  return lines.slice(at + 1)
}

/** Passes lines on, but for the first where it is the echo of a key. */
function withoutFirst(echo: string, onLine: (line: string) => void): (line: string) => void {
  let first = true
  return (line) => {
    if (!first || line !== echo) onLine(line)
    first = false
  }
}

/** FortiOS prints an empty line before each prompt. */
function withoutBlankEnd(lines: string[]): string[] {
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

function silentProblem(untaken: string): ProblemError {
  const unfinished = maskSecrets(untaken).split('\n').at(-1) ?? ''
  return new ProblemError({
    code: 'device-silent',
    message: 'The FortiGate stopped answering, so the connection was closed.',
    hint: 'Check the device and the link, then connect again; what was already read and decided is kept.',
    ...(unfinished.trim() !== '' && { detail: unfinished.slice(0, 200) }),
  })
}

/** The person has stopped it. */
export function stoppedProblem(): ProblemError {
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
    ...(shown.trim() !== '' && { detail: maskSecrets(shown.trim()).slice(-300) }),
  })
}
