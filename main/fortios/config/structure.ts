import { endOfLine } from './characters'
import type { ConfigNode, ConfigProblem } from './tree'

/** Levels that are kept; the deepest seen in configurations is 8. What lies deeper is counted, not kept. */
export const DEEPEST_LEVEL = 64

/** Problems that are listed before the list says that there are more. */
export const MOST_PROBLEMS = 500

/**
 * What a block is. `global` and `vdoms` are the sections of a multi-VDOM backup, `vdom` an entry of the latter: they
 * hold the tables of a scope, are not indented, and one `end` closes a `vdom` and its `vdoms`.
 */
type BlockKind = 'document' | 'global' | 'vdoms' | 'vdom' | 'config' | 'edit'

interface OpenBlock {
  readonly kind: BlockKind
  /** Blanks in front of its first line, and of its first child (-1: no child yet). */
  readonly indent: number
  childIndent: number
  readonly line: number
  /** Where its first line starts in the source, without the blanks; -1 where that line is missing. */
  readonly start: number
  /** `null` where the nodes of this block are not wanted. */
  readonly children: ConfigNode[] | null
  readonly path: readonly string[]
  hasEntries: boolean
  hasBlocks: boolean
}

/** A line of configuration: where it is. */
export interface LinePlace {
  line: number
  indent: number
  /** Position of its first character that is not blank. */
  start: number
}

function isSection(block: OpenBlock): boolean {
  return block.kind !== 'config' && block.kind !== 'edit'
}

/**
 * The blocks that are open while a configuration is read, and what becomes of a line that does not fit.
 *
 * By the keywords alone (`trustIndent` false) a line is taken as a FortiGate would take it. In a damaged text that is
 * often not what was meant, and the indentation, which the device writes and nobody breaks by accident, tells which
 * block a stray `next` or `end` belongs to (`trustIndent` true).
 */
export class Structure {
  readonly problems: ConfigProblem[] = []
  /** Count of places where a line did not fit. */
  misfits = 0
  private readonly open: OpenBlock[] = []
  private top: OpenBlock
  /** Blocks open below the deepest level that is kept. */
  private buried = 0
  private sawBlock = false
  /** Blanks in front of the sections; -1 where there is none so far. */
  private sectionIndent = -1
  /** Whether the text indents what is within a block. */
  private isIndented = false
  private strayLines = false
  /** A table that an `end` closed within an entry: an `edit` that follows says that this `end` was meant as `next`. */
  private cutTable: OpenBlock | null = null
  /** The section that was closed last, to go on with where its `end` came too early. */
  private lastScope: { readonly kind: 'global' | 'vdom'; readonly name: string } | null = null

  constructor(
    private readonly source: string,
    nodes: ConfigNode[],
    private readonly tables: ReadonlySet<string> | null,
    private readonly trustIndent: boolean,
  ) {
    this.top = {
      kind: 'document',
      indent: -1,
      childIndent: -1,
      line: 1,
      start: -1,
      children: nodes,
      path: [],
      hasEntries: false,
      hasBlocks: false,
    }
  }

  /** Where nodes of the block that is open go, or `null` where they are not wanted. */
  get children(): ConfigNode[] | null {
    return this.buried > 0 ? null : this.top.children
  }

