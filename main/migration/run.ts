import { keyOfText, keyText, type LicenseKey } from '../contract/license-key'
import type { PlannedChange } from '../contract/planned-change'
import type { RunMode } from '../contract/run-view'
import type { Compared, OtherChange } from '../contract/step-views'
import { stepIndex, type StepId } from '../contract/steps'
import type {
  BackupTaken,
  InventoryReading,
  LicenseOutcome,
  MayHaveBeenTold,
  PlanSaved,
  PortalSource,
  QuestionWording,
  RunEvent,
  Verification,
} from './events'
import { findingOfKey } from './finding-key'
import type { ApprovedWording } from './question'
import type { Finding, FindingId } from '../contract/review'
import type { Unread } from '../review'
import type { OwnSession } from '../fortios/output/admin-list'
import { hasVdoms } from './readings/device'
import type { DeviceReading, ServiceReading } from './what-was-read'

/** How far the migration of one license has come, from the journal alone. */
export interface LicenseProgress {
  readonly key: LicenseKey
  readonly checks: readonly Compared[]
  /** What the last comparison found that a person has to accept before the command is typed. */
  readonly toAccept: readonly Finding[]
  readonly stage: 'waiting' | 'compared' | 'sent' | 'asked' | 'answered-y' | 'answered-n' | 'settled'
  readonly question: string
  readonly output: readonly string[]
  /** How many users it says it has converted, and how many tokens deleted. */
  readonly said: { readonly converted: number; readonly deleted: number }
  readonly outcome: LicenseOutcome | null
  /** Whose words the question is in. */
  readonly wording: QuestionWording
  readonly isBehindEcho: boolean
  /** What the device printed after its question, so that it was not answered; else empty. */
  readonly usedUp: string
  readonly approvedWording: ApprovedWording | null
}

/** A text for people, as it was kept last. */
type KeptAnnouncement = Omit<Extract<RunEvent, { type: 'announcement-kept' }>, 'type'>

/** The state of a run: all that is known, decided and done. A pure fold over its journal. */
export interface RunState {
  readonly id: string
  readonly mode: RunMode
  readonly application: string
  readonly laptop: { readonly user: string; readonly host: string }
  readonly rehearsal: { readonly source: string; readonly scenario: string } | null
  readonly startedAt: string
  readonly touchedAt: string
  readonly step: StepId
  readonly connected: (Extract<RunEvent, { type: 'connected' }> & { readonly at: string }) | null
  /** The device that this run is about, as it was at the step "Connect"; connecting again never replaces it. */
  readonly approvedDevice: DeviceReading | null
  /** Every session of this run by its address and port, if they were known. */
  readonly sessions: readonly OwnSession[]
  /** The latest that the FortiGate’s own clock can have shown when something that it asks about was last typed; `null` if nothing says so. */
  readonly deviceTime: number | null
  readonly service: ServiceReading | null
  readonly inventory: (InventoryReading & { readonly at: string }) | null
  readonly chosen: readonly LicenseKey[]
  readonly answers: ReadonlyMap<string, string>
  readonly backup: (BackupTaken & { readonly at: string }) | null
  readonly request: { readonly ticket: string; readonly sentOn: string }
  /** When the change is planned, whom to call, and its ticket. Going back keeps it. */
  readonly change: PlannedChange
  /** The texts for people that were edited or handed out, by their key (`announcementKey`). */
  readonly announcements: ReadonlyMap<string, KeptAnnouncement>
  /** The plan that was saved last, in short; `null` if none was. Going back keeps it. */
  readonly plan: (PlanSaved & { readonly at: string }) | null
  /** Keys (`keyText`) of the licenses whose migration flag is confirmed. */
  readonly confirmed: ReadonlySet<string>
  readonly licenses: readonly LicenseProgress[]
  /**
   * Key (`keyText`) → what a license may have been told, in this run or in earlier ones. Going back forgets what was
   * concluded, never this.
   */
  readonly told: ReadonlyMap<string, MayHaveBeenTold>
  /** When a license was last found to be migrated. */
  readonly migratedAt: string | null
  readonly verification: (Verification & { readonly at: string }) | null
  readonly backupAfter:
    (BackupTaken & { readonly at: string; readonly changes: readonly OtherChange[] }) | null
  readonly secondLogin: { readonly worked: boolean; readonly message: string; readonly at: string } | null
  /** Logins of people whose token was migrated, as a person said. */
  readonly userLogins: readonly { readonly user: string; readonly to: string; readonly when: string }[]
  /** With which account someone could open the portal without this FortiGate; `null` if nobody has said so. */
  readonly portalAccount: string | null
  readonly ticked: ReadonlySet<string>
  /** Key → what the portal shows instead of the serial number that must be there, until a list shows the right one. */
  readonly found: ReadonlyMap<string, string>
  /** Key → why a person ticked it, though the portal shows something else. */
  readonly confirmedByHand: ReadonlyMap<string, string>
  /** Keys of users who were not in the last list. */
  readonly absent: ReadonlySet<string>
  readonly portalSource: PortalSource | null
  readonly finished: { readonly at: string; readonly report: string; readonly summary: string } | null
  /** The run as it was finished before it was opened again to be verified once more; `null` if it never was. */
  readonly finishedBefore: RunState | null
}

const openStages: ReadonlySet<LicenseProgress['stage']> = new Set([
  'sent',
  'asked',
  'answered-y',
  'answered-n',
])

/**
 * Whether the command was typed and nobody has read yet what came of it: the device may have been told `y`, or its
 * question may have been left open, and nobody knows what it makes of that. While its question stands in an open
 * session this is so as well.
 */
