import type { LicenseKey } from '../contract/license-key'
import type { LinkId } from '../contract/links'
import type { Check, Compared, MigrationState, OtherChange, RunMode, VerificationRow } from '../contract/view'
import type { Negotiated } from '../contract/negotiated'
import type { StepId } from '../contract/steps'
import type { AdminSession } from '../fortios/output/admin-list'
import type { CloudUser } from '../fortios/output/cloud-users'
import type { Inventory, Unread } from '../review'
import type { ApprovedWording } from './question'
import type { DeviceReading } from './steps/connect'
import type { ServiceReading } from './steps/service'

/** What may have been answered for a license. */
export interface MayHaveBeenTold {
  /** When `y` was decided, ISO 8601. */
  readonly yesAt: readonly string[]
  /** Whether it was not known at some time whether its question was answered. */
  readonly wasInDoubt: boolean
}

/** What was read at the step `inventory`, and what verification compares with. */
export interface InventoryReading {
  readonly inventory: Inventory
  /** `null` where FortiToken Cloud's list could not be read as a whole. */
  readonly cloudUsers: readonly CloudUser[] | null
  /** Lines of FortiToken Cloud’s list that were not understood; the others are in `cloudUsers`. */
  readonly cloudUnread?: readonly string[]
  /** Who is logged in; `null` where that is not known. Older journals do not tell it. */
  readonly sessions?: readonly AdminSession[] | null
  /** What was asked and could not be read; older journals do not tell it. */
  readonly unread?: readonly Unread[]
}

/** A backup that was taken or pointed to. */
export interface BackupTaken {
  readonly method: 'scp' | 'show' | 'file'
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  readonly restorable: boolean
  readonly reason: string
  readonly checks: readonly Check[]
}

/** Whose words a question is in: the vendor's documentation, a person's approval, or nobody's. */
export type QuestionWording = 'documented' | 'approved' | 'other'

/** Where the serial numbers that were compared came from. */
export type PortalSource = 'text' | 'rest'

/** What verification found. */
export interface Verification {
  readonly rows: readonly VerificationRow[]
  readonly balanceBefore: number | null
  readonly balanceAfter: number | null
  readonly balanceExplanation: string
  readonly cloudUsersBefore: number | null
  readonly cloudUsersAfter: number | null
  readonly cloudUsersExplanation: string
  readonly tokensBefore: number
  readonly tokensAfter: number
  readonly otherChanges: readonly OtherChange[]
  /** The inventory as it was read for this. */
  readonly after: InventoryReading
  /** `null` where only backups were compared. */
  readonly service: ServiceReading | null
}

/** What became of one license, as far as it is known. */
export interface LicenseOutcome {
  readonly state: Extract<
    MigrationState,
    'done' | 'refused' | 'declined' | 'not-started' | 'partial' | 'unknown'
  >
  readonly message: string
  readonly hint: string
  readonly people: readonly {
    readonly name: string
    readonly vdom: string
    readonly state: 'converted' | 'unchanged' | 'unknown'
  }[]
  /** The vendor's page about what the FortiGate answered, where there is one. */
  readonly link?: LinkId
}

/**
 * Everything that can happen in a run. The state of a run is a fold over these (`run.ts`); each is in the journal,
 * on disk, before what it announces is done.
 */
