import { keyText, type LicenseKey } from '../contract/license-key'
import { announcementKey } from '../contract/announcements'
import { unplannedChange } from '../contract/planned-change'
import { stepIds, stepIndex, type StepId } from '../contract/steps'
import type { OwnSession } from '../fortios/output/admin-list'
import { answeredAt, type AnsweringStep } from '../review'
import type { MayHaveBeenTold, RunEvent } from './events'
import { findingOfKey, keysWithTable } from './finding-key'
import { findingsFor } from './findings-of-run'
import { forgetBehind } from './forget'
import type { JournalRecord } from './journal'
import { isSameDevice } from './readings/device'
import {
  freshLicense,
  hasBegun,
  isMigrated,
  nothingSaid,
  toldOf,
  type LicenseProgress,
  type RunState,
} from './run'
import { alsoSaid } from './said'
import type { DeviceReading } from './what-was-read'

const noRequest: RunState['request'] = { ticket: '', sentOn: '' }

/** How older journals say that the missing license of FortiToken Cloud was accepted. */
const noLicenseKey = 'service.no-license||FortiToken Cloud'

/** The state after all records of a journal; `null` before the first. */
export function foldRun(records: readonly JournalRecord[]): RunState | null {
  let state: RunState | null = null
  for (let at = 0; at < records.length; at += 1) {
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
      at += 1
    }
    state = applyEvent(state, { ...last, event: { type: 'printed', key, lines } })
  }
  return state
}

/** The state after one more record. */
export function applyEvent(before: RunState | null, { at, event }: JournalRecord): RunState {
  if (event.type === 'opened') return openedRun(event, at)
  if (!before) throw new Error('A journal begins with the record "opened".')
  const state: RunState = { ...before, touchedAt: at, deviceTime: latestOf(before, event) }
  switch (event.type) {
    case 'connected':
      return {
        ...state,
        connected: { ...event, at },
        sessions: withSession(state.sessions, event),
        ...((state.step === 'connect' || !state.approvedDevice) && approve(state, event.reading)),
      }
    case 'told-before':
      return event.licenses.reduce(
        (run, { key, yesAt, wasInDoubt }) =>
          withTold(run, key, (told) => ({
            yesAt: [...new Set([...yesAt, ...told.yesAt])].sort(),
            wasInDoubt: wasInDoubt || told.wasInDoubt,
          })),
        state,
      )
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
      return { ...state, chosen: event.licenses, licenses: event.licenses.map(freshLicense) }
    case 'findings-answered':
      return {
        ...state,
        answers: withAnswer(
          state.answers,
          keysWithTable(event.keys, () => findingsFor(state)),
          event.answer,
        ),
      }
    case 'backed-up':
      return { ...state, backup: { ...event.backup, at } }
    case 'request-recorded':
      return { ...state, request: { ticket: event.ticket, sentOn: event.sentOn } }
    case 'change-planned':
      return { ...state, change: event.change }
    case 'announcement-kept': {
      const { announcement, text, basis } = event
      const key = announcementKey(announcement)
      return {
        ...state,
        announcements: new Map(state.announcements).set(key, { announcement, text, basis }),
      }
    }
    case 'plan-saved':
      return { ...state, plan: { ...event.plan, at } }
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
        said: nothingSaid,
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
    case 'decided': {
      const stage = event.answer === 'y' ? 'answered-y' : 'answered-n'
      const decided = withLicense(state, event.key, (license) => ({ ...license, stage }))
      return event.answer === 'n'
        ? decided
        : withTold(decided, event.key, (told) => ({ ...told, yesAt: [...told.yesAt, at] }))
    }
    case 'printed':
      return withLicense(state, event.key, (license) => ({
        ...license,
        output: [...license.output, ...event.lines],
        said: alsoSaid(license, event.lines),
      }))
    case 'settled': {
      const settled = {
        ...withLicense(state, event.key, (license) => ({
          ...license,
          stage: 'settled',
          outcome: event.outcome,
        })),
        migratedAt: isMigrated(event.outcome) ? at : state.migratedAt,
      }
      return event.outcome.state === 'unknown'
        ? withTold(settled, event.key, (told) => ({ ...told, wasInDoubt: true }))
        : settled
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

/** Going back to a step forgets what the steps behind it concluded from it. */
function wentBack(state: RunState, to: StepId): RunState {
  return forgetBehind(to, {
    ...state,
    step: to,
    ...(!hasBegun(state) && { answers: answersUpTo(to, state.answers) }),
  })
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
    deviceTime: null,
    approvedDevice: null,
    service: null,
    inventory: null,
    chosen: [],
    answers: new Map(),
    backup: null,
    request: noRequest,
    change: unplannedChange,
    announcements: new Map(),
    plan: null,
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

/** What is read at the step "Connect" is approved by going on from there. A ticket, a planned change and the texts about it are about one device. */
function approve(
  { approvedDevice, request, change, announcements, plan, answers }: RunState,
  reading: DeviceReading,
): Pick<RunState, 'approvedDevice' | 'request' | 'change' | 'announcements' | 'plan' | 'answers'> {
  const isOther = approvedDevice !== null && !isSameDevice(approvedDevice, reading)
  return isOther
    ? {
        approvedDevice: reading,
        request: noRequest,
        change: unplannedChange,
        announcements: new Map(),
        plan: null,
        answers: withoutAnswersAt('connect', answers),
      }
    : { approvedDevice: reading, request, change, announcements, plan, answers }
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
  return { ...state, licenses }
}

function withTold(
  state: RunState,
  key: LicenseKey,
  change: (told: MayHaveBeenTold) => MayHaveBeenTold,
): RunState {
  return { ...state, told: new Map(state.told).set(keyText(key), change(toldOf(state, key))) }
}

/** Answers are about what was read: another reading of a step takes those of its findings back. */
function withoutAnswersAt(step: AnsweringStep, answers: RunState['answers']): RunState['answers'] {
  return new Map([...answers].filter(([key]) => answeredAt(findingOfKey(key)) !== step))
}

/** The answers that are left when the run goes back to a step. */
function answersUpTo(step: StepId, answers: RunState['answers']): RunState['answers'] {
  return new Map([...answers].filter(([key]) => stepIndex(answeredAt(findingOfKey(key))) <= stepIndex(step)))
}

/** The latest time of the device at which something may have been answered. */
function latestOf({ deviceTime }: RunState, event: RunEvent): number | null {
  if ((event.type !== 'command-sent' && event.type !== 'decided') || event.deviceTime === undefined)
    return deviceTime
  return Math.max(deviceTime ?? event.deviceTime, event.deviceTime)
}

function withSession(
  sessions: readonly OwnSession[],
  { user, localAddress = null, localPort = null }: Extract<RunEvent, { type: 'connected' }>,
): readonly OwnSession[] {
  if (localAddress === null || localPort === null) return sessions
  return [...sessions, { account: user, address: localAddress, port: localPort }]
}

/**
 * What earlier lists have shown to differ goes on to differ until a list shows the right serial number: leaving someone
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
