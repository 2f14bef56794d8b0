import type { LicenseKey } from '../contract/license-key'
import type { VerificationLines, VerificationRow, VerificationState } from '../contract/rows'
import type { OtherChange } from '../contract/step-views'
import type { CloudUser } from '../fortios/output'
import { administratorsVdom } from '../fortios/output/cloud-users'
import {
  ByEntry,
  ByName,
  compareInventories,
  entryOfUser,
  isConverted,
  linesOf,
  tokenNamedBy,
  userKey,
  type Inventory,
  type InventoryUser,
} from '../review'
import type { InventoryReading, Verification } from './events'
import { usersOf } from './outcome'
import { plural } from '../text/words'
import type { ServiceReading } from './what-was-read'

/** What verification compares. */
export interface VerificationInput {
  readonly licenses: readonly LicenseKey[]
  readonly before: InventoryReading
  readonly after: InventoryReading
  readonly serviceBefore: ServiceReading | null
  /** `null` if there is no device to ask, only backups. */
  readonly serviceAfter: ServiceReading | null
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
  const differences = compareInventories(before.inventory, after.inventory, licenses)
  const present = new ByEntry<true>()
  for (const record of after.inventory.records) present.set(record, true)
  const current = new ByEntry<InventoryUser>()
  for (const user of after.inventory.users) current.set(entryOfUser(user), user)
  const cloud = after.cloudUsers
  const unread = after.cloudUnread?.length ?? 0
  const listings = { before: listingsOf(before.cloudUsers ?? []), after: listingsOf(cloud ?? []) }
  const tokensThere = new Set(after.inventory.tokens.map(({ serial }) => serial))
  const migrated = licenses.flatMap((key) => usersOf(key, before.inventory))
  const changes = new Map<string, string[]>()
  for (const difference of differences) {
    const list = changes.get(difference.entry) ?? []
    list.push(difference.what)
    changes.set(difference.entry, list)
  }

  const rows = migrated.map((user): VerificationRow => {
    const key = userKey(user)
    const entry = entryOfUser(user)
    const now = current.get(entry)
    const isPresent = present.has(entry)
    const vdom = cloudVdomOf(user)
    const listed = listings.after.of.get({ name: user.name, vdom })?.[0]
    const contact = listed && cloud ? contactChange(user.email, listed) : null
    const converted = isConverted(now)
    const otherwise = [...(changes.get(key) ?? []), ...(contact === null ? [] : [contact])]
    const state: VerificationState = !isPresent
      ? 'missing'
      : !converted
        ? 'not-converted'
        : otherwise.length > 0
          ? 'changed'
          : listed
            ? 'through'
            : cloud === null || unread > 0
              ? 'cloud-unknown'
              : 'not-in-cloud'
    return {
      key,
      name: user.name,
      vdom,
      table: user.table,
      token: user.token ?? '',
      license: user.license ?? '',
      state,
      onDevice: now?.twoFactor ?? (isPresent ? 'no second factor' : 'not found'),
      inCloud:
        cloud === null
          ? 'list not read'
          : listed
            ? describeListing(user.email, listed)
            : unread > 0
              ? 'unknown'
              : 'not found yet',
      advice: adviceFor(state, {
        user,
        now: now ?? null,
        changes: otherwise,
        isTokenThere: tokensThere.has(now?.token ?? user.token ?? ''),
        elsewhere: listedElsewhere(user, cloud ?? [], listed),
        unread,
      }),
    }
  })

  const migratedKeys = new Set(rows.map(({ key }) => key))
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
    ...cloudChanges(migrated, before, after, listings),
    ...serviceChanges(serviceBefore, serviceAfter, cloud),
  ]
  const balanceBefore = serviceBefore?.service?.balance ?? null
  const balanceAfter = serviceAfter?.service?.balance ?? null
  const balance = explainBalance(balanceBefore, balanceAfter, serials.size, serviceAfter !== null)
  if (!balance.explained) otherChanges.push({ where: 'FortiToken Cloud balance', what: balance.words })
  return {
    rows,
    balanceBefore,
    balanceAfter,
    balanceExplanation: balance.words,
    cloudUsersBefore: before.cloudUsers?.length ?? null,
    cloudUsersAfter: cloud?.length ?? null,
    cloudUsersExplanation: explainCloudUsers(migrated, before, after, listings),
    tokensBefore: serials.size,
    tokensAfter: left.length,
    otherChanges,
    after,
    service: serviceAfter,
  }
}

/** The VDOM under which FortiToken Cloud knows a user. */
function cloudVdomOf(user: Pick<InventoryUser, 'table' | 'vdom'>): string {
  return user.table === 'admin' ? administratorsVdom : user.vdom
}

/** The users of FortiToken Cloud’s list, each with all its listings. */
interface Listings {
  readonly of: ByName<CloudUser[]>
  /** In the order of the list. */
  readonly all: readonly (readonly CloudUser[])[]
}

/** The list before and after. */
interface BothListings {
  readonly before: Listings
  readonly after: Listings
}

