import {
  afterBreak,
  afterEmptyLines,
  countBreaks,
  endOfLine,
  hash,
  isBlank,
  isBreak,
  lf,
  skipBlanks,
} from './characters'
import { anyHeaderLine, backupHeaderAfter, firmwareMark, parseSingleVdom } from './header'
import { readRecordedPrompt } from './prompt'
import { Restarts, type ConfigStart } from './restarts'
import { StatementScanner } from './scanner'

/** What the lines of a text are, all of them looked at; those within quoted values count for nothing. */
export interface Survey {
  /** The header that each configuration begins with, together with the comments in front of it. */
  readonly headers: readonly ConfigStart[]
  /** Where one begins again without a header. */
  readonly restarts: readonly ConfigStart[]
  /** The first block: a `config …` with a line of configuration behind it. */
  readonly firstBlock: ConfigStart | null
  /** Whether the first line of configuration is a `config`. */
  readonly beginsWithBlock: boolean
  /** Whether a line closes something. */
  readonly closes: boolean
  /** Behind the last `end` that closed the last open block, and what the lines up to there are; `null` if there is none. */
  readonly closed: { readonly position: number; readonly lines: Survey } | null
  /** Whether a program that keeps configurations has taken secrets out. */
  readonly takenOut: boolean
  /** The first word of the last line of configuration. */
  readonly lastWord: string | null
  /** Whether a line says which firmware wrote it, as the first one of a backup does. */
  readonly firmware: boolean
  /** The VDOM that the text is of alone. */
  readonly vdom: string | null
  /** Prompts with a command, and whether the last line is a prompt. */
  readonly commands: number
  readonly endsWithPrompt: boolean
  /** Whether a pager or a program that records terminals has left its mark. */
  readonly recorded: boolean
  /** Lines that are none of a configuration. */
  readonly words: number
  /** Lines that YAML has and a configuration has not. */
  readonly yamlKeys: number
  /** Whether such a line comes directly behind the header. */
  readonly yamlBehindHeader: boolean
}

