import type { Finding } from '../../contract/review'
import type { InventoryLicense, InventoryToken } from '../inventory'
import { listNames, plural } from '../../text/words'
import { ofVdom, type Case } from './context'

/** Findings about licenses, and about tokens that have none. */
export function findInLicenses(given: Case): readonly Finding[] {
  const { inventory } = given
  return [
    ...inventory.licenses.flatMap((license) => findInLicense(license, given)),
    ...inventory.tokens.filter(isWithoutLicense).map((token) => withoutLicense(token, given)),
  ]
}

function findInLicense(
  { license, vdom, kind, tokens, users, line }: InventoryLicense,
  given: Case,
): readonly Finding[] {
  const about = { vdom, subject: license, line }
  const called = `${license}${ofVdom(vdom, given)}`
  if (kind === 'trial') {
    const whose =
      users === 0
        ? 'Nobody uses them.'
        : `${plural(users, 'user')} with one of them ${users === 1 ? 'logs' : 'log'} in as before.`
    const message = `${plural(tokens, 'token')} of the free trial license ${called} can’t be migrated: they belong to this FortiGate. ${whose}`
    return [{ id: 'license.trial', severity: 'info', ...about, message }]
  }
  if (kind === 'unknown') {
    if (users === 0) return []
    const message = `License ${called} is neither a purchased one (EFTM…) nor the free trial (FTMTRIAL…), so it is unknown whether it can be migrated, and it is not offered. Nothing changes for ${plural(users, 'user')} with one of its tokens: ask Fortinet Customer Service what it is.`
    return [{ id: 'license.unknown', severity: 'warning', ...about, message }]
  }
  if (users > 0 || !given.isMeant(license, vdom)) return []
  const message = `Nobody uses a token of license ${called}. Migrating it gains nothing and permanently turns a perpetual license into an annual subscription.`
  return [{ id: 'license.nobody', severity: 'warning', ...about, message }]
}

/** Hardware has no license, and a token that nobody has concerns nobody. */
function isWithoutLicense({ license, kind, users }: InventoryToken): boolean {
  return license === null && kind !== 'hardware' && users.length > 0
}

function withoutLicense({ serial, vdom, users, line }: InventoryToken, given: Case): Finding {
  const message = `Token ${serial}${ofVdom(vdom, given)} (${listNames(users)}) names no license, and only licenses migrate: it stays unchanged. Give the user a token of a license that migrates, or ask Fortinet Customer Service where this one belongs.`
  return { id: 'license.unknown', severity: 'warning', vdom, subject: serial, message, line }
}