function listingsOf(users: readonly CloudUser[]): Listings {
  const of = new ByName<CloudUser[]>()
  const all: CloudUser[][] = []
  for (const user of users) {
    const known = of.get(user)
    if (known) {
      known.push(user)
      continue
    }
    const listings = [user]
    of.set(user, listings)
    all.push(listings)
  }
  return { of, all }
}

/** Whether an address is the one that was configured; the vendor's documentation shows masked ones (`*****@…`). */
function isSameAddress(configured: string, listed: string): boolean {
  const address = configured.toLowerCase()
  const shown = listed.toLowerCase()
  if (!shown.includes('*')) return address === shown
  const pieces = shown.split(/\*+/)
  return address.startsWith(pieces[0] ?? '') && address.endsWith(pieces.at(-1) ?? '')
}

function contactChange(email: string | null, listed: CloudUser): string | null {
  if (email === null || isSameAddress(email, listed.email ?? '')) return null
  return listed.email === null
    ? `FortiToken Cloud has no email address for this user, but the FortiGate has ${email}`
    : `FortiToken Cloud has the email address ${listed.email}, but the FortiGate has ${email}`
}

function describeListing(email: string | null, listed: CloudUser): string {
  if (listed.email === null) return email === null ? 'found' : 'found, no email'
  if (email === null || listed.email.includes('*')) return 'found'
  return isSameAddress(email, listed.email) ? 'found, same email' : `found, email ${listed.email}`
}

/** Where FortiToken Cloud lists someone of that name who is not where it should list them. */
function listedElsewhere(
  user: Pick<InventoryUser, 'name'>,
  cloud: readonly CloudUser[],
  listed: CloudUser | undefined,
): readonly string[] {
  if (listed) return []
  return cloud.filter(({ name }) => name === user.name).map(({ vdom }) => vdom)
}

/**
 * The list of FortiToken Cloud itself: who vanished from it, who is new without having been migrated, who is in it
 * twice. Who is not listed if lines were not understood may stand in one of them.
 */
function cloudChanges(
  migrated: readonly InventoryUser[],
  before: InventoryReading,
  after: InventoryReading,
  { before: olds, after: news }: BothListings,
): readonly OtherChange[] {
  if (after.cloudUsers === null) return []
  const expected = new ByName<true>()
  for (const user of migrated) expected.set({ name: user.name, vdom: cloudVdomOf(user) }, true)
  const knewAll = before.cloudUsers !== null && isRead(before)
  const change = ({ name, vdom }: CloudUser, what: string): OtherChange => ({
    where: `FortiToken Cloud user "${name}" of ${vdom}`,
    what,
  })
  return [
    ...olds.all.flatMap(([user]) =>
      user && !news.of.get(user) && isRead(after) ? [change(user, 'is gone')] : [],
    ),
    ...news.all.flatMap((users) => {
      const [user] = users
      if (!user) return []
      const old = olds.of.get(user)
      const isExpected = expected.get(user) === true
      if (!old && knewAll && !isExpected) {
        return [change(user, 'is new, although no user of that name was migrated there')]
      }
      if (users.length > (old?.length ?? 1)) return [change(user, `is listed ${users.length} times`)]
      if (old?.[0] && !isExpected && (old[0].email ?? '') !== (user.email ?? '')) {
        return [change(user, `email changed from ${old[0].email ?? 'empty'} to ${user.email ?? 'empty'}`)]
      }
      return []
    }),
  ]
}

/** Whether every line of FortiToken Cloud’s list was understood. */
function isRead({ cloudUnread = [] }: InventoryReading): boolean {
  return cloudUnread.length === 0
}

/** The account itself: whether it is still ready, of the same customer, and large enough. */
function serviceChanges(
  before: ServiceReading | null,
  after: ServiceReading | null,
  cloud: readonly CloudUser[] | null,
): readonly OtherChange[] {
  const old = before?.service
  const now = after?.service
  if (!now) return []
  const where = 'FortiToken Cloud service'
  const changes: OtherChange[] = []
  if (!now.ready) changes.push({ where, what: `status is “${now.status}”` })
  if (old?.customerId && now.customerId && old.customerId !== now.customerId) {
    changes.push({ where, what: `customer ID changed from ${old.customerId} to ${now.customerId}` })
  }
  if (old?.unit && now.unit && old.unit !== now.unit) {
    changes.push({ where, what: `it counted ${old.unit} before and counts ${now.unit} now` })
  }
  if (old?.expires && now.expires && now.expires < old.expires) {
    changes.push({ where, what: `it now expires earlier, on ${now.expires} instead of ${old.expires}` })
  }
  const users = now.users ?? cloud?.length ?? null
  const seats = now.maxUsers ?? (now.unit === 'users' ? now.balance : null)
  if (users !== null && seats !== null && users > seats) {
    changes.push({
      where,
      what: `${plural(users, 'user')} for ${plural(seats, 'seat')}: the account counts as expired, with a 30-day grace period`,
    })
  }
  return changes
}

