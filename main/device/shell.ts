import { systemClock, type Clock } from '../clock'
import { ProblemError } from '../contract/result'
import type { ShellChannel } from '../ssh/connection'
import { NotAllowed } from '../fortios/commands'
import { mayAsk, mayType } from './allow-list'
import { Deadline, type Deadlines } from './deadline'
import { OpenQuestion, type AnswerOptions } from './open-question'
import { FirstPrompt, type AtTheLogin } from './first-prompt'
import { patienceFor } from './patience'
import type { Prompt } from '../fortios/prompt'
import { Quiet } from './quiet'
import { ConversationReader, type Rest } from './reader'
import { ScreenText } from './screen-text'
import {
  closedProblem,
  endlessProblem,
  questionOpen,
  questionUsedUp,
  silentProblem,
  stoppedProblem,
  stoppedWithoutPrompt,
  unexpectedQuestion,
} from './session-problem'

/** Writes down what goes over the channel, as it goes. */
export interface SessionRecord {
  /** @param scope where it is typed: `global`, the name of a VDOM, or empty. */
  readonly sent: (text: string, scope: string) => void
  readonly received: (line: string) => void
  /**
   * The device has been at rest for a while at something that looks like a question, where none belongs: its line.
   * `null` once it has gone on. Nothing is typed there.
   */
  readonly mayBeAsking?: ((line: string | null) => void) | undefined
  /** Told since when the device has been silent while it is waited for; `null` when it is not any more. */
  readonly quiet?: ((since: Date | null) => void) | undefined
}

/** How a session is opened. */
export interface ShellOptions {
  /** Told what the FortiGate says before its prompt, each time that it rests there: masked. */
  readonly said?: AtTheLogin['said'] | undefined
  readonly signal?: AbortSignal | undefined
}

/** How a command is run. */
export interface RunOptions {
  readonly deadlines?: Deadlines | undefined
  readonly signal?: AbortSignal | undefined
  /** The scope of the prompt that comes next if the command leads to another one. */
  readonly leadsTo?: string | null
}

/** How the command that asks is run. */
export interface AskOptions {
  /** From the command to its question. */
  readonly question: Deadlines
  /** From the answer to the prompt. */
  readonly answer: Deadlines
  /** Whether a text is one that may be answered with `y`: any other has to be at rest for longer to count. */
  readonly isKnown: (text: string) => boolean
}

/** What came of the command that asks: its question, or all that it printed if it ended without one. */
export type QuestionOrOutput = OpenQuestion | string

/**
 * How long the device must be silent behind what looks like its rest, in milliseconds. A prompt that is proved to be
 * one (`ConversationReader`) needs no silence. Questions can't be proved: a line of output that merely contains such
 * text goes on within the same burst. A doubtful prompt is one in front of the echo of our command, which may still be
 * on its way there and back, or one within a value; an unusual one has no empty line before it, and may be a line of a
 * list that begins with the name of a host. Both are waited for much longer. So is all that looks like a rest while a
 * question may be open, but for a question whose words are known.
 */
const silence = { likely: 50, unusual: 2_000, doubtful: 2_000 }

/** How long a stop waits for the prompt before it ends the session, in milliseconds. */
const stopMilliseconds = 3_000

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
  readonly for: Awaited
}

/**
 * What is waited for: the output of a reading, which asks nothing; the question of a command that asks; the prompt
 * behind the answer.
 */
type Awaited =
  | { readonly kind: 'reading' | 'answered' }
  | { readonly kind: 'question'; readonly isKnown: (text: string) => boolean }

/**
 * The command line of one FortiGate: one command at a time, typed only if it is on the allow-list, read until the
 * device comes to rest. If that fails the session is closed: nobody could tell any more which output belongs to
 * which command.
 */
export class Shell {
  /** Where the command line is, as the record names it: `global`, the name of a VDOM, or empty. `Scopes` keeps it. */
  scope = ''
  private readonly screen = new ScreenText()
  private readonly reader: ConversationReader
  private opening: FirstPrompt | null = null
  private waiting: Waiting | null = null
  private callOffSilence: () => void = () => undefined
  private ended: ProblemError | null = null
  private at: Prompt | null = null
  private readonly channel: ShellChannel
  private readonly record: SessionRecord
  private readonly onEnd: (problem: ProblemError | null) => void
  private readonly clock: Clock
  private watcher: ((line: string) => void) | null = null
  /** From the line that asks until the prompt behind it is proved: while it may be open, nothing else is typed. */
  private mayBeOpen = false
  private question: OpenQuestion | null = null
  private isAskingTold = false
  private readonly quiet: Quiet

