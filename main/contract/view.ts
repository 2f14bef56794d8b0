import type { LinkId } from './links'
import type { LoginChoices, LoginForm, SshHost } from './login'
import type { Negotiated } from './negotiated'
import type { Problem, Result } from './result'
import type { CallArgument, CallName } from './calls'
import type { Finding, License, User } from './review'
import type { Comparison, FleetRow, ReviewView, SourceLines } from './review-view'
import type { StepId } from './steps'
import type { Verdict } from './verdict'

/**
 * What the renderer sees. Main owns the state and sends a whole snapshot after each change; long tables
 * (users, verification, portal) are fetched by the renderer when their revision rises.
 */
export interface Snapshot {
  /** Rises with each snapshot; an older one that arrives late is dropped. */
  readonly seq: number
  readonly app: AppView
  /** Things to know that belong to no run: a settings file that had to be set aside, a full data folder. */
  readonly notices: readonly Notice[]
  readonly unfinished: readonly UnfinishedRun[]
  /** Live runs that are finished, newest first. */
  readonly finished: readonly FinishedRun[]
  readonly samples: readonly Choice[]
  readonly scenarios: readonly Choice[]
  readonly run: RunView | null
  /** The review of backups, while it is open; it stays open behind a run that it led on to. */
  readonly review: ReviewView | null
  /** What came from outside and waits, in one line: while a question is open the screen stays as it is. Else empty. */
  readonly heldBack: string
  /** What main needs to know now, asked one at a time: a host key, a token code. */
  readonly question: Question | null
}

export interface AppView {
  readonly version: string
  readonly theme: 'system' | 'light' | 'dark'
  readonly dataFolder: string
  readonly report: ReportLook & {
    /** Name of the image file; empty where there is none. */
    readonly logo: string
  }
}

export interface Notice {
  readonly id: string
  readonly severity: 'warning' | 'info'
  readonly message: string
  readonly hint: string
}

/** Something to choose from: a sample configuration, a scenario. */
export interface Choice {
  readonly id: string
  readonly title: string
  readonly description: string
}

export interface UnfinishedRun {
  readonly id: string
  readonly mode: RunMode
  /** Hostname of the device, or the host that was typed. */
  readonly title: string
  readonly serial: string | null
  readonly step: StepId
  /** One sentence: what it waits for. */
  readonly waitsFor: string
  /** Whether it was finished before, and is open again to be verified once more. */
  readonly again: boolean
  /** Whether a `y` in it is not settled: then it is kept, and its FortiGate is migrated in no other run. */
  readonly unsettled: boolean
  /** ISO 8601, of the last thing that happened in it. */
  readonly touchedAt: string
  /** Set where the run can't be opened, with the reason. */
  readonly problem: Problem | null
}

/** A live run that is finished: its report can be looked at, and its outcome verified again. */
export interface FinishedRun {
  readonly id: string
  /** Hostname of the device. */
  readonly title: string
  readonly serial: string | null
  /** ISO 8601; the last time, where it was verified again. */
  readonly finishedAt: string
  readonly verdict: Pick<Verdict, 'state' | 'sentence'>
  /** How many reports there are: one more with each later verification. */
  readonly reports: number
}

export type RunMode = 'live' | 'rehearsal'

/** A run of the wizard. */
export interface RunView {
  readonly id: string
  readonly mode: RunMode
  readonly startedAt: string
  /** When it was finished before, ISO 8601, where it was opened again to be verified once more; else `null`. */
  readonly finishedBefore: string | null
  readonly connection: ConnectionView
  readonly rehearsal: RehearsalView | null
  readonly device: DeviceView | null
  readonly step: StepId
  readonly steps: readonly StepView[]
  /** What is being done now; `null` while the person has the word. */
  readonly busy: Busy | null
  /** What the FortiGate may be asking where nothing is answered: its line. */
  readonly mayBeAsking: string | null
  /** What went wrong last, until something else is tried. */
  readonly problem: Problem | null
  /** Whether `continueRun` would be accepted, and if not what is still to be done, in words. */
  readonly next: { readonly allowed: boolean; readonly reason: string }
  /** Whether somebody may be locked out once the open session ends: the last second login failed. */
  readonly mayLockOut: boolean
  readonly connect: ConnectView
  readonly service: ServiceView | null
  readonly inventory: InventoryView | null
  readonly backup: BackupView | null
  readonly preauthorization: PreauthorizationView | null
  readonly migrate: MigrateView | null
  readonly verify: VerifyView | null
  readonly portal: PortalView | null
  /** How the run ends, as far as it is known; `null` before it was verified. */
  readonly verdict: Verdict | null
  readonly finished: FinishedView | null
}

export interface ConnectionView {
  readonly state: 'none' | 'connecting' | 'connected' | 'lost'
  readonly host: string
  readonly port: number
  readonly user: string
  /** ISO 8601, since when it is in that state. */
  readonly since: string | null
  /** SHA256 fingerprint of the accepted host key, as OpenSSH prints it. */
  readonly hostKey: string | null
  /** The algorithms of the connection, while there is one. */
  readonly negotiated: Negotiated | null
  /** What the FortiGate says before its prompt, while that is waited for; secrets masked. */
  readonly said: string | null
  /** ISO 8601, since when it has said nothing, while an answer is waited for and that is a while already. */
  readonly quietSince: string | null
}

