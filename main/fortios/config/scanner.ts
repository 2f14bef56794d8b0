import {
  backslashByte,
  cr,
  doubleQuote,
  lf,
  noBreakSpace,
  singleQuote,
  afterBreak,
  countBreaks,
  endOfLine,
  isBlank,
  isBreak,
} from './characters'
import { endOfLongValue, isEscapable } from './quotes'

/** How many pieces of one word are collected before they are joined: bounds the memory of a hostile word. */
const piecesAtOnce = 4096

/** A word under construction. Nearly every word is one piece, which is then not copied. */
class WordPieces {
  private word = ''
  private pieces: string[] = []

  add(piece: string): void {
    if (this.pieces.length >= piecesAtOnce) {
      this.word += this.pieces.join('')
      this.pieces = []
    }
    this.pieces.push(piece)
  }

  toString(): string {
    const last = this.pieces.length === 1 ? (this.pieces[0] ?? '') : this.pieces.join('')
    return this.word === '' ? last : this.word + last
  }
}

/**
 * Walks over the words of one statement. A word is made of segments, as in a shell: `"a"b'c'` is one word.
 *
 * - within double quotes `\"`, `\'` and `\\` are escapes, any other backslash and a line break are text;
 * - within single quotes everything is text;
 * - outside of quotes a backslash takes the meaning off the next character, and before a line break it joins lines.
 *
 * `skip` and `read` agree on where a statement ends; they leave their findings in the fields.
 */
export class StatementScanner {
  private readonly text: string
  private readonly detaches: boolean
  /** Position of the line break (or end of the text) that ends the statement. */
  end = 0
  /** Line breaks within the statement. */
  breaks = 0
  /** Whether a word of it stands in quotes. */
  quoted = false
  /** Position of the first quote that is not closed, or -1. */
  unclosed = -1
  /** The word that was read last, and those of the statement: an array that has grown once is not grown again. */
  private word = ''
  private readonly scratch: string[] = []

  /** @param detaches whether words are copies, which do not hold the text in memory. */
  constructor(text: string, detaches = false) {
    this.text = text
    this.detaches = detaches
  }

  /** Goes to the end of the statement that goes on at `from`. */
  skip(from: number): void {
    const { text } = this
    const { length } = text
    this.breaks = 0
    this.unclosed = -1
    let position = from
    while (position < length) {
      const code = text.charCodeAt(position)
      if (code > singleQuote && code !== backslashByte) position += 1
      else if (code === lf || code === cr) break
      else if (code === doubleQuote || code === singleQuote) position = this.afterQuoted(position)
      else if (code === backslashByte) position = this.afterEscape(position)
      else position += 1
    }
    this.end = position
  }

  /** Goes to the end of a line that is no statement: quotes in it mean nothing. */
  passOver(from: number): void {
    this.end = endOfLine(this.text, from)
    this.breaks = 0
    this.unclosed = -1
  }

  /** Collects the words from `from` to the end of the statement. */
  read(from: number): string[] {
    const { text, scratch } = this
    const { length } = text
    let count = 0
    this.breaks = 0
    this.unclosed = -1
    this.quoted = false
    let position = from
    for (;;) {
      while (position < length && isBlank(text.charCodeAt(position))) position += 1
      if (position >= length || isBreak(text.charCodeAt(position))) break
      if (text.charCodeAt(position) === backslashByte && this.joinsLines(position)) {
        position = this.afterEscape(position)
        continue
      }
      position = this.readWord(position)
      scratch[count] = this.detaches ? detached(this.word) : this.word
      count += 1
    }
    this.end = position
    if (count === 2) return [scratch[0] ?? '', scratch[1] ?? '']
    return scratch.slice(0, count)
  }

  /** Reads the word that starts at `from` into `word`, and returns the position behind it. */
  private readWord(from: number): number {
    const { text } = this
    const { length } = text
    let position = from
    if (text.charCodeAt(from) === doubleQuote) {
      this.quoted = true
      const { breaks } = this
      position = this.afterQuoted(from)
      if (!this.endsWord(position)) {
        this.breaks = breaks
        return this.readSegments(from)
      }
      this.word = this.valueIn(from, position)
      return position
    }
    while (position < length) {
      const code = text.charCodeAt(position)
      if (code <= singleQuote) {
        if (code === doubleQuote || code === singleQuote) return this.readSegments(from)
        if (isBlank(code) || isBreak(code)) break
      } else if (code === backslashByte) return this.readSegments(from)
      else if (code === noBreakSpace) break
      position += 1
    }
    this.word = text.slice(from, position)
    return position
  }

  /** `readWord` for a word of several segments, or with a backslash in it. */
  private readSegments(from: number): number {
    const { text } = this
    const { length } = text
    const word = new WordPieces()
    let position = from
    let segment = from
    while (!this.endsWord(position)) {
      const code = text.charCodeAt(position)
      if (code === doubleQuote || code === singleQuote) {
        this.quoted = true
        const after = this.afterQuoted(position)
        if (position > segment) word.add(text.slice(segment, position))
        word.add(this.valueIn(position, after))
        position = after
        segment = after
      } else if (code === backslashByte) {
        if (position > segment) word.add(text.slice(segment, position))
        const after = this.afterEscape(position)
        segment = this.joinsLines(position) ? after : Math.min(position + 1, length)
        position = after
      } else position += 1
    }
    if (position > segment) word.add(text.slice(segment, position))
    this.word = word.toString()
    return position
  }

  /** First position behind the quoted segment that opens at `open`. */
  private afterQuoted(open: number): number {
    const { text } = this
    const { length } = text
    const quote = text.charCodeAt(open)
    for (let position = open + 1; position < length; position += 1) {
      const code = text.charCodeAt(position)
      if (code === quote) return position + 1
      if (code === lf || code === cr) return this.afterLongValue(open)
      if (code === backslashByte && quote === doubleQuote && isEscapable(text.charCodeAt(position + 1)))
        position += 1
    }
    return this.afterLongValue(open)
  }

  private afterLongValue(open: number): number {
    const { end, closed } = endOfLongValue(this.text, open)
    this.breaks += countBreaks(this.text, open, end)
    if (closed) return end + 1
    if (this.unclosed < 0) this.unclosed = open
    return end
  }

  /** The text of the quoted segment from `open` to `after`, its escapes resolved. */
  private valueIn(open: number, after: number): string {
    const value = this.text.slice(open + 1, this.unclosed === open ? after : after - 1)
    if (this.text.charCodeAt(open) === singleQuote || !value.includes('\\')) return value
    return value.replace(/\\(["'\\])/g, '$1')
  }

  private endsWord(position: number): boolean {
    if (position >= this.text.length) return true
    const code = this.text.charCodeAt(position)
    return isBlank(code) || isBreak(code)
  }

  private joinsLines(backslash: number): boolean {
    return backslash + 1 < this.text.length && isBreak(this.text.charCodeAt(backslash + 1))
  }

  private afterEscape(backslash: number): number {
    if (!this.joinsLines(backslash)) return Math.min(backslash + 2, this.text.length)
    this.breaks += 1
    return afterBreak(this.text, backslash + 1)
  }
}

/** V8 copies what is shorter than this when it cuts, and refers to the whole for what is longer. */
const shortestReference = 13

/** The same word, which does not hold the text that it was cut from in memory. */
function detached(word: string): string {
  return word.length < shortestReference ? word : (' ' + word).slice(1)
}
