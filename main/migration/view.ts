import { keyText } from '../contract/license-key'
import type { LinkId } from '../contract/links'
import { stepIds, stepIndex, type StepId } from '../contract/steps'
import type { UserRow } from '../contract/rows'
import type { FinishedView, RehearsalView, RunView, StepView } from '../contract/run-view'
import type {
  BackupView,
  DoubtView,
  InventoryView,
  LicenseMigration,
  MigrateView,
  PortalView,
  PreauthorizationView,
  QuestionView,
  ServiceView,
  VerifyView,
} from '../contract/step-views'
import { datesThatMatter } from './dates'
import { findingsAt, openDecisions, passesOf, viewFindings } from './decisions'
import { isSelectable } from './licenses'
import { mayContinue, mayLockOut } from './next'
import { usersOf } from './outcome'
import { countOutcomes, userKey } from '../review'
import { compareQuestion, whyNotApprovable, whySwitchedOff } from './question'
import { differences, portalRows } from './portal-rows'
import type { Finding, License } from '../contract/review'
import type { SessionState } from './session-state'
import { actionFor } from './license-action'
import {
  hasBegun,
  isOver,
  isUnsettled,
  mayGoBackTo,
  toldOf,
  type LicenseProgress,
  type RunState,
} from './run'
import { describeDevice } from './readings/device'
import { writeSupportRequest } from './support-text'
import { writeRequest } from './request-text'
import { judgeService } from './readings/service'
import { loginToAskFor } from './user-login'
import { verdictOf } from './verdict'
import { licenseVerdict } from './verdict-facts'
import { dateField, daysBetween } from '../text/times'

const stepLinks: Readonly<Record<StepId, LinkId>> = {
  connect: 'procedure',
  service: 'service-commands',
  inventory: 'procedure',
  backup: 'backup-guide',
  preauthorization: 'migration-guide',
  migrate: 'procedure',
  verify: 'service-commands',
  portal: 'portal-users',
}

/**
 * The run as the window shows it.
 *
 * @param findings all that were found so far (`Procedure.findings`).
 * @param form what the step "Connect" starts with.
 */
export function viewRun(
  run: RunState,
  session: SessionState,
  findings: readonly Finding[],
  form: RunView['connect']['form'],
  rehearsal: RehearsalView | null,
  now: Date,
): RunView {
  const connected = session.connection.state === 'connected'
  return {
    id: run.id,
    mode: run.mode,
    finishedBefore: run.finishedBefore?.finished?.at ?? null,
    connection: session.connection,
    rehearsal,
    device: viewDevice(run),
    step: run.step,
    steps: stepIds.map((id) => viewStep(id, run, session)),
    busy: session.busy,
    mayBeAsking: session.mayBeAsking,
    problem: session.problem,
    next: mayContinue(run, findings, connected, session.asked !== null),
    mayLockOut: mayLockOut(run, connected),
    connect: {
      checks: run.connected ? passesOf(run.connected.reading, findings) : [],
      findings: viewFindings(findingsAt('connect', findings), run.answers),
      form,
    },
    service: viewService(run, findings, now),
    inventory: viewInventory(run, findings),
    backup: viewBackup(run),
    preauthorization: viewPreauthorization(run),
    migrate: viewMigrate(run, session, now),
    verify: viewVerify(run),
    portal: viewPortal(run),
    verdict: run.verification ? verdictOf(run) : null,
    finished: run.finished && viewFinished(run, run.finished),
  }
}

/** The unit that answers, and what was approved where that was another one of the cluster. */
function viewDevice({ connected, approvedDevice }: RunState): RunView['device'] {
  if (!connected || !approvedDevice) return null
  const device = describeDevice(connected.reading)
  const { serial } = approvedDevice.status
  return serial === device.serial ? device : { ...device, approvedSerial: serial }
}

function viewStep(id: StepId, run: RunState, session: SessionState): StepView {
  const done = stepIndex(id) < stepIndex(run.step) || run.finished !== null
  return {
    id,
    state: done ? 'done' : id === run.step ? 'current' : 'todo',
    sign: !done ? 'number' : leavesOpen(id, run) ? 'attention' : 'check',
    enterable: !session.busy && mayGoBackTo(run, id),
    commands: session.commands.get(id) ?? [],
    link: stepLinks[id],
  }
}

/** Whether a step that is done has left something open that a later one can't make good. */
function leavesOpen(id: StepId, run: RunState): boolean {
  if (id === 'migrate') return run.licenses.some((license) => licenseVerdict(run, license) !== 'migrated')
  if (!run.verification) return false
  const { users, otherChanges, secondLogin, portal } = verdictOf(run)
  if (id === 'verify') return users.attention > 0 || otherChanges > 0 || secondLogin === 'failed'
  return id === 'portal' && portal.different + portal.confirmedByHand > 0
}

function viewFinished(run: RunState, { at, report }: NonNullable<RunState['finished']>): FinishedView {
  return { at, report, dates: datesThatMatter(run) }
}

