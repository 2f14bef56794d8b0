import { ProblemError } from '../contract/result'
import type { RunLabel } from '../migration/summary'
import { readFinished, type RunFolder, type RunFolders } from './run-folders'
import { keepLabel, readLabel } from './run-label'

/**
 * Puts a finished run out of sight, or back. Nothing is moved.
 *
 * @throws ProblemError `no-such-run`, `run-is-damaged`, `run-unfinished`, `run-not-settled`, `run-not-kept`
 */
export function archiveRun(folders: RunFolders, id: string, archived: boolean): void {
  const folder = folders.locate(id)
  if (archived) readFinished(folder)
  relabel(folder, { archived })
}

/** Keeps whose device a run is about. @throws ProblemError `no-such-run`, `run-not-kept` */
export function setCustomer(folders: RunFolders, id: string, customer: string): void {
  relabel(folders.locate(id), { customer: customer.trim() })
}

function relabel({ label }: RunFolder, change: Partial<RunLabel>): void {
  try {
    keepLabel(label, { ...readLabel(label), ...change })
  } catch (error) {
    throw ProblemError.because(error, {
      code: 'run-not-kept',
      message: `What you note about this run can’t be saved to ${label}.`,
      hint: 'Free some space, or check the folder’s permissions.',
    })
  }
}
