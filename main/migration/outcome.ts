import { keyText, licenseName, type LicenseKey } from '../contract/license-key'
import { parseMigrateOutput } from '../fortios/output'
import { isConverted, userKey, type Inventory } from '../review'
import { figure, plural } from '../text/words'
import type { LicenseOutcome } from './events'
import { readRefusal } from './refusal'

/**
 * What became of a license, judged from the device alone: its tokens and its users, before and now. The output of
 * the command proves nothing.
 *
 * - tokens gone and every user converted: done
 * - every token still there and no user touched: not started
 * - anything else: partial, for a person to look at; also if its VDOM is not listed any more, so that nothing of it
 *   was read
 */
export function concludeFromDevice(key: LicenseKey, before: Inventory, now: Inventory): LicenseOutcome {
  const serials = serialsOf(key, before)
  const left = now.tokens.filter(
    (token) => token.vdom === key.vdom && (serials.has(token.serial) || token.license === key.license),
  )
  const current = new Map(now.users.map((user) => [userKey(user), user]))
  const people = usersOf(key, before).map((user) => {
    const after = current.get(userKey(user))
    const converted = isConverted(after)
    const unchanged = after?.twoFactor === user.twoFactor && after.token === user.token
    return {
      name: user.name,
      vdom: user.vdom,
      table: user.table,
      state: converted ? ('converted' as const) : unchanged ? ('unchanged' as const) : ('unknown' as const),
    }
  })
  const count = (state: string) => people.filter((person) => person.state === state).length
  const isRead = now.vdoms.includes(key.vdom)
  if (isRead && left.length === 0 && count('converted') === people.length) {
    return {
      state: 'done',
      message: `Migrated: ${plural(people.length, 'user')} converted, ${plural(serials.size, 'token')} migrated to FortiToken Cloud.`,
      hint: '',
      people,
    }
  }
  if (left.length === serials.size && count('unchanged') === people.length) {
    return {
      state: 'not-started',
      message: 'Nothing happened: the license, its tokens and its users are unchanged.',
      hint: 'You can ask again after you have confirmed it once more.',
      people,
    }
  }
  return {
    state: 'partial',
    message: `Only partly migrated: ${figure(count('converted'))} of ${plural(people.length, 'user')} converted, ${figure(left.length)} of ${plural(serials.size, 'token')} still on the FortiGate.`,
    hint: `Tokenferry won’t retry this. Keep this session open, and ask Fortinet Customer Service to finish license ${licenseName(key)}; the list below shows each user’s state.`,
    people,
  }
}

/**
 * The same, with the FortiGate’s own words if nothing happened. They prove nothing, but they may say why. Behind a `y`
 * only words that are known to refuse are a refusal: a device that says anything else may still be at work.
 */
export function concludeWithWords(
  key: LicenseKey,
  before: Inventory,
  now: Inventory,
  { words, isBehindYes }: { readonly words: string; readonly isBehindYes: boolean },
): LicenseOutcome {
  const outcome = concludeFromDevice(key, before, now)
  const refusal = outcome.state === 'not-started' ? readRefusal(words, key) : null
  if (!refusal || (isBehindYes && (!refusal.isKnown || hasBegun(words)))) return outcome
  const { isKnown: _, ...said } = refusal
  return { ...outcome, state: 'refused', ...said }
}

/** Whether the device says that it has begun to migrate. */
function hasBegun(words: string): boolean {
  const { converted, deleted, total } = parseMigrateOutput(words)
  return converted.length > 0 || deleted.length > 0 || total !== null
}

/** What is said of a license that looks untouched or half done while the device may still be at work on it. */
export function undecidedSoFar({ state, people }: LicenseOutcome): LicenseOutcome {
  if (state === 'partial') {
    const converted = people.filter((person) => person.state === 'converted').length
    return {
      state: 'unknown',
      message: `Only part was migrated so far, with ${figure(converted)} of ${plural(people.length, 'user')} converted. The FortiGate may still be working on it.`,
      hint: 'It is read again until it is known whether the rest follows. The list below shows each user’s state now.',
      people,
    }
  }
  return {
    state: 'unknown',
    message: 'The license looks untouched, but the FortiGate may still be working on it.',
    hint: 'Its question may have been answered, and the FortiGate may be slow to begin. It is read again before anything can be asked again.',
    people,
  }
}

type Users = Inventory['users']

/** Made once for each inventory, which never changes: a snapshot asks for it at every line that a migration prints. */
const usersByLicense = new WeakMap<Inventory, ReadonlyMap<string, Users>>()

/** The users whose token belongs to the license, administrators included. */
export function usersOf(key: LicenseKey, inventory: Inventory): Users {
  const known = usersByLicense.get(inventory) ?? groupUsers(inventory)
  usersByLicense.set(inventory, known)
  return known.get(keyText(key)) ?? []
}

function groupUsers({ tokens, users }: Inventory): ReadonlyMap<string, Users> {
  const licensesOfToken = new Map<string, Set<string>>()
  for (const { serial, license, vdom } of tokens) {
    if (license === null) continue
    const licenses = licensesOfToken.get(serial) ?? new Set()
    licensesOfToken.set(serial, licenses.add(keyText({ license, vdom })))
  }
  const groups = new Map<string, Users[number][]>()
  for (const user of users) {
    if (user.token === null) continue
    for (const license of licensesOfToken.get(user.token) ?? []) {
      const group = groups.get(license) ?? []
      group.push(user)
      groups.set(license, group)
    }
  }
  return groups
}

/** The serial numbers of the tokens of a license. */
function serialsOf({ license, vdom }: LicenseKey, { tokens }: Inventory): ReadonlySet<string> {
  return new Set(
    tokens.filter((token) => token.license === license && token.vdom === vdom).map(({ serial }) => serial),
  )
}
