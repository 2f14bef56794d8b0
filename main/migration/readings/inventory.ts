import { ProblemError } from '../../contract/result'
import { maskSecrets } from '../../fortios/mask-secrets'
import {
  parseConfig,
  tablesAt,
  type ConfigDocument,
  type ConfigNode,
  type ConfigScope,
} from '../../fortios/config'
import {
  findCliError,
  parseAdminList,
  parseCloudUsers,
  parseTokenInfo,
  type TokenState,
} from '../../fortios/output'
import { readAtAnyWidth } from '../../fortios/unwrap'
import { takeInventory, type Unread } from '../../review'
import type { InventoryReading } from '../events'
import type { FortiGate } from '../fortigate'
import { readVdoms } from './device'
import { unread, unreadLines } from './unread'

/** What may be missing from an inventory. */
export interface Tolerance {
  /** The tables that decide who migrates and may be unread: those that were when it was approved, or any. Default: none. */
  readonly mayBeUnread?: readonly Unread[] | 'any'
}

/**
 * Step 3: the VDOMs as they are now, the token and user tables of each, the administrators, the states of the tokens,
 * the users that FortiToken Cloud already has, and who is logged in. What could not be read is told in `unread`.
 *
 * @param progress told before each reading: what is read, and how far it is, from 0 to 1.
 * @throws ProblemError `tables-unreadable` where a table that decides could not be read and has to be: without it
 *   every token and user in it would look as if they were gone.
 */
export async function readInventory(
  fortigate: FortiGate,
  vdomsEnabled: boolean,
  progress: (label: string, fraction: number) => void,
  signal?: AbortSignal,
  { mayBeUnread = [] }: Tolerance = {},
): Promise<InventoryReading> {
  const vdoms = await readVdoms(fortigate, vdomsEnabled, signal)
  const total = vdoms.length * 3 + 4
  let done = 0
  const step = (label: string) => {
    progress(label, done / total)
    done += 1
  }
  const missing: Unread[] = []
  const tableIn = (text: string, path: string, vdom: string | null): readonly ConfigNode[] => {
    const table = readTable(text, path, vdom)
    if ('nodes' in table) return table.nodes
    if (mayBeUnread !== 'any' && !mayBeUnread.some((known) => isSame(known, table))) throw unreadable(table)
    missing.push(table)
    return []
  }

  step('Reading system admin')
  const admins = tableIn(await fortigate.read('show system admin', signal), 'system admin', null)
  step('Reading central management')
  const central = await fortigate.read('show system central-management', signal)
  const management = readTable(central, 'system central-management', null)
  if (!('nodes' in management)) missing.push(management)
  const scopes: ConfigScope[] = [
    {
      kind: 'global',
      vdom: 'global',
      nodes: [...admins, ...('nodes' in management ? management.nodes : [])],
    },
  ]
  const tokenStates: TokenState[] = []
  for (const vdom of vdoms) {
    step(`Reading user fortitoken of ${vdom}`)
    const tokens = await fortigate.readVdom(vdom, 'show user fortitoken', signal)
    step(`Reading user local of ${vdom}`)
    const users = await fortigate.readVdom(vdom, 'show user local', signal)
    step(`Reading the states of the tokens of ${vdom}`)
    const states = await fortigate.readVdom(vdom, 'diagnose fortitoken info', signal)
    const info = readAtAnyWidth(states, parseTokenInfo, linesNotUnderstood)
    if (info.kind === 'token-info') {
      tokenStates.push(...info.tokens)
      missing.push(...unreadLines('diagnose fortitoken info', info.unrecognised, vdom))
    } else missing.push(unread('diagnose fortitoken info', states, vdom))
    scopes.push({
      kind: 'vdom',
      vdom,
      nodes: [...tableIn(tokens, 'user fortitoken', vdom), ...tableIn(users, 'user local', vdom)],
    })
  }
  step('Reading the users of FortiToken Cloud')
  const cloud = readCloudUsers(await fortigate.read('diagnose fortitoken-cloud show users', signal))
  step('Reading who is logged in')
  const listed = await fortigate.read('get system admin list', signal)
  const list = readAdminList(listed)
  return {
    inventory: takeInventory({ scopes, tokenStates }),
    cloudUsers: cloud.users,
    cloudUnread: cloud.lines,
    sessions: list.kind === 'admin-list' ? list.sessions : null,
    unread: [
      ...missing,
      ...cloud.unread,
      ...(list.kind === 'admin-list'
        ? unreadLines('get system admin list', list.unrecognised)
        : [unread('get system admin list', listed)]),
    ],
  }
}

/** Who is logged in, as the device lists it at any width. */
export function readAdminList(text: string): ReturnType<typeof parseAdminList> {
  return readAtAnyWidth(text, parseAdminList, linesNotUnderstood)
}

/** How many lines of a list were not understood; a list that was not recognised has none that was. */
function linesNotUnderstood(list: {
  readonly kind: string
  readonly unrecognised?: readonly string[]
}): number {
  return list.unrecognised?.length ?? Infinity
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

/** Whether two readings that failed are of the same command in the same place. */
function isSame(one: Unread, other: Unread): boolean {
  return one.command === other.command && one.vdom === other.vdom
}

/** FortiToken Cloud's list. A line that is not understood is kept, and the others count; a list that is cut says nothing. */
function readCloudUsers(text: string): {
  readonly users: InventoryReading['cloudUsers']
  readonly lines: readonly string[]
  readonly unread: readonly Unread[]
} {
  const command = 'diagnose fortitoken-cloud show users'
  const cloud = readAtAnyWidth(text, parseCloudUsers, linesNotUnderstood)
  if (cloud.kind === 'unknown' || cloud.kind === 'cloud-unreachable') {
    return { users: null, lines: [], unread: [unread(command, text)] }
  }
  const lines = cloud.unrecognised.map(maskSecrets)
  if (cloud.whole) return { users: cloud.users, lines, unread: unreadLines(command, cloud.unrecognised) }
  const why = `it names ${cloud.users.length} of the ${cloud.count} users that it counts`
  return { users: null, lines, unread: [{ command, vdom: null, why }] }
}

/**
 * The table that a `show` printed. An empty table is printed as an empty block; text without the block is no table,
 * and is never taken for an empty one.
 */
function readTable(
  text: string,
  path: string,
  vdom: string | null,
): { readonly nodes: readonly ConfigNode[] } | Unread {
  const command = `show ${path}`
  const error = findCliError(text)
  const document = readAtAnyWidth(text, parseConfig, brokenValues, 'configuration')
  const problem = document.problems[0]
  const nodes = tablesAt(document.nodes, path)
  if (!error && !problem && nodes.length > 0) return { nodes }
  if (error || !problem) return unread(command, text, vdom)
  return {
    command,
    vdom,
    why: `what it printed can’t be understood at its line ${problem.line}: ${problem.message.replace(/\.$/, '')}`,
  }
}

function unreadable({ command, vdom, why }: Unread): ProblemError {
  return new ProblemError({
    code: 'tables-unreadable',
    message: `"${command}" could not be read in ${vdom ?? 'the global settings'}: ${why}.`,
    hint: 'Use an administrator that may read users and administrators in every VDOM (a super_admin), then read again. If it stays, the console shows what was printed.',
  })
}
