import type { Finding } from '../../contract/review'
import type { Inventory } from '../inventory'
import { userKey } from '../record'
import { caseOf, callUser } from './context'

/**
 * Administrators and users who had a second factor and have none any more, in the order of the first inventory. An
 * entry that is gone is left with nothing, and a certificate is more than a password.
 */
export function leftWithPassword(before: Inventory, after: Inventory): readonly Finding[] {
  const given = caseOf(after, {})
  const withFactor = new Set(after.users.map(userKey))
  const present = new Set(
    after.records.flatMap(({ table, vdom, name }) =>
      table === 'user fortitoken'
        ? []
        : [userKey({ table: table === 'system admin' ? 'admin' : 'local', vdom, name })],
    ),
  )
  const withCertificate = new Set(
    after.administrators.filter(({ login }) => login === 'certificate').map(({ name }) => name),
  )
  return before.users
    .filter((user) => present.has(userKey(user)) && !withFactor.has(userKey(user)))
    .filter(({ table, name }) => !(table === 'admin' && withCertificate.has(name)))
    .map((user) => ({
      id: 'user.password-only',
      severity: 'warning',
      vdom: user.vdom,
      subject: user.name,
      message: `${callUser(user, given)} had ${user.twoFactor} as second factor before, and has none now: anybody who knows the password gets in. A migration does not do that. Find out who changed it, and give the account a second factor again.`,
      line: null,
      table: user.table,
    }))
}