/** `user_local:`, as FortiOS names its tables in YAML. */
const yamlKey = /^[ \t]*(?:- )?[a-z0-9][a-z0-9-]*(?:_[a-z0-9-]+)+:(?:[ \t]|$)/
const anyKey = /^[\w.-]+:(?:[ \t]|$)/
const recorder = /^(?:--More-- |=~=~=)/
/** `set passwd <configuration removed>`, as oxidized keeps it, and `ENC <removed>`, as others do [observed in their code]. */
const secretTakenOut = /set[ \t]+[\w.-]+[ \t]+(?:<[^<>"\r\n]+>|ENC[ \t]+"?<)/y
/** Longer lines are neither a prompt nor a key. */
const longestWords = 4096

const blockWords = new Set([
  'config',
  'edit',
  'set',
  'unset',
  'append',
  'select',
  'unselect',
  'clear',
  'next',
  'end',
])

/** Whether a line of a text is of another language than that of a configuration. */
export function holdsWords(text: string): boolean {
  return survey(text).words > 0
}

/** Goes over a text once. */
export function survey(text: string): Survey {
  return new Surveyor(text).survey()
}

class Surveyor {
  private readonly text: string
  private readonly headers: ConfigStart[] = []
  private readonly restarts = new Restarts()
  private firstBlock: ConfigStart | null = null
  /** A `config` whose next line is not known yet. */
  private maybeBlock: ConfigStart | null = null
  private beginsWithBlock: boolean | null = null
  private closes = false
  private closed: Survey['closed'] = null
  private takenOut = false
  private lastWord: string | null = null
  private firmware = false
  private vdom: string | null = null
  private commands = 0
  private endsWithPrompt = false
  private recorded = false
  private wordLines = 0
  private yamlKeys = 0
  private yamlBehindHeader = false
  /** Where the comments began that are being read; `null` in other lines. */
  private comments: ConfigStart | null = null
  /** Whether the last comments are a header. */
  private isBehindHeader = false
  /** Whether a header would begin another configuration. */
  private isFresh = true
  private readonly scanner: StatementScanner
  private line = 1
  private depth = 0
  /** Blanks in front of the sections (`config global`, `config vdom`); -1 if there is none so far. */
  private sectionIndent = -1
  /** The one that the last line of configuration opens. */
  private lastSection: string | null = null
  /** Where the next first line of a backup begins, wherever that is in its line. */
  private nextBackup: number
  /** Where the next `<` stands: spares all other lines the look for what was taken out. */
  private nextAngle: number

  constructor(text: string) {
    this.text = text
    this.nextBackup = backupHeaderAfter(text, 0)
    this.nextAngle = text.includes(' <') ? text.indexOf('<') : Infinity
    this.scanner = new StatementScanner(text)
  }

  survey(): Survey {
    const { text } = this
    let position = text.charCodeAt(0) === 0xfeff ? 1 : 0
    while (position < text.length) {
      if (text.charCodeAt(position) === lf) {
        const next = afterEmptyLines(text, position)
        this.line += next - position
        position = next
        continue
      }
      const { line } = this
      const end = this.readLine(position)
      const torn = this.backupWithin(position, end)
      if (torn !== null) {
        this.line = line + countBreaks(text, position, torn)
        position = torn
        this.comments = null
        this.isFresh = true
        continue
      }
      if (end >= text.length) break
      if (isBreak(text.charCodeAt(end))) {
        this.line += 1
        position = afterBreak(text, end)
      } else position = end
    }
    return this.found(this.closed)
  }

  private found(closed: Survey['closed']): Survey {
    return {
      headers: this.headers,
      restarts: this.restarts.found,
      firstBlock: this.firstBlock,
      beginsWithBlock: this.beginsWithBlock ?? false,
      closes: this.closes,
      closed,
      takenOut: this.takenOut,
      lastWord: this.lastWord,
      firmware: this.firmware,
      vdom: this.vdom,
      commands: this.commands,
      endsWithPrompt: this.endsWithPrompt,
      recorded: this.recorded,
      words: this.wordLines,
      yamlKeys: this.yamlKeys,
      yamlBehindHeader: this.yamlBehindHeader,
    }
  }

  /** Where another backup begins within a line or a value: the one in front of it was cut off there. */
  private backupWithin(start: number, end: number): number | null {
    if (this.nextBackup <= start) this.nextBackup = backupHeaderAfter(this.text, start + 1)
    const { text, nextBackup } = this
    return nextBackup < end && text.slice(start, nextBackup).trim() !== '' ? nextBackup : null
  }

  /**
   * Returns the position of the line break behind the line, or behind the value that it begins; of what is torn off the
   * line, if another configuration may begin in it.
   */
  private readLine(position: number): number {
    const { text, scanner } = this
    const start = skipBlanks(text, position)
    if (start >= text.length || isBreak(text.charCodeAt(start))) return start
    if (text.charCodeAt(start) === hash) return this.comment(position)
    // Two files were put behind each other, and the first did not end with a line break.
    const isTorn = this.depth === 1 && isTornAt(text, start)
    const word = isTorn ? 'end' : wordAt(text, start)
    const isStatement = isTorn || (blockWords.has(word) && this.isStatement(word, start))
    if (!isStatement) return this.words(position)
    this.followSections(word, position, start)
    const place = { position, line: this.line, depth: this.depth }
    if (place.depth <= 1) this.followOuterBlocks(word, this.comments ?? place, start)
    this.statement(word, place)
    scanner.skip(start + word.length)
    this.line += scanner.breaks
    const end = isTorn ? start + word.length : scanner.end
    if (word === 'set' && this.holdsAngle(start, end)) this.takenOut ||= isTakenOutAt(text, start)
    if (word === 'end' && place.depth === 1) this.closed = { position: end, lines: this.found(null) }
    return end
  }

  /** Whether the word is followed by what a line of configuration has behind it. */
  private isStatement(word: string, start: number): boolean {
    const { text } = this
    const rest = skipBlanks(text, start + word.length)
    const isAlone = rest >= text.length || isBreak(text.charCodeAt(rest))
    return word === 'next' || word === 'end' ? isAlone : !isAlone
  }

  /** A section stands in no block: those that are open in front of it were cut off, unless this line just stands twice. */
  private followSections(word: string, position: number, start: number): void {
    const section =
      word === 'config'
        ? (sectionPattern.exec(this.text.slice(start, start + longestSection))?.[1] ?? null)
        : null
    const indent = start - position
    if (section !== null) {
      if (this.depth > 0 && section !== this.lastSection && indent <= this.sectionIndent) this.depth = 0
      if (this.depth === 0) this.sectionIndent = Math.max(this.sectionIndent, indent)
    }
    this.lastSection = section
  }

  private followOuterBlocks(word: string, place: ConfigStart, start: number): void {
    if (word === 'config') this.restarts.open(this.scanner.read(start + word.length), place)
    else if (place.depth === 1) this.restarts.line(word)
  }

  private statement(word: string, place: ConfigStart): void {
    this.beginsWithBlock ??= word === 'config'
    this.firstBlock ??= this.maybeBlock
    this.maybeBlock = word === 'config' ? place : null
    this.closes ||= word === 'next' || word === 'end'
    this.lastWord = word
    if (word === 'config') this.depth += 1
    else if (word === 'end') this.depth = Math.max(0, this.depth - 1)
    this.endsWithPrompt = false
    this.comments = null
    this.isBehindHeader = false
    this.isFresh = true
  }

  private holdsAngle(start: number, end: number): boolean {
    if (this.nextAngle < start) {
      const next = this.text.indexOf('<', start)
      this.nextAngle = next < 0 ? Infinity : next
    }
    return this.nextAngle < end
  }

  private comment(position: number): number {
    const { text, line, depth } = this
    const end = endOfLine(text, position)
    const comment = text.slice(position, end).trimStart()
    this.endsWithPrompt = false
    this.comments ??= { position, line, depth }
    // Within a block only the first line of a backup tells that the one before it was cut off.
    if (depth === 0 ? anyHeaderLine.test(comment) : comment.startsWith(firmwareMark)) {
      this.isBehindHeader = true
      if (this.isFresh) this.headers.push(this.comments)
      this.isFresh = false
    }
    this.firmware ||= comment.startsWith(firmwareMark)
    this.vdom ??= parseSingleVdom(comment)
    return end
  }

  private words(position: number): number {
    const { text } = this
    const end = endOfLine(text, position)
    this.wordLines += 1
    if (end - position > longestWords) return end
    const words = text.slice(position, end)
    const { isBehindHeader } = this
    this.comments = null
    this.isBehindHeader = false
    this.endsWithPrompt = false
    const prompt = readRecordedPrompt(words)
    if (prompt !== null) {
      if (prompt.command !== '') this.commands += 1
      this.endsWithPrompt = true
    } else if (recorder.test(words)) this.recorded = true
    else if (yamlKey.test(words)) this.yamlKeys += 1
    if (isBehindHeader && prompt === null && anyKey.test(words)) this.yamlBehindHeader = true
    return end
  }
}

function isTakenOutAt(text: string, start: number): boolean {
  secretTakenOut.lastIndex = start
  return secretTakenOut.test(text)
}

const longestWord = 9
const sectionPattern = /^config[ \t]+(vdom|global)[ \t]*(?:[\r\n]|$)/
const longestSection = 40

/** Whether a `config …` or a comment stands right behind an `end`. */
function isTornAt(text: string, start: number): boolean {
  if (!text.startsWith('end', start)) return false
  const next = skipBlanks(text, start + 3)
  if (text.charCodeAt(next) === hash) return true
  return text.startsWith('config', next) && isBlank(text.charCodeAt(next + 6))
}

function wordAt(text: string, start: number): string {
  let end = start
  while (end < text.length && end - start < longestWord) {
    const code = text.charCodeAt(end)
    if (isBlank(code) || isBreak(code)) break
    end += 1
  }
  return text.slice(start, end)
}
