import type { Finding } from '../../contract/review'
import type { Administrator } from '../administrator'
import { mayLogInFrom } from '../trusted-hosts'
import { listNames } from '../../text/words'
import { ofVdom, type Case } from './context'

/** Who could still administer the device if FortiToken Cloud could not be reached after the migration. */
interface WaysIn {
  /** Enabled super_admins whose login needs nothing outside of this FortiGate, or a factor that stays as it is. */
  readonly sure: readonly Administrator[]
  /** Those who depend on something else, and on what. */
  readonly depending: readonly { readonly name: string; readonly on: string }[]
}

/** Findings about administrators and their emergency access. */
export function findInAdministrators(given: Case): readonly Finding[] {
  return [...findLockout(given), ...findSelf(given), ...findSso(given), ...findOneSession(given)]
}

/** The super_admins who can log in without FortiToken Cloud after a migration of the licenses that are meant. */
function waysInOf({ inventory, isMeant, context: { address } }: Case): WaysIn {
  const able = inventory.administrators.filter(
    ({ accprofile, enabled, login, user, closedWays = [] }) =>
      accprofile === 'super_admin' &&
      enabled &&
      login !== 'guest' &&
      !(isClosed(closedWays, 'ssh', 'console') && closedWays.includes('gui')) &&
      (user === null ||
        (user.outcome === 'stays' && user.twoFactor !== 'fortitoken-cloud') ||
        (user.outcome === 'migrates' && !isMeant(user.license, user.tokenVdom))),
  )
  const dependence = ({ login, wildcard, trustedHosts, closedWays = [] }: Administrator): string | null => {
    if (login === 'certificate') return 'a certificate'
    if (login !== 'password' || wildcard) return 'a remote server'
    if (address && !mayLogInFrom(trustedHosts, address)) {
      return `a network other than this computer’s (trusted hosts without ${address})`
    }
    return isClosed(closedWays, 'ssh', 'console') ? 'the web interface (disallowed-login-methods)' : null
  }
  const local = able.map((each) => ({ each, on: dependence(each) }))
  const sso = (inventory.ssoAdministrators ?? []).filter(({ accprofile }) => accprofile === 'super_admin')
  return {
    sure: local.filter(({ on }) => on === null).map(({ each }) => each),
    depending: [
      ...local.flatMap(({ each: { name }, on }) => (on === null ? [] : [{ name, on }])),
      ...sso.map(({ name }) => ({ name, on: 'single sign-on' })),
    ],
  }
}

/** Whether an account can use none of these ways. */
function isClosed(closedWays: readonly string[], ...ways: readonly string[]): boolean {
  return ways.every((way) => closedWays.includes(way))
}

function findLockout(given: Case): readonly Finding[] {
  const { inventory, isMeant } = given
  const { sure, depending } = waysInOf(given)
  if (sure.length > 0) return []
  const moved = inventory.administrators.filter(
    ({ accprofile, user }) =>
      accprofile === 'super_admin' && user !== null && isMeant(user.license, user.tokenVdom),
  )
  return inventory.licenses.flatMap(({ license, vdom }): readonly Finding[] => {
    const own = moved.filter(({ user }) => user?.license === license && user.tokenVdom === vdom)
    const [first] = own
    if (first === undefined) return []
    const administrators = own.map(({ name }) => name)
    const about = { vdom, subject: license, line: first.line, administrators }
    const names = listNames(administrators)
    const migrates = own.length === 1 ? 'migrates' : 'migrate'
    const called = `license ${license}${ofVdom(vdom, given)}`
    if (depending.length === 0) {
      const message = `With ${called}, ${names} ${migrates} to FortiToken Cloud, and then no super_admin can log in without it: while it can’t be reached, nobody can administer this FortiGate. Create a second super_admin without FortiToken first, or decide how you would get back in.${keyWords(own)}`
      return [{ id: 'admin.lockout', severity: 'blocker', ...about, message }]
    }
    const others = listNames(depending.map(({ name }) => name))
    const needs = [...new Set(depending.map(({ on }) => on))].join(', or on ')
    const message = `With ${called}, ${names} ${migrates} to FortiToken Cloud. Without it, only ${others} could still log in as super_admin, and that depends on ${needs}: try that login before you migrate.`
    return [{ id: 'admin.lockout', severity: 'warning', ...about, message }]
  })
}

/** A login with a key may need no code; nobody documents whether it does. */
function keyWords(administrators: readonly Administrator[]): string {
  const names = administrators.filter(({ hasKey }) => hasKey === true).map(({ name }) => name)
  return names.length === 0
    ? ''
    : ` An SSH key is set for ${listNames(names)}: whether a login with it asks for a token code is not documented. If it asks for none today, it can serve as emergency access.`
}

function findSso({ inventory }: Case): readonly Finding[] {
  const administrators = inventory.ssoAdministrators ?? []
  const [first] = administrators
  if (!first) return []
  const names = listNames(administrators.map(({ name }) => name))
  const message = `${names} ${administrators.length === 1 ? 'logs' : 'log'} in with single sign-on, which a migration doesn’t touch. It counts as emergency access only while the other service can be reached.`
  return [
    { id: 'admin.sso', severity: 'info', vdom: null, subject: 'single sign-on', message, line: first.line },
  ]
}

/** The second login of step 7 needs a session beside the first. */
function findOneSession({ inventory: { oneSessionEach } }: Case): readonly Finding[] {
  if (!oneSessionEach) return []
  const message =
    'An account can have only one session on this FortiGate (admin-concurrent disable), so the second login after the migration can’t be tried with the account that is logged in. Have a second super_admin ready, try that login by hand, and keep the first session open.'
  return [
    {
      id: 'admin.one-session',
      severity: 'warning',
      vdom: null,
      subject: 'admin-concurrent',
      message,
      line: oneSessionEach.line,
    },
  ]
}

function findSelf(given: Case): readonly Finding[] {
  const { inventory, context, isMeant } = given
  return inventory.users
    .filter(
      (user) =>
        user.table === 'admin' && user.name === context.account && isMeant(user.license, user.tokenVdom),
    )
    .map(({ name, vdom, table, license, tokenVdom, line }) => ({
      id: 'admin.self',
      severity: 'warning',
      vdom,
      subject: name,
      message: `You are logged in as "${name}", who migrates with license ${license}${ofVdom(tokenVdom, given)}: your next login will go through FortiToken Cloud. Keep this session open until a second login has worked.`,
      line,
      table,
    }))
}
