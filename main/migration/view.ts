import { stepIds, stepIndex, type StepId } from '../contract/steps'
import type { Finding } from '../contract/review'
import type { ByHandView, HandRequest } from '../contract/by-hand'
import type { Busy, FinishedView, RehearsalView, RunView, StepView } from '../contract/run-view'
import { datesThatMatter } from './dates'
import { waitingFor } from './hand-request-words'
import { mayContinue, mayLockOut, mayLoseRehearsal } from './next'
import { describeDevice } from './readings/device'
import { listOf, revisionOf } from './revision'
import { mayGoBackTo, type RunState } from './run'
import type { SessionState, TypedCommand } from './session-state'
import { fractionSaid } from './said'
import { secondsSince } from '../text/times'
import { steps } from './steps'
import { mayAnnounce } from './steps/keep-announcement'
import type { Live } from './steps/step'
import { verdictOf } from './verdict'

const nothingTyped: readonly TypedCommand[] = []

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
  byHand: RunView['byHand'] = null,
): RunView {
  const connected = session.connection.state === 'connected'
  const request = byHand?.request ?? null
  const views = stepViews(run, { session, findings, form, now, request })
  return {
    id: run.id,
    mode: run.mode,
    finishedBefore: run.finishedBefore?.finished?.at ?? null,
    connection: viewConnection(session, now),
    rehearsal,
    byHand,
    device: viewDevice(run),
    step: run.step,
    steps: stepIds.map((id) => viewStep(id, run, session)),
    busy: viewBusy(session, views.migrate, byHand, now),
    result: session.result,
    mayBeAsking: session.mayBeAsking,
    problem: session.problem,
    next: mayContinue(run, findings, connected, session.asked !== null),
    mayLockOut: mayLockOut(run, connected),
    isLostIfLeft: mayLoseRehearsal(run),
    change: run.change,
    announcements: viewAnnouncements(run),
    ...views,
    verdict: run.verification ? verdictOf(run) : null,
    finished: run.finished && viewFinished(run, run.finished),
  }
}

function viewAnnouncements(run: RunState): RunView['announcements'] {
  const { change, announcements, request, inventory, licenses, service, verification, found, ticked } = run
  const confirmedByHand = run.confirmedByHand
  return {
    may: mayAnnounce(run),
    revision: revisionOf(
      ...[change, announcements, request, inventory, licenses, service, verification],
      ...[found, ticked, confirmedByHand],
    ),
  }
}

function stepViews(run: RunState, live: Live): Pick<RunView, StepId> {
  return {
    connect: steps.connect.view(run, live),
    service: steps.service.view(run, live),
    inventory: steps.inventory.view(run, live),
    backup: steps.backup.view(run, live),
    preauthorization: steps.preauthorization.view(run, live),
    migrate: steps.migrate.view(run, live),
    verify: steps.verify.view(run, live),
    portal: steps.portal.view(run, live),
  }
}

/** The unit that answers, and what was approved if that was another one of the cluster. */
function viewDevice({ connected, approvedDevice }: RunState): RunView['device'] {
  if (!connected || !approvedDevice) return null
  const device = describeDevice(connected.reading)
  const { serial } = approvedDevice.status
  return serial === device.serial ? device : { ...device, approvedSerial: serial }
}

function viewConnection({ connection }: SessionState, now: Date): RunView['connection'] {
  const { quietSince, ...view } = connection
  return { ...view, quietSeconds: quietSince === null ? null : secondsSince(quietSince, now) }
}

function viewBusy(
  { busy }: SessionState,
  migrate: RunView['migrate'],
  byHand: RunView['byHand'],
  now: Date,
): RunView['busy'] {
  if (!busy) return null
  const { since, ...view } = busy
  if (byHand?.request)
    return { ...view, ...viewWaiting(byHand.request, byHand), seconds: secondsSince(since, now) }
  const running = migrate?.licenses.find(({ state }) => state === 'running')
  return {
    ...view,
    ...(running && { fraction: fractionSaid(running.said, running) }),
    seconds: secondsSince(since, now),
  }
}

/** While a person types nothing goes on by itself, but reading what they have handed over. */
function viewWaiting(request: HandRequest, { isReading }: ByHandView): Pick<Busy, 'label' | 'fraction'> {
  const label = isReading ? 'Reading what you have handed over' : waitingFor(request)
  return { label, fraction: null }
}

function viewStep(id: StepId, run: RunState, session: SessionState): StepView {
  const done = stepIndex(id) < stepIndex(run.step) || run.finished !== null
  return {
    id,
    state: done ? 'done' : id === run.step ? 'current' : 'todo',
    sign: !done ? 'number' : steps[id].leavesOpen?.(run) ? 'attention' : 'check',
    enterable: !session.busy && mayGoBackTo(run, id),
    commands: listOf(session.commands.get(id) ?? nothingTyped),
    link: steps[id].link,
  }
}

function viewFinished(run: RunState, { at, report }: NonNullable<RunState['finished']>): FinishedView {
  return { at, report, dates: datesThatMatter(run) }
}
