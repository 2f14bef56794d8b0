import type { OtherChange, VerificationRow, VerificationState } from '../../contract/view'
import type { CloudUser } from '../../fortios/output'
import { compareInventories } from '../../review'
import type { InventoryReading, LicenseKey, Verification } from '../events'
import { plural, userKey, usersOf } from '../outcome'
import type { ServiceReading } from './service'

/** The pseudo VDOM under which FortiToken Cloud lists administrators (vendor's page, "To verify the user status"). */
const administrators = '#FOS_Administrator'

/** What verification compares. */
export interface VerificationInput {
  readonly licenses: readonly LicenseKey[]
  readonly before: InventoryReading
  readonly after: InventoryReading
  readonly serviceBefore: ServiceReading | null
  readonly serviceAfter: ServiceReading
}

/**
 * Step 7: user by user and token by token, before × after × FortiToken Cloud. Pure: it can be run again at any
 * time from the same readings.
 */
export function verify({
  licenses,
  before,
  after,
  serviceBefore,
  serviceAfter,
}: VerificationInput): Verification {
  const differences = compareInventories(before.inventory, after.inventory)
  const current = new Map(after.inventory.users.map((user) => [userKey(user), user]))
  const cloud = after.cloudUsers
  const inCloud = new Map((cloud ?? []).map((user) => [cloudKey(user), user]))
  const migrated = licenses.flatMap((key) => usersOf(key, before.inventory))
  const migratedKeys = new Set(migrated.map(userKey))
  const changes = new Map<string, string[]>()
  for (const difference of differences) {
    const list = changes.get(difference.entry) ?? []
    list.push(difference.what)
    changes.set(difference.entry, list)
  }

  const rows = migrated.map((user): VerificationRow => {
    const key = userKey(user)
    const now = current.get(key)
    const listed = inCloud.get(
      cloudKey({ name: user.name, vdom: user.table === 'admin' ? administrators : user.vdom }),
    )
    const converted = now?.twoFactor === 'fortitoken-cloud' && now.token === null
    const otherwise = changes.get(key) ?? []
    const state: VerificationState = !now
      ? 'missing'
      : !converted
        ? 'not-converted'
        : otherwise.length > 0
          ? 'changed'
          : !listed
            ? 'not-in-cloud'
            : 'through'
    return {
      key,
      name: user.name,
      vdom: user.table === 'admin' ? administrators : user.vdom,
      table: user.table,
      token: user.token ?? '',
      state,
      onDevice: now ? now.twoFactor : 'not there',
      inCloud:
        cloud === null
          ? 'list not readable'
          : !listed
            ? 'not there yet'
            : describeListing(user.email, listed),
      advice: adviceFor(state, user.vdom, otherwise),
    }
  })

  const serials = new Set(
    before.inventory.tokens
      .filter((token) => licenses.some((key) => key.license === token.license && key.vdom === token.vdom))
      .map(({ serial }) => serial),
  )
  const left = after.inventory.tokens.filter((token) => serials.has(token.serial))
  const otherChanges: OtherChange[] = [
    ...left.map((token) => ({
      where: `user fortitoken of ${token.vdom}`,
      what: `token ${token.serial} is still there`,
    })),
    ...differences
      .filter((difference) => !migratedKeys.has(difference.entry))
      .map((difference) => ({ where: difference.where, what: difference.what })),
  ]
  const balanceBefore = serviceBefore?.service?.balance ?? null
  const balanceAfter = serviceAfter.service?.balance ?? null
  return {
    rows,
    balanceBefore,
    balanceAfter,
    balanceExplanation: explainBalance(balanceBefore, balanceAfter, serials.size),
    cloudUsersBefore: before.cloudUsers?.length ?? null,
    cloudUsersAfter: cloud?.length ?? null,
    tokensBefore: serials.size,
    tokensAfter: left.length,
    otherChanges,
    after,
    service: serviceAfter,
  }
}

function cloudKey(user: Pick<CloudUser, 'name' | 'vdom'>): string {
  return `${user.vdom}/${user.name}`
}

/** The vendor's documentation masks addresses; a masked one says nothing. */
function describeListing(email: string | null, listed: CloudUser): string {
  const masked = listed.email?.includes('*') === true
  if (email === null || listed.email === null || masked) return 'there'
  return listed.email.toLowerCase() === email.toLowerCase()
    ? 'there, e-mail same'
    : `there, e-mail ${listed.email}`
}

function adviceFor(state: VerificationState, vdom: string, changes: readonly string[]): string {
  switch (state) {
    case 'through':
      return ''
    case 'not-in-cloud':
      return 'Converted, but FortiToken Cloud does not list them yet. Read again in a few minutes. If it stays, type "execute fortitoken-cloud sync" on the FortiGate yourself: it changes FortiToken Cloud, so Tokenferry does not.'
    case 'not-converted':
      return `Still as before in ${vdom}: this person can’t log in with the old token any more. Ask Customer Service, with the license number, before changing anything by hand.`
    case 'changed':
      return `Converted, and something else changed as well: ${changes.join('; ')}.`
    case 'missing':
      return 'The entry is gone from the FortiGate. Look at it there before anything else.'
  }
}

function explainBalance(before: number | null, after: number | null, seats: number): string {
  if (after === null) return 'The balance could not be read.'
  if (before === null) return `There was no balance before; it is ${String(after)} now.`
  const gained = after - before
  if (gained === seats) return `${plural(seats, 'seat')} came with the licenses.`
  return `The balance changed by ${String(gained)}, where ${plural(seats, 'seat')} of the licenses were expected. Look at it in the portal.`
}
