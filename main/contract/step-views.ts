import type { LinkId } from './links'
import type { LoginForm } from './login'
import type { Finding, License } from './review'

/** One thing that was checked. */
export interface Check {
  readonly id: string
  readonly state: 'pass' | 'warn' | 'stop'
  readonly text: string
}

/** One thing that was compared with what was approved; `info` is only said. */
export type Compared = Check | (Omit<Check, 'state'> & { readonly state: 'info' })

/** The step “Connect”. */
export interface ConnectView {
  /** What is in order with the device. */
  readonly checks: readonly Check[]
  /** What was found about it. */
  readonly findings: readonly FindingView[]
  /** Hostname in the backup that led here, of which the address is not known. */
  readonly expected?: string
  /** What the form starts with. */
  readonly form: LoginForm
}

/** The step “Check the service”. */
export interface ServiceView {
  readonly verdict: 'ready' | 'no-license' | 'stop'
  /** What the verdict means, in one or two sentences. */
  readonly message: string
  readonly hint: string
  readonly status: string
  readonly balance: number | null
  readonly unit: 'users' | 'credits' | null
  /** ISO date. */
  readonly expires: string | null
  readonly daysLeft: number | null
  readonly customerId: string | null
  readonly users: number | null
  readonly maxUsers: number | null
  readonly findings: readonly FindingView[]
  /** The device's own words. */
  readonly raw: string
}

/** A finding with what the person answered. */
export interface FindingView extends Finding {
  readonly key: string
  readonly title: string
  /** What it takes to go on: nothing, a click, or words of one's own. */
  readonly needs: 'nothing' | 'acknowledge' | 'explain' | 'resolve'
  readonly answer: string | null
}

/** A license that may be chosen for the migration. */
export interface LicenseChoice extends License {
  readonly chosen: boolean
  readonly selectable: boolean
  /** Why it can't be chosen; empty if it can. */
  readonly reason: string
}

/** The step “Take inventory”. */
export interface InventoryView {
  readonly revision: number
  readonly licenses: readonly LicenseChoice[]
  readonly findings: readonly FindingView[]
  readonly counts: {
    readonly licenses: number
    readonly tokens: number
    readonly unassigned: number
    readonly migrate: number
    readonly stay: number
    readonly attention: number
  }
}

/** The step “Back up”. */
export interface BackupView {
  readonly method: 'scp' | 'show' | 'file'
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  readonly takenAt: string
  /** Whether it can be restored, or only reviewed, and why. */
  readonly restorable: boolean
  readonly reason: string
  readonly checks: readonly Check[]
}

/** The step “Ask for pre-authorization”. */
export interface PreauthorizationView {
  /** The request to Customer Service, as plain text. */
  readonly request: string
  readonly ticket: string
  /** ISO date, or empty. */
  readonly sentOn: string
  readonly licenses: readonly {
    readonly license: string
    readonly vdom: string
    readonly confirmed: boolean
  }[]
  /** With which account somebody could open the portal without this FortiGate; empty if nobody has said so. */
  readonly portalAccount: string
}

/** How far the migration of a license is. */
export type MigrationState =
  | 'waiting'
  | 'comparing'
  | 'asked'
  | 'running'
  | 'settling'
  | 'done'
  | 'refused'
  | 'declined'
  | 'not-started'
  | 'partial'
  | 'unknown'

/** What a person can do about a license: `wait` while something is being done, `go-on` when nothing is left to do. */
export type MigrationAction = 'ask' | 'answer' | 'settle' | 'ask-again' | 'wait' | 'go-on'

