import { HASH, afterBreak, endOfLine, isBlank, isBreak, skipBlanks } from './characters'
import { parseHeaderLine } from './header'
import { StatementScanner } from './scanner'
import { ProblemList } from './problems'
import { Structure, type ReadingRule } from './structure'
import type { ConfigDocument, ConfigHeader, ConfigNode } from './tree'

export interface ParseOptions {
  /**
   * Paths of the tables that are wanted, words parted by one blank: `['user local', 'system admin']`. Any other
   * block is walked over without making nodes. Sections (`config global`, `config vdom` and its entries) are always
   * there. The words of the nodes are then copies, so that they do not keep the source in memory.
   */
  readonly tables?: readonly string[]
}

/** First words that change a table, where a configuration states it. */
const SCRIPT_VERBS = new Set(['rename', 'move', 'clone', 'delete', 'purge'])
/** First words of statements; `set` is told on its own. */
const VERBS = new Set(['unset', 'append', 'select', 'unselect', 'clear', ...SCRIPT_VERBS])

/**
 * Reads configuration text. Never throws: what is not well-formed is listed in `problems`, each with its place, and
 * reading goes on close behind it. Time and memory grow with the length of the text, whatever it holds.
 */
export function parseConfig(text: string, options: ParseOptions = {}): ConfigDocument {
  const tables = options.tables === undefined ? null : new Set(options.tables)
  const asTyped = readDocument(text, tables, { mends: false, trustsIndent: false })
  if (asTyped.misplaced === 0) return asTyped.document
  const asMeant = readDocument(text, tables, { mends: true, trustsIndent: asTyped.isIndented })
  return asMeant.misplaced <= asTyped.misplaced ? asMeant.document : asTyped.document
}

/** A document, and what tells how good a reading of the text it is. */
interface Reading {
  readonly document: ConfigDocument
  readonly misplaced: number
  readonly isIndented: boolean
}

function readDocument(text: string, tables: ReadonlySet<string> | null, rule: ReadingRule): Reading {
  const nodes: ConfigNode[] = []
  const problems = new ProblemList()
  const structure = new Structure(text, nodes, tables, rule, problems)
  const scanner = new StatementScanner(text)
  const copy = tables === null ? (words: string[]) => words : detachAll
  const place = { line: 1, indent: 0, start: 0 }
  const malformed = (what: string) => {
    problems.add(place.line, place.indent + 1, `${what}.`)
  }
  let header: ConfigHeader | null = null
  let position = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const { length } = text

  while (position < length) {
    const lineStart = position
    const start = skipBlanks(text, position)
    if (start >= length) break
    const code = text.charCodeAt(start)
    if (isBreak(code)) {
      position = afterBreak(text, start)
      place.line += 1
      continue
    }
    place.start = start
    place.indent = start - lineStart
    let breaks = 0
    if (code === HASH) {
      position = endOfLine(text, start)
      const comment = text.slice(start, position)
      header ??= parseHeaderLine(comment)
      structure.children?.push({ kind: 'comment', text: comment, line: place.line })
    } else {
      const keyword = keywordAt(text, start)
      const { children } = structure
      switch (keyword) {
        case Keyword.set:
          structure.statement(place)
          if (children === null) scanner.skip(start + 3)
          else {
            const words = copy(scanner.read(start + 3))
            if (words.length === 0) malformed('Expected an option after "set"')
            children.push({ kind: 'statement', verb: 'set', words, line: place.line, quoted: scanner.quoted })
          }
          break
        case Keyword.edit:
          if (children === null) {
            scanner.skip(start + 4)
            structure.edit('', false, place)
          } else {
            const words = copy(scanner.read(start + 4))
            if (words.length !== 1) malformed('Expected one name after "edit"')
            structure.edit(words[0] ?? '', scanner.quoted, place)
          }
          break
        case Keyword.next:
          scanner.skip(start + 4)
          if (skipBlanks(text, start + 4) < scanner.end) malformed('Expected nothing after "next"')
          structure.next(place)
          break
        case Keyword.end:
          scanner.skip(start + 3)
          if (skipBlanks(text, start + 3) < scanner.end) malformed('Expected nothing after "end"')
          structure.end(place)
          break
        case Keyword.config: {
          const path = copy(scanner.read(start + 6))
          if (path.length === 0) malformed('Expected a path after "config"')
          structure.config(path, place)
          break
        }
        case Keyword.other: {
          const wordEnd = endOfWord(text, start)
          const verb = text.slice(start, wordEnd)
          if (VERBS.has(verb)) {
            structure.statement(place)
            const words = copy(scanner.read(wordEnd))
            if (SCRIPT_VERBS.has(verb)) {
              malformed(`"${verb}" is a command of a script: it is kept, and not carried out`)
            }
            children?.push({ kind: 'statement', verb, words, line: place.line, quoted: scanner.quoted })
          } else {
            scanner.passOver(start)
            structure.unknown(place)
          }
        }
      }
      breaks = scanner.breaks
      position = scanner.end
      if (scanner.unclosed >= 0) reportUnclosed(problems, text, place.line, scanner)
    }
    place.line += breaks
    if (position >= length) break
    position = afterBreak(text, position)
    place.line += 1
  }
  structure.finish({ ...place, indent: 0 })
  return {
    document: { nodes, header, problems: problems.listed, source: text },
    misplaced: problems.misplaced,
    isIndented: structure.isIndented,
  }
}

const Keyword = { other: 0, set: 1, edit: 2, next: 3, end: 4, config: 5 } as const

/** Which of the frequent first words stands at `start`. */
function keywordAt(text: string, start: number): (typeof Keyword)[keyof typeof Keyword] {
  switch (text.charCodeAt(start)) {
    case 115:
      return isWordAt(text, start, 'set') ? Keyword.set : Keyword.other
    case 101:
      if (isWordAt(text, start, 'edit')) return Keyword.edit
      return isWordAt(text, start, 'end') ? Keyword.end : Keyword.other
    case 110:
      return isWordAt(text, start, 'next') ? Keyword.next : Keyword.other
    case 99:
      return isWordAt(text, start, 'config') ? Keyword.config : Keyword.other
    default:
      return Keyword.other
  }
}

function isWordAt(text: string, start: number, word: string): boolean {
  if (!text.startsWith(word, start)) return false
  const after = start + word.length
  if (after >= text.length) return true
  const code = text.charCodeAt(after)
  return isBlank(code) || isBreak(code)
}

function endOfWord(text: string, start: number): number {
  let position = start
  while (position < text.length) {
    const code = text.charCodeAt(position)
    if (isBlank(code) || isBreak(code)) break
    position += 1
  }
  return position
}

function reportUnclosed(problems: ProblemList, text: string, line: number, scanner: StatementScanner): void {
  let lineStart = scanner.unclosed
  while (lineStart > 0 && !isBreak(text.charCodeAt(lineStart - 1))) lineStart -= 1
  problems.add(
    line,
    scanner.unclosed - lineStart + 1,
    `A quoted value is not closed; it is taken to end with line ${String(line + scanner.breaks)}.`,
  )
}

/** V8 copies what is shorter than this when it cuts, and refers to the whole for what is longer. */
const SHORTEST_SLICE = 13

/** The same words, which do not hold the text that they were cut from in memory. */
function detachAll(words: string[]): string[] {
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    if (word.length >= SHORTEST_SLICE) words[index] = (' ' + word).slice(1)
  }
  return words
}
