import { parseConfig, tablesAt, type ConfigDocument, type ConfigNode } from '../../fortios/config'
import type { GlobalTablePath, VdomTablePath } from '../../fortios/commands'
import { holdsLongValue } from '../../fortios/missing-lines'
import { filledLinesOf, findCliError } from '../../fortios/output'
import { readAtAnyWidth } from '../../fortios/unwrap'
import type { Unread } from '../../review'
import type { FortiGate } from '../fortigate'
import { readShow } from './show'
import { unread, unreadLines } from './unread'

/** What a `show` of one table printed, and the table, or why there is none. */
export interface TableRead {
  readonly text: string
  readonly table: { readonly nodes: readonly ConfigNode[] } | Unread
}

/** How a table is read. */
interface TableOptions {
  readonly signal?: AbortSignal | undefined
  /** Told before it is read again, page by page. */
  readonly again?: () => void
}

/** Reads a table of the whole device. */
export function readGlobalTable(
  fortigate: FortiGate,
  path: GlobalTablePath,
  { signal, again = silent }: TableOptions = {},
): Promise<TableRead> {
  return readShow(fortigate, `show ${path}` as const, {
    read: (command) => fortigate.read(command, signal),
    again,
    ...from(path, null),
  })
}

/** Reads a table of one VDOM. */
export function readVdomTable(
  fortigate: FortiGate,
  vdom: string,
  path: VdomTablePath,
  { signal, again = silent }: TableOptions = {},
): Promise<TableRead> {
  return readShow(fortigate, `show ${path}` as const, {
    read: (command) => fortigate.readVdom(vdom, command, signal),
    again,
    ...from(path, vdom),
  })
}

const silent = () => undefined

/**
 * A table without its empty lines counts only as it was printed: if no value goes over several lines, and no line was
 * broken by a terminal, an empty line can't have meant anything.
 */
function from(path: string, vdom: string | null) {
  return {
    fromPoured: (text: string): TableRead | null => {
      if (holdsLongValue(text)) return null
      const table = tableIn(text, parseConfig(text), path, vdom)
      return 'nodes' in table ? { text, table } : null
    },
    fromPaged: (text: string): TableRead => ({
      text,
      table: tableIn(text, readAtAnyWidth(text, parseConfig, brokenValues, 'configuration'), path, vdom),
    }),
  }
}

/**
 * The table that a `show` printed. An empty table is printed as an empty block; text without the block is no table,
 * and is never taken for an empty one.
 */
function tableIn(
  text: string,
  document: ConfigDocument,
  path: string,
  vdom: string | null,
): TableRead['table'] {
  const command = `show ${path}`
  const error = findCliError(text)
  const problem = document.problems[0]
  const nodes = tablesAt(document.nodes, path)
  const [stranger] = error || problem ? [] : unreadLines(command, linesAround(text), vdom)
  if (stranger) return stranger
  if (!error && !problem && nodes.length > 0) return { nodes }
  if (error || !problem) return unread(command, text, vdom)
  return {
    command,
    vdom,
    why: `what it printed can’t be understood at its line ${problem.line}: ${problem.message.replace(/\.$/, '')}`,
  }
}

/** How many values of a table may have been broken by a terminal, besides what is no configuration. */
function brokenValues({ nodes, problems }: ConfigDocument): number {
  const inNodes = (each: readonly ConfigNode[]): number =>
    each.reduce((sum, node) => {
      if (node.kind === 'statement') return sum + node.words.filter((word) => word.includes('\n')).length
      return node.kind === 'comment' ? sum : sum + inNodes(node.children)
    }, 0)
  return problems.length + inNodes(nodes)
}

/**
 * What stands in front of a table and behind it. A file may have anything there; a device that says something of its
 * own accord while it prints a table that decides may have said it within the table, too.
 */
function linesAround(text: string): readonly string[] {
  const first = text.search(firstOfTable)
  const last = endOfTable(text)
  if (first < 0 || last < 0) return []
  return [text.slice(0, first), text.slice(last)].flatMap((outside) =>
    filledLinesOf(outside).map((line) => line.trim()),
  )
}

const firstOfTable = /(?:^|\n)[^\S\n]*config /

/** Where the last line `end` of a text ends; -1 if it has none. */
function endOfTable(text: string): number {
  for (let at = text.lastIndexOf('end'); at >= 0; at = at > 0 ? text.lastIndexOf('end', at - 1) : -1) {
    const begin = text.lastIndexOf('\n', at) + 1
    const newline = text.indexOf('\n', at)
    const end = newline < 0 ? text.length : newline
    if (text.slice(begin, end).trim() === 'end') return end
  }
  return -1
}
