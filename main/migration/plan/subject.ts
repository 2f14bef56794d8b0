import type { LicenseKey } from '../../contract/license-key'
import type { PlannedChange } from '../../contract/planned-change'
import type { Finding, License, ReviewedAdministrator, User } from '../../contract/review'
import type { BackupWay } from '../backup-ways'
import type { DevicePlan, RehearsedTimes } from './schema'

/** Someone with a second factor, and where the token stands. */
export interface PlanUser extends User {
  /** The VDOM whose token table holds the token; `null` if none does. */
  readonly licenseVdom: string | null
}

/** What a plan is made from, whether a device, a rehearsal or a backup was read. */
export interface PlanSubject extends Pick<
  DevicePlan,
  'from' | 'file' | 'readAt' | 'run' | 'device' | 'error' | 'checks'
> {
  readonly change: PlannedChange
  readonly licenses: readonly License[]
  /** In the order of the migration. */
  readonly chosen: readonly LicenseKey[]
  /** The licenses whose migration flag is confirmed (`keyText`); `null` if nothing is known of it. */
  readonly confirmed: ReadonlySet<string> | null
  readonly users: readonly PlanUser[]
  /** `null` if they are not known, or not all of them. */
  readonly administrators: readonly ReviewedAdministrator[] | null
  readonly findings: readonly Finding[]
  /** How they were answered, by `findingKey`. */
  readonly answers: ReadonlyMap<string, string>
  /** Of FortiToken Cloud, as the device reports it; `null` if it was not read. */
  readonly service: { readonly hadLicense: boolean; readonly expires: string | null } | null
  /** With which account the portal opens without this FortiGate; `null` if nobody has said. */
  readonly portalAccount: string | null
  /** How the backup may come about, the most likely way first. */
  readonly backupWays: readonly BackupWay[]
  /** How a second one may come about at the end of step 7. */
  readonly secondBackupWays: readonly BackupWay[]
  /** What is known of whether SCP is offered (`admin-scp`), in a sentence; `null` if nothing is to be said of it. */
  readonly aboutScp: string | null
  readonly rehearsed: RehearsedTimes | null
  /** Whether commands can be planned at all. */
  readonly canBePlanned: boolean
  /** Why the lists may lack something; `null` if nothing speaks for that. */
  readonly doubt: string | null
}
