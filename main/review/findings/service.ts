import type { Finding, FindingId, Severity } from '../../contract/review'
import type { CloudService } from '../../fortios/output'
import { daysBetween } from '../../text/times'
import { plural } from '../../text/words'
import type { Case } from './context'

/** The vendor's first reminder of a license that ends comes this many days before. */
const soon = 30

/** Findings about FortiToken Cloud: as the device is configured, and as it sees the service. */
export function findInService(given: Case): readonly Finding[] {
  return [...findRegion(given), ...findInAnswer(given), ...findToCheck(given)]
}

function findInAnswer({ inventory, context, isMeant, several }: Case): readonly Finding[] {
  const { service, today } = context
  if (!service) return []
  if (service.kind === 'cloud-unreachable') {
    return [
      finding(
        'service.unreachable',
        'blocker',
        'The FortiGate can’t reach FortiToken Cloud. Check DNS and internet access from the management VDOM, then try again.',
      ),
    ]
  }
  if (service.kind === 'unknown') {
    return [
      finding(
        'service.not-ready',
        'blocker',
        'The FortiGate reports something about FortiToken Cloud that Tokenferry doesn’t know, so nothing is concluded from it. Read its own words, and ask Fortinet Customer Service if they don’t say what to do.',
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

/**
 * An account is made in the region that the FortiGate points to, and stays there (FortiIdentity Cloud Administration
 * Guide 26.2).
 */
function findRegion(given: Case): readonly Finding[] {
  const { cloudRegion } = given.inventory
  const { service } = given.context
  const about = { id: 'service.region', severity: 'warning', vdom: null } as const
  if (cloudRegion) {
    const { name, line } = cloudRegion
    const message = `This FortiGate points to the FortiToken Cloud region "${name}", and an account can’t be moved to another region once it exists. Before you request the migration, check in the portal that your account is in this region and that this is the region you want.`
    return [{ ...about, subject: name, message, line }]
  }
  if (service?.kind !== 'cloud-service' || service.licensed !== 'no' || !isToMigrate(given)) return []
  const message =
    'There may be no FortiToken Cloud account yet. It is created in the region that the FortiGate points to and can’t be moved once it exists; no region is set here (fortitoken-cloud-region in "config system global"). Decide on the region before you request the migration.'
  return [{ ...about, subject: 'no region', message, line: null }]
}

/** What can only be looked up before a migration, and is told where. */
function findToCheck(given: Case): readonly Finding[] {
  if (given.context.service?.kind !== 'cloud-service' || !isToMigrate(given)) return []
  const { managementVdom } = given.inventory
  const where = managementVdom ? `VDOM ${managementVdom.name}, the management VDOM,` : 'the management VDOM'
  return [
    {
      ...finding(
        'device.management-vdom',
        'info',
        `After the migration, every login with such a token depends on ${where} reaching FortiToken Cloud at that moment. Check its DNS, its route and its internet access before you request the migration.`,
      ),
      subject: managementVdom?.name ?? 'management VDOM',
      line: managementVdom?.line ?? null,
    },
    finding(
      'service.ownership',
      'info',
      'Before you request the migration, look in the portal under Applications > FortiProducts > Ownership: the status of this FortiGate must not be "Inconsistent". If it is, the device and the account disagree about who owns it, and the other party has to agree to a transfer first.',
    ),
  ]
}

/** Whether there is a license that is to be migrated. */
function isToMigrate({ inventory, isMeant }: Case): boolean {
  return inventory.licenses.some(({ license, vdom }) => isMeant(license, vdom))
}

function findInState(service: CloudService): readonly Finding[] {
  if (service.unit === 'credits') {
    return [
      finding(
        'service.credit-based',
        'blocker',
        'This FortiToken Cloud account is credit-based. Licenses can migrate only to an account with a time-based subscription: ask Fortinet Customer Service to change it first.',
      ),
    ]
  }
  if (service.licensed === 'no') {
    return [
      finding(
        'service.no-license',
        'warning',
        'There is no FortiToken Cloud license yet. The migration brings a transfer license that is free for one year; if it expires and nothing has been bought, the migrated users can no longer log in.',
      ),
    ]
  }
  if (service.ready && service.timeBased) return []
  const words = service.ready
    ? 'FortiToken Cloud is ready, but the FortiGate doesn’t say that the subscription is time-based'
    : `FortiToken Cloud is not ready for this FortiGate: "${service.status}"`
  return [
    finding(
      'service.not-ready',
      'blocker',
      `${words}. Check the account in the FortiToken Cloud portal, or ask Fortinet Customer Service.`,
    ),
  ]
}

/** Seats of the free license, and of the trial of 30 days (FortiIdentity Cloud Administration Guide 26.2). */
const freeSeats: ReadonlyMap<number, string> = new Map([
  [3, 'the free license'],
  [5, 'a 30-day trial'],
])

/** The status of a free account reads like that of a paid one, so only the number of seats can tell. */
function findFreeAccount(service: CloudService): readonly Finding[] {
  if (service.licensed !== 'yes') return []
  const { maxUsers, unit, balance } = service
  const seats = [maxUsers, unit === 'users' ? balance : null].find((count) => freeSeats.has(count ?? 0)) ?? 0
  const kind = freeSeats.get(seats)
  if (kind === undefined) return []
  return [
    finding(
      'service.free-account',
      'warning',
      `FortiToken Cloud has ${plural(seats, 'seat')} for this FortiGate, as many as ${kind} has, and the FortiGate calls that licensed too. Before you migrate, check in the portal whether this is a subscription: what was migrated needs one.`,
    ),
  ]
}

/** The seats of the account, as far as the device says; a balance in users counts them if nothing else does. */
function seatsOf({ maxUsers, unit, balance }: CloudService): number | null {
  return maxUsers ?? (unit === 'users' ? balance : null)
}

/**
 * An account has as many realms as seats; with a realm for each VDOM, and one for administrators, they may not do. The
 * seats that come with the licenses count only if there are none yet: when the realms are made is not documented.
 */
function findInRealms(service: CloudService, vdoms: readonly string[], coming: number): readonly Finding[] {
  const seats = service.licensed === 'no' ? coming : seatsOf(service)
  const needed = vdoms.length + 1
  if (coming === 0 || seats === null || realmsFor(seats) >= needed) return []
  const count =
    service.licensed === 'no'
      ? `about ${seats}, with the seats that the licenses bring`
      : `${realmsFor(seats)} now, before the licenses bring theirs`
  return [
    finding(
      'service.realms',
      'warning',
      `FortiToken Cloud gives an account as many realms as it has seats: ${count}. One for each of ${vdoms.length} VDOMs and one for the administrators would be ${needed}. If an application gets no realm, its users can’t be added: look in the portal under User Management > Realms to see which there are, and let VDOMs share one if that is right for their users.`,
    ),
  ]
}

/** Realms of an account with that many seats (FortiIdentity Cloud Administration Guide, "Resource rules"). */
function realmsFor(seats: number): number {
  return seats <= 500 ? seats : 500 + Math.floor(seats / 10)
}

function findInExpiry({ expires }: CloudService, today: string | null): readonly Finding[] {
  if (expires === null || today === null) return []
  const days = daysBetween(today, expires)
  if (!(days <= soon)) return []
  const when = days < 0 ? `expired on ${expires}` : `expires on ${expires}, in ${plural(days, 'day')}`
  return [
    finding(
      'service.expires-soon',
      'warning',
      `The FortiToken Cloud subscription ${when}. 30 days after the expiration date, nobody who uses FortiToken Cloud can log in: have it renewed in time.`,
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
      `${plural(migrating, 'user')} would migrate, and FortiToken Cloud has ${plural(free, 'free seat')} now. The license should bring its own seats: compare the number of seats right after the migration, because an account with too many users stops working after 30 days.`,
    ),
  ]
}

function finding(id: FindingId, severity: Severity, message: string): Finding {
  return { id, severity, vdom: null, subject: 'FortiToken Cloud', message, line: null }
}
