import { keyOfText, keyText, type LicenseKey } from '../contract/license-key'
import type { Compared, OtherChange, RunMode } from '../contract/view'
import { stepIds, stepIndex, type StepId } from '../contract/steps'
import type {
  BackupTaken,
  InventoryReading,
  LicenseOutcome,
  MayHaveBeenTold,
  PortalSource,
  QuestionWording,
  RunEvent,
  Verification,
} from './events'
import type { JournalRecord } from './journal'
import type { ApprovedWording } from './question'
import type { Finding, FindingId } from '../contract/review'
import type { OwnSession } from '../fortios/output/admin-list'
import { answeredAt, type AnsweringStep } from '../review'
import { findingOfKey } from './finding-key'
import { isSameDevice, type DeviceReading } from './readings/device'
import type { ServiceReading } from './readings/service'

/** How far the migration of one license has come, from the journal alone; `yesAt` also of earlier runs. */
export interface LicenseProgress extends MayHaveBeenTold {
  readonly key: LicenseKey
  readonly checks: readonly Compared[]
  /** What the last comparison found that a person has to accept before the command is typed. */
  readonly toAccept: readonly Finding[]
  readonly stage: 'waiting' | 'compared' | 'sent' | 'asked' | 'answered-y' | 'answered-n' | 'settled'
  readonly question: string
  readonly output: readonly string[]
  readonly outcome: LicenseOutcome | null
  /** Whose words the question is in. */
  readonly wording: QuestionWording
  readonly isBehindEcho: boolean
  /** What the device printed after its question, so that it was not answered; else empty. */
  readonly usedUp: string
  readonly approvedWording: ApprovedWording | null
}

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
  /** Every session of this run by its address and port, where they were known. */
  readonly sessions: readonly OwnSession[]
  readonly service: ServiceReading | null
  readonly inventory: (InventoryReading & { readonly at: string }) | null
  readonly chosen: readonly LicenseKey[]
  readonly answers: ReadonlyMap<string, string>
  readonly backup: (BackupTaken & { readonly at: string }) | null
  readonly request: { readonly ticket: string; readonly sentOn: string }
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
  /** With which account somebody could open the portal without this FortiGate; `null` where nobody has said so. */
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
  /** The run as it was finished before it was opened again to be verified once more; `null` where it never was. */
  readonly finishedBefore: RunState | null
}

const noRequest: RunState['request'] = { ticket: '', sentOn: '' }

/** The state after all records of a journal; `null` before the first. */
export function foldRun(records: readonly JournalRecord[]): RunState | null {
  let state: RunState | null = null
  for (let at = 0; at < records.length; at++) {
    const record = records[at]
    if (!record) continue
    if (record.event.type !== 'printed') {
      state = applyEvent(state, record)
      continue
    }
    // What was printed in one go is applied in one go: line by line it would be copied line by line.
    const { key } = record.event
    const lines = [...record.event.lines]
    let last = record
    for (let next = records[at + 1]; next?.event.type === 'printed'; next = records[at + 1]) {
      if (keyText(next.event.key) !== keyText(key)) break
      for (const line of next.event.lines) lines.push(line)
      last = next
      at++
    }
    state = applyEvent(state, { ...last, event: { type: 'printed', key, lines } })
  }
  return state
}

