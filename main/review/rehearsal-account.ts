import { entriesOf, parseConfig, scopesOf, valueOf } from '../fortios/config'

/**
 * The administrator as whom a rehearsal logs in on the twin of a configuration: a super_admin, if there is one without a
 * second factor. `null` if there is no super_admin.
 */
export function rehearsalAccount(configuration: string): string | null {
  const administrators = scopesOf(parseConfig(configuration, { tables: ['system admin'] })).flatMap(
    (scope) => (scope.kind === 'global' ? entriesOf(scope.nodes, 'system admin') : []),
  )
  const supers = administrators.filter((admin) => valueOf(admin, 'accprofile') === 'super_admin')
  const plain = supers.find((admin) => (valueOf(admin, 'two-factor') ?? 'disable') === 'disable')
  return (plain ?? supers[0])?.name ?? null
}
