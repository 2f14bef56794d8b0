import type { Finding, FindingId, Severity } from '../../contract/review'
import type { InventoryToken } from '../inventory'
import type { InventoryUser } from '../second-factor'
import { licenseKindOf } from '../token-table'
import { list, listNames } from '../../text/words'
import { callUser, ofVdom, type Case } from './context'

/** Findings about tokens that someone has. One that nobody has concerns nobody. */
export function findInTokens(given: Case): readonly Finding[] {
  const { inventory, context, isMeant } = given
  const isChosen = ({ license, vdom }: InventoryToken) =>
    license === null || !context.licenses || isMeant(license, vdom)
  return [
    ...inventory.tokens
      .filter((token) => token.users.length > 0 && isChosen(token))
      .flatMap((token) => findInToken(token, given)),
    ...findMissing(given),
  ]
}

function findInToken(token: InventoryToken, given: Case): readonly Finding[] {
  const { serial, kind, license, users } = token
  const names = () => listNames(users)
  const called = () => `${serial}${ofVdom(token.vdom, given)}`
  if (kind === 'hardware') {
    const message = `${names()} ${users.length === 1 ? 'uses' : 'use'} hardware token ${called()}, which a migration doesn’t touch: nothing changes for them.`
    return [about(token, 'token.hardware', 'info', message)]
  }
  if (license !== null && licenseKindOf(license) === 'trial') return []
  const findings: Finding[] = []
  const add = (id: FindingId, message: string) => findings.push(about(token, id, 'warning', message))
  if (token.locked) {
    add(
      'token.locked',
      `Token ${called()} is locked (${names()}), and Fortinet doesn’t document what a migration does to it. Unlock it, or unassign it, first.`,
    )
  }
  if (!token.activated) {
    add(
      'token.pending',
      `Token ${called()} was never activated in an app (${names()}), and Fortinet doesn’t document what a migration does to it. Have it activated, or unassign it, first.`,
    )
  }
  if (users.length > 1) {
    add(
      'token.shared',
      `${names()} share token ${called()}, and Fortinet doesn’t document what a migration does to it. Give each of them their own token first.`,
    )
  }
  return findings
}

/** One finding for a token, whichever user of its VDOM names it: they are told apart by what they are about. */
function findMissing(given: Case): readonly Finding[] {
  const groups = new Map<string, [InventoryUser, ...InventoryUser[]]>()
  for (const user of given.inventory.users) {
    if (user.twoFactor !== 'fortitoken' || user.token === null || user.tokenVdom !== null) continue
    const place = `${user.vdom}|${user.token}`
    const group = groups.get(place)
    if (group === undefined) groups.set(place, [user])
    else group.push(user)
  }
  return [...groups.values()].map((users) => {
    const [{ vdom, token, line }] = users
    const called = list(users.map((user) => callUser(user, given)))
    const [has, whom] = users.length === 1 ? ['has', 'this user'] : ['have', 'them']
    return {
      id: 'token.missing',
      severity: 'warning',
      vdom,
      subject: token ?? '',
      message: `${called} ${has} token ${token}, which is not in any token table that was read. Nothing can be migrated for ${whom}: look for the token in the other VDOMs, or assign one that exists.`,
      line,
    }
  })
}

function about(token: InventoryToken, id: FindingId, severity: Severity, message: string): Finding {
  return { id, severity, vdom: token.vdom, subject: token.serial, message, line: token.line }
}
