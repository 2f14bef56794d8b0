import {
  hash,
  lf,
  afterBreak,
  afterEmptyLines,
  endOfLine,
  isBlank,
  isBreak,
  skipBlanks,
  startOfLine,
} from './characters'
import { withHeaderLine } from './header'
import { ProblemList } from './problems'
import { StatementScanner } from './scanner'
import { Structure, type ReadingRule } from './structure'
import { isWords } from './words'
import type { ConfigDocument, ConfigHeader, ConfigNode } from './tree'

export interface ParseOptions {
  /**
   * Paths of the tables that are wanted, words parted by one blank: `['user local', 'system admin']`. Any other
   * block is walked over without making nodes. Sections (`config global`, `config vdom` and its entries) are always
   * there. The words of the nodes are then copies, so that they do not keep the source in memory.
   */
  readonly tables?: readonly string[]
  /** Options whose values nobody will ask for: statements that set them are walked over, too. */
  readonly without?: readonly string[]
  /** Line of the file that the text begins with; 1 unless told. */
  readonly line?: number
}

/**
 * Reads configuration text. Never throws: what is not well-formed is listed in `problems`, each with its place, and
 * reading goes on close behind it. Time and memory grow with the length of the text, whatever it holds.
 */
export function parseConfig(text: string, options: ParseOptions = {}): ConfigDocument {
  const wanted: Wanted = {
    tables: options.tables === undefined ? null : new Set(options.tables),
    without: new Set(options.without),
    line: options.line ?? 1,
  }
  const asTyped = new LineReader(text, wanted, { mends: false, trustsIndent: false })
  if (asTyped.readUntil(1) === 0) return asTyped.document
  // That some line is indented holds from there on; that none is shows at the end.
  if (!asTyped.isIndented) asTyped.readUntil(Infinity)
  const asMeant = new LineReader(text, wanted, { mends: true, trustsIndent: asTyped.isIndented })
  const misplaced = asMeant.readUntil(Infinity)
  // Of a reading that is no better nobody needs the rest.
  return asTyped.readUntil(misplaced) < misplaced ? asTyped.document : asMeant.document
}

/** What nodes are made of: all tables if there is no list of them, and all options but some. */
interface Wanted {
  readonly tables: ReadonlySet<string> | null
  readonly without: ReadonlySet<string>
  /** Of the first line. */
  readonly line: number
}

const byteOrderMark = 0xfeff

/** First words of statements. Those of a script change a table, where a configuration states it. */
const scriptVerbs = new Set(['rename', 'move', 'clone', 'delete', 'purge'])
const verbs = new Set(['set', 'unset', 'append', 'select', 'unselect', 'clear', ...scriptVerbs])
const longestVerb = 8
const longestOption = 40

/** A line to read, and where it is. */
interface Line {
  readonly line: number
  readonly indent: number
  readonly start: number
}

/** Reads one line after the other, with the lines that a value of it goes on in. */
class LineReader {
  private readonly text: string
  private readonly wanted: Wanted
  private readonly rule: ReadingRule
  /** Line breaks within what was read last. */
  private breaks = 0
  private readonly place: { line: number; indent: number; start: number }
  /** Of the line to read next. */
  private position: number
  private isFinished = false
  private header: ConfigHeader | null = null
  private readonly nodes: ConfigNode[] = []
  private readonly problems = new ProblemList()
  private readonly structure: Structure
  private readonly scanner: StatementScanner

  constructor(text: string, wanted: Wanted, rule: ReadingRule) {
    this.text = text
    this.wanted = wanted
    this.rule = rule
    this.structure = new Structure(text, this.nodes, wanted.tables, rule, this.problems)
    this.scanner = new StatementScanner(text, wanted.tables !== null)
    this.place = { line: wanted.line, indent: 0, start: 0 }
    this.position = text.charCodeAt(0) === byteOrderMark ? 1 : 0
  }

  /**
   * Reads on until so many lines are misplaced, or to the end, where blocks that are still open count, too. Returns how
   * many are.
   */
  readUntil(misplaced: number): number {
    const { text, problems, structure } = this
    while (this.position < text.length && problems.misplaced < misplaced)
      this.position = this.readLine(this.position)
    if (problems.misplaced < misplaced && !this.isFinished) {
      this.isFinished = true
      structure.finish(this.place.line, text.length - startOfLine(text, text.length) + 1)
    }
    return problems.misplaced
  }

  /** Whether the text indents what is within a block, as far as it was read. */
  get isIndented(): boolean {
    return this.structure.isIndented
  }

  /** What was read. */
  get document(): ConfigDocument {
    const { text, nodes, header, problems, structure } = this
    return { nodes, header, problems: problems.listed, missing: structure.missingSections, source: text }
  }

  /** Reads the line that starts here, and returns the position of the next. */
  private readLine(position: number): number {
    const { text, place } = this
    // Of a text that was skimmed nearly all lines are empty.
    if (text.charCodeAt(position) === lf) {
      const next = afterEmptyLines(text, position)
      place.line += next - position
      return next
    }
    place.start = skipBlanks(text, position)
    place.indent = place.start - position
    const end = this.read(place)
    place.line += this.breaks
    if (end >= text.length) return end
    place.line += 1
    return afterBreak(text, end)
  }

