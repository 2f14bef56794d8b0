import type { ByHandView } from './by-hand'
import type { LinkId } from './links'
import type { Negotiated } from './negotiated'
import type { PlannedChange } from './planned-change'
import type { Problem } from './result'
import type { LongList } from './rows'
import type {
  BackupView,
  ConnectView,
  InventoryView,
  MigrateView,
  PortalView,
  PreauthorizationView,
  ServiceView,
  VerifyView,
} from './step-views'
import type { StepId } from './steps'
import type { Verdict } from './verdict'

/** Something to choose from: a sample configuration, a scenario. */
export interface Choice {
  readonly id: string
  readonly title: string
  readonly description: string
  /** What it stands below in a list; absent where there is nothing to sort. */
  readonly group?: string
}

/** Whether a run is about a real FortiGate. */
export type RunMode = 'live' | 'rehearsal'

/** A run of the wizard. */
export interface RunView {
  readonly id: string
  readonly mode: RunMode
  /** When it was finished before, ISO 8601, if it was opened again to be verified once more; else `null`. */
  readonly finishedBefore: string | null
  readonly connection: ConnectionView
  readonly rehearsal: RehearsalView | null
  /** `null` unless a person types and pastes in the place of a session. */
  readonly byHand: ByHandView | null
  readonly device: DeviceView | null
  readonly step: StepId
  readonly steps: readonly StepView[]
  /** What is being done now; `null` while the person has the word. */
  readonly busy: Busy | null
  /** What came of what was done last, in a sentence that names nobody; empty until something was done at this step. */
  readonly result: string
  /** What the FortiGate may be asking where nothing is answered: its line. */
  readonly mayBeAsking: string | null
  /** What went wrong last, until something else is tried. */
  readonly problem: Problem | null
  /** Whether `continueRun` would be accepted, and if not what is still to be done, in words. */
  readonly next: { readonly allowed: boolean; readonly reason: string }
  /** Whether someone may be locked out once the open session ends: the last second login failed. */
  readonly mayLockOut: boolean
  /** Whether leaving ends it permanently: a rehearsal can’t be resumed. */
  readonly isLostIfLeft: boolean
  /** When the change is planned, whom to call, and its ticket. */
  readonly change: PlannedChange
  /** The texts for people: whether they can be edited and handed out now, and what they are made from. */
  readonly announcements: { readonly may: boolean; readonly revision: string }
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

/** The session with the FortiGate. */
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
  /** For how many seconds it has said nothing, while an answer is waited for and that is a while already. */
  readonly quietSeconds: number | null
}

/** What a rehearsal is made of. */
export interface RehearsalView {
  /** What the twin was built from: the name of a sample or of a file. */
  readonly source: string
  readonly scenario: Choice
  /** What the simulator takes for granted about undocumented behaviour, in words. */
  readonly assumptions: readonly string[]
  /** What it came to; absent until it is finished. */
  readonly outcome?: RehearsalOutcome
}

/** What a rehearsal came to. */
export interface RehearsalOutcome {
  readonly seconds: number
  /** What was asked on the way, in words. */
  readonly questions: readonly string[]
  /** What came out otherwise than the inventory had predicted; nothing should. */
  readonly differences: LongList
}

/** What the FortiGate reports about itself. */
export interface DeviceView {
  readonly hostname: string
  readonly model: string
  readonly serial: string
  /** Set if another unit of the approved cluster answers: the serial number of the one that was approved. */
  readonly approvedSerial?: string
  /** What the version is one of, if that is not FortiOS: `FortiProxy`. */
  readonly software?: string
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

/** A step in the list of steps. */
export interface StepView {
  readonly id: StepId
  readonly state: 'todo' | 'current' | 'done'
  /** What stands in the place of its number once it is done: `attention` if it left something open. */
  readonly sign: 'number' | 'check' | 'attention'
  /** Whether `goBack` to it is allowed now. */
  readonly enterable: boolean
  /** What it typed on the device, newest reading only. */
  readonly commands: LongList
  readonly link: LinkId
}

/** A command that was typed. */
export interface CommandView {
  readonly command: string
  /** `global`, the name of a VDOM, or empty on a device without VDOMs. */
  readonly scope: string
  readonly seconds: number
  readonly lines: number
}

/** What a command printed, secrets masked. */
export interface CommandOutput {
  readonly text: string
  /** Whether it was cut for display; the whole is in the transcript. */
  readonly truncated: boolean
}

/** What is being done. */
export interface Busy {
  /** What it does, for the person: "Reading user local of vdom-dmz". */
  readonly label: string
  /** 0 to 1, if it can be told. */
  readonly fraction: number | null
  readonly cancellable: boolean
  /** For how many seconds. */
  readonly seconds: number
  /** What has been read of the tables so far; `null` if none are being read. */
  readonly read: ReadSoFar | null
}

/** What has been read of the tables of users and tokens so far. */
export interface ReadSoFar {
  readonly vdoms: { readonly read: number; readonly of: number }
  readonly tokens: number
  /** Local users and administrators, with a second factor or without. */
  readonly accounts: number
}

/** A day that has to be in someone's calendar. */
export interface DateThatMatters {
  readonly id: 'old-license' | 'transfer-license' | 'expiry' | 'grace'
  /** ISO date. */
  readonly date: string
  readonly title: string
  readonly text: string
  /** Whether the device said it; otherwise it is worked out from what the vendor documents. */
  readonly certain: boolean
}

/** A run that is finished. */
export interface FinishedView {
  readonly at: string
  readonly report: string
  readonly dates: readonly DateThatMatters[]
}
