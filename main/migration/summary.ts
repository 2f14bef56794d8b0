import * as z from 'zod'
import { licenseName } from '../contract/license-key'
import type { Problem } from '../contract/result'
import type { DateThatMatters, RunMode } from '../contract/run-view'
import { stepIds } from '../contract/steps'
import type { Verdict } from '../contract/verdict'
import { datesThatMatter } from './dates'
import { exactly } from './exactly'
import { earlierEnds, isUnsettled, openAfterYes, toldInVain, type RunState } from './run'
import { serialsOf } from './readings/device'
import { verdictOf } from './verdict'

const dateSchema = exactly<DateThatMatters>()(
  z.object({
    id: z.enum(['old-license', 'transfer-license', 'expiry', 'grace']),
    date: z.string(),
    title: z.string(),
    text: z.string(),
    certain: z.boolean(),
  }),
)

/** The form in which what the first screen tells of a run is kept: as facts, whose words are made when it is shown. */
export const runSummarySchema = z.object({
  id: z.string(),
  mode: z.enum(['live', 'rehearsal'] satisfies RunMode[]),
  /** What was rehearsed; empty of a live run. */
  scenario: z.string(),
  hostname: z.string().nullable(),
  serial: z.string().nullable(),
  /** All units of the cluster, as it was approved and as it was last seen. */
  serials: z.array(z.string()),
  step: z.enum(stepIds),
  ticket: z.string(),
  /** ISO 8601. */
  touchedAt: z.string(),
  /** The license of which nobody knows what became of it (`licenseName`). */
  unknown: z.string().nullable(),
  /** The licenses whose `y` is not settled (`openAfterYes`), each by its `licenseName`. */
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
  /** What has to be in someone’s calendar, earliest first. */
  dates: z.array(dateSchema),
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
  const unknown = run.licenses.find(isUnsettled)
  const units = [approved, run.connected?.reading].flatMap((each) => (each ? serialsOf(each) : []))
  return {
    id: run.id,
    mode: run.mode,
    scenario: run.rehearsal?.scenario ?? '',
    hostname: approved?.status.hostname ?? null,
    serial: approved?.status.serial ?? null,
    serials: [...new Set(units)],
    step: run.step,
    ticket: run.request.ticket,
    touchedAt: run.touchedAt,
    unknown: unknown === undefined ? null : licenseName(unknown.key),
    openAfterYes: openAfterYes(run).map(({ key }) => licenseName(key)),
    told: toldInVain(run).map((each) => ({ ...each, yesAt: [...each.yesAt] })),
    reopened: run.finishedBefore !== null,
    dates: [...datesThatMatter(run)],
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

/** A run that can't be opened, with what is wrong with it. */
export interface UnreadableRun {
  readonly id: string
  readonly problem: Problem
}

/** What a person says of a run on the first screen. It stands beside the journal, and nothing is concluded from it. */
export interface RunLabel {
  /** Whose device it is about; empty if nobody said. */
  readonly customer: string
  readonly archived: boolean
}

/** A run of the data folder, in short. */
export type KnownRun = (RunSummary | UnreadableRun) & { readonly label: RunLabel }
