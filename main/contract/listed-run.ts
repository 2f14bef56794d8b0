import type { Problem } from './result'
import type { DateThatMatters, RunMode } from './run-view'
import type { StepId } from './steps'
import type { Verdict } from './verdict'

/** What can be done with a run on the first screen, as main decides it; main asks again before it does it. */
export type RunAction = 'resume' | 'verify' | 'report' | 'discard' | 'archive' | 'unarchive' | 'remove'

/** A run as the first screen lists it. */
export interface ListedRun {
  readonly id: string
  readonly mode: RunMode
  /** Hostname of the device, or what stands in for it. */
  readonly title: string
  readonly serial: string | null
  /** Whose device it is, as a person said; empty if nobody did. */
  readonly customer: string
  /**
   * `unknown`: nobody knows what became of a license. `partial`: only a part of one was migrated, and not all of its
   * users are found to have come through. `unreadable`: see `problem`.
   */
  readonly state: 'unknown' | 'partial' | 'unreadable' | 'unfinished' | 'finished'
  /** Says nothing of a run that can’t be read. */
  readonly step: StepId
  /** One sentence: what it waits for, or how it ended. */
  readonly sentence: string
  /** Whether it was finished before, and is open again to be verified once more. */
  readonly again: boolean
  /** ISO 8601, since when: of the last thing that happened in it; empty if that can’t be read. */
  readonly since: string
  readonly ticket: string
  /** Earliest first; of a rehearsal they are none that matter. */
  readonly dates: readonly DateThatMatters[]
  /** How it ended; `null` if it is not finished. */
  readonly verdict: Pick<Verdict, 'state' | 'sentence'> | null
  /** How many reports there are: one more with each later verification. */
  readonly reports: number
  /** What was rehearsed; empty of a live run. */
  readonly scenario: string
  readonly archived: boolean
  /** Set if the run can’t be opened, with the reason. */
  readonly problem: Problem | null
  readonly may: readonly RunAction[]
}

/** The line that is kept of a run that was removed. */
export interface RemovedRun {
  readonly id: string
  readonly mode: RunMode
  readonly hostname: string | null
  readonly serial: string | null
  readonly customer: string
  readonly ticket: string
  /** ISO 8601, when it was finished. */
  readonly finishedAt: string
  /** How it ended, in a sentence. */
  readonly verdict: string
  /** ISO 8601 */
  readonly removedAt: string
  /** `room`: of rehearsals only the newest are kept. */
  readonly why: 'person' | 'age' | 'room'
  /** The folder where its bundles of evidence are; empty of a rehearsal whose report was not kept. */
  readonly evidence: string
}

/** In which form the list of the first screen is exported. */
export const overviewFormats = ['csv', 'ics'] as const