/** The migration of one license. */
export interface LicenseMigration {
  readonly license: string
  readonly vdom: string
  readonly tokens: number
  readonly users: number
  readonly state: MigrationState
  /** What can be done about it now. */
  readonly action: MigrationAction
  /** What the state means for this license, in words. */
  readonly message: string
  readonly hint: string
  /** The vendor's page about what the FortiGate answered; `null` if there is none. */
  readonly link: LinkId | null
  /** The device's question, while `asked` or if its words were not the documented ones. */
  readonly question: QuestionView | null
  /** What it printed after its question, so that it was not answered; else empty. */
  readonly usedUp: string
  /** When `y` was sent for this license before, ISO 8601. */
  readonly yesAt: readonly string[]
  /** How it stands while the license looks untouched or half done and may not be. */
  readonly doubt: DoubtView | null
  /** What it printed after the answer, line by line. */
  readonly output: readonly string[]
  /** What became of each user, as far as it is known. */
  readonly people: readonly {
    readonly name: string
    readonly vdom: string
    readonly state: 'converted' | 'unchanged' | 'unknown'
  }[]
  /** What to write to Customer Service if only a part was migrated; else empty. */
  readonly supportRequest: string
}

/** The question of `migrate-ftm`. */
export interface QuestionView {
  /** Word by word: as documented, only in the words of the device, or only in the documentation. */
  readonly pieces: readonly { readonly text: string; readonly kind: 'same' | 'added' | 'missing' }[]
  readonly wording: 'documented' | 'approved' | 'other'
  /** For how many seconds it has been open; `null` if it is over. */
  readonly openSeconds: number | null
  /** Why a person approved it; empty if nobody did. */
  readonly reason: string
  /** Why it can't be approved; empty if it can, or need not be. */
  readonly whyNotApprovable: string
}

/** A device that looks untouched or half done behind a `y`, and may still be at work. */
export interface DoubtView {
  /** Whether a part was migrated so far; else the license looks untouched. */
  readonly isPart: boolean
  /** In how many seconds it is read again and may be believed. */
  readonly secondsLeft: number
  /** Whether the session in which the answer was sent was still listed on the device. */
  readonly oldSessionIsThere: boolean
}

/** The step “Migrate”. */
export interface MigrateView {
  /** What was read again and compared before the question. */
  readonly checks: readonly Compared[]
  /** What this found that has to be accepted before the command is typed. */
  readonly findings: readonly FindingView[]
  readonly licenses: readonly LicenseMigration[]
  /** The one that is at hand, as its place in `licenses`; `null` when all are settled. */
  readonly at: number | null
  /** Whether something was migrated, or may have been: from then on no way leads back. */
  readonly hasBegun: boolean
  /** Whether the clock can be put forward: only in a rehearsal. */
  readonly canLetTimePass: boolean
  /** Between two licenses, until it is noted: the request for one person's real login; else `null`. */
  readonly askForLogin: string | null
}

/** The step “Verify on the FortiGate”. */
export interface VerifyView {
  readonly revision: number
  readonly balance: {
    readonly before: number | null
    readonly after: number | null
    readonly explanation: string
  }
  readonly cloudUsers: {
    readonly before: number | null
    readonly after: number | null
    readonly explanation: string
  }
  /** The second backup, once it was taken, and all that differs from the first. */
  readonly backupAfter:
    | (Pick<BackupView, 'path' | 'sha256' | 'takenAt'> & {
        readonly changes: readonly OtherChange[]
      })
    | null
  readonly tokens: { readonly before: number; readonly after: number }
  readonly otherChanges: readonly OtherChange[]
  readonly secondLogin: {
    readonly state: 'untried' | 'worked' | 'failed'
    readonly at: string | null
    readonly message: string
  }
  /** Logins of people whose token was migrated, as a person said; `when` is `2026-11-23T14:06`, local time. */
  readonly userLogins: readonly { readonly user: string; readonly to: string; readonly when: string }[]
  readonly readAt: string
}

/** A difference between before and after that the migration does not explain. */
export interface OtherChange {
  readonly where: string
  readonly what: string
}

/** The step “Verify in the portal”. */
export interface PortalView {
  readonly revision: number
  /** The users to compare: those of the migrated licenses. */
  readonly total: number
  readonly ticked: number
  /** What the portal shows otherwise, each in a sentence. */
  readonly different: readonly string[]
  /** How many are not in the last list. */
  readonly absent: number
}