function viewService(run: RunState, findings: readonly Finding[], now: Date): ServiceView | null {
  const reading = run.service
  if (!reading) return null
  const service = reading.service
  const expires = service?.expires ?? null
  return {
    ...judgeService(reading),
    status: service?.status ?? '',
    balance: service?.balance ?? null,
    unit: service?.unit ?? null,
    expires,
    daysLeft: expires === null ? null : daysBetween(dateField(now), expires),
    customerId: service?.customerId ?? null,
    users: service?.users ?? null,
    maxUsers: service?.maxUsers ?? null,
    findings: viewFindings(findingsAt('service', findings), run.answers),
    raw: reading.raw,
  }
}

function viewInventory(run: RunState, findings: readonly Finding[]): InventoryView | null {
  if (!run.inventory) return null
  const { licenses, tokens, users } = run.inventory.inventory
  const chosen = new Set(run.chosen.map(keyText))
  return {
    revision: Date.parse(run.inventory.at),
    licenses: licenses.map((license) => ({
      ...license,
      chosen: chosen.has(keyText(license)),
      selectable: isSelectable(license),
      reason: isSelectable(license) ? '' : unselectable(license.kind),
    })),
    findings: viewFindings(findingsAt('inventory', findings), run.answers),
    counts: {
      licenses: licenses.filter(isSelectable).length,
      tokens: tokens.length,
      unassigned: tokens.filter((token) => token.users.length === 0).length,
      ...countOutcomes(users),
    },
  }
}

function unselectable(kind: License['kind']): string {
  return kind === 'trial'
    ? 'Trial tokens stay on the FortiGate.'
    : 'Its number has other characters than a license number can have.'
}

/** The rows of the table of users. */
export function userRows(run: RunState): readonly UserRow[] {
  return (run.inventory?.inventory.users ?? []).map((user) => ({
    key: userKey(user),
    name: user.name,
    vdom: user.vdom,
    table: user.table,
    type: user.type,
    twoFactor: user.twoFactor,
    token: user.token,
    license: user.license,
    email: user.email,
    phone: user.phone,
    outcome: user.outcome,
  }))
}

function viewBackup({ backup }: RunState): BackupView | null {
  if (!backup) return null
  const { method, path, bytes, sha256, restorable, reason, checks, at } = backup
  return { method, path, bytes, sha256, restorable, reason, checks, takenAt: at }
}

function viewPreauthorization(run: RunState): PreauthorizationView | null {
  if (!run.approvedDevice || !run.inventory || run.chosen.length === 0) return null
  return {
    request: requestText(run),
    ticket: run.request.ticket,
    sentOn: run.request.sentOn,
    licenses: run.chosen.map((key) => ({
      ...key,
      confirmed: run.confirmed.has(keyText(key)),
    })),
    portalAccount: run.portalAccount ?? '',
  }
}

/** The request to Customer Service for the chosen licenses. */
export function requestText(run: RunState): string {
  if (!run.approvedDevice || !run.inventory) return ''
  const { licenses } = run.inventory.inventory
  return writeRequest(
    run.approvedDevice,
    run.service,
    run.chosen.map((key) => ({
      ...key,
      tokens: licenses.find((license) => keyText(license) === keyText(key))?.tokens ?? 0,
    })),
  )
}

function viewMigrate(run: RunState, session: SessionState, now: Date): MigrateView | null {
  const inventory = run.inventory?.inventory
  if (!inventory || run.licenses.length === 0) return null
  const licenses = run.licenses.map((license): LicenseMigration => {
    const { state, message, hint } = stateOf(license, run, session)
    return {
      ...license.key,
      tokens: inventory.licenses.find((each) => keyText(each) === keyText(license.key))?.tokens ?? 0,
      users: usersOf(license.key, inventory).length,
      state,
      action: actionFor(license, session),
      message,
      hint,
      link: (state === license.outcome?.state && license.outcome.link) || null,
      question: viewQuestion(license, state, session, now),
      usedUp: license.usedUp,
      yesAt: toldOf(run, license.key).yesAt,
      doubt: viewDoubt(license, session, now),
      output: license.output,
      people: license.outcome?.people ?? [],
      supportRequest: writeSupportRequest(run, license),
    }
  })
  const at = run.licenses.findIndex((license) => !isOver(license))
  const current = run.licenses[at] ?? run.licenses.at(-1)
  return {
    checks: current?.checks ?? [],
    findings: viewFindings(current?.toAccept ?? [], run.answers),
    licenses,
    at: at < 0 ? null : at,
    hasBegun: hasBegun(run),
    canLetTimePass: session.canLetTimePass,
    askForLogin: loginToAskFor(run),
  }
}

