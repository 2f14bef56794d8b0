import { OpenBlocks, isSection, type OpenBlock } from './open-blocks'
import type { LinePlace, ProblemList } from './problems'
import type { ConfigNode, MissingSections } from './tree'

/** The section that was closed last. */
type Scope = { readonly kind: 'global' } | { readonly kind: 'vdom'; readonly name: string }

/** How a text is read. */
export interface ReadingRule {
  /** Whether lines are taken as they were meant, not as a FortiGate would take them. */
  readonly mends: boolean
  /** Whether the indentation tells what was meant. */
  readonly trustsIndent: boolean
}

/**
 * Which block each line of a configuration belongs to, even if lines are missing, stand twice, or were mangled.
 *
 * By the keywords alone a line is taken as a FortiGate would take it. In a damaged text that is often not what was
 * meant. Then two things that nobody breaks by accident tell which block a line belongs to, and that a `next` or an
 * `end` is missing: the indentation that the device writes, and that a block within a block is named by one word
 * (an attribute: `config ipv6`), the tables of a scope by several (`config user local`).
 */
export class Structure {
  private readonly rule: ReadingRule
  private readonly problems: ProblemList
  private readonly blocks: OpenBlocks
  /** Blocks open below the deepest level that is kept. */
  private buried = 0
  /** Whether a block has begun: until then comments are the header. */
  sawBlock = false
  private inStrayLines = false
  /** Blanks in front of the sections; -1 if there is none so far. */
  private sectionIndent = -1
  private readonly vdoms = new Set<string>()
  /** Those of them that have a section: with tables in it, or named again behind the list of all. */
  private readonly withSection = new Set<string>()
  private hasGlobal = false
  private lastScope: Scope | null = null
  /** A table that an `end` closed within an entry: an `edit` that follows says that this `end` was meant as `next`. */
  private cutTable: OpenBlock | null = null

  constructor(
    source: string,
    nodes: ConfigNode[],
    tables: ReadonlySet<string> | null,
    rule: ReadingRule,
    problems: ProblemList,
  ) {
    this.rule = rule
    this.problems = problems
    this.blocks = new OpenBlocks(source, nodes, tables)
    this.blocks.isIndented = rule.trustsIndent
  }

  /** Whether the text indents what is within a block. */
  get isIndented(): boolean {
    return this.blocks.isIndented
  }

  /** What the text should hold, and does not. */
  get missingSections(): MissingSections {
    return {
      vdoms: [...this.vdoms].filter((name) => !this.withSection.has(name)),
      global: this.vdoms.size > 0 && !this.hasGlobal,
    }
  }

  /** How many blocks are open. */
  get depth(): number {
    return this.blocks.depth + this.buried
  }

  /** Whether the innermost block holds the tables of a scope, or there is none. */
  get isBetweenTables(): boolean {
    return isSection(this.blocks.top)
  }

  /** Where nodes that stand here go, or `null` if they are not wanted. */
  get children(): ConfigNode[] | null {
    return this.buried > 0 ? null : this.blocks.top.children
  }

  config(path: readonly string[], place: LinePlace): void {
    this.inStrayLines = false
    this.cutTable = null
    if (this.isBuried(place)) return
    const { blocks } = this
    const section = path.length === 1 && (path[0] === 'vdom' || path[0] === 'global') ? path[0] : null
    if (section !== null && blocks.depth > 0 && place.indent <= this.sectionIndent) {
      this.missing(place, 'before the next section')
      while (blocks.depth > 0) this.close()
    }
    this.closeByIndent(place)
    while (this.rule.mends && path.length > 1 && !isSection(blocks.top)) {
      this.missing(place, 'before the next table')
      this.close()
    }
    if (blocks.top.kind === 'config' && blocks.top.hasEntries) {
      this.missing(place, 'before the next "config"')
      this.close()
    }
    if (section !== null && blocks.depth === 0) this.openSection(section, place)
    else {
      if (blocks.depth === 0 && this.lastScope !== null) this.resume(this.lastScope, place)
      if (blocks.top.kind === 'vdoms') {
        this.problems.addMisplaced(
          place,
          'Expected "edit" and the name of a VDOM before the tables of a VDOM.',
        )
      }
      if (blocks.top.kind === 'vdom') this.withSection.add(blocks.top.path[0] ?? '')
      blocks.top.headless = false
      blocks.openConfig('config', path, place)
    }
    this.sawBlock = true
  }

