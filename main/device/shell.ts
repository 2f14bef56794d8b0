import { ProblemError } from '../contract/result'
import type { ShellChannel } from '../ssh/connection'
import { NotAllowed } from '../fortios/commands'
import { mayAsk, mayType } from './allow-list'
import { Deadline, type Deadlines } from './deadline'
import { FirstPrompt, type AtTheLogin } from './first-prompt'
import { patienceFor } from './patience'
import type { Prompt } from './prompt'
import { Quiet } from './quiet'
import { ConversationReader, type Rest } from './reader'
import { ScreenText } from './screen-text'
import { closedProblem, endlessProblem, silentProblem, stoppedProblem } from './session-problem'

/** Writes down what goes over the channel, as it goes. */
export interface SessionRecord {
  readonly sent: (text: string) => void
  readonly received: (line: string) => void
  /** Told since when the device has been silent while it is waited for; `null` when it is not any more. */
  readonly quiet?: ((since: Date | null) => void) | undefined
}

/** The output of a command, and the prompt after it; or the question it stopped at. */
export interface Output {
  /** Its lines, without the echo in front and the empty line before the prompt. */
  readonly text: string
  readonly stoppedAt: 'prompt' | 'question'
}

/** How a session is opened. */
export interface OpenOptions {
  /** Told what the FortiGate says before its prompt, each time that it rests there: masked. */
  readonly said?: AtTheLogin['said'] | undefined
  readonly signal?: AbortSignal | undefined
}

/** How a command is run. */
export interface RunOptions {
  readonly deadlines?: Deadlines | undefined
  readonly signal?: AbortSignal | undefined
  /** The scope of the prompt that comes next where the command leads to another one. */
  readonly leadsTo?: string | null
}

/**
 * How long the device must be silent behind what looks like its rest, in milliseconds. A prompt that is proved to be
 * one (`ConversationReader`) needs no silence. Questions can't be proved: a line of output that merely contains such
 * text goes on within the same burst. A doubtful prompt is one in front of the echo of our command, which may still be
 * on its way there and back, or one within a value: it is waited for much longer.
 */
const silence = { likely: 50, doubtful: 2_000 }

/** How much one output may hold, in megabytes: more than twice the largest configuration that this was tried with. */
const largestOutput = 128

/** Someone who waits for the device to come to rest. */
interface Waiting {
  /** Told at once of each rest that is one; answers whether the wait is over. */
  readonly rested: (rest: Rest) => void
  readonly fail: (error: Error) => void
  readonly deadline: Deadline
  readonly idle: number
  readonly signal: AbortSignal | undefined
  /** Whether what is waited for can't ask anything. */
  readonly onlyReads: boolean
}

/**
 * The command line of one FortiGate: one command at a time, typed only if it is on the allow-list, read until the
 * device comes to rest. Where that fails the session is closed: nobody could tell any more which output belongs to
 * which command.
 */
export class Shell {
  private readonly screen = new ScreenText()
  private readonly reader: ConversationReader
  private opening: FirstPrompt | null = null
  private waiting: Waiting | null = null
  private silenceTimer: NodeJS.Timeout | null = null
  private ended: ProblemError | null = null
  private at: Prompt | null = null
  private readonly channel: ShellChannel
  private readonly record: SessionRecord
  private readonly onEnd: (problem: ProblemError | null) => void
  private watcher: ((line: string) => void) | null = null
  private readonly quiet: Quiet

