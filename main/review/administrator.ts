import { valueOf, valuesOf, type EditBlock } from '../fortios/config'
import type { InventoryUser } from './second-factor'
import type { Tables } from './tables'

/** An administrator, with or without a second factor. */
export interface Administrator {
  readonly name: string
  /** `super_admin` may do everything, and alone can help every other administrator back in. */
  readonly accprofile: string | null
  readonly enabled: boolean
  /** Who checks the first factor. A guest administrator can only make guest users. */
  readonly login: 'password' | 'remote' | 'certificate' | 'guest'
  /** Whether it stands for every account of a remote group. */
  readonly wildcard: boolean
  /** Networks it may log in from; empty where there is no limit. */
  readonly trustedHosts: readonly string[]
  /** Its entry among the users; `null` where it has no second factor. */
  readonly user: InventoryUser | null
  /** Line of its entry in the file. */
  readonly line: number | null
}

/** All administrators, each with its entry among the users with a second factor. */
export function readAdministrators(
  { administrators }: Tables,
  users: readonly InventoryUser[],
  lineOf: (entry: EditBlock) => number | null,
): readonly Administrator[] {
  const userOf = new Map(users.filter((user) => user.table === 'admin').map((user) => [user.name, user]))
  return administrators.map((entry) => ({
    name: entry.name,
    accprofile: valueOf(entry, 'accprofile') ?? null,
    enabled: valueOf(entry, 'status') !== 'disable',
    login: loginOf(entry),
    wildcard: valueOf(entry, 'wildcard') === 'enable',
    trustedHosts: trustedHostsOf(entry),
    user: userOf.get(entry.name) ?? null,
    line: lineOf(entry),
  }))
}

function loginOf(entry: EditBlock): Administrator['login'] {
  const isOn = (option: string) => valueOf(entry, option) === 'enable'
  if (isOn('guest-auth')) return 'guest'
  if (isOn('peer-auth')) return 'certificate'
  return isOn('remote-auth') ? 'remote' : 'password'
}

function trustedHostsOf(entry: EditBlock): readonly string[] {
  const options = Array.from({ length: 10 }, (_, index) => [
    `trusthost${index + 1}`,
    `ip6-trusthost${index + 1}`,
  ])
  return options
    .flat()
    .map((option) => valuesOf(entry, option).join(' '))
    .filter(Boolean)
}