  constructor(
    channel: ShellChannel,
    record: SessionRecord,
    onEnd: (problem: ProblemError | null) => void,
    clock: Clock = systemClock,
  ) {
    this.channel = channel
    this.record = record
    this.onEnd = onEnd
    this.clock = clock
    this.reader = new ConversationReader((line) => {
      record.received(line)
      this.watcher?.(line)
    })
    this.quiet = new Quiet((since) => record.quiet?.(since), clock)
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
   * Waits for the first prompt (`FirstPrompt`). If none comes the session is over.
   *
   * @throws ProblemError with what came in its place.
   */
  async open(acceptBanner: AtTheLogin['acceptBanner'], options: ShellOptions = {}): Promise<void> {
    this.throwIfEnded()
    this.opening = new FirstPrompt(
      this.reader,
      {
        acceptBanner,
        said: options.said ?? (() => undefined),
        press: (key) => {
          if (key === 'a') this.key(key)
          else this.turnPage(key)
        },
      },
      this.clock,
    )
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
   * Types one command that only reads, and reads what it prints, up to the next prompt. Nothing is typed at what looks
   * like a question on the way. A stop leaves the pager and waits for the prompt, so that the next command starts where
   * it should; if the prompt does not come soon, it ends the session.
   *
   * @returns its lines, without the echo in front and the empty line before the prompt.
   * @throws NotAllowed before anything is sent; ProblemError `cancelled`, or if the link breaks, the device
   *   stays silent or prints without end, which ends the session.
   */
  async run(command: string, options: RunOptions = {}): Promise<string> {
    const { deadlines = patienceFor(command), signal, leadsTo } = options
    if (!mayType(command) || mayAsk(command)) throw new NotAllowed(command)
    if (signal?.aborted) throw stoppedProblem()
    this.type(command, leadsTo === undefined ? this.at : this.at && { ...this.at, scope: leadsTo })
    const { text } = await this.untilRest(deadlines, signal, { kind: 'reading' })
    if (signal?.aborted) throw stoppedProblem()
    return withoutBlankEnd(text)
  }

  /**
   * Types the command that asks before it acts, and reads up to its question. From its line on nothing is typed into
   * this session but the answer, until the prompt behind it is proved.
   *
   * @throws NotAllowed before anything is sent; ProblemError if the link breaks or the device stays silent, which
   *   ends the session.
   */
  async ask(command: string, { question, answer, isKnown }: AskOptions): Promise<QuestionOrOutput> {
    if (!mayType(command) || !mayAsk(command)) throw new NotAllowed(command)
    this.type(command, this.at)
    this.mayBeOpen = true
    const { rest, text, isBehindEcho } = await this.untilRest(question, undefined, {
      kind: 'question',
      isKnown,
    })
    if (rest.kind === 'prompt') {
      this.mayBeOpen = false
      return withoutBlankEnd(text)
    }
    this.question = new OpenQuestion(text, isBehindEcho, {
      clock: this.clock,
      printed: () => this.reader.untaken,
      answer: (key, options) => this.answer(key, answer, options),
      end: (printed) => {
        this.end(questionUsedUp(printed))
      },
    })
    return this.question
  }

  /** The key goes out only if not one byte has come since the text of the question. */
  private async answer(key: 'y' | 'n', deadlines: Deadlines, { onLine }: AnswerOptions): Promise<string> {
    // What has arrived but was not looked at yet, such as while the decision was written to the disk, comes first.
    await new Promise((resolve) => setImmediate(resolve))
    this.throwIfEnded()
    const { question } = this
    if (!question?.isOpen) throw questionUsedUp(this.reader.untaken)
    question.close()
    this.question = null
    this.reader.answered(key)
    this.watcher = withoutFirst(key, onLine ?? (() => undefined))
    this.key(key)
    try {
      const { text } = await this.untilRest(deadlines, undefined, { kind: 'answered' })
      this.mayBeOpen = false
      return withoutBlankEnd(text)
    } finally {
      this.watcher = null
    }
  }

  close(): void {
    this.channel.close()
  }

  private type(command: string, next: Prompt | null) {
    this.throwIfEnded()
    if (this.mayBeOpen) {
      this.end(questionOpen(command))
      this.throwIfEnded()
    }
    this.reader.typed(command, next)
    this.record.sent(command, this.scope)
    this.channel.write(`${command}\n`)
  }

  private key(key: 'y' | 'n' | 'a') {
    this.record.sent(key, this.scope)
    this.channel.write(key)
  }

  private hear(chunk: Buffer) {
    if (this.ended) return
    this.question?.heard()
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
   */
  private untilRest(
    limits: Deadlines,
    signal: AbortSignal | undefined,
    awaited: Awaited,
  ): Promise<{ readonly rest: Rest; readonly text: string; readonly isBehindEcho: boolean }> {
    this.throwIfEnded()
    return new Promise((resolve, reject) => {
      let callOffStop: () => void = () => undefined
      const finish = () => {
        this.waiting = null
        this.callOffSilence()
        this.tellAsking(null)
        this.quiet.end()
        callOffStop()
        deadline.stop()
        signal?.removeEventListener('abort', abort)
      }
      const fail = (error: Error) => {
        finish()
        reject(error)
      }
      const abort = () => {
        // The device may be silent, or at something that nothing is typed at: then only the end of the session helps.
        callOffStop = this.clock.after(stopMilliseconds, () => {
          this.end(stoppedWithoutPrompt())
        })
        this.look()
      }
      const deadline = new Deadline(limits, this.clock, () => {
        this.end(this.silent(awaited))
      })
      this.waiting = {
        rested: (rest) => {
          finish()
          const { isBehindEcho } = this.reader
          const text = this.reader.take()
          if (rest.kind === 'prompt') {
            this.reader.learn(rest.prompt)
            this.at = rest.prompt
          }
          resolve({ rest, text, isBehindEcho })
        },
        fail,
        deadline,
        idle: limits.idle,
        signal,
        for: awaited,
      }
      this.quiet.begin()
      if (awaited.kind === 'reading') {
        if (signal?.aborted) abort()
        else signal?.addEventListener('abort', abort, { once: true })
      }
      if (this.waiting) this.look()
    })
  }

  /** Why nothing more is waited for: silence, or something that looks like a question where none belongs. */
  private silent({ kind }: Awaited): ProblemError {
    const shown = this.reader.untaken
    const isAsking = kind === 'reading' || kind === 'answered'
    return isAsking && this.reader.rest()?.kind === 'question'
      ? unexpectedQuestion(shown)
      : silentProblem(shown)
  }

  /** Looks whether the device is at rest, and does what that asks for, at once or after some silence. */
  private look() {
    this.callOffSilence()
    this.tellAsking(null)
    const { waiting } = this
    const rest = waiting && this.reader.rest()
    if (!rest) return
    switch (rest.kind) {
      case 'pager':
        this.atPager(waiting)
        return
      case 'question':
        this.atQuestion(waiting, rest)
        return
      case 'banner':
        return
      case 'prompt':
        this.atPrompt(waiting, rest)
    }
  }

  /**
   * A line of output may begin like the pager. A blank too many does no harm to output, but would answer a question or a
   * banner behind it, and a `q` too many would stand in front of the next command.
   */
  private atPager({ signal, for: { kind } }: Waiting) {
    const key = signal?.aborted ? 'q' : ' '
    if (kind === 'reading' && key === ' ') this.turnPage(key)
    else this.afterSilence(this.mayBeOpen ? silence.doubtful : silence.likely, () => this.turnPage(key))
  }

  /** Only a command that asks is followed by a question. Anywhere else nothing is typed, and the person is told. */
  private atQuestion({ for: awaited, rested }: Waiting, rest: Rest) {
    if (awaited.kind === 'question') {
      const isKnown = awaited.isKnown(this.reader.untaken)
      this.afterSilence(isKnown ? silence.likely : silence.doubtful, () => rested(rest))
    } else {
      const line = this.reader.atRest
      this.afterSilence(silence.doubtful, () => this.tellAsking(line))
    }
  }

  private atPrompt({ for: { kind }, rested }: Waiting, rest: Extract<Rest, { kind: 'prompt' }>) {
    if (rest.proof === 'certain') {
      rested(rest)
      return
    }
    const isAsking = kind === 'question' || kind === 'answered'
    // In front of the echo it is the prompt from before: the command may still be on its way.
    if (isAsking && rest.proof === 'doubtful') return
    this.afterSilence(silence[isAsking ? 'doubtful' : rest.proof], () => rested(rest))
  }

  private tellAsking(line: string | null) {
    if (line === null && !this.isAskingTold) return
    this.isAskingTold = line !== null
    this.record.mayBeAsking?.(line)
  }

  private afterSilence(milliseconds: number, then: () => void) {
    this.callOffSilence = this.clock.after(milliseconds, then)
  }

  private turnPage(key: ' ' | 'q') {
    this.reader.pagerAnswered()
    this.channel.write(key)
  }

  /** The session is over, once: by a broken link, by silence, or by us (`null`). */
  private end(problem: ProblemError | null) {
    if (this.ended) return
    this.ended = problem ?? closedProblem()
    this.question?.drop()
    this.opening?.lost(this.ended)
    this.waiting?.fail(this.ended)
    this.channel.close()
    this.onEnd(problem)
  }

  private throwIfEnded() {
    if (this.ended) throw this.ended
  }
}

/** Passes lines on, but for the first if it is the echo of a key. */
function withoutFirst(echo: string, onLine: (line: string) => void): (line: string) => void {
  let first = true
  return (line) => {
    if (!first || line !== echo) onLine(line)
    first = false
  }
}

/** FortiOS prints an empty line before each prompt. */
function withoutBlankEnd(text: string): string {
  return text.endsWith('\n') ? text.slice(0, -1) : text
}
