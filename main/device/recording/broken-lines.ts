import { openAfter, type OpenValue } from '../../fortios/open-value'

/** What a line of a configuration begins with. */
const ofConfiguration = /^\s*(?:config|edit|set|unset|append|next|end)\b|^#/
/** What an entry of a numbered list begins with. */
const ofList = /^ *\d+: /
/** No terminal is narrower, in columns. */
const narrowest = 20
/** The width of a terminal that nobody asked about. */
const usual = 80
/** Blanks that a line may have lost where it was broken. */
const mostLostBlanks = 8

/** Where a terminal breaks lines. */
export interface Width {
  readonly columns: number
  /** Whether it is known that lines were broken there; else a line may as well be just that long. */
  readonly isProved: boolean
}

/** An output with the line breaks of the terminal taken out. */
export interface WholeLines {
  readonly text: string
  /** The lines of the output as it was, from 0, of which it can't be told whether the terminal broke them. */
  readonly unclear: readonly number[]
}

/**
 * The width at which lines may be broken: none is longer. That they are is proved by a command that was broken there,
 * or by lines of a configuration that go on, outside of a value, in what is none: one of them may be followed by a
 * message of the console, but not two.
 *
 * @param longest length of the longest line
 * @param ofCommand length of a line in which the echo of a command was broken; `null` if none was
 */
export function widthOf(configurations: Iterable<string>, longest: number, ofCommand: number | null): Width {
  const width = (isProved: boolean) => ({ columns: longest, isProved })
  if (longest < narrowest) return { columns: Infinity, isProved: false }
  if (ofCommand !== null && ofCommand >= longest - 1) return width(true)
  let left = longest === usual ? 1 : 2
  for (const output of configurations) {
    left -= linesThatGoOn(output, longest)
    if (left <= 0) return width(true)
  }
  return width(false)
}

function linesThatGoOn(output: string, columns: number): number {
  let count = 0
  let isFull = false
  const value = new OpenText()
  eachLine(output, (line) => {
    if (isFull && value.open === null && line !== '' && !ofConfiguration.test(line)) count += 1
    value.next(line)
    isFull = isAsLongAs(columns, line)
  })
  return count
}

/**
 * Values that the device makes, of one word: in any other a line break may be the value's own, and stand just where the
 * terminal breaks lines.
 */
const ofOneWord = /^\s*set (?:activation-code|reg-id|seed|uuid) "/

/** An output of `show` without the line breaks of the terminal. */
export function wholeConfiguration(output: string, { columns, isProved }: Width): WholeLines {
  const breaks: number[] = []
  const unclear: number[] = []
  /** The lines that were joined to the one that is read, with what broke them. */
  let joined: number[] = []
  let number = 0
  let isFull = false
  let isConfiguration = false
  let isOneWord = false
  const value = new OpenText()
  const leave = (last: number) => {
    for (let at = last - joined.length; at <= last; at += 1) unclear.push(at)
  }
  eachLine(output, (line, from) => {
    const isOwn = line === '' || ofConfiguration.test(line)
    if (isFull && isProved && (value.open === null ? !isOwn : isOneWord)) {
      joined.push(from - 1)
      value.goOn(line)
    } else {
      breaks.push(...joined)
      joined = []
      if (value.open === null && isConfiguration && !isOwn) unclear.push(number)
      if (value.open === null) isOneWord = ofOneWord.test(line)
      isConfiguration ||= value.open === null && isOwn && line !== ''
      value.next(line)
    }
    isFull = isAsLongAs(columns, line)
    if (value.open !== null && (isProved ? !isFull || !isOneWord : isFull)) {
      // It is left as it was recorded.
      leave(number)
      joined = []
      value.endLine()
    }
    number += 1
  })
  if (value.open === null) breaks.push(...joined)
  else if (joined.length > 0) leave(number - 1)
  return { text: without(output, breaks), unclear }
}

/**
 * Another output without the line breaks of the terminal. In one that goes line by line, what begins like the other lines
 * is a line of its own, and a broken one goes on in what begins otherwise.
 */
