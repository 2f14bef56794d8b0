import type { LicenseKey } from '../contract/license-key'
import type { LicenseVerdict, SecondLogin, Verdict } from '../contract/verdict'
import type { VerificationRow } from '../contract/rows'
import { typedMoment } from '../text/times'
import { userKey, type Inventory, type InventoryUser } from '../review'
import { concludeFromDevice, usersOf } from './outcome'
import { isUnsettled, mayBeMigrated, wasMigrated, type LicenseProgress, type RunState } from './run'

/** What of a run a verdict is made from. */
export const judgedFields = [
  'inventory',
  'licenses',
  'told',
  'verification',
  'backupAfter',
  'secondLogin',
  'userLogins',
  'ticked',
  'found',
  'confirmedByHand',
] as const satisfies readonly (keyof RunState)[]

/** A run, as far as a verdict is made from it. */
export type JudgedRun = Pick<RunState, (typeof judgedFields)[number]>

/** What the portal shows for a user. */
export type PortalVerdict = 'same' | 'different' | 'confirmed-by-hand' | 'not-compared'

/** One user of a chosen license, and how they stand. */
export interface JudgedUser {
  readonly key: string
  readonly user: InventoryUser
  /** The license, and what became of it. */
  readonly license: LicenseKey
  readonly licenseState: LicenseVerdict
  readonly standing: 'through' | 'attention' | 'unchanged' | 'unknown'
  /** As verification found them; `null` if their license was not migrated, or nothing was verified. */
  readonly row: VerificationRow | null
  readonly portal: PortalVerdict
}

/** What a verdict is made from: all that was found, and nothing that was hoped for. */
export interface VerdictFacts {
  readonly licenses: readonly (LicenseKey & { readonly state: LicenseVerdict; readonly users: number })[]
  /** Each user of these licenses once. */
  readonly users: readonly JudgedUser[]
  /** Whether anything was read after the migration. */
  readonly isVerified: boolean
  readonly isCloudRead: boolean
  readonly otherChanges: number
  readonly secondLogin: SecondLogin
  readonly reasons: readonly string[]
}

/** The figures of a verdict, before its words. */
export type VerdictFigures = Omit<Verdict, 'state' | 'sentence' | 'open'>

/** What a run has found so far. */
export function factsOf(run: JudgedRun): VerdictFacts {
  const { inventory, verification, backupAfter, secondLogin } = run
  return {
    licenses: run.licenses.map((license) => ({
      ...license.key,
      state: licenseVerdict(run, license),
      users: inventory ? usersOf(license.key, inventory.inventory).length : 0,
    })),
    users: judgedUsers(run),
    isVerified: verification !== null,
    isCloudRead: isCloudReadIn(run),
    otherChanges: (verification?.otherChanges.length ?? 0) + (backupAfter?.changes.length ?? 0),
    secondLogin: !secondLogin ? 'not-tried' : secondLogin.worked ? 'worked' : 'failed',
    reasons: run.userLogins.map(
      ({ user, to, when }) => `A person noted that ${user} logged in to ${to} on ${typedMoment(when)}.`,
    ),
  }
}

/**
 * What became of a license, from the journal. One that was migrated in part counts as migrated once a later
 * verification finds all of it done, as after Customer Service has finished it.
 */
export function licenseVerdict(run: JudgedRun, license: LicenseProgress): LicenseVerdict {
  if (isUnsettled(license)) return 'unknown'
  switch (license.outcome?.state) {
    case 'done':
      return 'migrated'
    case 'partial': {
      const { inventory, verification } = run
      if (!inventory || !verification) return 'partial'
      const now = verification.after.inventory
      const outcome = concludeFromDevice(license.key, inventory.inventory, now)
      return outcome.state === 'done' ? 'migrated' : 'partial'
    }
    case 'refused':
    case 'declined':
      return license.outcome.state
    case 'not-started':
      return 'untouched'
    default:
      // A comparison that stopped has set an earlier outcome aside.
      return mayBeMigrated(run, license.key) ? 'untouched' : 'not-asked'
  }
}