/** What is known of a user who is not through. */
interface Standing {
  /** As the entry was before. */
  readonly user: InventoryUser
  /** As it is now; `null` if it has no second factor, or is gone. */
  readonly now: InventoryUser | null
  /** What changed that a migration does not explain. */
  readonly changes: readonly string[]
  /** Whether the token that the entry names is in a table of the FortiGate. */
  readonly isTokenThere: boolean
  /** The VDOMs under which FortiToken Cloud lists that name instead. */
  readonly elsewhere: readonly string[]
  /** Lines of FortiToken Cloud’s list that were not understood. */
  readonly unread: number
}

function adviceFor(state: VerificationState, standing: Standing): string {
  const { changes, elsewhere, unread } = standing
  switch (state) {
    case 'through':
      return ''
    case 'cloud-unknown':
      return unread > 0
        ? `Converted. ${plural(unread, 'line')} of FortiToken Cloud’s list could not be understood, and the others don’t name this user. Check the list or the portal.`
        : 'Converted, but FortiToken Cloud’s list was not read, so it is unknown whether this user is in it. Read the FortiGate again in a few minutes.'
    case 'not-in-cloud':
      return elsewhere.length > 0
        ? `Converted, but FortiToken Cloud lists this name only under ${elsewhere.join(', ')}. Compare the authentication clients in the portal.`
        : 'Converted, but FortiToken Cloud doesn’t list this user yet. Read again in a few minutes. If the user is still missing, type "execute fortitoken-cloud sync" on the FortiGate yourself: it changes FortiToken Cloud, so Tokenferry doesn’t type it.'
    case 'not-converted':
      return `${notConverted(standing)} Ask Customer Service, with the license number, before changing anything by hand.`
    case 'changed':
      return `Converted, but something else changed: ${changes.join('; ')}.`
    case 'missing':
      return 'The entry is gone from the FortiGate. Check on the FortiGate before you do anything else.'
  }
}

/** How the entry of someone who was not converted stands, as far as the FortiGate shows it. */
function notConverted({ user, now, changes, isTokenThere }: Standing): string {
  const how = changes.length > 0 ? `Not converted: ${changes.join('; ')}.` : 'Not converted: unchanged.'
  if (now === null) return `${how} The entry no longer has a second factor.`
  if (now.twoFactor !== 'fortitoken') return how
  const token = now.token ?? ''
  if (token === '') return `${how} The entry asks for a token but names none.`
  if (!isTokenThere) {
    return `${how} The entry still asks for the token ${token}, which is no longer on this FortiGate, so this person may not be able to log in.`
  }
  return token === user.token
    ? `${how} The entry still asks for the token ${token}, which is still on this FortiGate.`
    : how
}

interface Explanation {
  readonly words: string
  readonly explained: boolean
}

function explainBalance(
  before: number | null,
  after: number | null,
  seats: number,
  asked: boolean,
): Explanation {
  if (!asked) return { words: 'The balance was not read: only backups were compared.', explained: true }
  if (after === null) return { words: 'The balance could not be read.', explained: false }
  if (before === null) {
    return after >= seats
      ? { words: `There was no balance before; it is ${after} now.`, explained: true }
      : {
          words: `There was no balance before. It is ${after} now, but ${plural(seats, 'seat')} from the licenses were expected. Check it in the portal.`,
          explained: false,
        }
  }
  const gained = after - before
  if (gained === seats) return { words: `${plural(seats, 'seat')} came with the licenses.`, explained: true }
  return {
    words: `The balance changed by ${gained}, but ${plural(seats, 'seat')} from the licenses were expected. Check it in the portal.`,
    explained: false,
  }
}

function explainCloudUsers(
  migrated: readonly InventoryUser[],
  before: InventoryReading,
  after: InventoryReading,
  { before: olds, after: news }: BothListings,
): string {
  if (after.cloudUsers === null) return 'The list of FortiToken Cloud was not read.'
  if (before.cloudUsers === null)
    return ['The list was not read before.', unreadWords(after)].join(' ').trim()
  const names = migrated.map((user) => ({ name: user.name, vdom: cloudVdomOf(user) }))
  const came = names.filter((name) => news.of.get(name) && !olds.of.get(name)).length
  const known = names.filter((name) => olds.of.get(name)).length
  const others = after.cloudUsers.length - before.cloudUsers.length - came
  return [
    `${plural(came, 'migrated user')} ${came === 1 ? 'was' : 'were'} added.`,
    known > 0 ? `${known} of the migrated users ${known === 1 ? 'was' : 'were'} already listed.` : '',
    others === 0 || !isRead(before) || !isRead(after)
      ? ''
      : others > 0
        ? `${others} more ${others === 1 ? 'was' : 'were'} added as well.`
        : `${-others} ${others === -1 ? 'other was' : 'others were'} removed as well.`,
    unreadWords(after),
  ]
    .filter(Boolean)
    .join(' ')
}

function unreadWords({ cloudUnread = [] }: InventoryReading): string {
  return cloudUnread.length === 0 ? '' : `${plural(cloudUnread.length, 'line')} could not be understood.`
}

/** The lines of a user's entries before and after, as FortiOS shows them, secrets masked. */
export function linesOfUser(key: string, before: Inventory, after: Inventory): VerificationLines {
  const token = tokenNamedBy(key, before)
  return { before: linesOf(key, before, token), after: linesOf(key, after, token) }
}
