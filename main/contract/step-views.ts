import type { LinkId } from './links'
import type { LoginForm } from './login'
import type { Finding, FindingId, License } from './review'
import type { LongList } from './rows'

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
  readonly findings: LongList
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
  readonly findings: LongList
  /** Another one with each reading. */
  readonly revision: string
}

/** A finding with what the person answered. */
export interface FindingView extends Finding {
  readonly key: string
  readonly title: string
  /** What it takes to go on: nothing, a click, or words of one's own. */
  readonly needs: 'nothing' | 'acknowledge' | 'explain' | 'resolve'
  readonly answer: string | null
  /** The keys of the users of the inventory that it is about. */
  readonly users: readonly string[]
}

/** What is known of a user of the inventory beyond its row. */
export interface UserDetails {
  /** The findings about the user, its token or its license. */
  readonly findings: readonly FindingView[]
  /** The entries of the user and of the token, secrets masked. */
  readonly lines: readonly string[]
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
  readonly revision: string
  readonly licenses: readonly LicenseChoice[]
  readonly findings: LongList
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
  /** With which account someone could open the portal without this FortiGate; empty if nobody has said so. */
  readonly portalAccount: string
}

/** How far the migration of a license is. `by-hand`: its command or its key is for a person to type. */
export type MigrationState =
  | 'waiting'
  | 'comparing'
  | 'by-hand'
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
  readonly printed: LongList
  /** How many users it says it has converted, and how many tokens deleted: what it says proves nothing. */
  readonly said: { readonly converted: number; readonly deleted: number }
  /** What became of each user, as far as it is known. */
  readonly people: LongList
  /** Whether Customer Service has to be asked, because only a part was migrated. */
  readonly needsSupport: boolean
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
  /** Whether two people have to decide on a `y` together. */
  readonly needsTwo: boolean
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
  /** What was read again and compared before the question; while it is being compared, what was so far. */
  readonly checks: readonly Compared[]
  /** What is still to be compared, the first of it now; none unless it is being compared. */
  readonly toCompare: readonly string[]
  /** The step in which what stops is put right, if that can be done in this run; else `null`. */
  readonly mendedAt: 'service' | 'inventory' | 'backup' | null
  /** What this found that has to be accepted before the command is typed. */
  readonly findings: LongList
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
  readonly revision: string
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
        readonly changes: LongList
      })
    | null
  readonly tokens: { readonly before: number; readonly after: number }
  readonly otherChanges: LongList
  readonly secondLogin: {
    readonly state: 'untried' | 'worked' | 'failed'
    readonly at: string | null
    readonly message: string
  }
  /** Logins of people whose token was migrated, as a person said; `when` is `2026-11-23T14:06`, local time. */
  readonly userLogins: readonly { readonly user: string; readonly to: string; readonly when: string }[]
  /** What is left to do or to know, whatever the verdict is. */
  readonly openPoints: readonly OpenPoint[]
  readonly readAt: string
}

/** Something that is left to do or to know after a migration. */
export interface OpenPoint {
  /** The finding whose page says why. */
  readonly id: FindingId
  readonly title: string
  readonly text: string
  /** What to read about it; absent if nothing more than its page. */
  readonly link?: LinkId
}

/** A difference between before and after that the migration does not explain. */
export interface OtherChange {
  readonly where: string
  readonly what: string
}

/** The step “Verify in the portal”. */
export interface PortalView {
  readonly revision: string
  /** The users to compare: those of the migrated licenses. */
  readonly total: number
  readonly ticked: number
  /** What the portal shows otherwise, each in a sentence. */
  readonly different: LongList
  /** How many are not in the last list. */
  readonly absent: number
  /** Whether the organization forbids to ask the REST API of FortiToken Cloud. */
  readonly isRestForbidden: boolean
}