export function wholeList(output: string, { columns, isProved }: Width): WholeLines {
  const breaks: number[] = []
  const unclear: number[] = []
  const beginnings = beginningsOf(output, columns)
  let number = 0
  let before = 0
  eachLine(output, (line, from) => {
    const isFull = before === columns
    const mayHaveLostBlanks = before >= columns - (isProved ? mostLostBlanks : 1)
    if (line !== '' && !ofList.test(line) && (isFull || mayHaveLostBlanks)) {
      const isOwn = begins(line, beginnings) || (columns >= usual && ofSmallName.test(line))
      if (isFull && isProved && !isOwn) breaks.push(from - 1)
      else if (isProved || !isOwn) unclear.push(number - 1)
    }
    before = lengthOf(line)
    number += 1
  })
  return { text: without(output, breaks), unclear }
}

/** `Name: value`, as most outputs have it; `ecmp=source-ip-based, …`, as `diagnose sys vd list` has it [observed in a public capture]. */
const ofNamedValue = /^(?:[A-Z][^:]*:(?: |$)|[a-z_][\w-]*=)/
/** `name: value`: what goes on behind a line of fewer than 80 columns may read like that, as `in: root` of a VDOM. */
const ofSmallName = /^[a-z]\w*: /
/** So many lines tell how the others begin. */
const enoughLines = 1_000

/** How the lines begin that certainly do: the fewest columns of those with a first word of the same form. */
function beginningsOf(output: string, columns: number): ReadonlyMap<string, number> {
  const beginnings = new Map<string, number>()
  let isFull = false
  let left = enoughLines
  eachLine(output, (line) => {
    if (!isFull && line !== '' && left > 0) {
      left -= 1
      const form = formOf(line)
      beginnings.set(form, Math.min(beginnings.get(form) ?? Infinity, columnsOf(line)))
    }
    isFull = isAsLongAs(columns, line)
  })
  return beginnings
}

function begins(line: string, beginnings: ReadonlyMap<string, number>): boolean {
  if (ofNamedValue.test(line)) return true
  const form = formOf(line)
  const columns = beginnings.get(form)
  return columns !== undefined && (form.includes('0') || (columns > 1 && columnsOf(line) >= columns))
}

/** The first word with `a` for letters and `0` for digits, and the blanks in front of it. */
function formOf(line: string): string {
  const [word = ''] = /^\s*\S*/.exec(line.slice(0, 200)) ?? []
  return word.replaceAll(/\p{L}+/gu, 'a').replaceAll(/\d+/g, '0')
}

function columnsOf(line: string): number {
  return line
    .slice(0, 200)
    .trim()
    .split(/\s{2,}/).length
}

/** What a value is in the middle of, while lines are put together that may part an escaped quote from its backslash. */
class OpenText {
  open: OpenValue = null
  private held = ''

  /** The next line begins. */
  next(line: string): void {
    this.endLine()
    this.take(line)
  }

  /** The line goes on. */
  goOn(line: string): void {
    if (this.open === '\\') this.open = null
    this.take(this.held + line)
  }

  endLine(): void {
    this.held = ''
  }

  private take(text: string): void {
    const isComment = this.open === null && text.startsWith('#')
    this.held = this.open !== "'" && endsInBackslash(text) ? '\\' : ''
    if (!isComment) this.open = openAfter(text, this.open)
  }
}

/** Whether the last of the backslashes that a text ends in escapes what comes next. */
function endsInBackslash(text: string): boolean {
  let count = 0
  while (text[text.length - 1 - count] === '\\') count += 1
  return count % 2 === 1
}

function without(output: string, breaks: readonly number[]): string {
  if (breaks.length === 0) return output
  const parts: string[] = []
  let from = 0
  for (const at of breaks) {
    parts.push(output.slice(from, at))
    from = at + 1
  }
  parts.push(output.slice(from))
  return parts.join('')
}

function eachLine(output: string, each: (line: string, from: number) => void): void {
  for (let from = 0; from <= output.length;) {
    const end = output.indexOf('\n', from)
    const to = end < 0 ? output.length : end
    each(output.slice(from, to), from)
    from = to + 1
  }
}

/** Most lines are shorter, and need not be counted. */
function isAsLongAs(columns: number, line: string): boolean {
  return line.length >= columns && lengthOf(line) === columns
}

/** Columns that a line takes: a character outside of the basic plane is counted once. */
export function lengthOf(line: string): number {
  let length = line.length
  for (let at = 0; at < line.length; at += 1) {
    const code = line.charCodeAt(at)
    if (code >= 0xd800 && code < 0xdc00) length -= 1
  }
  return length
}
