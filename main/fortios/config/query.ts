import type { ConfigBlock, ConfigDocument, ConfigNode, EditBlock, Statement } from './tree'

/** Where tables live: `config global`, or a VDOM. */
export interface ConfigScope {
  readonly kind: 'global' | 'vdom'
  /** Name of the VDOM; `global` for the global scope. */
  readonly vdom: string
  readonly nodes: readonly ConfigNode[]
}

/** The VDOM of a device without VDOMs. */
const onlyVdom = 'root'

/**
 * The scopes of a configuration: the global one, then the VDOMs in the order of their first mention. Sections that
 * stand more than once are put together.
 *
 * - Multi-VDOM: one `global`, one `vdom` for each name in `config vdom`. Tables outside of the sections, which a
 *   device does not write, count as global.
 * - No VDOMs: `global` and `vdom` `root`, both over all the tables.
 * - Backup of one VDOM (`#global_vdom=0:vd_name=…`): that VDOM alone.
 */
export function scopesOf(document: ConfigDocument): readonly ConfigScope[] {
  const { nodes } = document
  if (!nodes.some(isSection)) {
    const vdom = document.header?.vdom ?? null
    if (vdom !== null) return [{ kind: 'vdom', vdom, nodes }]
    return [
      { kind: 'global', vdom: 'global', nodes },
      { kind: 'vdom', vdom: onlyVdom, nodes },
    ]
  }
  const global: ConfigNode[] = []
  const vdoms = new Map<string, ConfigNode[]>()
  for (const node of nodes) {
    if (!isSection(node)) global.push(node)
    else if (node.path[0] === 'global') append(global, node.children)
    else {
      for (const entry of node.children) {
        if (entry.kind !== 'edit') continue
        const known = vdoms.get(entry.name)
        if (known === undefined) vdoms.set(entry.name, [...entry.children])
        else append(known, entry.children)
      }
    }
  }
  const scopes: ConfigScope[] = [{ kind: 'global', vdom: 'global', nodes: global }]
  for (const [vdom, children] of vdoms) scopes.push({ kind: 'vdom', vdom, nodes: children })
  return scopes
}

function isSection(node: ConfigNode): node is ConfigBlock {
  return (
    node.kind === 'config' && node.path.length === 1 && (node.path[0] === 'global' || node.path[0] === 'vdom')
  )
}

function append<Item>(list: Item[], more: readonly Item[]): void {
  for (const item of more) list.push(item)
}

/** The blocks of one table in a scope or an entry, in order: a configuration may hold several. */
export function tablesAt(nodes: readonly ConfigNode[], path: string): readonly ConfigBlock[] {
  const words = path.split(' ')
  return nodes.filter(
    (node): node is ConfigBlock =>
      node.kind === 'config' &&
      node.path.length === words.length &&
      node.path.every((word, index) => word === words[index]),
  )
}

/**
 * The entries of one table in a scope, over all its blocks, in the order of their first mention. Entries of one name
 * are put together, so that a later `set` wins, as it does on a device. Statements of a script (`delete`, `rename`,
 * `purge` …) are not carried out; `parseConfig` reports them.
 */
export function entriesOf(nodes: readonly ConfigNode[], path: string): readonly EditBlock[] {
  const entries = new Map<string, EditBlock>()
  const merged = new Map<string, ConfigNode[]>()
  for (const table of tablesAt(nodes, path)) {
    for (const node of table.children) {
      if (node.kind !== 'edit') continue
      const known = entries.get(node.name)
      if (known === undefined) {
        entries.set(node.name, node)
        continue
      }
      let children = merged.get(node.name)
      if (children === undefined) {
        children = [...known.children]
        merged.set(node.name, children)
        entries.set(node.name, { ...known, children })
      }
      append(children, node.children)
    }
  }
  return [...entries.values()]
}

/**
 * The values of an option of an entry, or of a table that is a single object. `[]` if it is not set. `unset` and
 * `clear` take it back, `select` sets, `append` adds, `unselect` removes, in the order of the text (Fortinet, Technical
 * Tip 197205: Useful multi-option values CLI commands).
 */
export function valuesOf(block: EditBlock | ConfigBlock, option: string): readonly string[] {
  let values: readonly string[] = []
  for (const node of block.children) {
    if (node.kind !== 'statement' || node.words[0] !== option) continue
    values = changed(values, node)
  }
  return values
}

function changed(values: readonly string[], { verb, words }: Statement): readonly string[] {
  const named = words.slice(1)
  switch (verb) {
    case 'set':
    case 'select':
      return named
    case 'append':
      return [...values, ...named]
    case 'unselect':
      return values.filter((word) => !named.includes(word))
    case 'unset':
    case 'clear':
      return []
    default:
      return values
  }
}

/** The value of an option, its words joined by one blank; `undefined` if it is not set. `set comments ""` gives `''`. */
export function valueOf(block: EditBlock | ConfigBlock, option: string): string | undefined {
  let only: Statement | null = null
  for (const node of block.children) {
    if (node.kind !== 'statement' || node.words[0] !== option) continue
    if (only !== null || node.verb !== 'set') return joined(valuesOf(block, option))
    only = node
  }
  // Nearly always: nothing, or one word.
  if (only === null) return undefined
  return only.words.length === 2 ? only.words[1] : joined(only.words.slice(1))
}

function joined(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : values.join(' ')
}