  edit(name: string, quoted: boolean, place: LinePlace): void {
    this.inStrayLines = false
    if (this.isBuried(place)) return
    const { blocks } = this
    if (this.cutTable !== null) this.reopen(this.cutTable, place)
    this.closeByIndent(place)
    if (blocks.top.kind === 'edit') {
      const isInner = this.rule.trustsIndent && place.indent > blocks.top.indent
      if (isInner) this.problems.addMisplaced(place, 'Expected "config" before an "edit" within an entry.')
      else {
        this.missing(place, 'before the next "edit"')
        this.close()
      }
    } else if (blocks.top.kind === 'vdom' && (!blocks.top.hasContent || this.vdoms.has(name))) {
      this.missing(place, 'before the next VDOM')
      this.close()
    } else if (blocks.depth === 0 && this.vdoms.has(name)) {
      this.problems.addMisplaced(place, 'Expected "config vdom" before the name of a VDOM.')
      this.openSection('vdom', { ...place, start: -1 })
    } else if (blocks.top.kind !== 'config' && blocks.top.kind !== 'vdoms') this.headless(place)
    if (blocks.top.kind === 'vdoms') {
      if (this.vdoms.has(name)) this.withSection.add(name)
      this.vdoms.add(name)
    }
    blocks.openEdit(blocks.top.kind === 'vdoms' ? 'vdom' : 'edit', name, quoted, place)
  }

  next(place: LinePlace): void {
    this.inStrayLines &&= isSection(this.blocks.top)
    this.cutTable = null
    if (this.isUnearthed()) return
    const { blocks } = this
    if (this.rule.trustsIndent) {
      const depth = blocks.find('edit', place.indent)
      if (depth > 0) this.closeTo(depth, place)
      else if (blocks.top.kind === 'edit' && place.indent <= blocks.top.indent) this.close()
      else if (blocks.top.kind === 'vdom' && place.indent <= blocks.top.indent) this.close()
      else this.stray(place, 'a "next" that closes nothing')
      return
    }
    if (blocks.top.kind === 'edit' || blocks.top.kind === 'vdom') this.close()
    else if (blocks.top.kind === 'config' && !blocks.top.hasEntries && blocks.kindBelow === 'edit') {
      this.missing(place, 'before "next"')
      this.close()
      this.close()
    } else this.stray(place, 'a "next" that closes nothing')
  }

  end(place: LinePlace): void {
    this.inStrayLines &&= isSection(this.blocks.top)
    this.cutTable = null
    if (this.isUnearthed()) return
    const { top } = this.blocks
    if (isSection(top)) this.endOfSection(top, place)
    else if (!this.rule.trustsIndent || !this.endByIndent(place)) this.endOfBlock(top, place)
  }

  /** A statement stands here. */
  statement(place: LinePlace): void {
    this.cutTable = null
    if (this.buried > 0) return
    if (isSection(this.blocks.top)) this.headless(place)
    else this.inStrayLines = false
    this.blocks.fill(place.indent)
  }

  /**
   * A line that is nothing of the language stands here. It is not quoted: it may be a piece of a key.
   *
   * @param isLast whether the text ends with it: then its word may be cut off
   */
  unknown(place: LinePlace, isLast: boolean): void {
    if (isLast && this.sawBlock && this.blocks.depth === 0) {
      this.problems.misplaced += 1
      const message = 'The text ends within this line, which is not a configuration line.'
      this.problems.add('cut-off', place.line, place.indent + 1, message)
    } else this.stray(place, 'a line that doesn’t begin with a configuration keyword')
  }

  /** The text is over. */
  finish(line: number, column: number): void {
    const { top, depth } = this.blocks
    if (depth === 0) return
    this.problems.misplaced += 1
    const message = `The text ends within ${this.blocks.title(top)}: expected "${closingWord(top)}".`
    this.problems.add('cut-off', line, column, message)
  }

  /** Counts a block that opens too deep. */
  private isBuried(place: LinePlace): boolean {
    if (this.buried === 0) {
      if (!this.blocks.isFull) return false
      this.problems.addMisplaced(
        place,
        `Blocks are nested ${this.blocks.depth} deep here: what is in them is passed over.`,
      )
    }
    this.buried += 1
    return true
  }

  /** Counts the end of a block that was too deep. */
  private isUnearthed(): boolean {
    if (this.buried === 0) return false
    this.buried -= 1
    return true
  }

