import type { LicenseKey } from '../contract/license-key'
import type { Verdict } from '../contract/verdict'
import type { VerificationRow } from '../contract/rows'
import type { OtherChange } from '../contract/step-views'
import { parseConfig, scopesOf, type ConfigDocument } from '../fortios/config'
import type { CloudUser } from '../fortios/output'
import { usersOf } from '../migration/outcome'
import { verify } from '../migration/verification'
import { judge } from '../migration/verdict'
import { factsOfBackups } from '../migration/verdict-facts'
import {
  compareConfigurations,
  configurationText,
  findConverted,
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
  /** Among users, administrators and tokens, and in the rest of the configuration. */
  readonly otherChanges: readonly OtherChange[]
  readonly verdict: Verdict
}

/**
 * Verification without a device: from a backup of before and one of after the migration, and from the list of
 * FortiToken Cloud where there is one.
 *
 * @param cloudUnread lines of that list that were not understood
 * @throws ProblemError where a text is no configuration
 */
export function verifyBackups(
  before: NamedBackup,
  after: NamedBackup,
  cloudUsers: readonly CloudUser[] | null,
  cloudUnread: readonly string[] = [],
): BackupVerification {
  const old = parse(before)
  const now = parse(after)
  const inventories = [old, now].map((document) => takeInventory({ scopes: scopesOf(document) }))
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
  const changes = [...otherChanges, ...compareConfigurations(old, now)]
  const facts = factsOfBackups(licenses, inventory, later, rows, {
    otherChanges: changes.length,
    isCloudRead: cloudUsers !== null,
  })
  return { licenses, rows, otherChanges: changes, verdict: judge(facts) }
}

/** The paid licenses of which a token has gone, or somebody was converted. */
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

function parse({ name, text }: NamedBackup): ConfigDocument {
  return parseConfig(configurationText('comparing', name, text).text)
}