  constructor(channel: ShellChannel, record: SessionRecord, onEnd: (problem: ProblemError | null) => void) {
    this.channel = channel
    this.record = record
    this.onEnd = onEnd
    this.reader = new ConversationReader((line) => {
      record.received(line)
      this.watcher?.(line)
    })
    this.quiet = new Quiet((since) => record.quiet?.(since))
    channel.onData((chunk) => {
      this.hear(chunk)
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
   * Waits for the first prompt (`FirstPrompt`). Where none comes the session is over.
   *
   * @throws ProblemError with what came in its place.
   */
  async open(acceptBanner: AtTheLogin['acceptBanner'], options: OpenOptions = {}): Promise<void> {
    this.throwIfEnded()
    this.opening = new FirstPrompt(this.reader, {
      acceptBanner,
      said: options.said ?? (() => undefined),
      press: (key) => {
        if (key === 'a') this.key(key)
        else this.turnPage(key)
      },
    })
    try {
      // It is not learned: the first prompt may have the echo of a key in front.
      this.at = await this.opening.reach(options.signal)
    } catch (error) {
      // The line that it stopped at is not complete, and is what matters most.
      if (this.reader.atRest !== '') this.record.received(this.reader.atRest)
      this.end(error instanceof ProblemError ? error : null)
      throw error
    } finally {
      this.opening = null
    }
  }

  /**
   * Types one command and reads what it prints, up to the next prompt or to a question that waits for one key.
   * A stop leaves the pager and still waits for the prompt, so that the next command starts where it should.
   *
   * @throws NotAllowed before anything is sent; ProblemError `cancelled`, or where the link breaks, the device
   *   stays silent or prints without end, which ends the session.
   */
  async run(command: string, options: RunOptions = {}): Promise<Output> {
    const { deadlines = patienceFor(command), signal, leadsTo } = options
    if (!mayType(command)) throw new NotAllowed(command)
    this.throwIfEnded()
    if (signal?.aborted) throw stoppedProblem()
    this.reader.typed(command, leadsTo === undefined ? this.at : this.at && { ...this.at, scope: leadsTo })
    this.record.sent(command)
    this.channel.write(`${command}\n`)
    return this.read(deadlines, signal, mayAsk(command) ? 'asks' : 'reads')
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
    try {
      const { text, stoppedAt } = await this.read(options.deadlines ?? patienceFor(''), undefined, 'asks')
      return { text: withoutKey(text, key), stoppedAt }
    } finally {
      this.watcher = null
    }
  }

  close(): void {
    this.channel.close()
  }

  private async read(
    deadlines: Deadlines,
    signal: AbortSignal | undefined,
    what: 'reads' | 'asks',
  ): Promise<Output> {
    const { rest, text } = await this.untilRest(deadlines, signal, what)
    if (rest.kind !== 'prompt') return { text, stoppedAt: 'question' }
    if (signal?.aborted) throw stoppedProblem()
    return { text: withoutBlankEnd(text), stoppedAt: 'prompt' }
  }

  private key(key: 'y' | 'n' | 'a') {
    this.record.sent(key)
    this.channel.write(key)
  }

  private hear(chunk: Buffer) {
    if (this.ended) return
    this.reader.push(this.screen.push(chunk))
    if (this.reader.size > largestOutput * 1e6) {
      this.end(endlessProblem(largestOutput))
      return
    }
    this.quiet.heard()
    this.opening?.heard()
    this.waiting?.deadline.heard(this.waiting.idle)
    this.look()
  }

  /**
   * Waits until the device is at a prompt or a question, turning pages on the way. What was printed is taken
   * in that very moment, so that nothing that comes later is mixed with it.
   *
   * @param what the output of something that only `reads`, or that may ask. A stop only leaves the pager.
   */
  private untilRest(
    limits: Deadlines,
    signal: AbortSignal | undefined,
    what: 'reads' | 'asks',
  ): Promise<{ readonly rest: Rest; readonly text: string }> {
    this.throwIfEnded()
    return new Promise((resolve, reject) => {
      const finish = () => {
        this.waiting = null
        this.stopSilence()
        this.quiet.end()
        deadline.stop()
      }
      const fail = (error: Error) => {
        finish()
        reject(error)
      }
      const deadline = new Deadline(limits, () => {
        const problem = silentProblem(this.reader.untaken)
        fail(problem)
        this.end(problem)
      })
      this.waiting = {
        rested: (rest) => {
          finish()
          const text = this.reader.take()
          if (rest.kind === 'prompt') {
            this.reader.learn(rest.prompt)
            this.at = rest.prompt
          }
          resolve({ rest, text })
        },
        fail,
        deadline,
        idle: limits.idle,
        signal,
        onlyReads: what === 'reads',
      }
      this.quiet.begin()
      this.look()
    })
  }

  /** Looks whether the device is at rest, and does what that asks for, at once or after some silence. */
  private look() {
    this.stopSilence()
    const { waiting } = this
    const rest = waiting && this.reader.rest()
    if (!rest) return
    if (rest.kind === 'pager') {
      // A line of output may begin like the pager. A blank too many does no harm to output, but would answer a question
      // or a banner behind it, and a `q` too many would stand in front of the next command.
      const key = waiting.signal?.aborted ? 'q' : ' '
      if (waiting.onlyReads && key === ' ') this.turnPage(key)
      else
        this.afterSilence(silence.likely, () => {
          this.turnPage(key)
        })
    } else if (rest.kind !== 'prompt') {
      this.afterSilence(silence.likely, () => {
        waiting.rested(rest)
      })
    } else if (rest.proof === 'certain') {
      waiting.rested(rest)
    } else {
      this.afterSilence(silence[rest.proof], () => {
        waiting.rested(rest)
      })
    }
  }

  private afterSilence(milliseconds: number, then: () => void) {
    this.silenceTimer = setTimeout(then, milliseconds)
  }

  private stopSilence() {
    if (this.silenceTimer) clearTimeout(this.silenceTimer)
    this.silenceTimer = null
  }

  private turnPage(key: ' ' | 'q') {
    this.reader.pagerAnswered()
    this.channel.write(key)
  }

  /** The session is over, once: by a broken link, by silence, or by us (`null`). */
  private end(problem: ProblemError | null) {
    if (this.ended) return
    this.ended = problem ?? closedProblem()
    this.opening?.lost(this.ended)
    this.waiting?.fail(this.ended)
    this.channel.close()
    this.onEnd(problem)
  }

  private throwIfEnded() {
    if (this.ended) throw this.ended
  }
}

/** Passes lines on, but for the first where it is the echo of a key. */
function withoutFirst(echo: string, onLine: (line: string) => void): (line: string) => void {
  let first = true
  return (line) => {
    if (!first || line !== echo) onLine(line)
    first = false
  }
}

/** What was printed behind the key, which the device repeats. */
function withoutKey(text: string, key: string): string {
  return text === key ? '' : text.startsWith(`${key}\n`) ? text.slice(key.length + 1) : text
}

/** FortiOS prints an empty line before each prompt. */
function withoutBlankEnd(text: string): string {
  return text.endsWith('\n') ? text.slice(0, -1) : text
}
