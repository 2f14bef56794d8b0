import {
  backslashByte,
  doubleQuote,
  singleQuote,
  afterBreak,
  endOfLine,
  isBlank,
  isBreak,
  skipBlanks,
  startOfLine,
} from './characters'

/**
 * Where quoted values end.
 *
 * A value may span lines, and the lines in it may read like configuration: certificates, HTML, banners, CLI
 * scripts. A value whose closing quote was lost reads like that too, and a lexer that knows quotes only would
 * swallow everything up to the next quote, and take every value after it inside out. The two differ where the
 * value ends. A FortiGate writes whole words in quotes, so behind a real closing quote there is a blank or the end
 * of the line, while the quote that ends a swallowed stretch is the opening one of some `set x "y"`: the line it
 * stands in begins like a statement, reads well when read on its own, and does not when read from the quote on.
 */
export interface QuoteEnd {
  /** Position of the closing quote; if it is missing, of the line break (or end of the text) that ends the value. */
  readonly end: number
  readonly closed: boolean
}

/** Position of the quote that closes the one at `open`, or -1. Only a double-quoted value has escapes: `\"`, `\'`, `\\`. */
function closingQuote(text: string, open: number): number {
  const quote = text.charCodeAt(open)
  if (quote === singleQuote) return text.indexOf("'", open + 1)
  for (let position = open + 1; position < text.length; position += 1) {
    const code = text.charCodeAt(position)
    if (code === doubleQuote) return position
    if (code === backslashByte && isEscapable(text.charCodeAt(position + 1))) position += 1
  }
  return -1
}

/** Whether a backslash within double quotes escapes this character; before any other it stands for itself. */
export function isEscapable(code: number): boolean {
  return code === doubleQuote || code === singleQuote || code === backslashByte
}

const openers = /^(?:set|unset|append|select|unselect|edit|config)$/
const longestKeyword = 8

/** Whether the line that starts here reads like a line of configuration: `set x …`, `edit x`, `config x`, `next`, `end`. */
function looksLikeConfiguration(text: string, lineStart: number): boolean {
  const start = skipBlanks(text, lineStart)
  let end = start
  while (end < text.length && end - start <= longestKeyword && text.charCodeAt(end) >= 97) end += 1
  const word = text.slice(start, end)
  const rest = skipBlanks(text, end)
  const ends = rest >= text.length || isBreak(text.charCodeAt(rest))
  if (word === 'next' || word === 'end') return ends
  return rest > end && !ends && openers.test(word)
}

/** Whether a line reads like a line of configuration: `set x …`, `edit x`, `config x`, `next`, `end`. */
export function isConfigurationLine(line: string): boolean {
  return looksLikeConfiguration(line, 0)
}

/** The quote that is open behind a line, given the one that is open before it. */
export function quoteAfter(line: string, before: string): string {
  if (before === '' && !/["'\\]/.test(line)) return before
  let open = before
  for (let position = 0; position < line.length; position += 1) {
    const character = line[position]
    if (character === '\\' && open !== "'") position += 1
    else if (open === '' && (character === '"' || character === "'")) open = character
    else if (character === open) open = ''
  }
  return open
}

/** How the quotes of a line stand: each around whole words, and the last one closed or open. */
type LineShape = 'closed' | 'open' | 'broken'

/** Reads one line from `from`, which is the start of a line or the place behind a closing quote. */
function shapeOfLine(text: string, from: number, behindQuote: boolean): LineShape {
  let position = from
  let apart = !behindQuote
  let mustPart = behindQuote
  while (position < text.length) {
    const code = text.charCodeAt(position)
    if (isBreak(code)) return 'closed'
    if (isBlank(code)) {
      apart = true
      mustPart = false
    } else if (mustPart) return 'broken'
    else if (code === doubleQuote || code === singleQuote) {
      if (!apart) return 'broken'
      position += 1
      while (position < text.length && text.charCodeAt(position) !== code) {
        const inside = text.charCodeAt(position)
        if (isBreak(inside)) return 'open'
        if (inside === backslashByte && code === doubleQuote && isEscapable(text.charCodeAt(position + 1)))
          position += 1
        position += 1
      }
      if (position >= text.length) return 'open'
      apart = false
      mustPart = true
    } else {
      apart = false
      if (code === backslashByte && position + 1 < text.length && !isBreak(text.charCodeAt(position + 1)))
        position += 1
    }
    position += 1
  }
  return 'closed'
}

/** Start of the first line after `open` that reads like configuration, and starts before `limit`; or -1. */
function firstConfigurationLine(text: string, open: number, limit: number): number {
  let lineEnd = endOfLine(text, open)
  while (lineEnd < limit) {
    const lineStart = afterBreak(text, lineEnd)
    if (lineStart > limit) return -1
    if (looksLikeConfiguration(text, lineStart)) return lineStart
    lineEnd = endOfLine(text, lineStart)
  }
  return -1
}

/** Whether `close`, in a later line than the quote it would close, is in truth the opening quote of a statement. */
function opensAnotherValue(text: string, close: number): boolean {
  if (shapeOfLine(text, close + 1, true) !== 'broken') return false
  const lineStart = startOfLine(text, close)
  return looksLikeConfiguration(text, lineStart) && shapeOfLine(text, lineStart, false) !== 'broken'
}

/** Whether the quote at `open` follows a word without a blank: nothing that a FortiGate writes. */
function isGlued(text: string, open: number): boolean {
  return open > 0 && !isBlank(text.charCodeAt(open - 1)) && !isBreak(text.charCodeAt(open - 1))
}

/**
 * Where the value that the quote at `open` begins ends, given that it does not end in its own line. Takes time in
 * proportion to the length of the value.
 */
export function endOfLongValue(text: string, open: number): QuoteEnd {
  const close = closingQuote(text, open)
  if (close >= 0 && !isGlued(text, open) && !opensAnotherValue(text, close))
    return { end: close, closed: true }
  const next = firstConfigurationLine(text, open, close < 0 ? text.length : close)
  if (next >= 0) return { end: breakBefore(text, next), closed: false }
  return close < 0 ? { end: text.length, closed: false } : { end: close, closed: true }
}

/** Position of the line breaks in front of the line that starts here. */
function breakBefore(text: string, lineStart: number): number {
  let position = lineStart
  while (position > 0 && isBreak(text.charCodeAt(position - 1))) position -= 1
  return position
}
