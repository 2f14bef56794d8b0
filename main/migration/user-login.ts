import { usersOf } from './outcome'
import { notNow } from './not-now'
import { wasMigrated, type RunState } from './run'

/** A login of someone whose token was migrated, as a person says: who, to what, and when (`2026-11-23T14:06`, local time). */
export interface UserLogin {
  readonly user: string
  readonly to: string
  readonly when: string
}

/**
 * The login as it is noted, with the name as the FortiGate writes it.
 *
 * @throws ProblemError if something is missing, or nobody of that name was migrated
 */
export function checkUserLogin(run: RunState, { user, to, when }: UserLogin): UserLogin {
  const wanted = user.trim().toLowerCase()
  if (wanted === '' || to.trim() === '') throw notNow('Enter who logged in, and to what.')
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(when)) throw notNow('Enter the day and the time.')
  const name = migratedNames(run).find((each) => each.toLowerCase() === wanted)
  if (name === undefined) {
    throw notNow(
      `“${user.trim()}” is not a user whose token was migrated. Enter the name as it is on the FortiGate.`,
    )
  }
  return { user: name, to: to.trim(), when }
}

/**
 * The request for one person's real login between two licenses: a migration that went wrong then shows in one of them,
 * and not in all. `null` if there is nothing to ask for.
 */
export function loginToAskFor({ licenses, userLogins }: RunState): string | null {
  const isDone = licenses.some(wasMigrated)
  const isWaiting = licenses.some(({ outcome }) => outcome === null)
  return isDone && isWaiting && userLogins.length === 0
    ? 'Before the next license, have one person whose token was migrated log in, to the VPN for example, and note it here.'
    : null
}

function migratedNames({ licenses, inventory }: RunState): readonly string[] {
  if (!inventory) return []
  return licenses
    .filter(wasMigrated)
    .flatMap(({ key }) => usersOf(key, inventory.inventory))
    .map(({ name }) => name)
}
