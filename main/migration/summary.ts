import * as z from 'zod'
import type { Problem } from '../contract/result'
import { stepIds } from '../contract/steps'
import type { Verdict } from '../contract/verdict'
import type { FinishedRun, Snapshot, UnfinishedRun } from '../contract/snapshot'
import { list } from '../text/words'
import { earlierEnds, isUnsettled, openAfterYes, toldInVain, type RunState } from './run'
import { serialsOf } from './readings/device'
import { verdictOf } from './verdict'

/** The form in which what the first screen tells of a run is kept: as facts, whose words are made when it is shown. */
export const runSummarySchema = z.object({
  id: z.string(),
  hostname: z.string().nullable(),
  serial: z.string().nullable(),
  /** All units of the cluster, as it was approved and as it was last seen. */
  serials: z.array(z.string()),
  step: z.enum(stepIds),
  ticket: z.string(),
  /** ISO 8601. */
  touchedAt: z.string(),
  /** The license of which nobody knows what became of it. */
  unknown: z.string().nullable(),
  /** The licenses whose `y` is not settled (`openAfterYes`). */
  openAfterYes: z.array(z.string()),
  /** What the device may have been told of licenses that it did not migrate in this run (`toldInVain`). */
  told: z.array(
    z.object({
      key: z.object({ license: z.string(), vdom: z.string() }),
      yesAt: z.array(z.string()),
      wasInDoubt: z.boolean(),
    }),
  ),
  /** Whether it was finished before and is open again. */
  reopened: z.boolean(),
  verified: z.boolean(),
  finished: z
    .object({
      at: z.string(),
      verdict: z.object({
        state: z.enum(['incomplete', 'attention', 'unproven', 'complete']),
        sentence: z.string(),
      }),
      reports: z.number(),
    })
    .nullable(),
})

/** The same, as data. */
export type RunSummary = z.infer<typeof runSummarySchema>

/** The facts of a run. */
export function summaryOf(run: RunState): RunSummary {
  const approved = run.approvedDevice
  const units = [approved, run.connected?.reading].flatMap((each) => (each ? serialsOf(each) : []))
  return {
    id: run.id,
    hostname: approved?.status.hostname ?? null,
    serial: approved?.status.serial ?? null,
    serials: [...new Set(units)],
    step: run.step,
    ticket: run.request.ticket,
    touchedAt: run.touchedAt,
    unknown: run.licenses.find(isUnsettled)?.key.license ?? null,
    openAfterYes: openAfterYes(run).map(({ key }) => key.license),
    told: toldInVain(run).map((each) => ({ ...each, yesAt: [...each.yesAt] })),
    reopened: run.finishedBefore !== null,
    verified: run.verification !== null,
    finished: run.finished && {
      at: run.finished.at,
      verdict: inShort(verdictOf(run)),
      reports: earlierEnds(run).length + 1,
    },
  }
}

function inShort({ state, sentence }: Verdict): Pick<Verdict, 'state' | 'sentence'> {
  return { state, sentence }
}

/** The live runs, as the first screen lists them. */
export type ListedRuns = Pick<Snapshot, 'unfinished' | 'finished'>

/** A run that can't be opened, with what is wrong with it. */
interface UnreadableRun {
  readonly id: string
  readonly problem: Problem
}

/** The lists of the first screen, newest first. What can't be read is among the unfinished ones, with the reason. */
export function listRuns(runs: readonly (RunSummary | UnreadableRun)[]): ListedRuns {
  const unfinished: UnfinishedRun[] = []
  const finished: FinishedRun[] = []
  for (const run of runs) {
    if ('problem' in run) unfinished.push(unreadableRun(run))
    else if (run.finished) finished.push(finishedRun(run, run.finished))
    else unfinished.push(unfinishedRun(run))
  }
  return {
    unfinished: unfinished.sort((a, b) => b.touchedAt.localeCompare(a.touchedAt)),
    finished: finished.sort((a, b) => b.finishedAt.localeCompare(a.finishedAt)),
  }
}

function unfinishedRun(run: RunSummary): UnfinishedRun {
  return {
    id: run.id,
    title: run.hostname ?? 'Not connected yet',
    serial: run.serial,
    step: run.step,
    waitsFor: waitsFor(run),
    again: run.reopened,
    unsettled: run.openAfterYes.length > 0,
    touchedAt: run.touchedAt,
    problem: null,
  }
}

/** A run that nothing more can be said of than what is wrong with it. */
function unreadableRun({ id, problem }: UnreadableRun): UnfinishedRun {
  return {
    id,
    title: id,
    serial: null,
    step: 'connect',
    waitsFor: problem.message,
    again: false,
    unsettled: false,
    touchedAt: '',
    problem,
  }
}

function finishedRun(
  run: RunSummary,
  { at, verdict, reports }: NonNullable<RunSummary['finished']>,
): FinishedRun {
  return {
    id: run.id,
    title: run.hostname ?? run.id,
    serial: run.serial,
    finishedAt: at,
    verdict,
    reports,
  }
}

function waitsFor(run: RunSummary): string {
  if (run.reopened) {
    return run.verified
      ? 'Verified again; to be verified in the portal'
      : 'Finished before; to be verified again on the FortiGate'
  }
  if (run.unknown !== null) return `Not known yet what became of license ${run.unknown}`
  if (run.openAfterYes.length > 0) return `Only a part of ${licensesOf(run.openAfterYes)} was migrated`
  switch (run.step) {
    case 'connect':
      return 'Nothing has been read yet'
    case 'service':
      return 'The FortiToken Cloud service is to be checked'
    case 'inventory':
      return 'Findings are to be decided'
    case 'backup':
      return 'A backup is to be taken'
    case 'preauthorization':
      return run.ticket === ''
        ? 'Waiting for Customer Service to set the migration flag'
        : `Waiting for Customer Service to set the migration flag, ticket ${run.ticket}`
    case 'migrate':
      return 'Ready to migrate'
    case 'verify':
      return 'Migrated; to be verified on the FortiGate'
    case 'portal':
      return 'Migrated; to be verified in the portal'
  }
}

/** `license A`, `the licenses A and B`. */
export function licensesOf(names: readonly string[]): string {
  return names.length === 1 ? `license ${list(names)}` : `the licenses ${list(names)}`
}
