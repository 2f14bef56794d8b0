import type { LicenseKey } from '../../contract/license-key'
import type {
  AdminList,
  CloudService,
  CloudUnreachable,
  HaStatus,
  SystemStatus,
  Unknown,
} from '../../fortios/output'
import type { Inventory } from '../inventory'
import type { InventoryUser } from '../second-factor'
import type { Unread } from './unread'

/** What is known beyond the inventory. A backup knows none of it. */
export interface FindingContext {
  readonly systemStatus?: SystemStatus | null
  readonly haStatus?: HaStatus | null
  /** The VDOMs that the device lists. */
  readonly vdoms?: readonly string[]
  /** Whether the prompt says that this administrator may only read. */
  readonly readOnly?: boolean
  /** What was asked of the device and could not be read. */
  readonly unread?: readonly Unread[]
  /** Who is logged in; `null` if that is not known. */
  readonly sessions?: AdminList['sessions'] | null
  readonly service?: CloudService | CloudUnreachable | Unknown | null
  /** The administrator that we are logged in as. */
  readonly account?: string | null
  /** The address of this computer towards the device. */
  readonly address?: string | null
  /** The port of it, by which the device lists our session. */
  readonly port?: number | null
  /** ISO date, to tell how many days are left. */
  readonly today?: string | null
  /** The licenses that are to be migrated; all paid ones if it is absent. */
  readonly licenses?: readonly LicenseKey[] | null
}

/** What the rules for findings look at. */
export interface Case {
  readonly inventory: Inventory
  readonly context: FindingContext
  /** Whether a migration of this license in this VDOM is meant. */
  readonly isMeant: (license: string | null, vdom: string | null) => boolean
  /** Whether a license of this VDOM is to be migrated; what is about the whole device (`null`) is about all of them. */
  readonly isMeantIn: (vdom: string | null) => boolean
  /** Whether there are several VDOMs, so that a sentence has to say which one it means. */
  readonly several: boolean
}

/** Prepares the rules' look at an inventory. */
export function caseOf(inventory: Inventory, context: FindingContext): Case {
  const chosen = context.licenses ?? inventory.licenses.filter((license) => license.kind === 'paid')
  // By license and VDOM, not by the text of both: it is asked for every user and every token.
  const places = new Map<string, string[]>()
  for (const { license, vdom } of chosen) places.set(license, [...(places.get(license) ?? []), vdom])
  const vdoms = new Set(chosen.map(({ vdom }) => vdom))
  return {
    inventory,
    context,
    isMeant: (license, vdom) =>
      license !== null && vdom !== null && places.get(license)?.includes(vdom) === true,
    isMeantIn: (vdom) => vdom === null || vdoms.has(vdom),
    several: (context.vdoms ?? inventory.vdoms).length > 1,
  }
}

/** A user in a sentence: by name, and by VDOM if there are several. Administrators belong to the whole device. */
export function callUser(
  { name, vdom, table }: Pick<InventoryUser, 'name' | 'vdom' | 'table'>,
  { several }: Pick<Case, 'several'>,
): string {
  if (table === 'admin') return `Administrator "${name}"`
  return several ? `"${name}" of VDOM ${vdom}` : `"${name}"`
}

/** ` of VDOM dmz` behind what is in one, if there are several. */
export function ofVdom(vdom: string | null, { several }: Pick<Case, 'several'>): string {
  return several && vdom !== null ? ` of VDOM ${vdom}` : ''
}
