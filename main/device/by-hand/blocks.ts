import type { HandBlock, HandLine, HandState } from '../../contract/by-hand'
import type { CommandScope } from '../../fortios/commands'
import { leaveScope, linesBetween, rootScope, scopeName } from '../../fortios/scope-lines'

/** A command that is to be typed, and how far it has come. */
export interface BlockLine {
  readonly scope: CommandScope
  /** As it is typed. */
  readonly line: string
  readonly state: HandState
  /** Whether its output may stop at the end of a page. */
  readonly mayStop: boolean
}

/** What blocks are made with. */
export interface BlockRules {
  /** The VDOMs that the device has listed; no other is entered. */
  readonly listed: ReadonlySet<string>
  /** What stands at the beginning and at the end of each, so that it can be told which device it is of, and when. */
  readonly mark: string
  /** Whether the terminal still stands in `config global`, behind the last command. */
  readonly standsInGlobal: boolean
  /** Whether every command may stop at the end of a page. */
  readonly mayAllStop: boolean
}

/**
 * What is to be typed as blocks: one for the whole device and one for each VDOM, each from the root and back to it. What
 * may stop at the end of a page is in a block of its own.
 */
export function blocksOf(lines: readonly BlockLine[], rules: BlockRules): readonly HandBlock[] {
  const groups = new Map<string, BlockLine[]>()
  for (const each of lines) {
    const id = `${each.mayStop ? 'pages' : 'block'}:${each.scope.kind === 'root' ? '' : each.scope.kind}:${scopeName(each.scope)}`
    const group = groups.get(id)
    if (group) group.push(each)
    else groups.set(id, [each])
  }
  return [...groups].map(([id, group], at) => block(id, group, rules, rules.standsInGlobal && at === 0))
}

function block(id: string, group: readonly BlockLine[], rules: BlockRules, leavesFirst: boolean): HandBlock {
  const { scope = rootScope, mayStop = false } = group[0] ?? {}
  const { listed, mark, mayAllStop } = rules
  const way = (line: string, where: CommandScope = rootScope): HandLine => ({
    line,
    scope: scopeName(where),
    state: 'way',
  })
  const oneByOne = mayStop || mayAllStop
  const title = scope.kind === 'vdom' ? `VDOM ${scope.vdom}` : 'The whole FortiGate'
  return {
    id,
    title: mayStop ? `${title}, page by page` : title,
    scope: scopeName(scope),
    lines: [
      ...(leavesFirst ? [way(leaveScope, { kind: 'global' })] : []),
      way(mark),
      ...linesBetween(rootScope, scope, listed).map(({ line }) => way(line)),
      ...group.map(({ line, state }): HandLine => ({ line, scope: scopeName(scope), state })),
      ...linesBetween(scope, rootScope, listed).map(({ line }) => way(line, scope)),
      way(mark),
    ],
    state: stateOf(group),
    oneByOne,
  }
}

function stateOf(group: readonly BlockLine[]): HandState {
  if (group.every(({ state }) => state === 'read')) return 'read'
  return group.every(({ state }) => state === 'missing') ? 'missing' : 'part'
}
