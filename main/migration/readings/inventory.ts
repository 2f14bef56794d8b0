import { ProblemError } from '../../contract/result'
import { maskSecrets } from '../../fortios/mask-secrets'
import type { VdomTablePath } from '../../fortios/commands'
import type { ConfigNode, ConfigScope } from '../../fortios/config'
import {
  findCliError,
  parseAdminList,
  parseCloudUsers,
  parseTokenInfo,
  type TokenState,
  type Version,
} from '../../fortios/output'
import { readAtAnyWidth } from '../../fortios/unwrap'
import {
  decidesWhoMigrates,
  hasTable,
  settingsTables,
  ssoTables,
  takeInventory,
  type Unread,
} from '../../review'
import type { InventoryReading } from '../events'
import { breath } from '../breath'
import type { FortiGate } from '../fortigate'
import { announced } from './announced'
import { readVdoms } from './device'
import type { TellProgress } from './progress'
import { readGlobalTable, readVdomTable, type TableRead } from './table'
import { unread, unreadLines } from './unread'
import { figure } from '../../text/words'

/** How an inventory is read. */
export interface InventoryRules {
  /** The tables that decide who migrates and may be unread: those that were when it was approved, or any. Default: none. */
  readonly mayBeUnread?: readonly Unread[] | 'any'
  /** Default: yes. On anything else nobody migrates. */
  readonly isFortiGate?: boolean
  /** Whether the settings are read that say what else may stand in the way. Default: yes. */
  readonly withSettings?: boolean
  /** Tables that this FortiOS does not have yet are not asked for. Default: all are. */
  readonly version?: Version | undefined
}

/**
 * Step 3: the VDOMs as they are now, the token and user tables of each, the administrators, the settings of the device
 * that a migration depends on, the states of the tokens, the users that FortiToken Cloud already has, and who is logged in. What could not be read is told in `unread`.
 *
 * @param progress told before each reading.
 * @throws ProblemError `tables-unreadable` if a table that decides could not be read and has to be: without it
 *   every token and user in it would look as if they were gone.
 */
export function readInventory(
  fortigate: FortiGate,
  vdomsEnabled: boolean,
  progress: TellProgress,
  signal?: AbortSignal,
  rules: InventoryRules = {},
): Promise<InventoryReading> {
  return announced(
    fortigate,
    'Users, tokens, licenses and settings',
    (any) => inventoryOf(any, vdomsEnabled, () => undefined, signal, rules),
    () => inventoryOf(fortigate, vdomsEnabled, progress, signal, rules),
  )
}

/** From so many tokens and accounts on their inventory takes long. */
const many = 1_000