  problem(line: number, column: number, message: string): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ line, column, message })
    else if (this.problems.length === MOST_PROBLEMS) {
      this.problems.push({
        line,
        column,
        message: 'There are more problems from here on; they are not listed.',
      })
    }
  }

  config(path: readonly string[], place: LinePlace): void {
    this.strayLines = false
    this.cutTable = null
    if (this.buried > 0) {
      this.buried += 1
      return
    }
    const section = path.length === 1 && (path[0] === 'vdom' || path[0] === 'global')
    if (section && this.open.length > 0 && place.indent <= this.sectionIndent) {
      this.misfit(place, `expected "end" of ${this.name(this.top)} before the next section`)
      while (this.open.length > 0) this.close()
    }
    this.closeByIndent(place)
    if (this.top.kind === 'config' && this.top.hasEntries) {
      this.misfit(
        place,
        `expected "edit" or "end" in ${this.name(this.top)}; its "end" is taken to be missing`,
      )
      this.close()
    }
    if (this.top.kind === 'document' && !section && this.sectionIndent >= 0 && this.lastScope !== null)
      this.resumeScope(place)
    this.sawBlock = true
    this.enter(path, place, section)
  }

  edit(name: string, quoted: boolean, place: LinePlace): void {
    this.strayLines = false
    if (this.buried > 0) {
      this.buried += 1
      return
    }
    if (this.cutTable !== null) {
      const table = this.cutTable
      this.misfit(place, `expected no "edit" after "end"; taken as the next entry of ${this.name(table)}`)
      this.enter(table.path, { ...place, indent: table.indent, start: table.start }, false)
    }
    this.closeByIndent(place)
    const { kind } = this.top
    if (kind === 'edit' && !(this.trustIndent && place.indent > this.top.indent)) {
      this.misfit(place, `expected "next" of ${this.name(this.top)} before the next "edit"`)
      this.close()
    } else if (kind === 'edit') this.misfit(place, 'expected "config" before an "edit" within an entry')
    else if (kind === 'vdom') {
      this.misfit(place, `expected "next" or "end" of ${this.name(this.top)} before the next "edit"`)
      this.close()
    } else if (kind === 'document' && this.sectionIndent >= 0 && this.lastScope?.kind === 'vdom') {
      this.misfit(place, 'expected "config vdom" before "edit"')
      this.enter(['vdom'], { ...place, start: -1 }, true)
    } else if (kind === 'document' || kind === 'global')
      this.stray(place, 'an entry ("edit") outside of a table')
    this.top.hasEntries = true
    const isVdom = this.top.kind === 'vdoms'
    const parent = this.top.children
    const children: ConfigNode[] | null = parent === null ? null : []
    if (parent !== null && children !== null) {
      parent.push({ kind: 'edit', name, children, line: place.line, quoted })
    }
    this.push({ ...this.blockAt(place, isVdom ? 'vdom' : 'edit', children), path: [name] })
  }

  next(place: LinePlace): void {
    this.strayLines = false
    this.cutTable = null
    if (this.buried > 0) {
      this.buried -= 1
      return
    }
    if (this.top.kind === 'vdom') {
      this.close()
      return
    }
    if (this.trustIndent) {
      const depth = this.findByIndent('edit', place.indent)
      if (depth >= 0) {
        this.closeDownTo(depth, place)
        return
      }
      if (this.top.kind !== 'edit' || place.indent > this.top.indent) {
        this.stray(place, 'a "next" without an entry that it could close')
        return
      }
    }
    if (this.top.kind === 'edit') {
      this.close()
      return
    }
    const below = this.open.at(-1)
    if (this.top.kind === 'config' && !this.top.hasEntries && below?.kind === 'edit') {
      this.misfit(place, `expected "end" of ${this.name(this.top)} before "next"`)
      this.close()
      this.close()
    } else this.stray(place, 'a "next" without an entry that it could close')
  }

  end(place: LinePlace): void {
    this.strayLines = false
    this.cutTable = null
    if (this.buried > 0) {
      this.buried -= 1
      return
    }
    if (this.trustIndent && !isSection(this.top)) {
      const depth = this.findByIndent('config', place.indent)
      if (depth >= 0) {
        this.closeDownTo(depth, place)
        return
      }
      const entry = this.findByIndent('edit', place.indent)
      if (entry >= 0 && entry === this.open.length) {
        this.misfit(place, `expected "next" of ${this.name(this.top)}, found "end"`)
        this.close()
        return
      }
      if (place.indent > this.top.indent && this.indentsItsChildren()) {
        this.stray(place, 'an "end" without a block that it could close')
        return
      }
    }
    switch (this.top.kind) {
      case 'document':
        this.stray(place, 'an "end" without a block that it could close')
        return
      case 'vdom':
        this.close()
        this.close()
        return
      case 'edit': {
        this.misfit(place, `expected "next" of ${this.name(this.top)} before "end"`)
        this.close()
        this.cutTableHere()
        return
      }
      default:
        this.close()
    }
  }

  /** A statement stands here: says so where none may. */
  statement(place: LinePlace): void {
    this.noteIndent(place.indent)
    if (this.buried === 0 && isSection(this.top)) this.stray(place, 'a statement outside of a block')
    else this.strayLines = false
    this.cutTable = null
  }

  /** A line that fits, and is not written as it should be. */
  malformed(place: LinePlace, what: string): void {
    this.problem(place.line, place.indent + 1, `${what}.`)
  }

  /** A line that is nothing of the language. It is not quoted: it may be a piece of a key. */
  unknown(place: LinePlace): void {
    this.stray(place, 'a line that does not begin with a word of a configuration')
  }

  /** The text is over. */
  finish(place: LinePlace): void {
    if (this.buried > 0 || this.open.length > 0) {
      const block = this.top
      this.misfits += 1
      const keyword = block.kind === 'edit' ? 'next' : 'end'
      this.problem(
        place.line,
        place.indent + 1,
        `The text ends within ${this.name(block)} of line ${String(block.line)}: expected "${keyword}".`,
      )
    }
  }

  private enter(path: readonly string[], place: LinePlace, section: boolean): void {
    const kind =
      section && this.top.kind === 'document' ? (path[0] === 'vdom' ? 'vdoms' : 'global') : 'config'
    if (kind !== 'config') this.sectionIndent = Math.max(this.sectionIndent, place.indent)
    this.top.hasBlocks = true
    const children = kind === 'config' ? this.childrenFor(path) : []
    if (children !== null) this.top.children?.push({ kind: 'config', path, children, line: place.line })
    this.push({ ...this.blockAt(place, kind, children), path })
  }

  /** The array for the children of a table here, or `null` where its nodes are not wanted. */
  private childrenFor(path: readonly string[]): ConfigNode[] | null {
    if (this.top.children === null) return null
    if (this.tables !== null && isSection(this.top) && !this.tables.has(path.join(' '))) return null
    return []
  }

  private blockAt(place: LinePlace, kind: BlockKind, children: ConfigNode[] | null): OpenBlock {
    return {
      kind,
      indent: place.indent,
      childIndent: -1,
      line: place.line,
      start: place.start,
      children,
      path: [],
      hasEntries: false,
      hasBlocks: false,
    }
  }

  private push(block: OpenBlock): void {
    this.noteIndent(block.indent)
    if (this.open.length >= DEEPEST_LEVEL) {
      this.misfits += 1
      this.problem(
        block.line,
        block.indent + 1,
        `More than ${String(DEEPEST_LEVEL)} levels of blocks: what lies deeper is passed over.`,
      )
      this.buried = 1
      return
    }
    this.open.push(this.top)
    this.top = block
  }

  private noteIndent(indent: number): void {
    if (this.top.childIndent >= 0) return
    this.top.childIndent = indent
    if (indent > this.top.indent && !isSection(this.top)) this.isIndented = true
  }

  private close(): void {
    const below = this.open.pop()
    if (below === undefined) return
    const block = this.top
    if (block.kind === 'global') this.lastScope = { kind: 'global', name: '' }
    else if (block.kind === 'vdom' && block.hasBlocks)
      this.lastScope = { kind: 'vdom', name: block.path[0] ?? '' }
    this.top = below
  }

  /** Closes the table of an entry that an `end` has just closed. */
  private cutTableHere(): void {
    if (this.top.kind !== 'config') return
    this.cutTable = this.top
    this.close()
  }

  /** Closes blocks until the one at `depth` is closed too. */
  private closeDownTo(depth: number, place: LinePlace): void {
    if (this.open.length > depth) {
      this.misfit(place, `expected "${this.top.kind === 'edit' ? 'next' : 'end'}" of ${this.name(this.top)}`)
    }
    while (this.open.length >= depth) this.close()
  }

  /** Depth of the innermost block of this kind and indentation that belongs to the section that is open; or -1. */
  private findByIndent(kind: 'config' | 'edit', indent: number): number {
    for (let depth = this.open.length; depth > 0; depth -= 1) {
      const block = depth === this.open.length ? this.top : this.open[depth]
      if (block === undefined || isSection(block)) return -1
      if (block.kind === kind && block.indent === indent) return depth
    }
    return -1
  }

  /** A block starts here: whatever is indented as deep or deeper must have been closed. */
  private closeByIndent(place: LinePlace): void {
    if (!this.trustIndent) return
    while (
      !isSection(this.top) &&
      place.indent <= this.top.indent &&
      this.top.childIndent > this.top.indent
    ) {
      const keyword = this.top.kind === 'edit' ? 'next' : 'end'
      this.misfit(place, `expected "${keyword}" of ${this.name(this.top)}`)
      this.close()
    }
  }

  /** Whether the indentation of the innermost block means something. */
  private indentsItsChildren(): boolean {
    return this.top.childIndent < 0 ? this.isIndented : this.top.childIndent > this.top.indent
  }

  /** Goes on with the section that was closed last, whose `end` came too early. */
  private resumeScope(place: LinePlace): void {
    const scope = this.lastScope
    if (scope === null) return
    const missing = { ...place, start: -1 }
    if (scope.kind === 'global') {
      this.misfit(
        place,
        'expected "config vdom" after the "end" of "config global"; taken as part of the latter',
      )
      this.enter(['global'], missing, true)
      return
    }
    this.misfit(
      place,
      `expected "config vdom"; taken as part of VDOM "${scope.name}", whose "end" came too early`,
    )
    this.enter(['vdom'], missing, true)
    const children: ConfigNode[] = []
    this.top.children?.push({ kind: 'edit', name: scope.name, children, line: place.line, quoted: false })
    this.push({ ...this.blockAt(missing, 'vdom', children), path: [scope.name] })
  }

  private misfit(place: LinePlace, what: string): void {
    this.misfits += 1
    this.problem(place.line, place.indent + 1, `${what.charAt(0).toUpperCase()}${what.slice(1)}.`)
  }

  /** A line that belongs to nothing. A run of them is one problem; one at the top of the text means that it was cut. */
  private stray(place: LinePlace, what: string): void {
    this.misfits += 1
    if (this.strayLines) return
    this.strayLines = true
    if (!this.sawBlock && this.top.kind === 'document') {
      this.problem(
        place.line,
        place.indent + 1,
        `The text does not begin with a block: it has ${what}; its beginning is missing.`,
      )
    } else this.problem(place.line, place.indent + 1, `Found ${what}; it is passed over.`)
  }

  /** The first line of the block as the source has it. */
  private name(block: OpenBlock): string {
    if (block.start < 0) return block.kind === 'vdom' || block.kind === 'edit' ? '"edit"' : '"config"'
    const line = this.source.slice(
      block.start,
      Math.min(endOfLine(this.source, block.start), block.start + 80),
    )
    return `\`${line.trimEnd()}\``
  }
}