export interface RehearsalView {
  /** What the twin was built from: the name of a sample or of a file. */
  readonly source: string
  readonly scenario: Choice
  /** What the simulator takes for granted about undocumented behaviour, in words. */
  readonly assumptions: readonly string[]
  /** What it came to; absent until it is finished. */
  readonly outcome?: RehearsalOutcome
}

export interface RehearsalOutcome {
  readonly seconds: number
  /** What was asked on the way, in words. */
  readonly questions: readonly string[]
  /** What came out otherwise than the inventory had predicted; nothing should. */
  readonly differences: readonly string[]
}

export interface DeviceView {
  readonly hostname: string
  readonly model: string
  readonly serial: string
  /** Set where another unit of the approved cluster answers: the serial number of the one that was approved. */
  readonly approvedSerial?: string
  /** `7.2.8 build 1639` */
  readonly version: string
  readonly vdoms: readonly string[]
  readonly vdomsEnabled: boolean
  /** `standalone`, `HA primary`, `HA secondary`. */
  readonly ha: string
  readonly members: readonly {
    readonly serial: string
    readonly hostname: string
    readonly inSync: boolean | null
  }[]
}

export interface StepView {
  readonly id: StepId
  readonly state: 'todo' | 'current' | 'done'
  /** What stands in the place of its number once it is done: `attention` where it left something open. */
  readonly sign: 'number' | 'check' | 'attention'
  /** Whether `goBack` to it is allowed now. */
  readonly enterable: boolean
  /** What it typed on the device, newest reading only. */
  readonly commands: readonly CommandView[]
  readonly link: LinkId
}

export interface CommandView {
  readonly command: string
  /** `global`, the name of a VDOM, or empty on a device without VDOMs. */
  readonly scope: string
  readonly seconds: number
  readonly lines: number
  readonly output: string
  /** Whether `output` was cut for display; the whole is in the transcript. */
  readonly truncated: boolean
}

export interface Busy {
  /** What it does, for the person: "Reading user local of vdom-dmz". */
  readonly label: string
  /** 0 to 1, where it can be told. */
  readonly fraction: number | null
  readonly cancellable: boolean
}

/** One thing that was checked. */
export interface Check {
  readonly id: string
  readonly state: 'pass' | 'warn' | 'stop'
  readonly text: string
}

/** One thing that was compared with what was approved; `info` is only said. */
export type Compared = Check | (Omit<Check, 'state'> & { readonly state: 'info' })

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

export interface LicenseChoice extends License {
  readonly chosen: boolean
  readonly selectable: boolean
  /** Why it can't be chosen; empty where it can. */
  readonly reason: string
}

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
  /** With which account somebody could open the portal without this FortiGate; empty where nobody has said so. */
  readonly portalAccount: string
}

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
  /** The vendor's page about what the FortiGate answered; `null` where there is none. */
  readonly link: LinkId | null
  /** The device's question, while `asked` or where its words were not the documented ones. */
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
  /** What to write to Customer Service where only a part was migrated; else empty. */
  readonly supportRequest: string
}

