import type { CloudService, CloudUnreachable, HaStatus, SystemStatus, Unknown } from '../../fortios/output'
import type { Inventory } from '../inventory'

/** A license in a VDOM: what one `migrate-ftm` moves. */
export interface LicensePlace {
  readonly license: string
  readonly vdom: string
}

/** What is known beyond the inventory. A backup knows none of it. */
export interface FindingContext {
  readonly systemStatus?: SystemStatus | null
  readonly haStatus?: HaStatus | null
  readonly service?: CloudService | CloudUnreachable | Unknown | null
  /** The administrator that we are logged in as. */
  readonly account?: string | null
  /** The address of this computer towards the device. */
  readonly address?: string | null
  /** ISO date, to tell how many days are left. */
  readonly today?: string | null
  /** The licenses that are to be migrated; all paid ones where it is absent. */
  readonly licenses?: readonly LicensePlace[] | null
}

/** What the rules for findings look at. */
export interface Case {
  readonly inventory: Inventory
  readonly context: FindingContext
  /** Whether a migration of this license in this VDOM is meant. */
  readonly isMeant: (license: string | null, vdom: string | null) => boolean
}

/** Prepares the rules' look at an inventory. */
export function caseOf(inventory: Inventory, context: FindingContext): Case {
  const chosen = context.licenses ?? inventory.licenses.filter((license) => license.kind === 'paid')
  const keys = new Set(chosen.map(({ license, vdom }) => `${vdom} ${license}`))
  return { inventory, context, isMeant: (license, vdom) => keys.has(`${vdom} ${license}`) }
}
