import { entriesOf, type ConfigScope, type EditBlock } from '../fortios/config'

/** An entry of a table of a VDOM. */
export interface PlacedEntry {
  readonly vdom: string
  readonly entry: EditBlock
}

/** The tables that a migration touches, over all scopes and in their order. */
export interface Tables {
  /** `config system admin`, of the whole device. */
  readonly administrators: readonly EditBlock[]
  /** `config user local` of each VDOM. */
  readonly users: readonly PlacedEntry[]
  /** `config user fortitoken` of each VDOM. */
  readonly tokens: readonly PlacedEntry[]
}

/** Takes the tables out of the scopes. */
export function readTables(scopes: readonly ConfigScope[]): Tables {
  const globals = scopes.filter((scope) => scope.kind === 'global')
  const vdoms = scopes.filter((scope) => scope.kind === 'vdom')
  const inVdoms = (path: string) =>
    vdoms.flatMap(({ vdom, nodes }) => entriesOf(nodes, path).map((entry) => ({ vdom, entry })))
  return {
    administrators: globals.flatMap(({ nodes }) => entriesOf(nodes, 'system admin')),
    users: inVdoms('user local'),
    tokens: inVdoms('user fortitoken'),
  }
}
