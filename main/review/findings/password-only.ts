import type { Finding } from '../../contract/review'
import { ByEntry, entryOfUser } from '../by-entry'
import type { Inventory } from '../inventory'
import type { InventoryUser } from '../second-factor'
import { caseOf, callUser } from './context'

/**
 * Administrators and users who had a second factor and have none any more, in the order of the first inventory. An
 * entry that is gone is left with nothing, and a certificate is more than a password.
 */
export function leftWithPassword(before: Inventory, after: Inventory): readonly Finding[] {
  const given = caseOf(after, {})
  const withFactor = new ByEntry<true>()
  for (const user of after.users) withFactor.set(entryOfUser(user), true)
  const present = new ByEntry<true>()
  for (const record of after.records) present.set(record, true)
  const lostIt = (user: InventoryUser) => {
    const entry = entryOfUser(user)
    return present.has(entry) && !withFactor.has(entry)
  }
  const withCertificate = new Set(
    after.administrators.filter(({ login }) => login === 'certificate').map(({ name }) => name),
  )
  return before.users
    .filter(lostIt)
    .filter(({ table, name }) => !(table === 'admin' && withCertificate.has(name)))
    .map((user) => ({
      id: 'user.password-only',
      severity: 'warning',
      vdom: user.vdom,
      subject: user.name,
      message: `${callUser(user, given)} had ${user.twoFactor} as a second factor before and has none now: anyone who knows the password gets in. A migration doesn’t do that. Find out who changed it, and give the account a second factor again.`,
      line: null,
      table: user.table,
    }))
}
