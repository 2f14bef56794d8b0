import { afterBreak, endOfLine, isBlank, lineAt } from './characters'

const quotes = [...'\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2033\u2036\uff02\u00ab\u00bb']
const typographic = new RegExp(`[${quotes.join('')}]`)
const opening = /[\u2018\u201a\u201b\u201c\u201e\u201f\u201d\u2019\u2033\u2036\uff02\u00ab\u00bb]/
const closing = /[\u2018\u2019\u201c\u201d\u2033\u2036\uff02\u00ab\u00bb]/
const statement = /^[ \t\u00a0]*(?:config|edit|set|append|select|unset|unselect)[ \t\u00a0]/

/** A text with plain quotes, and where it had others. */
export interface PlainlyQuoted {
  readonly text: string
  /** The first line with typographic quotes around a value; `null` if there is none. */
  readonly line: number | null
}

/**
 * Writes plain quotes for the typographic ones that a word processor, a ticket or a chat has put around values. Within
 * a value in plain quotes they are text. Lines and their lengths stay the same.
 */
export function withPlainQuotes(text: string): PlainlyQuoted {
  // One by one they are found missing much sooner than by a pattern.
  if (!quotes.some((quote) => text.includes(quote))) return { text, line: null }
  let first = -1
  const parts: string[] = []
  let kept = 0
  for (let start = 0; start < text.length;) {
    const end = endOfLine(text, start)
    const line = text.slice(start, end)
    const plain = typographic.test(line) && statement.test(line) ? plainLine(line) : line
    if (plain !== line) {
      if (first < 0) first = start
      parts.push(text.slice(kept, start), plain)
      kept = end
    }
    start = afterBreak(text, end)
  }
  if (first < 0) return { text, line: null }
  parts.push(text.slice(kept))
  return { text: parts.join(''), line: lineAt(text, first) }
}

/** The line with plain quotes around each word that had typographic ones, outside of plain quotes. */
function plainLine(line: string): string {
  const characters = [...line]
  /** The plain quote that is open, and where a typographic one was opened. */
  let plain = ''
  let opened = -1
  for (const [at, character] of characters.entries()) {
    const endsWord = at + 1 === characters.length || isBlankText(characters[at + 1])
    if (plain !== '') {
      if (character === plain) plain = ''
    } else if (opened >= 0 && endsWord && (closing.test(character) || character === '"')) {
      characters[opened] = '"'
      characters[at] = '"'
      opened = -1
    } else if (character === '"' || character === "'") {
      plain = character
      opened = -1
    } else if (opened < 0 && opening.test(character) && isBlankText(characters[at - 1])) opened = at
  }
  return characters.join('')
}

function isBlankText(character = ''): boolean {
  return isBlank(character.charCodeAt(0))
}