/** Every user of the chosen licenses once, in the order of the licenses. */
export function judgedUsers(run: JudgedRun): readonly JudgedUser[] {
  const inventory = run.inventory?.inventory
  if (!inventory) return []
  const rows = new Map((run.verification?.rows ?? []).map((row) => [row.key, row]))
  const later = run.verification ? byKey(run.verification.after.inventory) : null
  const judged = new Map<string, JudgedUser>()
  for (const license of run.licenses) {
    const licenseState = licenseVerdict(run, license)
    const isMigrated = wasMigrated(license)
    for (const user of usersOf(license.key, inventory)) {
      const key = userKey(user)
      const known = judged.get(key)
      // A token that stands in two VDOMs counts for the license that was migrated, if one was.
      if (known && (known.row || !isMigrated)) continue
      const row = isMigrated ? (rows.get(key) ?? null) : null
      const portal = isMigrated ? portalOf(run, key) : 'not-compared'
      const standing = isMigrated
        ? standingOf(row, portal, isCloudReadIn(run))
        : licenseState === 'unknown'
          ? 'unknown'
          : later === null || isAsBefore(user, later.get(key))
            ? 'unchanged'
            : 'attention'
      judged.set(key, { key, user, license: license.key, licenseState, standing, row, portal })
    }
  }
  return [...judged.values()]
}

function isCloudReadIn({ verification }: JudgedRun): boolean {
  return verification !== null && verification.after.cloudUsers !== null
}

function byKey({ users }: Inventory): ReadonlyMap<string, InventoryUser> {
  return new Map(users.map((user) => [userKey(user), user]))
}

function isAsBefore(user: InventoryUser, now: InventoryUser | undefined): boolean {
  return now?.twoFactor === user.twoFactor && now.token === user.token
}

/**
 * How a user of a migrated license stands. One who was not converted needs attention: the token may be dead. So does
 * one who is not named in a list of FortiToken Cloud that was read, though not understood in full.
 */
function standingOf(
  row: VerificationRow | null,
  portal: PortalVerdict,
  isCloudRead: boolean,
): JudgedUser['standing'] {
  if (portal === 'different' || portal === 'confirmed-by-hand') return 'attention'
  if (row === null || (row.state === 'cloud-unknown' && !isCloudRead)) return 'unknown'
  return row.state === 'through' ? 'through' : 'attention'
}

/** A list that shows something else is not outweighed by a tick; a tick with a reason is told apart. */
function portalOf(run: JudgedRun, key: string): PortalVerdict {
  const isTicked = run.ticked.has(key)
  if (run.found.has(key)) return isTicked && run.confirmedByHand.has(key) ? 'confirmed-by-hand' : 'different'
  return isTicked ? 'same' : 'not-compared'
}

/**
 * What a backup of before and one of after show: neither a login nor the serial numbers in the portal can be seen in
 * them.
 *
 * @param licenses those that were migrated between them, wholly or in part
 */
export function factsOfBackups(
  licenses: readonly LicenseKey[],
  before: Inventory,
  after: Inventory,
  rows: readonly VerificationRow[],
  { otherChanges, isCloudRead }: Pick<VerdictFacts, 'otherChanges' | 'isCloudRead'>,
): VerdictFacts {
  const rowOf = new Map(rows.map((row) => [row.key, row]))
  const judged = licenses.map((key) => {
    const users = usersOf(key, before)
    const outcome = concludeFromDevice(key, before, after)
    return { key, users, state: outcome.state === 'done' ? ('migrated' as const) : ('partial' as const) }
  })
  const users = judged.flatMap(({ key: license, state: licenseState, users: own }) =>
    own.map((user): JudgedUser => {
      const row = rowOf.get(userKey(user)) ?? null
      const portal = 'not-compared'
      return {
        key: userKey(user),
        user,
        license,
        licenseState,
        standing: standingOf(row, portal, isCloudRead),
        row,
        portal,
      }
    }),
  )
  return {
    licenses: judged.map(({ key, state, users: own }) => ({ ...key, state, users: own.length })),
    users: [...new Map(users.map((user) => [user.key, user])).values()],
    isVerified: true,
    isCloudRead,
    otherChanges,
    secondLogin: 'not-possible',
    reasons: [],
  }
}
