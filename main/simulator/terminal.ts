import { StringDecoder } from 'node:string_decoder'
import { assumed } from './assumptions'
import type { Line } from './line'

const backspace = /^[\b\x7f]$/
const more = '--More-- '
const eraseMore = '\r         \r'

/** What the person at the terminal did, for the record of the simulator. */
export type TypedRecorder = (
  kind: 'line' | 'answer' | 'page' | 'help',
  text: string,
  question?: string,
) => void

/**
 * The terminal of one session: echo, line editing, pages and questions that take a key.
 *
 * The bytes are those seen in captures of FortiGates: a command is echoed and ends in CR CR LF, other lines end
 * in CR LF, the pager shows `--More-- ` without a line end and removes it with CR, nine blanks, CR.
 */
export class Terminal {
  readonly #line: Line
  readonly #record: TypedRecorder
  readonly #pageLines: number
  readonly #decoder = new StringDecoder('utf8')
  readonly #keys: string[] = []
  #taken = 0
  #latest = ''
  #waiting: (() => void) | null = null
  #closed = false

  constructor(line: Line, terminalLines: number, record: TypedRecorder) {
    this.#line = line
    this.#record = record
    this.#pageLines = assumed['terminal.page'].value(terminalLines)
    line.onBytes((bytes) => {
      for (const key of this.#decoder.write(bytes)) {
        // CR LF is one Enter.
        if (key !== '\n' || this.#latest !== '\r') this.#keys.push(key)
        this.#latest = key
      }
      this.#wake()
    })
    line.onClose(() => {
      this.#closed = true
      this.#wake()
    })
  }

  get closed(): boolean {
    return this.#closed || this.#line.closed
  }

  /** Prints text whose lines end in LF. */
  async print(text: string): Promise<void> {
    await this.#line.print(text.replaceAll('\n', '\r\n'))
  }

  /** Shows the prompt and reads one command; `null` when the session is over. */
  async readCommand(prompt: string, lineEnd = '\r\r\n'): Promise<string | null> {
    await this.#line.print(prompt)
    let typed = ''
    let echo = ''
    for (;;) {
      if (this.#taken === this.#keys.length && echo) {
        await this.#line.print(echo)
        echo = ''
      }
      const key = await this.#key()
      if (key === null || (key === '\x04' && typed === '')) return null
      if (key === '\r' || key === '\n') {
        await this.#line.print(`${echo}${lineEnd}`)
        if (typed.trim()) this.#record('line', typed)
        return typed
      }
      if (key === '\x03') {
        await this.#line.print(`${echo}\r\n${prompt}`)
        typed = echo = ''
      } else if (backspace.test(key)) {
        if (typed) echo += '\b \b'
        typed = [...typed].slice(0, -1).join('')
      } else if (key === '?') {
        this.#record('help', `${typed}?`)
        await this.#line.print(
          `${echo}?\r\n<command>    Help is not part of the simulator.\r\n\r\n${prompt}${typed}`,
        )
        echo = ''
      } else if (key >= ' ') {
        typed += key
        echo += key
      }
    }
  }

  /** Asks a question that takes one key, and echoes it. */
  async ask(question: string): Promise<string | null> {
    await this.print(question)
    const key = await this.#key()
    if (key === null) return null
    this.#record('answer', key, question.trim())
    await this.#line.print(key >= ' ' ? `${key}\r\n` : '\r\n')
    return key
  }

  /** Prints output page by page; stops where the person asks for no more. */
  async page(blocks: Iterable<string>): Promise<void> {
    let room = this.#pageLines
    for (const block of blocks) {
      let from = 0
      while (from < block.length && !this.closed) {
        if (room === 0) {
          room = await this.#nextPage()
          if (room === 0) return
        }
        const { end, lines } = take(block, from, room)
        await this.print(block.slice(from, end))
        room -= lines
        from = end
      }
    }
  }

  /** Prints output without stopping. */
  async pour(blocks: Iterable<string>): Promise<void> {
    for (const block of blocks) {
      if (this.closed) return
      await this.print(block)
    }
  }

  /** Lines that may be printed next: a page, one, or none. */
  async #nextPage(): Promise<number> {
    await this.#line.print(more)
    for (;;) {
      const key = await this.#key()
      if (key === null) return 0
      this.#record('page', key)
      if (![' ', '\r', '\n', 'q', 'Q', '\x03'].includes(key)) continue
      await this.#line.print(eraseMore)
      return key === ' ' ? this.#pageLines : key === '\r' || key === '\n' ? 1 : 0
    }
  }

  async #key(): Promise<string | null> {
    while (this.#taken === this.#keys.length) {
      this.#taken = this.#keys.length = 0
      if (this.closed) return null
      await new Promise<void>((resolve) => (this.#waiting = resolve))
    }
    return this.#keys[this.#taken++] ?? null
  }

  #wake(): void {
    this.#waiting?.()
    this.#waiting = null
  }
}

/** The end of the next lines of a text, at most so many. */
function take(text: string, from: number, most: number): { end: number; lines: number } {
  let end = from
  let lines = 0
  while (lines < most && end < text.length) {
    const newline = text.indexOf('\n', end)
    end = newline === -1 ? text.length : newline + 1
    lines++
  }
  return { end, lines }
}
