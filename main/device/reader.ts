import { isPromptOf, readPrompt, type Prompt } from './prompt'

/** What the reader has come to rest at. */
export type Rest =
  | { readonly kind: 'prompt'; readonly prompt: Prompt }
  /** A question that waits for one key. `text` is all that was printed since the command. */
  | { readonly kind: 'question' }
  /** A post-login banner that waits for `a`. */
  | { readonly kind: 'banner' }
  | { readonly kind: 'pager' }

/** More characters than a prompt or the last line of a question has. */
const longestRest = 400

const pager = /^--More-- ?$/
const question = /\(y\/n\)\s?$/
const banner = /\(Press 'a' to accept\):\s?$/

/**
 * Reads what a FortiGate prints as a conversation: lines, and at the end of them something that waits for us. It
 * holds text only until `take` is called, looks only at the last line, and gives the same result however its
 * input is cut.
 */
export class ConversationReader {
  private lines: string[] = []
  private last = ''
  private known: Prompt | null = null
  /** What is still to come of the pager's erasure. */
  private erasure: 'none' | 'return' | 'blanks' = 'none'
  private readonly onLine: (line: string) => void

  /** @param onLine called with each line as it is complete, pager and erasures removed. */
  constructor(onLine: (line: string) => void = () => undefined) {
    this.onLine = onLine
  }

  push(text: string): void {
    let at = 0
    while (at < text.length) {
      if (this.erasure !== 'none') {
        at = this.skipErasure(text, at)
        continue
      }
      const end = text.indexOf('\n', at)
      if (end < 0) {
        this.last += text.slice(at)
        return
      }
      this.complete(this.last + text.slice(at, end))
      this.last = ''
      at = end + 1
    }
  }

  /** What the text so far waits for; `null` while it is in the middle of something. */
  rest(): Rest | null {
    const line = this.atRest
    if (line === '' || line.length > longestRest) return null
    if (pager.test(line)) return { kind: 'pager' }
    if (question.test(line)) return { kind: 'question' }
    if (banner.test(line)) return { kind: 'banner' }
    const prompt = this.known ? isPromptOf(this.known, line) : readPrompt(line)
    return prompt ? { kind: 'prompt', prompt } : null
  }

  /** From now on only prompts of this device count. */
  learn(prompt: Prompt): void {
    this.known = prompt
  }

  /** The pager was answered: what it showed, and its erasure, are no part of the text. */
  pagerAnswered(): void {
    this.last = ''
    this.erasure = 'return'
  }

  /** The complete lines so far; the reader starts anew. The line at rest is dropped, unless it is a question. */
  take(): string[] {
    const line = this.atRest
    if (question.test(line) || banner.test(line)) this.complete(line)
    const lines = this.lines
    this.lines = []
    this.last = ''
    return lines
  }

  /** All that came since the last `take`, for a message about what was waited for. */
  get untaken(): string {
    return [...this.lines, this.atRest].join('\n')
  }

  /** The line that is not complete yet, as it shows: behind a lone `\r` it is written anew. */
  get atRest(): string {
    return this.last.slice(this.last.lastIndexOf('\r') + 1)
  }

  private complete(line: string): void {
    const clean = line.replaceAll('\r', '')
    this.lines.push(clean)
    this.onLine(clean)
  }

  /** Skips `\r`, blanks, `\r`: what the pager writes to remove itself. Answers where the text goes on. */
  private skipErasure(text: string, from: number): number {
    let at = from
    if (this.erasure === 'return') {
      if (text[at] === '\r') at++
      this.erasure = at > from ? 'blanks' : 'none'
    }
    while (this.erasure === 'blanks' && at < text.length) {
      if (text[at] === ' ') at++
      else {
        if (text[at] === '\r') at++
        this.erasure = 'none'
      }
    }
    return at
  }
}
