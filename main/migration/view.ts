import { stepIds, stepIndex, type StepId } from '../contract/steps'
import type { Finding } from '../contract/review'
import type { FinishedView, RehearsalView, RunView, StepView } from '../contract/run-view'
import { datesThatMatter } from './dates'
import { mayContinue, mayLockOut } from './next'
import { describeDevice } from './readings/device'
import { mayGoBackTo, type RunState } from './run'
import type { SessionState } from './session-state'
import { steps } from './steps'
import type { Live } from './steps/step'
import { verdictOf } from './verdict'

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
    ...stepViews(run, { session, findings, form, now }),
    verdict: run.verification ? verdictOf(run) : null,
    finished: run.finished && viewFinished(run, run.finished),
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

function viewStep(id: StepId, run: RunState, session: SessionState): StepView {
  const done = stepIndex(id) < stepIndex(run.step) || run.finished !== null
  return {
    id,
    state: done ? 'done' : id === run.step ? 'current' : 'todo',
    sign: !done ? 'number' : steps[id].leavesOpen?.(run) ? 'attention' : 'check',
    enterable: !session.busy && mayGoBackTo(run, id),
    commands: session.commands.get(id) ?? [],
    link: steps[id].link,
  }
}

function viewFinished(run: RunState, { at, report }: NonNullable<RunState['finished']>): FinishedView {
  return { at, report, dates: datesThatMatter(run) }
}
