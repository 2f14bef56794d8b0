import type { Finding } from '../../contract/review'
import type { Administrator } from '../administrator'
import { mayLogInFrom } from '../trusted-hosts'
import { listNames } from '../../text/words'
import { ofVdom, type Case } from './context'

/** Who could still administer the device if FortiToken Cloud could not be reached after the migration. */
interface WaysIn {
  /** Enabled super_admins whose login needs nothing outside of this FortiGate, or a factor that stays as it is. */
  readonly sure: readonly Administrator[]
  /** Those whose first factor is a remote server, a wildcard group or a certificate. */
  readonly elsewhere: readonly Administrator[]
  /** Those who need nothing outside either, but whose trusted hosts shut out the computer that we are at. */
  readonly shutOut: readonly Administrator[]
}

/** Findings about administrators and their way back in. */
export function findInAdministrators(given: Case): readonly Finding[] {
  return [...findLockout(given), ...findSelf(given), ...findSso(given)]
}

/** The super_admins who can log in without FortiToken Cloud after a migration of the licenses that are meant. */
function waysInOf({ inventory, isMeant, context: { address } }: Case): WaysIn {
  const able = inventory.administrators.filter(
    ({ accprofile, enabled, login, user }) =>
      accprofile === 'super_admin' &&
      enabled &&
      login !== 'guest' &&
      (user === null ||
        (user.outcome === 'stays' && user.twoFactor !== 'fortitoken-cloud') ||
        (user.outcome === 'migrates' && !isMeant(user.license, user.tokenVdom))),
  )
  const isLocal = ({ login, wildcard }: Administrator) => login === 'password' && !wildcard
  const isFromHere = ({ trustedHosts }: Administrator) => !address || mayLogInFrom(trustedHosts, address)
  const local = able.filter(isLocal)
  return {
    sure: local.filter(isFromHere),
    elsewhere: able.filter((each) => !isLocal(each)),
    shutOut: local.filter((each) => !isFromHere(each)),
  }
}

function findLockout(given: Case): readonly Finding[] {
  const { inventory, isMeant, context } = given
  const { sure, elsewhere, shutOut } = waysInOf(given)
  if (sure.length > 0) return []
  const moved = inventory.administrators.filter(
    ({ accprofile, user }) =>
      accprofile === 'super_admin' && user !== null && isMeant(user.license, user.tokenVdom),
  )
  return inventory.licenses.flatMap(({ license, vdom }): readonly Finding[] => {
    const own = moved.filter(({ user }) => user?.license === license && user.tokenVdom === vdom)
    const [first] = own
    if (first === undefined) return []
    const about = { vdom, subject: license, line: first.line }
    const names = listNames(own.map(({ name }) => name))
    const called = `license ${license}${ofVdom(vdom, given)}`
    if (elsewhere.length + shutOut.length === 0) {
      const message = `With ${called} ${names} ${own.length === 1 ? 'moves' : 'move'} to FortiToken Cloud, and then no super_admin can log in without it: when it can’t be reached, nobody administers this FortiGate. Make a second super_admin without FortiToken first, or settle how you would get back in.`
      return [{ id: 'admin.lockout', severity: 'blocker', ...about, message }]
    }
    const others = listNames([...elsewhere, ...shutOut].map(({ name }) => name))
    const needs = [
      ...(elsewhere.length > 0 ? ['a remote server or a certificate'] : []),
      ...(shutOut.length > 0
        ? [`another network than this computer’s (trusted hosts without ${context.address ?? ''})`]
        : []),
    ].join(', or on ')
    const message = `With ${called} ${names} ${own.length === 1 ? 'moves' : 'move'} to FortiToken Cloud. Without it only ${others} could still log in as super_admin, and that depends on ${needs}: try that login before you migrate.`
    return [{ id: 'admin.lockout', severity: 'warning', ...about, message }]
  })
}

function findSso({ inventory }: Case): readonly Finding[] {
  const administrators = inventory.ssoAdministrators ?? []
  const [first] = administrators
  if (!first) return []
  const names = listNames(administrators.map(({ name }) => name))
  const message = `${names} ${administrators.length === 1 ? 'logs' : 'log'} in by single sign-on. A migration does not touch that, and it is no way back in either: it depends on another service.`
  return [
    { id: 'admin.sso', severity: 'info', vdom: null, subject: 'single sign-on', message, line: first.line },
  ]
}

function findSelf(given: Case): readonly Finding[] {
  const { inventory, context, isMeant } = given
  return inventory.users
    .filter(
      (user) =>
        user.table === 'admin' && user.name === context.account && isMeant(user.license, user.tokenVdom),
    )
    .map(({ name, vdom, license, tokenVdom, line }) => ({
      id: 'admin.self',
      severity: 'warning',
      vdom,
      subject: name,
      message: `You are logged in as "${name}", who moves with license ${license}${ofVdom(tokenVdom, given)}: your next login goes through FortiToken Cloud. Keep this session open until a second login has worked.`,
      line,
    }))
}
