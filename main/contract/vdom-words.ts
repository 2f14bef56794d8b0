import type { User } from './review'

/** What stands in the column "VDOM" for a user: administrators belong to the whole device. */
export function vdomWords({ table, vdom }: Pick<User, 'table' | 'vdom'>): string {
  return table === 'admin' ? 'administrator' : vdom
}