/** The state after one more record. */
export function applyEvent(before: RunState | null, { at, event }: JournalRecord): RunState {
  if (event.type === 'opened') return openedRun(event, at)
  if (!before) throw new Error('A journal begins with the record "opened".')
  const state: RunState = { ...before, touchedAt: at }
  switch (event.type) {
    case 'connected':
      return {
        ...state,
        connected: { ...event, at },
        sessions: withSession(state.sessions, event),
        ...((state.step === 'connect' || !state.approvedDevice) && approve(state, event.reading)),
      }
    case 'told-before':
      return event.licenses.reduce(withToldBefore, state)
    case 'service-read':
      return { ...state, service: event.reading, answers: withoutAnswersAt('service', state.answers) }
    case 'service-acknowledged':
      return {
        ...state,
        answers: withAnswer(state.answers, [noLicenseKey], event.acknowledged ? '' : null),
      }
    case 'inventory-read':
      return {
        ...state,
        inventory: { ...event.reading, at },
        chosen: [],
        licenses: [],
        answers: withoutAnswersAt('inventory', state.answers),
      }
    case 'licenses-chosen':
      return { ...state, chosen: event.licenses, licenses: freshLicenses(state, event.licenses) }
    case 'findings-answered':
      return { ...state, answers: withAnswer(state.answers, event.keys, event.answer) }
    case 'backed-up':
      return { ...state, backup: { ...event.backup, at } }
    case 'request-recorded':
      return { ...state, request: { ticket: event.ticket, sentOn: event.sentOn } }
    case 'flag-confirmed':
      return { ...state, confirmed: withMembers(state.confirmed, [keyText(event.key)], event.confirmed) }
    case 'compared':
      return withLicense(state, event.key, (license) => ({
        ...license,
        checks: event.checks,
        toAccept: event.toAccept ?? [],
        stage: event.unchanged && !event.toAccept ? 'compared' : 'waiting',
        question: '',
        wording: 'documented',
        isBehindEcho: false,
        usedUp: '',
        output: [],
        outcome: null,
      }))
    case 'command-sent':
      return withLicense(state, event.key, (license) => ({ ...license, stage: 'sent' }))
    case 'asked':
      return withLicense(state, event.key, (license) => ({
        ...license,
        stage: 'asked',
        question: event.question,
        wording: event.wording ?? 'documented',
        isBehindEcho: event.isBehindEcho ?? false,
      }))
    case 'used-up':
      return withLicense(state, event.key, (license) => ({ ...license, usedUp: event.printed }))
    case 'wording-approved':
      return withLicense(state, event.key, (license) => ({
        ...license,
        approvedWording: {
          question: event.question,
          reason: event.reason,
          serial: event.serial,
          build: event.build,
        },
      }))
    case 'second-session-read':
    case 'time-passed':
      return state
    case 'decided':
      return withLicense(state, event.key, (license) => ({
        ...license,
        stage: event.answer === 'y' ? 'answered-y' : 'answered-n',
        yesAt: event.answer === 'y' ? [...license.yesAt, at] : license.yesAt,
      }))
    case 'printed':
      return withLicense(state, event.key, (license) => ({
        ...license,
        output: [...license.output, ...event.lines],
      }))
    case 'settled':
      return {
        ...withLicense(state, event.key, (license) => ({
          ...license,
          stage: 'settled',
          outcome: event.outcome,
          wasInDoubt: license.wasInDoubt || event.outcome.state === 'unknown',
        })),
        migratedAt: isMigrated(event.outcome) ? at : state.migratedAt,
      }
    case 'verified':
      return { ...state, verification: { ...event.verification, at } }
    case 'backed-up-after':
      return { ...state, backupAfter: { ...event.backup, changes: event.changes, at } }
    case 'login-tried':
      return { ...state, secondLogin: { worked: event.worked, message: event.message, at } }
    case 'user-logged-in':
      return {
        ...state,
        userLogins: [...state.userLogins, { user: event.user, to: event.to, when: event.when }],
      }
    case 'portal-opened':
      return { ...state, portalAccount: event.account === '' ? null : event.account }
    case 'ticked':
      return {
        ...state,
        ticked: withMembers(state.ticked, event.keys, event.ticked),
        confirmedByHand: withAnswer(state.confirmedByHand, event.keys, event.reason ?? null),
      }
    case 'matched':
      return {
        ...state,
        found: new Map([...stillDifferent(state.found, event.same), ...Object.entries(event.found)]),
        absent: new Set(event.absent),
        portalSource: event.source ?? 'text',
      }
    case 'continued':
      return { ...state, step: event.to }
    case 'went-back':
      return wentBack(state, event.to)
    case 'finished':
      return { ...state, finished: { at, report: event.report, summary: event.summary } }
    case 'reopened':
      return {
        ...wentBack({ ...state, finished: null }, 'migrate'),
        step: 'verify',
        application: event.application,
        finishedBefore: before,
      }
    case 'closed-again':
      return { ...(before.finishedBefore ?? before), touchedAt: at }
  }
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

/** Whether the device may have been told `y` at some time, so that it may migrate the license later than anybody expects. */
export function mayBeMigrated(license: LicenseProgress): boolean {
  return license.yesAt.length > 0 || license.wasInDoubt
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

function isMigrated({ state }: LicenseOutcome): boolean {
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

/** Every time that a run was finished before it was opened again, the first time first. */
export function earlierEnds(state: RunState): readonly RunState[] {
  return state.finishedBefore ? [...earlierEnds(state.finishedBefore), state.finishedBefore] : []
}

/**
 * Which earlier steps can be opened again. What was migrated can't be taken back, so nothing before it can; in a run
 * that was opened again to verify it, nothing before the verification.
 */
export function mayGoBackTo(state: RunState, to: StepId): boolean {
  if (state.finished || stepIndex(to) >= stepIndex(state.step)) return false
  if (state.finishedBefore) return stepIndex(to) >= stepIndex('verify')
  if (!hasBegun(state)) return true
  return stepIndex(to) >= stepIndex('migrate')
}

/** Going back to a step forgets what the steps behind it concluded from it. */
function wentBack(state: RunState, to: StepId): RunState {
  const after = (id: StepId) => stepIndex(id) > stepIndex(to)
  const begun = hasBegun(state)
  return {
    ...state,
    step: to,
    ...(after('service') && { service: null }),
    ...(after('migrate') &&
      !begun && {
        licenses: freshLicenses(
          state,
          state.licenses.map(({ key }) => key),
        ),
      }),
    ...(after('inventory') && !begun && { inventory: null, chosen: [], licenses: [] }),
    ...(!begun && { answers: answersUpTo(to, state.answers) }),
    ...(after('backup') && { backup: null }),
    ...(after('preauthorization') && to !== 'backup' && { confirmed: new Set<string>() }),
    ...(after('verify') && { verification: null, backupAfter: null, secondLogin: null }),
    ...(after('portal') && {
      ticked: new Set<string>(),
      found: new Map<string, string>(),
      confirmedByHand: new Map<string, string>(),
      absent: new Set<string>(),
      portalSource: null,
    }),
  }
}

function openedRun(event: Extract<RunEvent, { type: 'opened' }>, at: string): RunState {
  return {
    id: event.id,
    mode: event.mode,
    application: event.application,
    laptop: event.laptop,
    rehearsal: event.rehearsal,
    startedAt: at,
    touchedAt: at,
    step: stepIds[0],
    connected: null,
    sessions: [],
    approvedDevice: null,
    service: null,
    inventory: null,
    chosen: [],
    answers: new Map(),
    backup: null,
    request: noRequest,
    confirmed: new Set(),
    licenses: [],
    told: new Map(),
    migratedAt: null,
    verification: null,
    backupAfter: null,
    secondLogin: null,
    userLogins: [],
    portalAccount: null,
    ticked: new Set(),
    found: new Map(),
    confirmedByHand: new Map(),
    absent: new Set(),
    portalSource: null,
    finished: null,
    finishedBefore: null,
  }
}

/** What is read at the step "Connect" is approved by going on from there. A ticket is about one device. */
function approve(
  { approvedDevice, request, answers }: RunState,
  reading: DeviceReading,
): Pick<RunState, 'approvedDevice' | 'request' | 'answers'> {
  const isOther = approvedDevice !== null && !isSameDevice(approvedDevice, reading)
  return isOther
    ? { approvedDevice: reading, request: noRequest, answers: withoutAnswersAt('connect', answers) }
    : { approvedDevice: reading, request, answers }
}

/** Licenses of which nothing is concluded yet. What they may have been told is remembered. */
function freshLicenses({ told }: RunState, keys: readonly LicenseKey[]): readonly LicenseProgress[] {
  return keys.map((key) => ({ ...freshLicense(key), ...told.get(keyText(key)) }))
}

function freshLicense(key: LicenseKey): LicenseProgress {
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
    outcome: null,
    yesAt: [],
    wasInDoubt: false,
  }
}

function withLicense(
  state: RunState,
  key: LicenseKey,
  change: (license: LicenseProgress) => LicenseProgress,
): RunState {
  const wanted = keyText(key)
  const licenses = state.licenses.map((license) =>
    keyText(license.key) === wanted ? change(license) : license,
  )
  return { ...state, licenses, told: withTold(state.told, licenses) }
}

function withToldBefore(state: RunState, before: MayHaveBeenTold & { readonly key: LicenseKey }): RunState {
  const now = state.told.get(keyText(before.key))
  const all = {
    yesAt: [...new Set([...before.yesAt, ...(now?.yesAt ?? [])])].sort(),
    wasInDoubt: before.wasInDoubt || now?.wasInDoubt === true,
  }
  const told = new Map(state.told).set(keyText(before.key), all)
  return withLicense({ ...state, told }, before.key, (license) => ({ ...license, ...all }))
}

function withTold(told: RunState['told'], licenses: readonly LicenseProgress[]): RunState['told'] {
  const now = licenses
    .filter(mayBeMigrated)
    .map(({ key, yesAt, wasInDoubt }) => [keyText(key), { yesAt, wasInDoubt }] as const)
  return now.length === 0 ? told : new Map([...told, ...now])
}

/** How older journals say that the missing license of FortiToken Cloud was accepted. */
const noLicenseKey = 'service.no-license||FortiToken Cloud'

/** Whether a finding of this kind was accepted. */
export function isAccepted({ answers }: Pick<RunState, 'answers'>, id: FindingId): boolean {
  return [...answers.keys()].some((key) => key.startsWith(`${id}|`))
}

/** Answers are about what was read: another reading of a step takes those of its findings back. */
function withoutAnswersAt(step: AnsweringStep, answers: RunState['answers']): RunState['answers'] {
  return new Map([...answers].filter(([key]) => answeredAt(findingOfKey(key)) !== step))
}

/** The answers that are left where the run goes back to a step. */
function answersUpTo(step: StepId, answers: RunState['answers']): RunState['answers'] {
  return new Map([...answers].filter(([key]) => stepIndex(answeredAt(findingOfKey(key))) <= stepIndex(step)))
}

function withSession(
  sessions: readonly OwnSession[],
  { user, localAddress = null, localPort = null }: Extract<RunEvent, { type: 'connected' }>,
): readonly OwnSession[] {
  if (localAddress === null || localPort === null) return sessions
  return [...sessions, { account: user, address: localAddress, port: localPort }]
}

/**
 * What earlier lists have shown to differ goes on to differ until a list shows the right serial number: leaving somebody
 * out does not put them right. Older journals do not say who was right; in them each list stands for itself.
 */
function stillDifferent(found: RunState['found'], same: readonly string[] | undefined) {
  const right = new Set(same)
  return same === undefined ? [] : [...found].filter(([key]) => !right.has(key))
}

function withAnswer(answers: ReadonlyMap<string, string>, keys: readonly string[], answer: string | null) {
  const next = new Map(answers)
  for (const key of keys) {
    if (answer === null) next.delete(key)
    else next.set(key, answer)
  }
  return next
}

function withMembers(set: ReadonlySet<string>, members: readonly string[], present: boolean) {
  const next = new Set(set)
  for (const member of members) {
    if (present) next.add(member)
    else next.delete(member)
  }
  return next
}
