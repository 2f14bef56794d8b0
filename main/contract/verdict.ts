/** How a run ended, or stands now: `main/migration/verdict.ts` says when which one holds. */
export type VerdictState = 'incomplete' | 'attention' | 'unproven' | 'complete'

/** What a state is called. */
export const verdictTitles: Readonly<Record<VerdictState, string>> = {
  incomplete: 'Not everything was migrated.',
  attention: 'Something needs attention.',
  unproven: 'Nothing is wrong, but not everything is proven.',
  complete: 'Everyone came through.',
}

/** What became of a chosen license. `untouched`: `y` was sent, and nothing happened. */
export type LicenseVerdict =
  'migrated' | 'refused' | 'declined' | 'partial' | 'unknown' | 'untouched' | 'not-asked'

/** `said-by-person` counts as worked; `not-possible`, if only backups were compared, as not tried. */
export type SecondLogin = 'worked' | 'failed' | 'not-tried' | 'said-by-person' | 'not-possible'

/** The one verdict of a run: every screen, report and exit code takes its figures and its words from it. */
export interface Verdict {
  readonly state: VerdictState
  /** What it means, in one sentence or a few short ones. */
  readonly sentence: string
  /** The users of all chosen licenses; the other four add up to `chosen`. */
  readonly users: {
    readonly chosen: number
    readonly through: number
    readonly attention: number
    /** As they were: their license was not migrated. */
    readonly unchanged: number
    readonly unknown: number
  }
  readonly licenses: readonly {
    readonly license: string
    readonly vdom: string
    readonly state: LicenseVerdict
    readonly users: number
  }[]
  /** The serial numbers of the same users in the portal; they add up to `users.chosen`. */
  readonly portal: {
    readonly same: number
    readonly different: number
    /** Different in the list, and confirmed by a person with a reason. */
    readonly confirmedByHand: number
    readonly notCompared: number
  }
  readonly secondLogin: SecondLogin
  /** Changes that the migration does not explain. */
  readonly otherChanges: number
  /** What keeps it from being `complete`, each in a sentence; the most serious first. */
  readonly open: readonly string[]
  /** What a person has said that speaks for it, each in a sentence. */
  readonly reasons: readonly string[]
}
