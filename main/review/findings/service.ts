import type { Finding, FindingId, Severity } from '../../contract/review'
import type { CloudService } from '../../fortios/output'
import { daysBetween } from '../../text/times'
import { plural } from '../../text/words'
import type { Inventory } from '../inventory'
import type { Case } from './context'

/** The vendor's first reminder of a license that ends comes this many days before. */
const soon = 30

/** Findings about FortiToken Cloud: as the device is configured, and as it sees the service. */
export function findInService(given: Case): readonly Finding[] {
  return [...findRegion(given.inventory), ...findInAnswer(given)]
}

function findInAnswer({ inventory, context, isMeant, several }: Case): readonly Finding[] {
  const { service, today } = context
  if (!service) return []
  if (service.kind === 'cloud-unreachable') {
    return [
      finding(
        'service.unreachable',
        'blocker',
        'The FortiGate does not reach FortiToken Cloud. Check DNS and the way to the internet from the management VDOM, then try again.',
      ),
    ]
  }
  if (service.kind === 'unknown') {
    return [
      finding(
        'service.not-ready',
        'blocker',
        'The FortiGate says something about FortiToken Cloud that is not known here, so nothing is concluded from it. Read its own words, and ask Fortinet Customer Service if they do not say what to do.',
      ),
    ]
  }
  const migrating = inventory.users.filter(
    (user) => user.outcome === 'migrates' && isMeant(user.license, user.tokenVdom),
  ).length
  const coming = inventory.licenses
    .filter(({ license, vdom }) => isMeant(license, vdom))
    .reduce((sum, { tokens }) => sum + tokens, 0)
  return [
    ...findInState(service),
    ...findFreeAccount(service),
    ...findInExpiry(service, today ?? null),
    ...findInSeats(service, migrating),
    ...(several ? findInRealms(service, context.vdoms ?? inventory.vdoms, coming) : []),
  ]
}

/** An account stays in the region that it was created in (FortiIdentity Cloud Administration Guide 26.2). */
function findRegion({ cloudRegion }: Inventory): readonly Finding[] {
  if (!cloudRegion) return []
  const { name, line } = cloudRegion
  const message = `This FortiGate points to the FortiToken Cloud region "${name}", and an account can’t be moved to another region once it exists. Before you ask for the migration, check in the portal that your account is in this region, and that it is the one you want.`
  return [{ id: 'service.region', severity: 'warning', vdom: null, subject: name, message, line }]
}

function findInState(service: CloudService): readonly Finding[] {
  if (service.unit === 'credits') {
    return [
      finding(
        'service.credit-based',
        'blocker',
        'This FortiToken Cloud account counts credits. Only an account with a time-based subscription takes licenses over: ask Fortinet Customer Service to change it first.',
      ),
    ]
  }
  if (service.licensed === 'no') {
    return [
      finding(
        'service.no-license',
        'warning',
        'There is no FortiToken Cloud license yet. The migration brings a transfer license that is free for one year; when it has ended and nothing was bought, the migrated users can’t log in any more.',
      ),
    ]
  }
  if (service.ready && service.timeBased) return []
  const words = service.ready
    ? 'FortiToken Cloud is ready, but the FortiGate does not say that the subscription is time-based'
    : `FortiToken Cloud is not ready for this FortiGate: "${service.status}"`
  return [
    finding(
      'service.not-ready',
      'blocker',
      `${words}. Look at the account in the FortiToken Cloud portal, or ask Fortinet Customer Service.`,
    ),
  ]
}

/** Seats of the free license, and of the trial of 30 days (FortiIdentity Cloud Administration Guide 26.2). */
const freeSeats: ReadonlyMap<number, string> = new Map([
  [3, 'the free license'],
  [5, 'a trial of 30 days'],
])

/** The status of a free account reads like that of a paid one, so only the number of seats can tell. */
function findFreeAccount(service: CloudService): readonly Finding[] {
  const seats = seatsOf(service)
  const kind = seats === null || service.licensed !== 'yes' ? undefined : freeSeats.get(seats)
  if (seats === null || kind === undefined) return []
  return [
    finding(
      'service.free-account',
      'warning',
      `FortiToken Cloud has ${plural(seats, 'seat')} for this FortiGate, as many as ${kind} has, and the FortiGate calls that licensed as well. Look in the portal whether this is a subscription before you migrate: what was migrated needs one.`,
    ),
  ]
}

/** The seats of the account, as far as the device says; a balance in users counts them where nothing else does. */
function seatsOf({ maxUsers, unit, balance }: CloudService): number | null {
  return maxUsers ?? (unit === 'users' ? balance : null)
}

/** An account has as many realms as seats; with a realm for each VDOM, and one for administrators, they may not do. */
function findInRealms(service: CloudService, vdoms: readonly string[], coming: number): readonly Finding[] {
  const seats = seatsOf(service)
  const needed = vdoms.length + 1
  if (coming === 0 || (seats === null && service.licensed !== 'no')) return []
  const realms = (seats ?? 0) + coming
  if (realms >= needed) return []
  return [
    finding(
      'service.realms',
      'warning',
      `FortiToken Cloud gives an account as many realms as it has seats: about ${realms} with the licenses that come. One for each of ${vdoms.length} VDOMs and one for the administrators would be ${needed}. If an application gets no realm, its users can’t be added: look in the portal to see which realms there are, and let VDOMs share one if that is right.`,
    ),
  ]
}

function findInExpiry({ expires }: CloudService, today: string | null): readonly Finding[] {
  if (expires === null || today === null) return []
  const days = daysBetween(today, expires)
  if (!(days <= soon)) return []
  const when = days < 0 ? `ended on ${expires}` : `ends on ${expires}, in ${plural(days, 'day')}`
  return [
    finding(
      'service.expires-soon',
      'warning',
      `The FortiToken Cloud subscription ${when}. 30 days after its end nobody who uses FortiToken Cloud can log in any more: have it renewed in time.`,
    ),
  ]
}

/** A license brings its own seats, so too few of them now is no reason not to migrate. */
function findInSeats(
  { unit, balance, users, maxUsers }: CloudService,
  migrating: number,
): readonly Finding[] {
  const free = users !== null && maxUsers !== null ? maxUsers - users : unit === 'users' ? balance : null
  if (free === null || free >= migrating) return []
  return [
    finding(
      'quota.below-users',
      'warning',
      `${plural(migrating, 'user')} would migrate, and FortiToken Cloud has ${plural(free, 'free seat')} now. The license should bring its own seats along: compare the number of seats right after the migration, since an account with too many users stops working after 30 days.`,
    ),
  ]
}

function finding(id: FindingId, severity: Severity, message: string): Finding {
  return { id, severity, vdom: null, subject: 'FortiToken Cloud', message, line: null }
}
