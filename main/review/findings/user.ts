import type { Finding, FindingId, Severity } from '../../contract/review'
import type { InventoryUser } from '../second-factor'
import { list } from '../../text/words'
import { callUser, type Case } from './context'

/** Findings about users, administrators included. */
export function findInUsers(given: Case): readonly Finding[] {
  const { inventory, context, isMeant } = given
  const namesakes = groupByName(inventory.users)
  return inventory.users.flatMap((user) => {
    if (user.twoFactor === 'fortitoken' && user.token === null) return [withoutToken(user, given)]
    if (user.outcome === 'stays') return []
    if (context.licenses && !isMeant(user.license, user.tokenVdom)) return []
    return findInUser(user, namesakes.get(foldName(user.name)) ?? [], given)
  })
}

function withoutToken(user: InventoryUser, given: Case): Finding {
  const message = `${callUser(user, given)} has FortiToken as the second factor but no token. Nothing can be migrated for this user: assign a token, or switch the second factor off.`
  return about(user, 'user.no-token', 'warning', message)
}

function findInUser(
  user: InventoryUser,
  namesakes: readonly InventoryUser[],
  given: Case,
): readonly Finding[] {
  const called = () => callUser(user, given)
  const findings: Finding[] = []
  if (user.email === null && user.phone === null) {
    const message = `${called()} has neither an email address nor a phone number. The token keeps working, but FortiToken Cloud has no way to send this user a new one: add an email address (set email-to).`
    findings.push(about(user, 'user.no-contact', 'warning', message))
  }
  if (!user.enabled) {
    const message = `${called()} is disabled but migrates with the license and takes a seat in FortiToken Cloud. Unassign the token first if nobody needs this user.`
    findings.push(about(user, 'user.disabled', 'info', message))
  }
  const others = namesakes.filter((other) => other !== user && other.token !== user.token)
  if (others.length > 0) {
    const places = list(others.map((other) => `"${other.name}" (${placeOf(other)})`))
    const mailbox = others.some(({ email }) => email !== null && email === user.email)
      ? `, and ${others.length === 1 ? '' : 'in part '}the same email address`
      : ''
    const message = `"${user.name}" (${placeOf(user)}) has the same name as ${places}, with another token${mailbox}. In one realm of FortiToken Cloud they become one user with one token, and the other can’t log in: give each VDOM its own realm in the portal, or rename one of them.`
    findings.push(about(user, 'user.same-name', 'warning', message))
  }
  return findings
}

function placeOf({ table, vdom }: InventoryUser): string {
  return table === 'admin' ? 'administrator' : `local user of ${vdom}`
}

/** Users who are, or will be, users of FortiToken Cloud, by their folded name. */
function groupByName(users: readonly InventoryUser[]): ReadonlyMap<string, readonly InventoryUser[]> {
  const groups = new Map<string, InventoryUser[]>()
  for (const user of users) {
    if (user.outcome === 'stays' && user.twoFactor !== 'fortitoken-cloud') continue
    const key = foldName(user.name)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [user])
    else group.push(user)
  }
  return groups
}

const ascii = /^[ -~]*$/

/** FortiToken Cloud can be told to ignore case and accents (REST API, `case_accent_sensitive`). */
function foldName(name: string): string {
  if (ascii.test(name)) return name.toLowerCase()
  return name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

function about(user: InventoryUser, id: FindingId, severity: Severity, message: string): Finding {
  const { vdom, name, table, line } = user
  return { id, severity, vdom, subject: name, message, line, table }
}
