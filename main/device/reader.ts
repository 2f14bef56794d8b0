import { openAfter, type OpenValue } from '../fortios/open-value'
import { Echo } from './echo'
import { withoutAnsweredPager } from '../fortios/pager'
import { isPromptOf, readPrompt, type Prompt } from '../fortios/prompt'

/** What the reader has come to rest at. */
export type Rest =
  /**
   * `proof` says whether it can be the beginning of a line of output: `certain`, nothing but a prompt fits there;
   * `likely`, it looks like one; `unusual`, no empty line stands before it, if this device is known to print one;
   * `doubtful`, it came before the echo of what was typed, so it is an old prompt that is shown again, or it stands
   * within a quoted value.
   */
  | { readonly kind: 'prompt'; readonly prompt: Prompt; readonly proof: Proof }
  /** Something that looks like a question that waits for one key. */
  | { readonly kind: 'question' }
  /** A post-login banner that waits for `a`. */
  | { readonly kind: 'banner' }
  | { readonly kind: 'pager' }

type Proof = 'certain' | 'likely' | 'unusual' | 'doubtful'

/** More characters than a prompt or the last line of a question has. */
const longestRest = 400

/** What a line costs besides its characters, so that a flood of empty lines counts, too. */
const costOfLine = 16

/** So many lines are kept as one text: a million small strings would cost more than all else that is done with them. */
const linesOfBlock = 256

/** The whole line: a user may have that name, and what waits behind it may be anything. */
const pager = /^--More-- $/
const question = /\(y\/n\)\s*$/i
const asking = /\(y\/n\)/i
const banner = /\(Press 'a' to accept\):\s?$/

/**
 * Reads what a FortiGate prints as a conversation: lines, and at the end of them something that waits for us. It
 * looks only at the last line, never again at what it has read, and gives the same result however its input is cut.
 */
export class ConversationReader {
  /** The complete lines since the last `take`: blocks of them, and those that are no block yet. */
  private blocks: string[] = []
  private lines: string[] = []
  private lastLine: string | null = null
  /** The line that is not complete yet. */
  private last = ''
  /** The end of it as it shows, behind its last lone `\r`: no more than a rest can have, and one character. */
  private shown = ''
  private known: Prompt | null = null
  /** Whether an empty line stood before a prompt of this device, behind its command. */
  private separates = false
  private pagerIsAnswered = false
  private echo: Echo | null = null
  /** The key that was typed, until the line has come that must be its echo; then whether it was. */
  private key: string | boolean | null = null
  /** The prompt that comes next, should the command succeed; `null` if nothing is known of it. */
  private next: Prompt | null = null
  /** Whether the output is a configuration, in which a line that looks like a prompt stands within a value. */
  private ofValues = false
  private open: OpenValue = null
  private held = 0
  private readonly onLine: (line: string) => void

  /** @param onLine called with each line as it is complete, pager and erasures removed. */
  constructor(onLine: (line: string) => void = () => undefined) {
    this.onLine = onLine
  }

  /** About how many bytes of memory are held since the last `take`. */
  get size(): number {
    return this.held + this.last.length
  }