/** The question of `migrate-ftm`. */
export interface QuestionView {
  /** Word by word: as documented, only in the words of the device, or only in the documentation. */
  readonly pieces: readonly { readonly text: string; readonly kind: 'same' | 'added' | 'missing' }[]
  readonly wording: 'documented' | 'approved' | 'other'
  /** For how many seconds it has been open; `null` where it is over. */
  readonly openSeconds: number | null
  /** Why a person approved it; empty where nobody did. */
  readonly reason: string
  /** Why it can't be approved; empty where it can, or need not be. */
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

/** `cloud-unknown`: converted, but the list of FortiToken Cloud, or a line of it, was not read. */
export type VerificationState =
  'through' | 'cloud-unknown' | 'not-in-cloud' | 'not-converted' | 'changed' | 'missing'

/** A user's entries in the configuration, line by line, secrets masked. */
export interface VerificationLines {
  readonly before: readonly string[]
  readonly after: readonly string[]
}

export interface VerificationRow {
  readonly key: string
  readonly name: string
  readonly vdom: string
  readonly table: User['table']
  readonly token: string
  readonly license: string
  readonly state: VerificationState
  readonly onDevice: string
  readonly inCloud: string
  /** What is not as it should be and what to do; empty where all is well. */
  readonly advice: string
}

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

export interface PortalRow {
  readonly key: string
  readonly name: string
  readonly vdom: string
  /** The serial number that the portal must still show. */
  readonly token: string
  readonly ticked: boolean
  /** What a list shows instead of that serial number; `null` where none speaks against it. */
  readonly found: string | null
  /** Why it was ticked all the same. */
  readonly reason: string | null
  /** Whether it is not in the last list. */
  readonly absent: boolean
}

/** What a pasted or chosen list looks like, for the person to say which column is which. */
export interface PortalPreview {
  readonly columns: readonly { readonly title: string; readonly samples: readonly string[] }[]
  /** Place of the column that is taken for the names; `null` where none is. */
  readonly name: number | null
  readonly serial: number | null
  readonly rows: number
}

/** A day that has to be in somebody's calendar. */
export interface DateThatMatters {
  readonly id: 'old-license' | 'transfer-license' | 'expiry' | 'grace'
  /** ISO date. */
  readonly date: string
  readonly title: string
  readonly text: string
  /** Whether the device said it; otherwise it is worked out from what the vendor documents. */
  readonly certain: boolean
}

/** How reports look: the company's own name and logo, and the paper. */
export interface ReportLook {
  readonly company: string
  readonly paper: 'A4' | 'Letter'
}

export interface FinishedView {
  readonly at: string
  readonly report: string
  readonly dates: readonly DateThatMatters[]
}

/** A user of the inventory with a key that stays the same between readings. */
export interface UserRow extends User {
  readonly key: string
}

export type Question =
  | {
      readonly id: string
      readonly kind: 'host-key'
      readonly host: string
      readonly port: number
      /** Whether it is a host on the way, and not the FortiGate. */
      readonly jumpHost: boolean
      readonly keyType: string
      readonly fingerprint: string
      /** The key that was trusted before, where this one differs. Then it can't be accepted here. */
      readonly known: KnownKey | null
    }
  | {
      readonly id: string
      readonly kind: 'device-prompts'
      /** Who asks. */
      readonly host: string
      readonly jumpHost: boolean
      /** Its own words. */
      readonly name: string
      readonly instructions: string
      readonly prompts: readonly DevicePrompt[]
      /** Until when a FortiGate waits whose time for a login was not changed, ISO 8601; `null` where nobody knows. */
      readonly until: string | null
    }
  | {
      readonly id: string
      /** The password of a jump host that was not typed in the form. */
      readonly kind: 'password'
      readonly host: string
      readonly user: string
    }
  | {
      readonly id: string
      readonly kind: 'post-login-banner'
      readonly text: string
    }

/** A host key that was trusted before. */
export interface KnownKey {
  readonly fingerprint: string
  /** ISO 8601; `null` where nobody wrote it down. */
  readonly since: string | null
  /** Where it is written down; `null` where that is the list of this application. */
  readonly file: string | null
}

/** What a host asks at a login. */
export interface DevicePrompt {
  readonly text: string
  /** Whether the host wants the answer shown while it is typed. */
  readonly echo: boolean
  /** Whether its words say that a code of a token is wanted. */
  readonly isTokenCode: boolean
}

/** A line of the console drawer. */
export interface TranscriptLine {
  /** Rises by one with each line, from 1. */
  readonly seq: number
  /** ISO 8601 with milliseconds. */
  readonly at: string
  readonly direction: 'sent' | 'received' | 'note'
  /** Where it was typed, of what was sent: `global`, the name of a VDOM, or empty. */
  readonly scope?: string
  readonly text: string
}

interface CallValues {
  snapshot: Snapshot
  users: readonly UserRow[]
  verificationRows: readonly VerificationRow[]
  verificationLines: VerificationLines
  portalRows: readonly PortalRow[]
  /** The text of the list; `null` where the person closed the dialog. */
  choosePortalList: string | null
  previewPasted: PortalPreview
  transcript: readonly TranscriptLine[]
  /** The chosen path, or `null` where the person closed the dialog. */
  chooseKeyFile: string | null
  loginChoices: LoginChoices
  /** `null` where there is no such host. */
  sshHost: SshHost | null
  fleetRows: readonly FleetRow[]
  /** `ReviewFile[part]` as JSON: 20,000 users as objects would hold up both sides of the bridge. */
  reviewedPart: string
  sourceLines: SourceLines
  compareReviewed: Comparison
  /** The file that was written, or `null` where the person closed the dialog. */
  exportReviewed: string | null
}

/** What a call answers. Most answer nothing: their effect arrives as a snapshot. */
export type CallValue<N extends CallName> = N extends keyof CallValues ? CallValues[N] : null

/** What main tells unasked. */
export interface Events {
  readonly changed: Snapshot
  readonly transcript: readonly TranscriptLine[]
}

/** The object that the preload puts into the page as `window.tokenferry`. */
export type Api = {
  readonly [N in Exclude<CallName, 'reviewDropped'>]: CallArgument<N> extends undefined
    ? () => Promise<Result<CallValue<N>>>
    : (argument: CallArgument<N>) => Promise<Result<CallValue<N>>>
} & {
  /** Takes the `File`s of a drop; what is none of them is passed over. */
  readonly reviewDropped: (files: readonly object[]) => Promise<Result<null>>
  /** Listens; returns a function that stops it. */
  readonly on: <E extends keyof Events>(event: E, listener: (value: Events[E]) => void) => () => void
}
