import { backslashByte, cr, doubleQuote, formFeed, hash, lf, singleQuote, space, tab } from './characters'
import { longestHead, mask } from './classify'
import { anyHeaderLine, firmwareMark } from './header'
import type { BlockKind } from './open-blocks'

/** The beginning of a line between two tables: no value goes on in it, and what it means depends on no table. */
export interface LineMark {
  /** From 1. */
  readonly line: number
  /** Bytes in front of it. */
  readonly offset: number
}

/** A table, taken out of its configuration. */
export interface TableText {
  readonly path: string
  /** `null` if it is in no VDOM. */
  readonly vdom: string | null
  /** Line of its `config`. */
  readonly line: number
  /** From `config` to `end`. */
  readonly text: string
}

/** What a reader of a few tables needs of a configuration. */
export interface SkimmedConfig {
  /** The text with the lines within most of its tables blank. */
  readonly outline: string
  /** The first characters of the text, as `classifyConfig` wants them. */
  readonly head: string
  readonly tables: readonly TableText[]
  /** The first line, and one every 64 KiB after it, or where the next table begins. */
  readonly marks: readonly LineMark[]
}

/** Paths of tables, words parted by one blank. */
export interface SkimOptions {
  /** Those that stay in the outline. */
  readonly within: readonly string[]
  /** Those that are taken out of it, because they are large: a reader can forget one before the next. */
  readonly apart: readonly string[]
}

const betweenMarks = 64 * 1024
/** Bytes of a line that has not ended: what goes on for longer is no configuration. */
const longestLine = 1024 ** 2
/** Blocks in each other; the deepest seen in configurations is 8. */
const deepestLevel = 32
/** Stands for the quote that is open in a comment: none closes it. */
const comment = -1

const encoder = new TextEncoder()
const [SET, NEXT, EDIT, END, CONFIG] = ['set', 'next', 'edit', 'end', 'config'].map((word) =>
  encoder.encode(word),
) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array]
const otherVerbs = ['unset', 'append', 'select', 'unselect', 'clear'].map((word) => encoder.encode(word))
const maskBytes = encoder.encode(mask)
/** The letter of the mask that is rarest in a configuration. */
const maskLetterAt = mask.indexOf('M')
const maskLetter = mask.charCodeAt(maskLetterAt)

/** What DOS puts at the end of a file. */
const dosEnd = 0x1a
/** The first two bytes of a typographic quote, and all others of its kind, in UTF-8. */
const [typographic, typographicNext] = [0xe2, 0x80]
const ampersand = 0x26
/** FortiOS puts it into quotes: outside of them it may stand for a secret that was taken out. */
const lessThan = 0x3c
/** The first byte of `«` and `»`, and the first two of quotes of the width of a Chinese character. */
const guillemet = 0xc2
const [wide, wideNext] = [0xef, 0xbc]

/** Which bytes within a line need no look: 1 for these. */
const meansNothing = Uint8Array.from({ length: 256 }, (_, code) =>
  code > 127 ||
  [0, dosEnd, lf, cr, doubleQuote, singleQuote, backslashByte, maskLetter, lessThan].includes(code)
    ? 0
    : 1,
)

/** Words without escapes: what a FortiGate writes behind `config`, and the name of a VDOM. */
const onlyPlainWords = /^(?:[ \t]+(?:[\w.+-]+|"[\w.+-]+"))+[ \t\r]*$/

/** What a block is, so far: a `config` with entries is a `table`. */
type Block = Exclude<BlockKind, 'edit'> | 'table' | 'entry'

/**
 * Reads a configuration as its bytes come, and leaves out the tables that nobody asked for: a large file is then never
 * in memory as a whole, and most of its bytes are looked at once.
 *
 * The lines within such a table become blank. So the numbers of lines hold, and `classifyConfig` and `parseConfig`
 * make the same of what is left as of the whole text, as far as the other tables go. That is certain only of lines as
 * FortiOS writes them, in UTF-8, each where it belongs. At anything else the skimmer gives up. A reader that finds a
 * problem in what it left has to read the whole text, too: the lines that are missing may tell what was meant.
 */