  private openSection(section: 'vdom' | 'global', place: LinePlace): void {
    this.sectionIndent = Math.max(this.sectionIndent, place.indent)
    if (section === 'global') this.hasGlobal = true
    this.blocks.openConfig(section === 'vdom' ? 'vdoms' : 'global', [section], place)
  }

  /** A table stands outside of the sections: the `end` of the one before it came too early. */
  private resume(scope: Scope, place: LinePlace): void {
    const missing = { ...place, start: -1 }
    if (scope.kind === 'global') {
      this.problems.addMisplaced(
        place,
        'Expected "config vdom"; taken as part of "config global", which ended before.',
      )
      this.openSection('global', missing)
    } else {
      this.problems.addMisplaced(
        place,
        `Expected "config vdom"; taken as part of VDOM "${scope.name}", which ended before.`,
      )
      this.openSection('vdom', missing)
      this.blocks.openEdit('vdom', scope.name, false, missing)
    }
  }

  private reopen(table: OpenBlock, place: LinePlace): void {
    this.cutTable = null
    this.problems.addMisplaced(
      place,
      `Expected no "edit" here; taken as part of ${this.blocks.title(table)}, which ended before.`,
    )
    this.blocks.openConfig('config', table.path, {
      line: place.line,
      indent: table.indent,
      start: table.start,
    })
  }

  private close(): void {
    const block = this.blocks.close()
    if (block.kind === 'global') this.lastScope = { kind: 'global' }
    else if (block.kind === 'vdom' && block.hasContent)
      this.lastScope = { kind: 'vdom', name: block.path[0] ?? '' }
  }

  /** Closes blocks until the one at `depth` is closed too. */
  private closeTo(depth: number, place: LinePlace): void {
    if (this.blocks.depth > depth) this.missing(place, 'before this line')
    while (this.blocks.depth >= depth) this.close()
  }

  /** A block starts here: whatever is indented as deep or deeper must have been closed. */
  private closeByIndent(place: LinePlace): void {
    if (!this.rule.trustsIndent) return
    const { blocks } = this
    while (!isSection(blocks.top) && place.indent <= blocks.top.indent && blocks.indentsItsChildren) {
      this.missing(place, 'before this line')
      this.close()
    }
  }

  private endOfSection(top: OpenBlock, place: LinePlace): void {
    if (top.headless) top.headless = false
    else if (top.kind === 'document') this.stray(place, 'an "end" that closes nothing')
    else {
      if (top.kind === 'vdom') this.close()
      this.close()
    }
  }

  /** As a FortiGate takes it: within an entry, `end` closes the entry and its table. */
  private endOfBlock(top: OpenBlock, place: LinePlace): void {
    if (top.kind === 'edit') {
      this.missing(place, 'before "end"')
      this.close()
      if (this.blocks.top.kind !== 'config') return
      this.cutTable = this.blocks.top
    }
    this.close()
  }

  /** Finds the block that an `end` closes by its indentation. Returns whether it tells. */
  private endByIndent(place: LinePlace): boolean {
    const { blocks } = this
    const depth = blocks.find('config', place.indent)
    if (depth > 0) this.closeTo(depth, place)
    else if (blocks.top.kind === 'edit' && blocks.top.indent === place.indent) {
      this.problems.addMisplaced(place, `Expected "next" of ${blocks.title(blocks.top)}, found "end".`)
      this.close()
    } else if (place.indent > blocks.top.indent && blocks.indentsItsChildren) {
      this.stray(place, 'an "end" that closes nothing')
    } else return false
    return true
  }

  private missing(place: LinePlace, where: string): void {
    const { top } = this.blocks
    this.problems.addMisplaced(place, `Expected "${closingWord(top)}" of ${this.blocks.title(top)} ${where}.`)
  }

  /** A line of a block whose first line is missing. */
  private headless(place: LinePlace): void {
    this.blocks.top.headless = true
    this.stray(place, 'a line that belongs in a block')
  }

  /** A line that belongs to nothing. A run of them is one problem, and so is the part of a text before its first block. */
  private stray(place: LinePlace, what: string): void {
    if (!this.sawBlock) {
      if (this.problems.misplaced === 0) {
        this.problems.addMisplaced(
          place,
          `Expected "config", found ${what}: the beginning of the text is missing.`,
        )
      }
      return
    }
    if (this.inStrayLines) this.problems.misplaced += 1
    else this.problems.addMisplaced(place, `Found ${what}; it is passed over.`)
    this.inStrayLines = true
  }
}

function closingWord(block: OpenBlock): string {
  return block.kind === 'edit' ? 'next' : 'end'
}
