import { ProblemError } from '../../contract/result'
import { parseConfig, tablesAt, type ConfigScope } from '../../fortios/config'
import {
  findCliError,
  parseCloudUsers,
  parseTokenInfo,
  type CloudUser,
  type TokenState,
} from '../../fortios/output'
import { takeInventory } from '../../review'
import type { InventoryReading } from '../events'
import type { FortiGate } from '../fortigate'
import { readVdoms } from './connect'

/**
 * Step 3: the VDOMs as they are now, the token and user tables of each, the administrators, the states of the tokens,
 * and the users that FortiToken Cloud already has.
 *
 * @param progress told before each reading: what is read, and how far it is, from 0 to 1.
 */
export async function readInventory(
  fortigate: FortiGate,
  vdomsEnabled: boolean,
  progress: (label: string, fraction: number) => void,
  signal?: AbortSignal,
): Promise<InventoryReading> {
  const vdoms = await readVdoms(fortigate, vdomsEnabled, signal)
  const total = vdoms.length * 3 + 3
  let done = 0
  const step = (label: string) => {
    progress(label, done / total)
    done++
  }
  step('Reading system admin')
  const admins = await fortigate.read('show system admin', signal)
  step('Reading central management')
  const central = await fortigate.read('show system central-management', signal)
  const scopes: ConfigScope[] = [
    {
      kind: 'global',
      vdom: 'global',
      nodes: [...tableOf(admins, 'system admin', 'the global settings'), ...looseNodes(central)],
    },
  ]
  const tokenStates: TokenState[] = []
  for (const vdom of vdoms) {
    step(`Reading user fortitoken of ${vdom}`)
    const tokens = await fortigate.readVdom(vdom, 'show user fortitoken', signal)
    step(`Reading user local of ${vdom}`)
    const users = await fortigate.readVdom(vdom, 'show user local', signal)
    step(`Reading the states of the tokens of ${vdom}`)
    const info = parseTokenInfo(await fortigate.readVdom(vdom, 'diagnose fortitoken info', signal))
    if (info.kind === 'token-info') tokenStates.push(...info.tokens)
    scopes.push({
      kind: 'vdom',
      vdom,
      nodes: [...tableOf(tokens, 'user fortitoken', vdom), ...tableOf(users, 'user local', vdom)],
    })
  }
  step('Reading the users of FortiToken Cloud')
  const cloud = parseCloudUsers(await fortigate.read('diagnose fortitoken-cloud show users', signal))
  const cloudUsers: readonly CloudUser[] | null =
    cloud.kind === 'cloud-users' && cloud.complete ? cloud.users : null
  return { inventory: takeInventory({ scopes, tokenStates }), cloudUsers }
}

/**
 * The table that a `show` printed. An empty table is printed as an empty block; text without the block is no table,
 * and is never taken for an empty one.
 */
function tableOf(text: string, path: string, where: string) {
  const command = `show ${path}`
  const error = findCliError(text)
  const document = parseConfig(text)
  const problem = document.problems[0]
  const blocks = tablesAt(document.nodes, path)
  if (!error && !problem && blocks.length > 0) return blocks
  throw new ProblemError({
    code: 'tables-unreadable',
    message: error
      ? `The FortiGate refused "${command}" in ${where}: ${error.line}.`
      : problem
        ? `What "${command}" printed in ${where} can’t be understood at its line ${String(problem.line)}: ${problem.message}`
        : `"${command}" printed no table in ${where}.`,
    hint: error
      ? 'Use an administrator that may read users and administrators in every VDOM (a super_admin), then read again.'
      : 'Read again. If it stays, the console shows what was printed.',
  })
}

/** A table that helps where it can be read and is not needed where it can't. */
function looseNodes(text: string) {
  return findCliError(text) ? [] : parseConfig(text).nodes
}
