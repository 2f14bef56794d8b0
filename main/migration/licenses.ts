import type { LicenseKey } from '../contract/license-key'
import type { License, ReviewedAdministrator } from '../contract/review'
import { isLicenseNumber } from '../fortios/commands'
import { reviewedAdministrator, type Inventory } from '../review'
import { list } from '../text/words'

/** Trial tokens stay; every other license may be chosen, also one whose number looks unusual, if it can be typed. */
export function isSelectable({ kind, license }: Pick<License, 'kind' | 'license'>): boolean {
  return kind !== 'trial' && isLicenseNumber(license)
}

/** The licenses that are chosen until a person chooses others: those that are paid for, in the order to migrate them. */
export function paidLicenses({
  licenses,
  administrators,
}: Pick<Inventory, 'licenses' | 'administrators'>): readonly LicenseKey[] {
  return proposedLicenses({ licenses, administrators: administrators.map(reviewedAdministrator) })
}

/** The same from a review. */
export function proposedLicenses({
  licenses,
  administrators,
}: {
  readonly licenses: readonly License[]
  readonly administrators: readonly ReviewedAdministrator[]
}): readonly LicenseKey[] {
  const paid = licenses.filter((license) => license.kind === 'paid' && isSelectable(license))
  return proposedOrder(paid, administrators).map(({ license, vdom }) => ({ license, vdom }))
}

/**
 * The smallest license first, so that little hangs on the first try; one with which the only super_admin who can log in
 * by himself would move, last. If they are alike the order stays.
 */
function proposedOrder<Item extends Pick<License, 'license' | 'vdom' | 'users'>>(
  licenses: readonly Item[],
  administrators: readonly ReviewedAdministrator[],
): readonly Item[] {
  const able = administrators.filter(
    ({ accprofile, enabled, login }) => accprofile === 'super_admin' && enabled && login === 'password',
  )
  const [only] = able
  const movesTheOnly = ({ license, vdom }: Item) =>
    able.length === 1 && only?.license === license && only.licenseVdom === vdom
  return licenses.toSorted(
    (one, other) => Number(movesTheOnly(one)) - Number(movesTheOnly(other)) || one.users - other.users,
  )
}

/** `license A`, `the licenses A and B`. */
export function licensesOf(names: readonly string[]): string {
  return names.length === 1 ? `license ${list(names)}` : `the licenses ${list(names)}`
}
