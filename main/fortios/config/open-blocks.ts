import { endOfLine } from './characters'
import type { LinePlace } from './problems'
import type { ConfigNode } from './tree'

/** Levels that are kept; the deepest seen in configurations is 8. */
const deepestLevel = 64

/**
 * What a block is. `global`, `vdoms` and `vdom` (an entry of the latter) are the sections of a multi-VDOM
 * configuration. They hold the tables of a scope, do not indent them, and one `end` closes a `vdom` and its `vdoms`.
 */
export type BlockKind = 'document' | 'global' | 'vdoms' | 'vdom' | 'config' | 'edit'

/** A block whose end was not read yet. */
export interface OpenBlock {
  readonly kind: BlockKind
  /** Blanks in front of its first line, and of its first child (-1: no child yet). */
  readonly indent: number
  childIndent: number
  readonly line: number
  /** Position of its first line in the source; -1 if that line is missing there. */
  readonly start: number
  /** `null` if its nodes are not wanted. */
  readonly children: ConfigNode[] | null
  readonly path: readonly string[]
  hasEntries: boolean
  hasContent: boolean
  /** Whether it holds lines of a block whose first line is missing, so that an `end` for it is to come. */
  headless: boolean
}

/** Whether a block holds the tables of a scope. */
export function isSection(block: OpenBlock): boolean {
  return block.kind !== 'config' && block.kind !== 'edit'
}

/** The blocks that are open, from the document to the innermost, and the nodes that are made of them. */
export class OpenBlocks {
  private readonly source: string
  private readonly tables: ReadonlySet<string> | null
  /** The innermost block. */
  top: OpenBlock
  /** Whether the text indents what is within a block. */
  isIndented = false
  private readonly below: OpenBlock[] = []

  constructor(source: string, nodes: ConfigNode[], tables: ReadonlySet<string> | null) {
    this.source = source
    this.tables = tables
    this.top = newBlock('document', { line: 1, indent: -1, start: -1 }, [], nodes)
  }

  /** How many blocks are open, the document not counted. */
  get depth(): number {
    return this.below.length
  }

  get isFull(): boolean {
    return this.below.length >= deepestLevel
  }

  openConfig(kind: 'config' | 'global' | 'vdoms', path: readonly string[], place: LinePlace): void {
    const children = kind === 'config' && !this.wants(path) ? null : []
    if (children !== null) this.top.children?.push({ kind: 'config', path, children, line: place.line })
    this.push(newBlock(kind, place, path, children))
  }

  openEdit(kind: 'edit' | 'vdom', name: string, quoted: boolean, place: LinePlace): void {
    const children = this.top.children === null ? null : []
    if (children !== null) this.top.children?.push({ kind: 'edit', name, children, line: place.line, quoted })
    this.top.hasEntries = true
    this.push(newBlock(kind, place, [name], children))
  }

  /** Closes the innermost block, and returns it. */
  close(): OpenBlock {
    const closed = this.top
    this.top = this.below.pop() ?? closed
    return closed
  }

  /** Notes that something stands in the innermost block. */
  fill(indent: number): void {
    const { top } = this
    top.hasContent = true
    if (top.childIndent >= 0) return
    top.childIndent = indent
    if (indent > top.indent && !isSection(top)) this.isIndented = true
  }

  /** Whether the indentation of the innermost block means something. */
  get indentsItsChildren(): boolean {
    return this.top.childIndent < 0 ? this.isIndented : this.top.childIndent > this.top.indent
  }

  /** Depth of the innermost block of this kind and indentation within the section that is open; or -1. */
  find(kind: 'config' | 'edit', indent: number): number {
    for (let depth = this.depth; depth > 0; depth -= 1) {
      const block = depth === this.depth ? this.top : this.below[depth]
      if (block === undefined || isSection(block)) return -1
      if (block.kind === kind && block.indent === indent) return depth
    }
    return -1
  }

  /** Kind of the block that holds the innermost one. */
  get kindBelow(): BlockKind | undefined {
    return this.below.at(-1)?.kind
  }

  /** The first line of a block, as the source has it. */
  title(block: OpenBlock): string {
    if (block.start < 0) return block.kind
    const line = this.source.slice(
      block.start,
      Math.min(endOfLine(this.source, block.start), block.start + 80),
    )
    return `“${line.trimEnd()}” of line ${block.line}`
  }

  /** Whether the nodes of a table that stands here are wanted. */
  private wants(path: readonly string[]): boolean {
    if (this.top.children === null) return false
    return this.tables === null || !isSection(this.top) || this.tables.has(path.join(' '))
  }

  private push(block: OpenBlock): void {
    this.fill(block.indent)
    this.below.push(this.top)
    this.top = block
  }
}

function newBlock(
  kind: BlockKind,
  { line, indent, start }: LinePlace,
  path: readonly string[],
  children: ConfigNode[] | null,
): OpenBlock {
  return {
    kind,
    indent,
    childIndent: -1,
    line,
    start,
    children,
    path,
    hasEntries: false,
    hasContent: false,
    headless: false,
  }
}
