import { StringDecoder } from 'node:string_decoder'
import type { Clock } from '../clock'
import { assumed } from './assumptions'
import type { WhileAsking } from './faults'
import type { Line } from './line'

const backspace = /^[\b\x7f]$/
const more = '--More-- '
const eraseMore = '\r         \r'

/**
 * What was typed: a line, the key that answered a question, a key for the pager, a `?`; what came while the terminal
 * waited for nothing (`stray`); or what stood at the prompt and was never entered (`unfinished`).
 */
export type TypedKind = 'line' | 'answer' | 'page' | 'help' | 'stray' | 'unfinished'

/** What the person at the terminal did, for the record of the simulator. */
export type TypedRecorder = (kind: TypedKind, text: string, question?: string) => void

/** A question that stands open, and what became of it. */
interface OpenQuestion {
  state: NonNullable<WhileAsking['then']> | 'over'
}

/**
 * The terminal of one session: echo, line editing, pages and questions that take a key.
 *
 * The bytes are those seen in captures of FortiGates: a command is echoed and ends in CR CR LF, other lines end
 * in CR LF, the pager shows `--More-- ` without a line end and removes it with CR, nine blanks, CR.
 */
export class Terminal {
  private readonly line: Line
  private readonly clock: Clock
  private readonly record: TypedRecorder
  private readonly pageLines: number
  private readonly decoder = new StringDecoder('utf8')
  private readonly keys: string[] = []
  private taken = 0
  private latest = ''
  private waiting: (() => void) | null = null
  /** Whether all has been printed that a person has to see before the next key. */
  private listening = false
  /** Whether what waits for a key goes on without one. */
  private givenUp = false
  private isClosed = false

  constructor(line: Line, clock: Clock, terminalLines: number, record: TypedRecorder) {
    this.line = line
    this.clock = clock
    this.record = record
    this.pageLines = assumed['terminal.page'].value(terminalLines)
    line.onBytes((bytes) => {
      const typed = this.decoder.write(bytes)
      if (!this.listening) record('stray', typed)
      for (const key of typed) {
        // CR LF is one Enter.
        if (key !== '\n' || this.latest !== '\r') this.keys.push(key)
        this.latest = key
      }
      this.wake()
    })
    line.onClose(() => {
      this.isClosed = true
      this.wake()
    })
  }

  get closed(): boolean {
    return this.isClosed || this.line.closed
  }

  /** Reads a line of which nothing is shown, as for a password; `null` if the session is over. */
  async readHidden(prompt: string): Promise<string | null> {
    await this.line.print(onScreen(prompt), this.listens)
    let typed = ''
    for (;;) {
      const key = await this.key()
      if (key === null && typed) this.record('unfinished', typed)
      if (key === null) return null
      if (key === '\r' || key === '\n') {
        this.record('answer', typed, prompt.trim())
        this.hearNothing()
        await this.line.print('\r\n')
        return typed
      }
      typed += key
    }
  }

  /** Prints text whose lines end in LF. */
  async print(text: string): Promise<void> {
    await this.line.print(onScreen(text))
  }

  /** Shows the prompt, says so through `shown`, and reads one command; `null` when the session is over. */
  async readCommand(prompt: string, lineEnd = '\r\r\n', shown?: () => void): Promise<string | null> {
    await this.line.print(prompt, this.listens)
    shown?.()
    let typed = ''
    let echo = ''
    for (;;) {
      if (this.taken === this.keys.length && echo) {
        await this.line.print(echo)
        echo = ''
      }
      const key = await this.key()
      if (key === null && typed) this.record('unfinished', typed)
      if (key === null || (key === '\x04' && typed === '')) return null
      if (key === '\r' || key === '\n') {
        if (typed.trim()) this.record('line', typed)
        this.hearNothing()
        await this.line.print(`${echo}${lineEnd}`)
        this.line.forget()
        return typed
      }
      if (key === '\x03') {
        if (typed) this.record('unfinished', typed)
        await this.line.print(`${echo}\r\n${prompt}`)
        typed = echo = ''
      } else if (backspace.test(key)) {
        if (typed) echo += '\b \b'
        typed = [...typed].slice(0, -1).join('')
      } else if (key === '?') {
        this.record('help', `${typed}?`)
        await this.line.print(
          `${echo}?\r\n<command>    Help is not part of the simulator.\r\n\r\n${prompt}${typed}`,
        )
        echo = ''
      } else if (key >= ' ') {
        typed += key
        echo += key
      }
    }
  }

