import type { ReviewedAdministrator } from '../contract/review'
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
  /** Networks it may log in from; empty if there is no limit. */
  readonly trustedHosts: readonly string[]
  /**
   * Ways in that are closed to it: `console`, `gui`, `ssh`, `telnet` (FortiOS CLI Reference 8.0, `disallowed-login-methods`).
   * Absent if none is, as in every version before.
   */
  readonly closedWays?: readonly string[]
  /** Whether a public key of SSH is set: what a login with it is asked for beside is not documented. */
  readonly hasKey?: true
  /** Its entry among the users; `null` if it has no second factor. */
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
  return administrators.map((entry) => {
    const closedWays = valuesOf(entry, 'disallowed-login-methods')
    return {
      name: entry.name,
      accprofile: valueOf(entry, 'accprofile') ?? null,
      enabled: valueOf(entry, 'status') !== 'disable',
      login: loginOf(entry),
      wildcard: valueOf(entry, 'wildcard') === 'enable',
      trustedHosts: trustedHostsOf(entry),
      ...(closedWays.length > 0 && { closedWays }),
      ...(sshKeys.some((option) => Boolean(valueOf(entry, option))) && { hasKey: true as const }),
      user: userOf.get(entry.name) ?? null,
      line: lineOf(entry),
    }
  })
}

/** The same as a review tells it. */
export function reviewedAdministrator({
  name,
  accprofile,
  enabled,
  login,
  user,
}: Administrator): ReviewedAdministrator {
  const [license, licenseVdom] = [user?.license ?? null, user?.tokenVdom ?? null]
  return { name, accprofile, enabled, login, license, licenseVdom }
}

const sshKeys = ['ssh-public-key1', 'ssh-public-key2', 'ssh-public-key3']

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
