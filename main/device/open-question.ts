import type { Clock } from '../clock'

/** How a question is answered. */
export interface AnswerOptions {
  /** Told of each line that the device prints behind the answer. */
  readonly onLine?: (line: string) => void
}

/** How long the device must be quiet until all that it printed into an open question is taken as read, in milliseconds. */
const quiet = 500
/** The longest that is waited for that. */
const longest = 3_000

/** What a question needs of the session that it stands in. */
export interface QuestionParts {
  readonly clock: Clock
  /** All that was printed since the question. */
  readonly printed: () => string
  /** Types the key, in the same moment as it finds the question open, and reads up to the prompt. */
  readonly answer: (key: 'y' | 'n', options: AnswerOptions) => Promise<string>
  /** Ends the session: nothing may be typed into it any more. */
  readonly end: (printed: string) => void
}

/**
 * A question that the device stands at. It can be answered once, and only while not one byte has come since its text:
 * whatever else the device prints uses it up, and then the session ends without a key.
 */
export class OpenQuestion {
  /** All that was printed since the command, up to and with `(y/n)`. */
  readonly text: string
  /** Whether the echo of our own line came before it, so that the text is nothing but what the command printed. */
  readonly isBehindEcho: boolean
  private readonly parts: QuestionParts
  private state: 'open' | 'used-up' | 'answered' = 'open'
  private callOff: () => void = () => undefined
  private lastMoment = 0

  constructor(text: string, isBehindEcho: boolean, parts: QuestionParts) {
    this.text = text
    this.isBehindEcho = isBehindEcho
    this.parts = parts
  }

  get isOpen(): boolean {
    return this.state === 'open'
  }

  /** @throws ProblemError if something has come since, or the session has ended. */
  async answer(key: 'y' | 'n', options: AnswerOptions = {}): Promise<string> {
    if (this.state === 'answered') throw new Error('A question of the device was about to be answered twice.')
    return this.parts.answer(key, options)
  }

  /** From now on it can't be answered any more: a key has just been typed. */
  close(): void {
    this.state = 'answered'
  }

  /** The device printed something while the question stood open. */
  heard(): void {
    if (this.state === 'answered') return
    const { clock } = this.parts
    if (this.state === 'open') {
      this.state = 'used-up'
      this.lastMoment = clock.monotonic() + longest
    }
    this.callOff()
    const left = Math.max(0, this.lastMoment - clock.monotonic())
    this.callOff = clock.after(Math.min(quiet, left), () => {
      this.parts.end(this.parts.printed())
    })
  }

  /** The session is over, and the question with it. */
  drop(): void {
    this.callOff()
    if (this.state === 'open') this.state = 'used-up'
  }
}