function viewQuestion(
  { question, wording, isBehindEcho, approvedWording }: LicenseProgress,
  state: LicenseMigration['state'],
  session: SessionState,
  now: Date,
): QuestionView | null {
  const isOpen = state === 'asked'
  if (question === '' || (!isOpen && wording !== 'other')) return null
  const switchedOff = whySwitchedOff(session.policy)
  const approved = switchedOff === '' && approvedWording?.question === question ? approvedWording : null
  return {
    pieces: compareQuestion(question),
    wording: approved ? 'approved' : wording,
    openSeconds: isOpen ? secondsBetween(session.askedSince, now) : null,
    reason: approved?.reason ?? '',
    whyNotApprovable: wording === 'other' ? switchedOff || whyNotApprovable(question, isBehindEcho) : '',
  }
}

function viewDoubt(license: LicenseProgress, session: SessionState, now: Date): DoubtView | null {
  const doubt = license.outcome?.state === 'unknown' ? session.doubt(license.key) : null
  if (!doubt) return null
  const secondsLeft = Math.max(0, -secondsBetween(doubt.until, now))
  return { secondsLeft, isPart: doubt.isPart, oldSessionIsThere: doubt.oldSessionIsThere }
}

/** Seconds from a moment, ISO 8601, to now. */
function secondsBetween(moment: string | null, now: Date): number {
  return moment === null ? 0 : Math.round((now.getTime() - Date.parse(moment)) / 1000)
}

function stateOf(
  license: LicenseProgress,
  run: RunState,
  session: SessionState,
): Pick<LicenseMigration, 'state' | 'message' | 'hint'> {
  const isThis = (key: LicenseProgress['key'] | undefined) =>
    key !== undefined && keyText(key) === keyText(license.key)
  if (session.working && isThis(session.working.key)) {
    const state = session.working.stage
    const message = {
      comparing: 'Reading everything again and comparing it with what you approved.',
      running: 'The FortiGate is migrating. Don’t close this window.',
      settling: 'Reading the FortiGate to see what became of it.',
    }[state]
    return { state, message, hint: '' }
  }
  if (isThis(session.asked ?? undefined)) {
    return {
      state: 'asked',
      message: 'The FortiGate asks whether to proceed.',
      hint: 'Answering “n” leaves everything as it is.',
    }
  }
  if (license.outcome) return license.outcome
  if (isUnsettled(license)) return inDoubt(license)
  const stopped = license.checks.find((check) => check.state === 'stop')
  if (stopped) return { state: 'waiting', message: stopped.text, hint: 'Nothing was sent.' }
  if (openDecisions(license.toAccept, run.answers) > 0) {
    return {
      state: 'waiting',
      message: 'Something was found since the inventory that you have to accept before the command is typed.',
      hint: 'Nothing was sent. Accept it below, or put it right, then read again.',
    }
  }
  return { state: 'waiting', message: 'Not migrated yet.', hint: '' }
}

/** A license of which the journal says no more than that its question may have been answered. */
function inDoubt({ stage, usedUp }: LicenseProgress): Pick<LicenseMigration, 'state' | 'message' | 'hint'> {
  const hint = 'Read the FortiGate to find out. This only reads; “y” is not sent again.'
  if (stage === 'answered-y') {
    return {
      state: 'unknown',
      message: 'The outcome for this license is unknown: “y” was decided, and nothing is known after it.',
      hint,
    }
  }
  if (usedUp !== '') {
    return {
      state: 'unknown',
      message: 'The FortiGate printed something after its question, so it was not answered.',
      hint: `No key was sent. What a FortiGate makes of a question whose session has ended is not known. ${hint}`,
    }
  }
  return {
    state: 'unknown',
    message: 'The command was sent, and its session ended before the question was over.',
    hint: `No “y” was sent. What a FortiGate makes of a question whose session has ended is not known. ${hint}`,
  }
}

function viewVerify(run: RunState): VerifyView | null {
  const verification = run.verification
  if (!verification) return null
  const login = run.secondLogin
  return {
    revision: Date.parse(verification.at),
    balance: {
      before: verification.balanceBefore,
      after: verification.balanceAfter,
      explanation: verification.balanceExplanation,
    },
    cloudUsers: {
      before: verification.cloudUsersBefore,
      after: verification.cloudUsersAfter,
      explanation: verification.cloudUsersExplanation,
    },
    backupAfter: run.backupAfter && {
      path: run.backupAfter.path,
      sha256: run.backupAfter.sha256,
      takenAt: run.backupAfter.at,
      changes: run.backupAfter.changes,
    },
    tokens: { before: verification.tokensBefore, after: verification.tokensAfter },
    otherChanges: verification.otherChanges,
    secondLogin: login
      ? { state: login.worked ? 'worked' : 'failed', at: login.at, message: login.message }
      : { state: 'untried', at: null, message: '' },
    userLogins: run.userLogins,
    readAt: verification.at,
  }
}

function viewPortal(run: RunState): PortalView | null {
  if (stepIndex(run.step) < stepIndex('portal')) return null
  const rows = portalRows(run)
  return {
    revision: Date.parse(run.touchedAt),
    total: rows.length,
    ticked: rows.filter((row) => row.ticked).length,
    different: differences(rows),
    absent: rows.filter(({ absent, ticked, found }) => absent && !ticked && found === null).length,
  }
}
