import type { LicenseKey } from '../contract/license-key'
import type { Finding } from '../contract/review'
import type { Verdict } from '../contract/verdict'
import type { VerificationRow } from '../contract/rows'
import type { OtherChange } from '../contract/step-views'
import { scopesOf } from '../fortios/config'
import type { CloudUser } from '../fortios/output'
import { usersOf } from '../migration/outcome'
import { verify } from '../migration/verification'
import { judge } from '../migration/verdict'
import { factsOfBackups } from '../migration/verdict-facts'
import {
  compareConfigurations,
  findConverted,
  leftWithPassword,
  limitsOfComparison,
  readToCompare,
  refuseTwoDevices,
  takeInventory,
  userKey,
  type Inventory,
} from '../review'

/** A backup by its name and its text. */
export interface NamedBackup {
  readonly name: string
  readonly text: string
}

/** What comparing two backups finds. */
export interface BackupVerification {
  /** The licenses that were migrated between them, wholly or in part. */
  readonly licenses: readonly LicenseKey[]
  readonly rows: readonly VerificationRow[]
  /** What comparing them can't show, each in a sentence. */
  readonly limits: readonly string[]
  /** Who is left with a password alone. */
  readonly findings: readonly Finding[]
  /** Among users, administrators and tokens, and in the rest of the configuration. */
  readonly otherChanges: readonly OtherChange[]
  readonly verdict: Verdict
}

/**
 * Verification without a device: from a backup of before and one of after the migration, and from the list of
 * FortiToken Cloud if there is one.
 *
 * @param cloudUnread lines of that list that were not understood
 * @throws ProblemError if a text is no configuration, or the two can't be compared
 */
export function verifyBackups(
  before: NamedBackup,
  after: NamedBackup,
  cloudUsers: readonly CloudUser[] | null,
  cloudUnread: readonly string[] = [],
): BackupVerification {
  const files = [before, after].map(({ name, text }) => readToCompare(name, text))
  const [first, second] = files
  if (!first || !second) throw new Error('Two backups were read.')
  refuseTwoDevices(first, second)
  const limits = limitsOfComparison(first, second)
  const inventories = files.map(({ document }) => takeInventory({ scopes: scopesOf(document) }))
  const [inventory, later] = inventories
  if (!inventory || !later) throw new Error('Two backups make two inventories.')
  const licenses = migratedLicenses(inventory, later)
  const { rows, otherChanges } = verify({
    licenses,
    before: { inventory, cloudUsers: null },
    after: { inventory: later, cloudUsers, cloudUnread },
    serviceBefore: null,
    serviceAfter: null,
  })
  const changes = [...otherChanges, ...compareConfigurations(first.document, second.document)]
  const facts = factsOfBackups(licenses, inventory, later, rows, {
    otherChanges: changes.length,
    isCloudRead: cloudUsers !== null,
  })
  const isBackwards = licenses.length === 0 && findConverted(later, inventory).length > 0
  return {
    licenses,
    rows,
    limits: isBackwards
      ? [
          `${before.name} shows users as migrated that ${after.name} does not: are the two swapped?`,
          ...limits,
        ]
      : limits,
    findings: leftWithPassword(inventory, later),
    otherChanges: changes,
    verdict: judge(facts),
  }
}

/** The paid licenses of which a token has gone, or someone was converted. */
function migratedLicenses(before: Inventory, after: Inventory): readonly LicenseKey[] {
  const converted = new Set(findConverted(before, after).map(userKey))
  const left = new Set(after.tokens.map(({ serial, vdom }) => `${vdom} ${serial}`))
  return before.licenses
    .filter(({ kind }) => kind !== 'trial')
    .map(({ license, vdom }) => ({ license, vdom }))
    .filter(
      (key) =>
        usersOf(key, before).some((user) => converted.has(userKey(user))) ||
        before.tokens.some(
          ({ serial, license, vdom }) =>
            license === key.license && vdom === key.vdom && !left.has(`${vdom} ${serial}`),
        ),
    )
}