export function isUnsettled(license: LicenseProgress): boolean {
  return openStages.has(license.stage) || license.outcome?.state === 'unknown'
}

/** Whether the device is divided into VDOMs, as far as it was asked. */
export function vdomsEnabled({ connected }: Pick<RunState, 'connected'>): boolean {
  return connected !== null && hasVdoms(connected.reading.status)
}

/** What could not be read when it was approved need not be readable later. */
export function mayBeUnread({ inventory }: Pick<RunState, 'inventory'>): {
  readonly mayBeUnread: readonly Unread[]
} {
  return { mayBeUnread: inventory?.unread ?? [] }
}

/** What a license may have been told, in this run or in earlier ones. */
export function toldOf({ told }: Pick<RunState, 'told'>, key: LicenseKey): MayHaveBeenTold {
  return told.get(keyText(key)) ?? { yesAt: [], wasInDoubt: false }
}

/** Whether the device may have been told `y` at some time, so that it may migrate the license later than anybody expects. */
export function mayBeMigrated(run: Pick<RunState, 'told'>, key: LicenseKey): boolean {
  const { yesAt, wasInDoubt } = toldOf(run, key)
  return yesAt.length > 0 || wasInDoubt
}

/**
 * The licenses that were told `y`, or may have been, and are not settled: what came of it is not known, or only a part
 * was migrated. A part is settled once the newest verification of this run, then or years later, finds every user of
 * the license through. A run that has one is kept, and no other begins on its device.
 */
export function openAfterYes(state: RunState): readonly LicenseProgress[] {
  const newest = [...earlierEnds(state), state].findLast(({ verification }) => verification !== null)
  const isThrough = ({ license }: LicenseKey) => {
    const rows = (newest?.verification?.rows ?? []).filter((row) => row.license === license)
    return rows.length > 0 && rows.every((row) => row.state === 'through')
  }
  return state.licenses.filter(
    (license) => isUnsettled(license) || (license.outcome?.state === 'partial' && !isThrough(license.key)),
  )
}

/** Whether a run has noted what an earlier one may have told the device. */
export function isKnownToBeTold(
  { told }: RunState,
  { key, yesAt, wasInDoubt }: MayHaveBeenTold & { readonly key: LicenseKey },
): boolean {
  const known = told.get(keyText(key))
  return (
    known !== undefined && yesAt.every((at) => known.yesAt.includes(at)) && (known.wasInDoubt || !wasInDoubt)
  )
}

/** What the device may have been told of licenses that it has not migrated, for runs to come. */
export function toldInVain({ told, licenses }: RunState): readonly (MayHaveBeenTold & { key: LicenseKey })[] {
  const migrated = new Set(licenses.filter(wasMigrated).map(({ key }) => keyText(key)))
  return [...told]
    .filter(([text]) => !migrated.has(text))
    .map(([text, { yesAt, wasInDoubt }]) => ({ key: keyOfText(text), yesAt, wasInDoubt }))
}

/** Whether the device has migrated a license, wholly or in part. */
export function wasMigrated(license: LicenseProgress): boolean {
  return license.outcome !== null && isMigrated(license.outcome)
}

/** Whether an outcome is that the device has migrated a license, wholly or in part. */
export function isMigrated({ state }: LicenseOutcome): boolean {
  return state === 'done' || state === 'partial'
}

/** Whether something was migrated, or may have been: from then on, what was approved can't be changed any more. */
export function hasBegun(state: RunState): boolean {
  return state.licenses.some((license) => wasMigrated(license) || isUnsettled(license))
}

/** Whether nothing more will happen to a license by itself. */
export function isOver(license: LicenseProgress): boolean {
  return license.outcome !== null && license.outcome.state !== 'unknown'
}

/** The license that is worked on next; the last one if all are over. */
export function licenseAtHand({ licenses }: Pick<RunState, 'licenses'>): LicenseProgress | undefined {
  return licenses.find((license) => !isOver(license)) ?? licenses.at(-1)
}

/** The same license of a run, by its key. */
export function licenseOf(
  { licenses }: Pick<RunState, 'licenses'>,
  key: LicenseKey,
): LicenseProgress | undefined {
  return licenses.find((license) => keyText(license.key) === keyText(key))
}

/** Every time that a run was finished before it was opened again, the first time first. */
export function earlierEnds(state: RunState): readonly RunState[] {
  return state.finishedBefore ? [...earlierEnds(state.finishedBefore), state.finishedBefore] : []
}

/**
 * Which earlier steps can be opened again. What was migrated can't be undone, so nothing before it can; in a run
 * that was opened again to verify it, nothing before the verification.
 */
export function mayGoBackTo(state: RunState, to: StepId): boolean {
  if (state.finished || stepIndex(to) >= stepIndex(state.step)) return false
  if (state.finishedBefore) return stepIndex(to) >= stepIndex('verify')
  if (!hasBegun(state)) return true
  return stepIndex(to) >= stepIndex('migrate')
}

/** The device has not said yet that it has done anything. */
export const nothingSaid: LicenseProgress['said'] = { converted: 0, deleted: 0 }

/** A license of which nothing is concluded yet. */
export function freshLicense(key: LicenseKey): LicenseProgress {
  return {
    key,
    checks: [],
    toAccept: [],
    stage: 'waiting',
    question: '',
    wording: 'documented',
    isBehindEcho: false,
    usedUp: '',
    approvedWording: null,
    output: [],
    said: nothingSaid,
    outcome: null,
  }
}

/** Whether a finding of this kind was accepted. */
export function isAccepted({ answers }: Pick<RunState, 'answers'>, id: FindingId): boolean {
  return [...answers.keys()].some((key) => findingOfKey(key).id === id)
}