export class ConfigSkimmer {
  private readonly within: ReadonlySet<string>
  private readonly apart: ReadonlySet<string>
  private readonly decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  private readonly head = new Head()
  private readonly outline: string[] = []
  private readonly tables: TableText[] = []
  private readonly marks: LineMark[] = [{ line: 1, offset: 0 }]
  private nextMark = betweenMarks
  /** The blocks that are open but for the innermost, and that one. */
  private readonly below: Block[] = []
  private top: Block = 'document'
  /** How many blocks are around the table whose lines become blank; 0 if there is none. */
  private around = 0
  /** Its lines so far. */
  private blank = 0
  /** What is known of it, if it is taken out. */
  private table: OpenTable | null = null
  private vdom: string | null = null
  /** The quote that is open at the start of the line, or 0. */
  private quote = 0
  private line = 1
  /** Bytes in front of those that are read. */
  private offset = 0
  /** Where those of them begin that are still to be kept, or to be left out. */
  private from = 0
  /** Bytes of a line that has not ended yet. */
  private rest: Uint8Array = new Uint8Array()
  private isAscii = true
  private sawBlock = false
  private gaveUp = false

  constructor({ within, apart }: SkimOptions) {
    this.within = new Set(within)
    this.apart = new Set(apart)
  }

  /** Takes the next bytes, and does not hold on to them. Returns whether it wants more. */
  take(piece: Uint8Array): boolean {
    if (this.gaveUp) return false
    // Not a Buffer: code that reads one kind of array only is twice as fast.
    const bytes = new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength)
    this.head.take(bytes)
    const end = bytes.lastIndexOf(lf) + 1
    if (end > 0) {
      const first = bytes.indexOf(lf) + 1
      this.readLines(joined(this.rest, bytes.subarray(0, first)))
      this.readLines(bytes.subarray(first, end))
      this.rest = new Uint8Array(bytes.subarray(end))
    } else this.rest = joined(this.rest, new Uint8Array(bytes))
    if (this.rest.length > longestLine) this.gaveUp = true
    return !this.gaveUp
  }

  /** There are no more bytes. `null` if the whole text has to be read. */
  finish(): SkimmedConfig | null {
    const isOpenLine = this.rest.length > 0
    if (isOpenLine) this.readLines(joined(this.rest, Uint8Array.of(lf)))
    if (this.gaveUp || this.below.length > 0 || this.quote !== 0) return null
    const text = this.outline.join('')
    const { head, tables, marks } = this
    return { outline: isOpenLine ? text.slice(0, -1) : text, head: head.text, tables, marks }
  }

  /** @param bytes of whole lines */
  private readLines(bytes: Uint8Array): void {
    this.from = 0
    let start = 0
    let mark = indexOfMark(bytes, 0)
    while (start < bytes.length && !this.gaveUp) {
      const { sawBlock } = this
      const word = skipBlanks(bytes, start)
      start = this.readLine(bytes, start)
      if (mark < 0 || mark >= start) continue
      // Even in a value, or behind anything else in its line, it may be the first line of another backup.
      if (sawBlock || word !== mark) this.gaveUp = true
      mark = indexOfMark(bytes, start)
    }
    const left = bytes.subarray(this.from)
    if (this.around === 0) this.outline.push(this.decode(left))
    else this.leaveOut(this.table === null ? left : new Uint8Array(left))
    this.offset += bytes.length
  }

  /** Reads the line that starts here, and returns the position of the next. */
  private readLine(bytes: Uint8Array, start: number): number {
    const wasOut = this.around > 0
    const end =
      this.quote === 0 ? this.readStart(bytes, start) : this.readRest(bytes, start, this.quote, true)
    const isOut = this.around > 0
    if (isOut && !wasOut) {
      this.outline.push(this.decode(bytes.subarray(this.from, end)))
      this.from = start
    } else if (wasOut && !isOut) {
      this.leaveOut(bytes.subarray(this.from, end))
      this.endTable()
      this.from = start
    } else if (isOut) this.blank += 1
    this.line += 1
    return end
  }

  /** @param bytes of a table, from its first line to its last, or some of them. */
  private leaveOut(bytes: Uint8Array): void {
    if (this.table !== null) this.table.bytes = joined(this.table.bytes, bytes)
    // What nobody asked for has to be UTF-8 as well, or all of the text is in another encoding.
    else if (!this.isAscii) this.decode(bytes)
    this.outline.push('\n'.repeat(this.blank))
    this.blank = 0
  }

  private endTable(): void {
    if (this.table === null) return
    const { path, vdom, line, bytes } = this.table
    this.tables.push({ path, vdom, line, text: this.decode(bytes) })
    this.table = null
  }

  private decode(bytes: Uint8Array): string {
    try {
      return this.decoder.decode(bytes)
    } catch {
      this.gaveUp = true
      return ''
    }
  }

  /** Reads a line in which no value goes on. Returns the position behind it. */
  private readStart(bytes: Uint8Array, start: number): number {
    if (this.offset + start >= this.nextMark && isSection(this.top)) {
      this.marks.push({ line: this.line, offset: this.offset + start })
      this.nextMark = this.offset + start + betweenMarks
    }
    const word = skipBlanks(bytes, start)
    switch (bytes[word]) {
      case hash:
        if (this.isAnotherHeader(bytes, word)) this.gaveUp = true
        return this.readRest(bytes, word, comment, false)
      case lf:
        return word + 1
      case cr:
        return this.readRest(bytes, word, 0, false)
      default:
        return this.readRest(bytes, this.readWord(bytes, word), 0, false)
    }
  }

  /** Whether another configuration begins here. */
  private isAnotherHeader(bytes: Uint8Array, at: number): boolean {
    if (!this.sawBlock) return false
    return anyHeaderLine.test(this.decode(bytes.subarray(at, bytes.indexOf(lf, at))))
  }

  /**
   * Goes to the end of a line.
   *
   * @param quote that is open, or 0, or `COMMENT`
   * @param isLong whether the value in the quotes began in a line further up
   */
  private readRest(bytes: Uint8Array, from: number, quote: number, isLong: boolean): number {
    let at = from
    let open = quote
    let opened = -1
    for (;;) {
      while (meansNothing[bytes[at] ?? lf] === 1) at += 1
      const code = bytes[at] ?? lf
      if (code === lf) break
      if (code === doubleQuote || code === singleQuote) {
        if (open === 0) {
          open = code
          opened = at
        } else if (open === code) {
          open = 0
          // If more follows than this, a quote may have been lost.
          if (isLong && opened < 0 && !isEndOfLine(bytes, at + 1)) this.gaveUp = true
        }
      } else if (code === backslashByte) {
        const next = bytes[at + 1]
        if (next === backslashByte || next === doubleQuote || next === singleQuote) {
          if (open === 0 || open === doubleQuote) at += 1
        } else if (open === 0 && (next === lf || next === cr)) this.gaveUp = true
      } else if (code === cr) {
        if (bytes[at + 1] !== lf) this.gaveUp = true
      } else if (code === maskLetter) {
        if (isMaskAt(bytes, at - maskLetterAt)) this.gaveUp = true
      } else if (code === lessThan) {
        if (open === 0) this.gaveUp = true
      } else if (code === 0 || code === dosEnd) this.gaveUp = true
      else {
        this.isAscii = false
        if (open === 0 && mayQuote(bytes, at)) this.gaveUp = true
      }
      at += 1
    }
    if (open === comment) open = 0
    if (open !== 0 && opened >= 0 && !isBlank(bytes[opened - 1])) this.gaveUp = true
    this.quote = open
    return at + 1
  }

  /** Reads the first word of a line. Returns its position: letters mean nothing to the rest of the line. */
  private readWord(bytes: Uint8Array, at: number): number {
    if (isWordAt(bytes, at, SET)) this.readStatement()
    else if (isWordAt(bytes, at, NEXT)) this.readNext(bytes, at + NEXT.length)
    else if (isWordAt(bytes, at, EDIT)) this.readEdit(bytes, at + EDIT.length)
    else if (isWordAt(bytes, at, END)) this.readEnd(bytes, at + END.length)
    else if (isWordAt(bytes, at, CONFIG)) this.readConfig(bytes, at + CONFIG.length)
    else if (otherVerbs.some((verb) => isWordAt(bytes, at, verb))) this.readStatement()
    else this.gaveUp = true
    return at
  }

  private readStatement(): void {
    if (isSection(this.top)) this.gaveUp = true
  }

  private readEdit(bytes: Uint8Array, after: number): void {
    const { top } = this
    // Quotes as a web page writes them: `&quot;`.
    if (bytes[after + 1] === ampersand) this.gaveUp = true
    if (top === 'config' || top === 'table') {
      this.top = 'table'
      this.open('entry')
    } else if (top === 'vdoms') {
      this.vdom = this.plainWords(bytes, after)
      if (this.vdom.includes(' ')) this.gaveUp = true
      this.open('vdom')
    } else this.gaveUp = true
  }

  private readConfig(bytes: Uint8Array, after: number): void {
    const { top } = this
    if (top === 'vdoms' || top === 'table') {
      this.gaveUp = true
      return
    }
    const path = this.plainWords(bytes, after)
    if (path === 'global' || path === 'vdom') {
      if (top === 'document') this.open(path === 'global' ? 'global' : 'vdoms')
      else this.gaveUp = true
      return
    }
    if (isSection(top) && !this.within.has(path)) {
      this.around = this.below.length + 1
      const vdom = top === 'vdom' ? this.vdom : null
      if (this.apart.has(path)) this.table = { path, vdom, line: this.line, bytes: new Uint8Array() }
    }
    this.open('config')
  }

  /** The rest of a line, its words parted by one blank. */
  private plainWords(bytes: Uint8Array, from: number): string {
    const rest = this.decode(bytes.subarray(from, bytes.indexOf(lf, from)))
    if (!onlyPlainWords.test(rest)) this.gaveUp = true
    return rest
      .replaceAll('"', '')
      .trim()
      .replaceAll(/[ \t]+/g, ' ')
  }

  private readNext(bytes: Uint8Array, after: number): void {
    if ((this.top === 'entry' || this.top === 'vdom') && isEndOfLine(bytes, after)) this.close()
    else this.gaveUp = true
  }

  private readEnd(bytes: Uint8Array, after: number): void {
    const { top } = this
    if (top === 'document' || top === 'entry' || !isEndOfLine(bytes, after)) {
      this.gaveUp = true
      return
    }
    this.close()
    if (top === 'vdom') this.close()
    if (this.below.length + 1 === this.around) this.around = 0
  }

  private open(block: Block): void {
    if (this.below.length >= deepestLevel) this.gaveUp = true
    this.sawBlock = true
    this.below.push(this.top)
    this.top = block
  }

  private close(): void {
    this.top = this.below.pop() ?? 'document'
  }
}