export type RunEvent =
  | {
      readonly type: 'opened'
      readonly id: string
      readonly mode: RunMode
      readonly application: string
      readonly laptop: { readonly user: string; readonly host: string }
      readonly rehearsal: { readonly source: string; readonly scenario: string } | null
    }
  | {
      readonly type: 'connected'
      readonly host: string
      readonly port: number
      readonly user: string
      readonly hostKey: string
      /** The address of this computer towards the device; older journals do not tell it. */
      readonly localAddress?: string | null
      /** The port of it, by which the device lists the session; `null` behind a jump host. */
      readonly localPort?: number | null
      /** The algorithms of the connection; older journals do not tell them. */
      readonly negotiated?: Negotiated
      readonly reading: DeviceReading
    }
  /** What earlier runs may have told this FortiGate of licenses that it did not migrate then. */
  | {
      readonly type: 'told-before'
      readonly licenses: readonly (MayHaveBeenTold & { readonly key: LicenseKey })[]
    }
  | { readonly type: 'service-read'; readonly reading: ServiceReading }
  | { readonly type: 'service-acknowledged'; readonly acknowledged: boolean }
  | { readonly type: 'inventory-read'; readonly reading: InventoryReading }
  | { readonly type: 'licenses-chosen'; readonly licenses: readonly LicenseKey[] }
  | { readonly type: 'findings-answered'; readonly keys: readonly string[]; readonly answer: string | null }
  | { readonly type: 'backed-up'; readonly backup: BackupTaken }
  | { readonly type: 'request-recorded'; readonly ticket: string; readonly sentOn: string }
  | { readonly type: 'flag-confirmed'; readonly key: LicenseKey; readonly confirmed: boolean }
  | {
      readonly type: 'compared'
      readonly key: LicenseKey
      readonly checks: readonly Compared[]
      readonly unchanged: boolean
    }
  | { readonly type: 'command-sent'; readonly key: LicenseKey; readonly command: string }
  | {
      readonly type: 'asked'
      readonly key: LicenseKey
      readonly question: string
      /** Whether these are the documented words, others that were approved, or unknown ones; older journals hold only documented ones. */
      readonly wording?: QuestionWording
      /** Whether the echo of the command came before it. */
      readonly isBehindEcho?: boolean
    }
  /** The device printed something after its question, so that it was not answered. */
  | { readonly type: 'used-up'; readonly key: LicenseKey; readonly printed: string }
  /** A person lets another wording of the question be asked again: for this license, run, device and build only. */
  | ({ readonly type: 'wording-approved'; readonly key: LicenseKey } & ApprovedWording)
  /** A second session has read the license right before a `y` that may be a second one. */
  | {
      readonly type: 'second-session-read'
      readonly key: LicenseKey
      readonly serial: string
      readonly untouched: boolean
    }
  /** In a rehearsal: its clock was put forward. */
  | { readonly type: 'time-passed'; readonly minutes: number }
  | { readonly type: 'decided'; readonly key: LicenseKey; readonly answer: 'y' | 'n' }
  | { readonly type: 'printed'; readonly key: LicenseKey; readonly lines: readonly string[] }
  | { readonly type: 'settled'; readonly key: LicenseKey; readonly outcome: LicenseOutcome }
  | { readonly type: 'verified'; readonly verification: Verification }
  /** A second backup, and what differs from the first beside users, administrators and tokens. */
  | {
      readonly type: 'backed-up-after'
      readonly backup: BackupTaken
      readonly changes: readonly OtherChange[]
    }
  | { readonly type: 'login-tried'; readonly worked: boolean; readonly message: string }
  /** A person says that somebody whose token was migrated has logged in since: who, to what, and when (local time). */
  | { readonly type: 'user-logged-in'; readonly user: string; readonly to: string; readonly when: string }
  /** A person says that somebody could open the portal with an account that does not need this FortiGate. */
  | { readonly type: 'portal-opened'; readonly account: string }
  | {
      readonly type: 'ticked'
      readonly keys: readonly string[]
      readonly ticked: boolean
      /** Why one serial number is the right one, though the list shows something else. */
      readonly reason?: string
    }
  | {
      readonly type: 'matched'
      /** Key → what the list shows instead of the serial number that must be there. */
      readonly found: Readonly<Record<string, string>>
      readonly mismatches: readonly string[]
      readonly source?: PortalSource
      /** Keys of users with the right serial number; older journals do not tell them. */
      readonly same?: readonly string[]
      /** Keys of users who are not in the list; older journals do not tell them. */
      readonly absent?: readonly string[]
    }
  | { readonly type: 'continued'; readonly to: StepId }
  | { readonly type: 'went-back'; readonly to: StepId }
  | {
      readonly type: 'finished'
      readonly report: string
      readonly summary: string
      /** What was still open, each in a sentence. */
      readonly open?: readonly string[]
    }
  /** A finished run is opened again, to verify once more what was migrated in it. */
  | {
      readonly type: 'reopened'
      readonly why: 'verify'
      readonly application: string
      readonly laptop: { readonly user: string; readonly host: string }
    }
  /** Opening it again came to nothing: the run is finished as it was before. */
  | { readonly type: 'closed-again' }