  push(text: string): void {
    let at = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
      this.complete(this.last === '' ? text.slice(at, end) : this.last + text.slice(at, end))
      this.last = this.shown = ''
      at = end + 1
    }
    if (at < text.length) this.begin(text.slice(at))
  }

  /** What the text so far waits for; `null` while it is in the middle of something. */
  rest(): Rest | null {
    const line = this.atRest
    if (line === '' || line.length > longestRest) return null
    if (pager.test(line)) return this.pagerIsAnswered || this.overwritten !== '' ? null : { kind: 'pager' }
    if (question.test(line)) return { kind: 'question' }
    if (asking.test(this.overwritten)) return null
    if (banner.test(line)) return { kind: 'banner' }
    const prompt = this.known ? isPromptOf(this.known, line) : readPrompt(line)
    return prompt && { kind: 'prompt', prompt, proof: this.proofOf(prompt) }
  }

  /** From now on only prompts of this device count. */
  learn(prompt: Prompt): void {
    this.known = prompt
  }

  /**
   * A command is typed now: its echo comes, then its output, then `next` if all goes well. What came before belongs
   * to no command.
   */
  typed(command: string, next: Prompt | null): void {
    this.take()
    this.echo = new Echo(command)
    this.next = next
    this.ofValues = /^show\b/.test(command)
    this.open = null
  }

  /** A question is answered with a key now: its echo ends the line of the question, then `next` comes as before. */
  answered(key: string): void {
    this.take()
    this.key = key
    this.open = null
    this.ofValues = false
  }

  /** Whether the echo of the command that was typed has come, so that all that was read came behind it. */
  get isBehindEcho(): boolean {
    return this.echo?.state === 'seen'
  }

  /** The pager was answered: from now on it waits for us no more, until it shows again. */
  pagerAnswered(): void {
    this.pagerIsAnswered = true
  }

  /** The complete lines so far; the reader starts again. The line at rest is dropped, unless it is a question. */
  take(): string {
    const line = this.atRest
    // All of the line, not only what shows of it: what stands in front of a lone `\r` was printed as well.
    if (question.test(line) || banner.test(line)) this.complete(this.last)
    else if (this.isSeparate && readPrompt(line)) this.separates = true
    const text = [...this.blocks, ...this.lines].join('\n')
    this.forget()
    this.last = this.shown = ''
    this.echo = null
    this.key = null
    return text
  }

  /** The last lines since the last `take`, for a message about what was waited for: more than any secret has. */
  get untaken(): string {
    const last = this.last.length > longestRest ? this.atRest : cleaned(this.last)
    return [...this.blocks.slice(-20), ...this.lines, last].join('\n')
  }

  /** The line that is not complete yet, as it shows: behind a lone `\r` it is written again. */
  get atRest(): string {
    return this.shown
  }

  /**
   * A prompt is certain if it follows the echo of our command or key and an empty line, as FortiOS prints one before
   * each prompt, is the very prompt that has to come next, and stands in no value. Everything else is left to silence.
   */
  private proofOf(prompt: Prompt): Proof {
    if (this.echo?.state === 'awaited' || this.open !== null) return 'doubtful'
    if (!this.isSeparate) return this.separates ? 'unusual' : 'likely'
    return this.next !== null && samePrompt(prompt, this.next) ? 'certain' : 'likely'
  }

  /** Whether the line at rest stands behind an empty one, and behind the echo of what was typed. */
  private get isSeparate(): boolean {
    return (this.isBehindEcho || this.key === true) && this.lastLine === ''
  }

  /** What stands on the line at rest in front of its last lone `\r`: it does not show any more, and may ask all the same. */
  private get overwritten(): string {
    if (this.last.length === this.shown.length) return ''
    return cleaned(this.last).slice(0, -this.shown.length).trim()
  }

  private begin(text: string): void {
    this.last += text
    const lastReturn = text.lastIndexOf('\r')
    this.shown = (lastReturn < 0 ? this.shown + text : text.slice(lastReturn + 1)).slice(0, longestRest + 1)
  }

  private complete(line: string): void {
    this.pagerIsAnswered = false
    const clean = cleaned(line)
    this.onLine(clean)
    if (typeof this.key === 'string') {
      this.key = clean.trim() === this.key
      if (this.key) return
    }
    if (this.echo?.state === 'awaited') {
      if (this.echo.hear(clean)) {
        this.forget()
        return
      }
    } else if (this.ofValues && (this.open !== null || !clean.startsWith('#'))) {
      this.open = openAfter(clean, this.open)
    }
    this.lines.push(clean)
    this.lastLine = clean
    this.held += clean.length + costOfLine
    if (this.lines.length < linesOfBlock) return
    this.blocks.push(this.lines.join('\n'))
    this.lines = []
  }

  private forget(): void {
    this.blocks = []
    this.lines = []
    this.lastLine = null
    this.held = 0
  }
}

/** A line without the pager, what it writes to remove itself, and lone `\r`. */
function cleaned(line: string): string {
  return line.includes('\r') ? withoutAnsweredPager(line).replaceAll('\r', '') : line
}

function samePrompt(one: Prompt, other: Prompt): boolean {
  return (
    one.hostname === other.hostname &&
    one.haRole === other.haRole &&
    one.scope === other.scope &&
    one.readOnly === other.readOnly &&
    one.isSpaced === other.isSpaced
  )
}
