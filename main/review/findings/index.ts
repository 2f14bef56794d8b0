import type { Finding } from '../../contract/review'
import type { Inventory } from '../inventory'
import { findInAdministrators } from './admin'
import { caseOf, type FindingContext } from './context'
import { findInDevice, findOtherProduct } from './device'
import { findInLicenses } from './license'
import { findInService } from './service'
import { findInTokens } from './token'
import { findUnread } from './reading'
import { findInSessions } from './session'
import { findInUsers } from './user'

export type { FindingContext } from './context'
export { answeredAt, type AnsweringStep } from './answered-at'
export type { Unread } from './unread'

/**
 * What the person has to know before a migration: what could not be read first, then of the device, of the service, the administrators'
 * emergency access, the licenses, the tokens and the users, each in the order of the inventory. docs/findings has a page
 * for each id.
 */
export function findingsOf(inventory: Inventory, context: FindingContext = {}): readonly Finding[] {
  const given = caseOf(inventory, context)
  const [otherProduct] = findOtherProduct(given)
  if (otherProduct) return [otherProduct]
  return [
    findUnread,
    findInDevice,
    findInService,
    findInAdministrators,
    findInSessions,
    findInLicenses,
    findInTokens,
    findInUsers,
  ].flatMap((find) => find(given))
}
