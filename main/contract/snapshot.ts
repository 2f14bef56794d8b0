import type { Language } from '../text/languages'
import type { AsideView } from './aside'
import type { Question } from './questions'
import type { ProblemCode } from './problems'
import type { ReviewView } from './review-view'
import type { LongList } from './rows'
import type { Choice, RunView } from './run-view'
import type { WindowCommand } from './window-commands'

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
  /** The runs that the first screen lists (`listedRuns`). */
  readonly overview: LongList
  readonly samples: readonly Choice[]
  readonly scenarios: readonly Choice[]
  readonly run: RunView | null
  /** The review of backups, while it is open; it stays open behind a run that it led on to. */
  readonly review: ReviewView | null
  /** What came from outside and waits, in one line: while a question is open the screen stays as it is. Else empty. */
  readonly heldBack: string
  /** What main needs to know now, asked one at a time: a host key, a token code. */
  readonly question: Question | null
  /** The screen that covers the others; `null` if none does. */
  readonly aside: AsideView | null
  /** What menu, keys and command palette may do now. */
  readonly may: readonly WindowCommand[]
}

/** The application itself. */
export interface AppView {
  readonly version: string
  readonly theme: 'system' | 'light' | 'dark'
  /** What the window speaks. */
  readonly language: Language
  readonly dataFolder: string
  readonly report: ReportLook & {
    /** Name of the image file; empty if there is none. */
    readonly logo: string
    /** What of it the organization has fixed. */
    readonly isFixed: { readonly company: boolean; readonly logo: boolean }
  }
}

/** A warning that belongs to no run. */
export interface Notice {
  readonly id: string
  readonly code: ProblemCode
  readonly message: string
  readonly hint: string
}

/** How reports look: the company's own name and logo, and the paper. */
export interface ReportLook {
  readonly company: string
  readonly paper: 'A4' | 'Letter'
}