async function inventoryOf(
  fortigate: FortiGate,
  vdomsEnabled: boolean,
  progress: TellProgress,
  signal: AbortSignal | undefined,
  { mayBeUnread = [], isFortiGate = true, withSettings = true, version }: InventoryRules,
): Promise<InventoryReading> {
  const vdoms = await readVdoms(fortigate, vdomsEnabled, signal)
  const total = vdoms.length * 3 + 3 + settingsTables.length
  let done = 0
  const scopes: ConfigScope[] = []
  const soFar = { tokens: 0, accounts: 0 }
  const tell = (label: string) => {
    progress(label, done / total, { vdoms: { read: scopes.length, of: vdoms.length }, ...soFar })
  }
  const step = (label: string) => {
    tell(label)
    done += 1
  }
  const again = (what: string) => () => {
    tell(`Reading ${what} again, page by page`)
  }
  const missing: Unread[] = []
  const nodesOf = ({ table }: TableRead): readonly ConfigNode[] => {
    if ('nodes' in table) return table.nodes
    if (mayBeUnread !== 'any' && !mayBeUnread.some((known) => isSame(known, table))) throw unreadable(table)
    missing.push(table)
    return []
  }

  step('Reading system admin')
  const admins = nodesOf(
    await readGlobalTable(fortigate, 'system admin', { signal, again: again('system admin') }),
  )
  soFar.accounts += entriesIn(admins)
  const settings: ConfigNode[] = []
  const readSetting = async (path: (typeof settingsTables)[number]) => {
    step(`Reading ${path}`)
    const { text, table } = await readGlobalTable(fortigate, path, { signal, again: again(path) })
    if ('nodes' in table) settings.push(...table.nodes)
    else if (!isSsoTable(path) || !isNoCommand(text)) missing.push(table)
  }
  await readSetting('system central-management')
  const tokenStates: TokenState[] = []
  for (const vdom of vdoms) {
    const readIn = (path: VdomTablePath) => {
      const what = `${path} of ${vdom}`
      step(`Reading ${what}`)
      return readVdomTable(fortigate, vdom, path, { signal, again: again(what) })
    }
    const tokensRead = await readIn('user fortitoken')
    const usersRead = await readIn('user local')
    step(`Reading the states of the tokens of ${vdom}`)
    const states = await fortigate.readVdom(vdom, 'diagnose fortitoken info', signal)
    const info = readAtAnyWidth(states, parseTokenInfo, linesNotUnderstood)
    if (info.kind === 'token-info') {
      tokenStates.push(...info.tokens)
      missing.push(...unreadLines('diagnose fortitoken info', info.unrecognised, vdom))
    } else missing.push(unread('diagnose fortitoken info', states, vdom))
    const tables = { tokens: nodesOf(tokensRead), users: nodesOf(usersRead) }
    soFar.tokens += entriesIn(tables.tokens)
    soFar.accounts += entriesIn(tables.users)
    scopes.push({ kind: 'vdom', vdom, nodes: [...tables.tokens, ...tables.users] })
  }
  // Without a table that decides nothing goes on, and everything is read again.
  const goesOn = withSettings && !missing.some(({ command }) => decidesWhoMigrates(command))
  if (goesOn) {
    const isThere = (path: string) => version === undefined || hasTable(version, path)
    for (const path of settingsTables.filter(isThere)) {
      if (path !== 'system central-management') await readSetting(path)
    }
  }
  const global: ConfigScope = { kind: 'global', vdom: 'global', nodes: [...admins, ...settings] }
  const isLong = soFar.tokens + soFar.accounts > many
  // Between readings, so that a link that is lost meanwhile is noticed by the next.
  if (isLong) await breath(signal)
  const isSsoRead = goesOn && !missing.some(({ command }) => isSsoTable(command.replace(/^show /, '')))
  const inventory = takeInventory({ scopes: [global, ...scopes], tokenStates, isFortiGate, isSsoRead })
  if (isLong) await breath(signal)
  step('Reading the users of FortiToken Cloud')
  const cloud = readCloudUsers(await fortigate.read('diagnose fortitoken-cloud show users', signal))
  step('Reading who is logged in')
  const listed = await fortigate.read('get system admin list', signal)
  const list = readAdminList(listed)
  return {
    inventory,
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

/** How many entries tables have. */
function entriesIn(tables: readonly ConfigNode[]): number {
  return tables
    .flatMap((table) => (table.kind === 'config' ? table.children : []))
    .filter(({ kind }) => kind === 'edit').length
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
  const why = `it names ${figure(cloud.users.length)} of the ${figure(cloud.count)} that it counts`
  return { users: null, lines, unread: [{ command, vdom: null, why }] }
}

/** An older FortiOS has no such table: there is nobody in it. */
function isNoCommand(text: string): boolean {
  return /^(?:command parse error|Unknown action)/i.test(findCliError(text)?.line ?? '')
}

function isSsoTable(path: string): boolean {
  return (ssoTables as readonly string[]).includes(path)
}

function unreadable({ command, vdom, why }: Unread): ProblemError {
  return new ProblemError({
    code: 'tables-unreadable',
    message: `"${command}" could not be read in ${vdom ?? 'the global settings'}: ${why}.`,
    hint: 'Use an administrator who may read users and administrators in every VDOM (a super_admin), then read again. If that doesn’t help, the console shows what was printed.',
  })
}
