import { withPlainQuotes } from '../../fortios/config'

/** A line as the device printed it, as far as that can be told. */
export interface UndoneLine {
  readonly text: string
  /** Whether the device can have printed nothing else. */
  readonly isClear: boolean
}

const typographic = /[\u2018-\u201f\u2033\u2036\uff02\u00ab\u00bb]/
const entity = /&(?:quot|amp|lt|gt|apos|nbsp|#\d{1,6}|#x[\da-f]{1,5});/gi
const bareMarkup = /[<>]|&(?!(?:quot|amp|lt|gt|apos|nbsp|#\d{1,6}|#x[\da-f]{1,5});)/i
const quoteEntity = /&(?:quot|#34|#x22);/i
const noBreakSpace = '\u00a0'
const characters: ReadonlyMap<string, string> = new Map([
  ['quot', '"'],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['apos', "'"],
  ['nbsp', noBreakSpace],
])

/**
 * What web pages, mail and word processors have made of the characters of a recording: entities of HTML, blanks that
 * don't break, typographic quotes. A character may also have been the device's own, in the name of a user: it is turned
 * back only where the recording as a whole shows that it was not.
 */
export class Detours {
  private readonly isUntouched: boolean
  private readonly entities: 'none' | 'escaped' | 'own' | 'unclear'
  private readonly blanks: 'none' | 'replaced' | 'own' | 'unclear'
  private readonly quotes: 'none' | 'replaced' | 'own'
  private readonly hasBlanks: boolean

  constructor(recording: string) {
    const hasEntities = recording.search(entity) >= 0
    this.entities = hasEntities ? entitiesOf(recording) : 'none'
    const isEscaped = this.entities === 'escaped'
    const hasNoBreak =
      recording.includes(noBreakSpace) || (isEscaped && /&(?:nbsp|#160|#xa0);/i.test(recording))
    this.hasBlanks = recording.includes(' ')
    this.blanks = hasNoBreak ? blanksOf(recording) : 'none'
    this.quotes = typographic.test(recording) ? quotesOf(recording, isEscaped) : 'none'
    this.isUntouched = this.entities === 'none' && this.blanks === 'none' && this.quotes === 'none'
  }

  /** @param isInValue whether the line goes on with a value that an earlier one has opened */
  undo(line: string, isInValue: boolean): UndoneLine {
    if (this.isUntouched) return { text: line, isClear: true }
    const unescaped = this.withoutEntities(line)
    const quoted = this.withPlainQuotes(unescaped.text, isInValue)
    const spaced = this.withPlainBlanks(quoted.text, isInValue)
    return { text: spaced.text, isClear: unescaped.isClear && quoted.isClear && spaced.isClear }
  }

  private withoutEntities(line: string): UndoneLine {
    if (this.entities === 'escaped') return { text: decoded(line), isClear: true }
    return { text: line, isClear: this.entities !== 'unclear' || line.search(entity) < 0 }
  }

  private withPlainQuotes(line: string, isInValue: boolean): UndoneLine {
    if (this.quotes === 'none' || !typographic.test(line)) return { text: line, isClear: true }
    if (this.quotes === 'own') return { text: line, isClear: true }
    if (isInValue) return { text: line, isClear: false }
    const { text } = withPlainQuotes(line)
    return { text, isClear: text !== line && !typographic.test(text) }
  }

  private withPlainBlanks(line: string, isInValue: boolean): UndoneLine {
    if (this.blanks === 'none' || !line.includes(noBreakSpace)) return { text: line, isClear: true }
    if (this.blanks === 'own') return { text: line, isClear: true }
    if (this.blanks === 'unclear' || isInValue) return { text: line, isClear: false }
    const [outside, isClear] = outsideOfQuotes(line, this.hasBlanks)
    return { text: outside, isClear }
  }
}

function entitiesOf(recording: string): 'escaped' | 'own' | 'unclear' {
  if (bareMarkup.test(recording)) return 'own'
  return quoteEntity.test(recording) && !recording.includes('"') ? 'escaped' : 'unclear'
}

/** Where a browser replaces blanks, it does so at the begin of lines, and in prompts. */
function blanksOf(recording: string): 'replaced' | 'own' | 'unclear' {
  if (/(?:^|[\r\n] *)(?:\u00a0|&nbsp;)|(?:\u00a0|&nbsp;)[#$]|[#$](?:\u00a0|&nbsp;)/.test(recording))
    return 'replaced'
  return / {4}/.test(recording) ? 'own' : 'unclear'
}

function quotesOf(recording: string, isEscaped: boolean): 'replaced' | 'own' {
  const hasPlain = recording.includes('"') || isEscaped
  return hasPlain && withPlainQuotes(recording).line === null ? 'own' : 'replaced'
}

function decoded(line: string): string {
  return line.includes('&') ? line.replace(entity, characterOf) : line
}

function characterOf(found: string): string {
  const name = found.slice(1, -1).toLowerCase()
  const known = characters.get(name)
  if (known !== undefined) return known
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code >= 0x20 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : found
}

/**
 * The line with plain blanks outside of quotes. In quotes it can't be told; nor can it of a single one between two
 * words of a list, where other blanks were left as they are.
 */
function outsideOfQuotes(line: string, hasBlanks: boolean): readonly [text: string, isClear: boolean] {
  const isStatement = /^[ \u00a0]*(?:config|edit|set|unset|append|next|end)\b/.test(line)
  let quote = ''
  let isClear = true
  let text = ''
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? ''
    if (character === '\\' && quote !== "'") {
      text += character + (line[at + 1] ?? '')
      at += 1
      continue
    }
    if (isStatement && quote === '' && (character === '"' || character === "'")) quote = character
    else if (character === quote) quote = ''
    if (character !== noBreakSpace) {
      text += character
      continue
    }
    if (quote !== '') isClear = false
    else if (!isStatement && hasBlanks && isBetweenWords(line, at)) isClear = false
    text += quote === '' ? ' ' : character
  }
  return [text, isClear]
}

function isBetweenWords(line: string, at: number): boolean {
  return /[^\s]/.test(line[at - 1] ?? ' ') && /[^\s]/.test(line[at + 1] ?? ' ')
}
