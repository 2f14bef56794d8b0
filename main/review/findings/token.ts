import type { Finding, FindingId, Severity } from '../../contract/review'
import type { InventoryToken } from '../inventory'
import { licenseKindOf } from '../token-table'
import { listNames } from '../../text/words'
import type { Case } from './context'

/** Findings about tokens that somebody has. One that nobody has concerns nobody. */
export function findInTokens({ inventory, context, isMeant }: Case): readonly Finding[] {
  const isChosen = ({ license, vdom }: InventoryToken) =>
    license === null || !context.licenses || isMeant(license, vdom)
  return [
    ...inventory.tokens.filter((token) => token.users.length > 0 && isChosen(token)).flatMap(findInToken),
    ...findMissing(inventory.users),
  ]
}

function findInToken(token: InventoryToken): readonly Finding[] {
  const { serial, kind, license, users } = token
  const names = () => listNames(users)
  if (kind === 'hardware') {
    const message = `${names()} ${users.length === 1 ? 'uses' : 'use'} hardware token ${serial}, which a migration does not touch: nothing changes for them.`
    return [about(token, 'token.hardware', 'info', message)]
  }
  if (license !== null && licenseKindOf(license) === 'trial') return []
  const findings: Finding[] = []
  const add = (id: FindingId, message: string) => findings.push(about(token, id, 'warning', message))
  if (token.locked) {
    add(
      'token.locked',
      `Token ${serial} of ${names()} is locked, and nobody documents what a migration makes of it. Unlock it, or take it away from the user, before.`,
    )
  }
  if (!token.activated) {
    add(
      'token.pending',
      `Token ${serial} of ${names()} was never activated in an app, and nobody documents what a migration makes of it. Have it activated, or take it away from the user, before.`,
    )
  }
  if (users.length > 1) {
    add(
      'token.shared',
      `${names()} share token ${serial}, and nobody documents what a migration makes of it. Give each a token of their own before.`,
    )
  }
  return findings
}

function findMissing(users: Case['inventory']['users']): readonly Finding[] {
  return users
    .filter((user) => user.twoFactor === 'fortitoken' && user.token !== null && user.tokenVdom === null)
    .map(({ name, vdom, token, line }) => ({
      id: 'token.missing',
      severity: 'warning',
      vdom,
      subject: token ?? '',
      message: `"${name}" has token ${token}, which is in no token table that was read. Nothing can be moved for this user: look for the token in the other VDOMs, or assign one that exists.`,
      line,
    }))
}

function about(token: InventoryToken, id: FindingId, severity: Severity, message: string): Finding {
  return { id, severity, vdom: token.vdom, subject: token.serial, message, line: token.line }
}