  /** Returns the position of the line break (or end of the text) behind what was read. */
  private read(place: Line): number {
    const { text, scanner } = this
    const { start } = place
    this.breaks = 0
    if (start >= text.length) return start
    const code = text.charCodeAt(start)
    if (isBreak(code)) return start
    if (code === hash) return this.readComment(place)
    if (isWordAt(text, start, 'set')) this.readStatement('set', place)
    else if (isWordAt(text, start, 'next')) this.readNext(place)
    else if (isWordAt(text, start, 'edit')) this.readEdit(place)
    else if (isWordAt(text, start, 'end')) this.readEnd(place)
    else if (isWordAt(text, start, 'config')) this.readConfig(place)
    else this.readOther(place)
    this.breaks = scanner.breaks
    if (scanner.unclosed >= 0) this.reportUnclosed(place.line)
    return scanner.end
  }

  private readComment({ start, line }: Line): number {
    const end = endOfLine(this.text, start)
    const text = this.text.slice(start, end)
    if (!this.structure.sawBlock) this.header = withHeaderLine(this.header, text)
    if (!this.isUnread) this.structure.children?.push({ kind: 'comment', text, line })
    return end
  }

  /** Whether nobody looks for anything but tables here. */
  private get isUnread(): boolean {
    return this.wanted.tables !== null && this.structure.isBetweenTables
  }

  private readStatement(verb: string, place: Line): void {
    const { structure, scanner } = this
    const { children } = structure
    structure.statement(place)
    if (children === null || this.isUnread || this.isUnwanted(place.start + verb.length)) {
      scanner.skip(place.start + verb.length)
      return
    }
    const words = scanner.read(place.start + verb.length)
    if (words.length === 0) this.malformed(place, `Expected an option after "${verb}".`)
    children.push({ kind: 'statement', verb, words, line: place.line, quoted: scanner.quoted })
  }

  /** Whether the option behind a verb is one that nobody will ask for. */
  private isUnwanted(afterVerb: number): boolean {
    const { without } = this.wanted
    if (without.size === 0) return false
    const start = skipBlanks(this.text, afterVerb)
    return without.has(this.text.slice(start, endOfWord(this.text, start, longestOption + 1)))
  }

  private readEdit(place: Line): void {
    const { structure, scanner } = this
    // Only if lines are mended can an entry turn out to belong to a block further up, which is wanted.
    if (structure.children === null && !this.rule.mends) {
      scanner.skip(place.start + 4)
      structure.edit('', false, place)
      return
    }
    const names = scanner.read(place.start + 4)
    if (names.length !== 1) this.malformed(place, 'Expected one name after "edit".')
    structure.edit(names[0] ?? '', scanner.quoted, place)
  }

  private readConfig(place: Line): void {
    const path = this.scanner.read(place.start + 6)
    if (path.length === 0) this.malformed(place, 'Expected a path after "config".')
    this.structure.config(path, place)
  }

  private readNext(place: Line): void {
    this.expectNothing(place, 4)
    this.structure.next(place)
  }

  private readEnd(place: Line): void {
    this.expectNothing(place, 3)
    this.structure.end(place)
  }

  private expectNothing(place: Line, length: number): void {
    const { scanner } = this
    scanner.skip(place.start + length)
    if (skipBlanks(this.text, place.start + length) < scanner.end) {
      this.malformed(place, 'Expected nothing after the first word of this line.')
    }
  }

  private readOther(place: Line): void {
    const verb = this.text.slice(place.start, endOfWord(this.text, place.start, longestVerb + 1))
    if (verbs.has(verb)) {
      if (scriptVerbs.has(verb))
        this.malformed(place, `"${verb}" belongs to a script: it is kept but not executed.`)
      this.readStatement(verb, place)
    } else {
      this.scanner.passOver(place.start)
      const { end } = this.scanner
      const isOutside = this.structure.depth === 0
      if (isOutside && isWords(this.text.slice(place.start, end), end >= this.text.length)) return
      this.structure.unknown(place, end >= this.text.length)
    }
  }

  private malformed({ line, indent }: Line, message: string): void {
    this.problems.add('malformed', line, indent + 1, message)
  }

  private reportUnclosed(line: number): void {
    const { text, scanner, problems } = this
    const column = scanner.unclosed - startOfLine(text, scanner.unclosed) + 1
    if (scanner.end >= text.length) {
      problems.add('cut-off', line, column, 'The text ends within the quoted value that begins here.')
    } else {
      const last = String(line + scanner.breaks)
      const message = `The quoted value that begins here is not closed; it is taken to end with line ${last}.`
      problems.add('unclosed', line, column, message)
    }
  }
}

/** Whether this word, and nothing more, stands at `start`. */
function isWordAt(text: string, start: number, word: string): boolean {
  if (!text.startsWith(word, start)) return false
  const after = start + word.length
  if (after >= text.length) return true
  const code = text.charCodeAt(after)
  return isBlank(code) || isBreak(code)
}

/** Position behind the word at `start`, or `longest` characters further. */
function endOfWord(text: string, start: number, longest: number): number {
  let position = start
  while (position < text.length && position - start < longest) {
    const code = text.charCodeAt(position)
    if (isBlank(code) || isBreak(code)) break
    position += 1
  }
  return position
}
