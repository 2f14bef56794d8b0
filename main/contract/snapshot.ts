import type { Question } from './questions'
import type { Problem } from './result'
import type { ReviewView } from './review-view'
import type { Choice, RunView } from './run-view'
import type { StepId } from './steps'
import type { Verdict } from './verdict'

/**
 * What the renderer sees. Main owns the state and sends a whole snapshot after each change; long tables
 * (users, verification, portal) are fetched by the renderer when their revision rises.
 */
export interface Snapshot {
  /** Rises with each snapshot; an older one that arrives late is dropped. */
  readonly seq: number
  readonly app: AppView
  /** Things to know that belong to no run: a settings file that had to be set aside, a full data folder. */
  readonly notices: readonly Notice[]
  readonly unfinished: readonly UnfinishedRun[]
  /** Live runs that are finished, newest first. */
  readonly finished: readonly FinishedRun[]
  readonly samples: readonly Choice[]
  readonly scenarios: readonly Choice[]
  readonly run: RunView | null
  /** The review of backups, while it is open; it stays open behind a run that it led on to. */
  readonly review: ReviewView | null
  /** What came from outside and waits, in one line: while a question is open the screen stays as it is. Else empty. */
  readonly heldBack: string
  /** What main needs to know now, asked one at a time: a host key, a token code. */
  readonly question: Question | null
}

/** The application itself. */
export interface AppView {
  readonly version: string
  readonly theme: 'system' | 'light' | 'dark'
  readonly dataFolder: string
  readonly report: ReportLook & {
    /** Name of the image file; empty if there is none. */
    readonly logo: string
  }
}

/** A warning that belongs to no run. */
export interface Notice {
  readonly id: string
  readonly message: string
  readonly hint: string
}

/** A live run that is not finished; rehearsals are not resumed. */
export interface UnfinishedRun {
  readonly id: string
  /** Hostname of the device, or the host that was typed. */
  readonly title: string
  readonly serial: string | null
  readonly step: StepId
  /** One sentence: what it waits for. */
  readonly waitsFor: string
  /** Whether it was finished before, and is open again to be verified once more. */
  readonly again: boolean
  /** Whether a `y` in it is not settled: then it is kept, and its FortiGate is migrated in no other run. */
  readonly unsettled: boolean
  /** ISO 8601, of the last thing that happened in it; empty if that can't be read, and `step` says nothing either. */
  readonly touchedAt: string
  /** Set if the run can't be opened, with the reason. */
  readonly problem: Problem | null
}

/** A live run that is finished: its report can be looked at, and its outcome verified again. */
export interface FinishedRun {
  readonly id: string
  /** Hostname of the device. */
  readonly title: string
  readonly serial: string | null
  /** ISO 8601; the last time, if it was verified again. */
  readonly finishedAt: string
  readonly verdict: Pick<Verdict, 'state' | 'sentence'>
  /** How many reports there are: one more with each later verification. */
  readonly reports: number
}

/** How reports look: the company's own name and logo, and the paper. */
export interface ReportLook {
  readonly company: string
  readonly paper: 'A4' | 'Letter'
}