/** Whether a block holds the tables of a scope, or sections. */
function isSection(block: Block): boolean {
  return block !== 'entry' && block !== 'table' && block !== 'config'
}

/** A table that is being taken out. */
interface OpenTable extends Omit<TableText, 'text'> {
  /** Those so far. */
  bytes: Uint8Array
}

/** The first characters of a text. */
class Head {
  private bytes: Uint8Array = new Uint8Array()

  take(bytes: Uint8Array): void {
    // A character has at most three bytes in UTF-8.
    const room = 3 * longestHead - this.bytes.length
    if (room > 0) this.bytes = joined(this.bytes, new Uint8Array(bytes.subarray(0, room)))
  }

  get text(): string {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.bytes).slice(0, longestHead)
  }
}

/** Where the first line of a backup begins at or after a position, wherever that is in its line; or -1. */
function indexOfMark(bytes: Uint8Array, from: number): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(firmwareMark, from)
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

function isBlank(code: number | undefined): boolean {
  return code === space || code === tab || code === formFeed
}

function skipBlanks(bytes: Uint8Array, from: number): number {
  let at = from
  while (isBlank(bytes[at])) at += 1
  return at
}

/** Whether nothing but blanks follows in the line. */
function isEndOfLine(bytes: Uint8Array, from: number): boolean {
  const at = skipBlanks(bytes, from)
  return bytes[at] === lf || bytes[at] === cr
}

/** Whether this word, and nothing more, stands here. */
function isWordAt(bytes: Uint8Array, at: number, word: Uint8Array): boolean {
  for (let index = 0; index < word.length; index += 1) if (bytes[at + index] !== word[index]) return false
  const after = bytes[at + word.length]
  return isBlank(after) || after === lf || after === cr
}

/** Whether a typographic quote may stand here. */
function mayQuote(bytes: Uint8Array, at: number): boolean {
  const [first, second] = [bytes[at], bytes[at + 1]]
  if (first === guillemet) return true
  return (first === typographic && second === typographicNext) || (first === wide && second === wideNext)
}

function isMaskAt(bytes: Uint8Array, at: number): boolean {
  return maskBytes.every((code, index) => bytes[at + index] === code)
}
