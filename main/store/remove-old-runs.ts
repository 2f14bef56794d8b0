import type { ProblemCode } from '../contract/problems'
import { ProblemError, type Problem } from '../contract/result'
import { removeRun } from './remove-run'
import type { RunFolders } from './run-folders'

/** What keeps a run, however old it is. */
const reasonsToKeep: ReadonlySet<ProblemCode> = new Set([
  'run-not-settled',
  'run-is-remembered',
  'run-is-damaged',
  'run-unfinished',
  'report-missing',
])

const millisecondsOfDay = 86_400_000

/** Which runs are old. */
export interface Age {
  /** More than so many days ago they were finished. */
  readonly days: number
  readonly now: Date
  /** The id of a run that is open. */
  readonly except: string | undefined
}

/**
 * Removes the runs that were finished too long ago, as `removeRun` does: their evidence and a line about each are kept.
 * A run that is not settled stays, and so does any other that a person could not remove either.
 *
 * @returns what went wrong with those that should have been removed
 */
export function removeOldRuns(folders: RunFolders, { days, now, except }: Age): readonly Problem[] {
  const since = now.getTime() - days * millisecondsOfDay
  const problems: Problem[] = []
  for (const run of folders.list()) {
    if ('problem' in run || run.finished === null || run.id === except) continue
    if (Date.parse(run.finished.at) >= since) continue
    try {
      removeRun(folders, run.id, { why: 'age', evidence: null, now })
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      if (!reasonsToKeep.has(error.problem.code)) problems.push(error.problem)
    }
  }
  return problems
}
