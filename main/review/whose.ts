import type { Finding, FindingId, Token, User } from '../contract/review'
import { userKey } from './record'
import type { InventoryUser } from './second-factor'
import { tokenFinder } from './token-of-user'
import { licenseKindOf } from './token-table'

/**
 * Why nobody documents what a migration makes of a user, as the ids of the findings that say so; empty if someone
 * does, or if the second factor is none that is known. It says the same as `outcomeOf`.
 */
export function reasonsOf(user: InventoryUser, token: Token | null): readonly FindingId[] {
  if (user.outcome !== 'attention' || user.twoFactor !== 'fortitoken') return []
  if (user.token === null) return ['user.no-token']
  if (token === null) return ['token.missing']
  const { license, locked, activated } = token
  const reasons: readonly (readonly [boolean, FindingId])[] = [
    [license === null || licenseKindOf(license) === 'unknown', 'license.unknown'],
    [locked, 'token.locked'],
    [!activated, 'token.pending'],
    [user.shared, 'token.shared'],
  ]
  const ids = reasons.filter(([is]) => is).map(([, id]) => id)
  return ids.length > 0 ? ids : ['device.other-product']
}

/** The users that findings may be about, and their tokens. */
interface FoundIn {
  readonly users: readonly User[]
  readonly tokens: readonly Token[]
}

/**
 * The findings about each user, by `userKey`: about the entry, its token, or the license of that. One about the way
 * back in of the administrators of a license is about those alone.
 */
export function findingsByUser(
  { users, tokens }: FoundIn,
  findings: readonly Finding[],
): ReadonlyMap<string, readonly Finding[]> {
  const bySubject = new Map<string, PlacedFinding[]>()
  for (const finding of findings) {
    for (const place of placesOfFinding(finding)) {
      const there = bySubject.get(place.subject)
      if (there) there.push({ ...place, finding })
      else bySubject.set(place.subject, [{ ...place, finding }])
    }
  }
  const tokenOf = tokenFinder(tokens)
  const found = new Map<string, readonly Finding[]>()
  for (const user of users) {
    const about: Finding[] = []
    for (const { kind, vdom, subject } of placesOfUser(user, tokenOf(user))) {
      for (const placed of bySubject.get(subject) ?? []) {
        if (placed.kind === kind && placed.vdom === vdom) about.push(placed.finding)
      }
    }
    if (about.length > 0) found.set(userKey(user), about)
  }
  return found
}

/** The same the other way round: the keys of the users whom each finding is about. */
export function usersByFinding(
  inventory: FoundIn,
  findings: readonly Finding[],
): ReadonlyMap<Finding, readonly string[]> {
  const keys = new Map<Finding, string[]>()
  for (const [key, about] of findingsByUser(inventory, findings)) {
    for (const finding of about) {
      const there = keys.get(finding)
      if (there) there.push(key)
      else keys.set(finding, [key])
    }
  }
  return keys
}

/** An entry that a finding may be about; the VDOM is empty for an administrator. They are found by `subject`. */
interface Place {
  readonly kind: 'admin' | 'local' | 'token or license'
  readonly vdom: string
  readonly subject: string
}

interface PlacedFinding extends Place {
  readonly finding: Finding
}

function placesOfFinding({ table, administrators, vdom, subject }: Finding): readonly Place[] {
  if (administrators) return administrators.map((name) => placeOfUser({ table: 'admin', vdom: '', name }))
  if (table) return [placeOfUser({ table, vdom: vdom ?? '', name: subject })]
  return [placeOfToken(vdom ?? '', subject)]
}

/** A token that is in no table is looked for where the entry is. */
function placesOfUser(user: User, token: Token | null): readonly Place[] {
  const { vdom, token: serial } = user
  const own = placeOfUser(user)
  if (token === null) return serial === null ? [own] : [own, placeOfToken(vdom, serial)]
  const ofToken = placeOfToken(token.vdom, token.serial)
  return token.license === null ? [own, ofToken] : [own, ofToken, placeOfToken(token.vdom, token.license)]
}

/** The VDOMs of an administrator are an option of the entry, not a part of its name (`userKey`). */
function placeOfUser({ table, vdom, name }: Pick<User, 'table' | 'vdom' | 'name'>): Place {
  return { kind: table, vdom: table === 'admin' ? '' : vdom, subject: name }
}

function placeOfToken(vdom: string, subject: string): Place {
  return { kind: 'token or license', vdom, subject }
}