  /**
   * Asks a question that takes one key, and echoes it; `null` if the session is over, or the device gave the question
   * up or asked another one meanwhile.
   */
  async ask(question: string): Promise<string | null> {
    await this.line.print(onScreen(question), this.listens)
    const open: OpenQuestion = { state: 'waits' }
    const callOff = this.interrupt(open)
    const key = await this.key()
    callOff?.()
    const { state } = open
    open.state = 'over'
    if (key !== null) this.record('answer', key, this.line.shown.trim())
    this.hearNothing()
    if (key === null) return null
    await this.line.print(key >= ' ' ? `${key}\r\n` : '\r\n')
    return state === 'waits' ? key : null
  }

  /** Lets come what a fault has in store for a question that stands open; returns what calls it off. */
  private interrupt(open: OpenQuestion): (() => void) | undefined {
    const whileAsking = this.line.trouble.interruption()
    if (!whileAsking) return undefined
    const { after, prints, then = 'waits' } = whileAsking
    return this.clock.after(after, () => {
      open.state = then
      void this.print(prints).then(() => {
        if (then === 'waits' || then === 'asks' || open.state === 'over') return
        if (then === 'closes') this.line.close()
        if (then === 'drops') this.line.drop()
        this.givenUp = true
        this.wake()
      })
    })
  }

  /** Prints output page by page; stops if the person asks for no more. */
  async page(blocks: Iterable<string>): Promise<void> {
    let room = this.pageLines
    for (const block of blocks) {
      let from = 0
      while (from < block.length && !this.closed) {
        if (room === 0) {
          room = await this.nextPage()
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
  private async nextPage(): Promise<number> {
    await this.line.print(more, this.listens)
    for (;;) {
      const key = await this.key()
      if (key === null) return 0
      this.record('page', key)
      if (![' ', '\r', '\n', 'q', 'Q', '\x03'].includes(key)) continue
      this.hearNothing()
      await this.line.print(eraseMore)
      return key === ' ' ? this.pageLines : key === '\r' || key === '\n' ? 1 : 0
    }
  }

  private async key(): Promise<string | null> {
    while (this.taken === this.keys.length) {
      this.taken = this.keys.length = 0
      if (this.closed || this.givenUp) {
        this.givenUp = false
        return null
      }
      const callOff = this.idling()
      await new Promise<void>((resolve) => (this.waiting = resolve))
      callOff?.()
    }
    const key = this.keys[this.taken] ?? null
    this.taken += 1
    return key
  }

  /** Ends the session if no key comes for as long as a fault says; returns what calls that off. */
  private idling(): (() => void) | undefined {
    const { idleTimeout } = this.line.faults
    if (idleTimeout === undefined) return undefined
    return this.clock.after(idleTimeout, () => {
      this.line.close()
      this.wake()
    })
  }

  private readonly listens = (): void => {
    this.listening = true
  }

  /** From here on keys are typed at nothing that a person has seen, those included that came with the last one. */
  private hearNothing(): void {
    this.listening = false
    const early = this.keys.slice(this.taken).join('')
    if (early) this.record('stray', early)
  }

  private wake(): void {
    this.waiting?.()
    this.waiting = null
  }
}

function onScreen(text: string): string {
  return text.replaceAll('\n', '\r\n')
}

/** The end of the next lines of a text, at most so many. */
function take(text: string, from: number, most: number): { end: number; lines: number } {
  let end = from
  let lines = 0
  while (lines < most && end < text.length) {
    const newline = text.indexOf('\n', end)
    end = newline === -1 ? text.length : newline + 1
    lines += 1
  }
  return { end, lines }
}
