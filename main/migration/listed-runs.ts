import type { ListedRun, RunAction } from '../contract/listed-run'
import { licensesOf } from './licenses'
import { steps } from './steps'
import type { KnownRun, RunLabel, RunSummary, UnreadableRun } from './summary'

/** In this order they want to be looked at. */
const order: readonly ListedRun['state'][] = ['unknown', 'partial', 'unreadable', 'unfinished', 'finished']

/** The runs as the first screen lists them: what is not settled first, then the newest. */
export function listRuns(runs: readonly KnownRun[]): readonly ListedRun[] {
  return runs
    .map((run) => ('problem' in run ? unreadableRun(run, run.label) : readableRun(run, run.label)))
    .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || b.since.localeCompare(a.since))
}

function readableRun(run: RunSummary, { customer, archived }: RunLabel): ListedRun {
  const { id, mode, scenario, hostname, serial, step, ticket, dates, finished } = run
  return {
    ...{ id, mode, scenario, serial, step, ticket, customer, dates },
    title: hostname ?? 'Not connected yet',
    state: stateOf(run),
    sentence: finished?.verdict.sentence ?? waitsFor(run),
    again: run.reopened && finished === null,
    since: finished?.at ?? run.touchedAt,
    verdict: finished?.verdict ?? null,
    reports: finished?.reports ?? 0,
    // What is not settled is never out of sight.
    archived: archived && isPutAway(run),
    problem: null,
    may: actionsOf(run, archived),
  }
}

/** A run that nothing more can be said of than what is wrong with it. */
function unreadableRun({ id, problem }: UnreadableRun, { customer }: RunLabel): ListedRun {
  return {
    id,
    mode: 'live',
    scenario: '',
    title: id,
    serial: null,
    customer,
    state: 'unreadable',
    step: 'connect',
    sentence: problem.message,
    again: false,
    since: '',
    ticket: '',
    dates: [],
    verdict: null,
    reports: 0,
    archived: false,
    problem,
    may: [],
  }
}

function stateOf({ unknown, openAfterYes, finished }: RunSummary): ListedRun['state'] {
  if (unknown !== null) return 'unknown'
  if (openAfterYes.length > 0) return 'partial'
  return finished === null ? 'unfinished' : 'finished'
}

/** Whether nothing is left to do in a run, so that it may be put away. */
function isPutAway({ finished, openAfterYes }: RunSummary): boolean {
  return finished !== null && openAfterYes.length === 0
}

function actionsOf(run: RunSummary, archived: boolean): readonly RunAction[] {
  const { mode, finished, openAfterYes, told } = run
  const isLive = mode === 'live'
  if (finished === null) {
    if (!isLive) return []
    return openAfterYes.length > 0 ? ['resume'] : ['resume', 'discard']
  }
  const actions: RunAction[] = ['report']
  if (isLive) actions.push('verify')
  if (isPutAway(run)) {
    actions.push(archived ? 'unarchive' : 'archive')
    if (!isLive || told.length === 0) actions.push('remove')
  }
  return actions
}

function waitsFor(run: RunSummary): string {
  if (run.unknown !== null) return `Outcome of license ${run.unknown} unknown`
  if (run.openAfterYes.length > 0) return `Only part of ${licensesOf(run.openAfterYes)} was migrated`
  if (run.reopened) {
    return run.verified
      ? 'Verified again; still to verify in the portal'
      : 'Finished before; still to verify again on the FortiGate'
  }
  return steps[run.step].waitsFor
}
