import type { Outcome, User } from '../contract/review'
import { valueOf, valuesOf, type EditBlock } from '../fortios/config'
import type { Tables } from './tables'
import { licenseKindOf, type TokenEntry } from './token-table'

/** An administrator or a local user with a second factor, before its token is looked up. */
export interface SecondFactor extends Omit<User, 'license' | 'outcome'> {
  readonly enabled: boolean
  /** Line of its `edit`. */
  readonly line: number
}

/** A user with a second factor, with what the findings need beyond the contract. */
export interface InventoryUser extends User {
  readonly enabled: boolean
  /** The VDOM whose token table holds the token; `null` if none does. */
  readonly tokenVdom: string | null
  /** Whether other entries name the same token. */
  readonly shared: boolean
  /** Line of its entry in the file. */
  readonly line: number | null
}

/** The entries with a second factor: administrators first, then the local users. */
export function readSecondFactors({ administrators, users }: Tables): readonly SecondFactor[] {
  return [
    ...administrators.map((entry) =>
      readSecondFactor(entry, { table: 'admin', vdom: vdomOf(entry), type: typeOfAdministrator(entry) }),
    ),
    ...Array.from(users, ({ vdom, entry }) =>
      readSecondFactor(entry, { table: 'local', vdom, type: valueOf(entry, 'type') ?? 'password' }),
    ),
  ].filter((factor) => factor !== null)
}

function readSecondFactor(
  entry: EditBlock,
  place: Pick<SecondFactor, 'table' | 'vdom' | 'type'>,
): SecondFactor | null {
  const twoFactor = valueOf(entry, 'two-factor') ?? 'disable'
  if (twoFactor === 'disable') return null
  return {
    name: entry.name,
    vdom: place.vdom,
    table: place.table,
    type: place.type,
    twoFactor,
    token: valueOf(entry, 'fortitoken') || null,
    email: valueOf(entry, 'email-to') || null,
    phone: valueOf(entry, 'sms-phone') || null,
    enabled: valueOf(entry, 'status') !== 'disable',
    line: entry.line,
  }
}

/** An administrator belongs to the whole device and may see several VDOMs; the first one stands for it. */
function vdomOf(administrator: EditBlock): string {
  return valuesOf(administrator, 'vdom')[0] ?? 'root'
}

function typeOfAdministrator(entry: EditBlock): string {
  if (valueOf(entry, 'peer-auth') === 'enable') return 'peer'
  return valueOf(entry, 'remote-auth') === 'enable' ? 'remote' : 'password'
}

/**
 * Whether an entry stands as a migration leaves it (FortiOS 7.0.4 New Features, "Migrating FortiToken Mobile users"): its
 * second factor is FortiToken Cloud, and it names no token.
 */
export function isConverted(user: Pick<User, 'twoFactor' | 'token'> | undefined): boolean {
  return user?.twoFactor === 'fortitoken-cloud' && user.token === null
}

/** Second factors that a migration of FortiToken Mobile licenses does not touch. */
const otherFactors = ['fortitoken-cloud', 'email', 'sms']

/** What a migration of the token's license means for a user; see `outcomeSchema` for the rules. */
export function outcomeOf(twoFactor: string, token: TokenEntry | null, shared: boolean): Outcome {
  if (otherFactors.includes(twoFactor)) return 'stays'
  if (twoFactor !== 'fortitoken' || token === null) return 'attention'
  const license = token.license === null ? null : licenseKindOf(token.license)
  if (token.kind === 'hardware' || license === 'trial') return 'stays'
  return license === 'paid' && token.activated && !token.locked && !shared ? 'migrates' : 'attention'
}
