import type { Finding, User } from './review'

/** What stands in the column "VDOM" for a user: administrators belong to the whole device. */
export function vdomWords({ table, vdom }: Partial<Pick<User, 'table'>> & Pick<User, 'vdom'>): string {
  return table === 'admin' ? 'administrator' : vdom
}

/** What something was found about, by its name: an administrator is told from a local user of the same name. */
export function subjectWords({ subject, table }: Pick<Finding, 'subject' | 'table'>): string {
  return table === 'admin' ? `administrator ${subject}` : subject
}

/** The place behind it, in brackets; empty if it is about the whole device, or named with its table. */
export function placeWords({ vdom, table }: Pick<Finding, 'vdom' | 'table'>): string {
  return vdom === null || table === 'admin' ? '' : ` (${vdom})`
}
