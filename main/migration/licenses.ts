import type { LicenseKey } from '../contract/license-key'
import type { License } from '../contract/review'
import { isLicenseNumber } from '../fortios/commands'
import type { Inventory } from '../review'

/** Trial tokens stay; every other license may be chosen, also one whose number looks unusual, if it can be typed. */
export function isSelectable({ kind, license }: Pick<License, 'kind' | 'license'>): boolean {
  return kind !== 'trial' && isLicenseNumber(license)
}

/** The licenses that are chosen until a person chooses others: those that are paid for, in the order to migrate them. */
export function paidLicenses(
  inventory: Pick<Inventory, 'licenses' | 'administrators'>,
): readonly LicenseKey[] {
  const paid = inventory.licenses.filter((license) => license.kind === 'paid' && isSelectable(license))
  return proposedOrder(paid, inventory.administrators).map(({ license, vdom }) => ({ license, vdom }))
}

/**
 * The smallest license first, so that little hangs on the first try; one with which the only super_admin who can log in
 * by himself would move, last. Where they are alike the order stays.
 */
function proposedOrder<Item extends Pick<License, 'license' | 'vdom' | 'users'>>(
  licenses: readonly Item[],
  administrators: Inventory['administrators'],
): readonly Item[] {
  const able = administrators.filter(
    ({ accprofile, enabled, login }) => accprofile === 'super_admin' && enabled && login === 'password',
  )
  const [only] = able
  const movesTheOnly = ({ license, vdom }: Item) =>
    able.length === 1 && only?.user?.license === license && only.user.tokenVdom === vdom
  return licenses.toSorted(
    (one, other) => Number(movesTheOnly(one)) - Number(movesTheOnly(other)) || one.users - other.users,
  )
}
