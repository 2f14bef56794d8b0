import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { RemovedRun } from '../contract/listed-run'
import { licenseName } from '../contract/license-key'
import { ProblemError } from '../contract/result'
import { licensesOf } from '../migration/licenses'
import { toldInVain, type RunState } from '../migration/run'
import { summaryOf } from '../migration/summary'
import { evidenceFolder, keepEvidence } from './keep-evidence'
import { removalDisk, type RemovalDisk } from './removal-disk'
import { removalPlaces } from './removed-runs'
import { readLabel } from './run-label'
import { readFinished, type RunFolders } from './run-folders'

/** How a run is removed. */
export interface Removal {
  readonly why: RemovedRun['why']
  /**
   * The folder in which its bundles are kept, in one named after the run; `null` for that of the data folder. A
   * rehearsal proves nothing, and is removed with its bundle if no folder is named.
   */
  readonly evidence: string | null
  readonly now: Date
}

/**
 * Removes a finished run, as its journal says it is. First its bundles of evidence are copied, then the line about it
 * is on the disk, then its folder leaves the list in one step, and what is left of it is deleted. So whenever this is
 * cut off, the run is there as it was, or gone with its evidence and its line kept (`finishRemovals`).
 *
 * @throws ProblemError `no-such-run`, `run-is-damaged`, `run-unfinished`, `run-not-settled`, `run-is-remembered`,
 *   `report-missing`, `run-not-kept`, `run-undeletable`
 */
export function removeRun(
  folders: RunFolders,
  id: string,
  { why, evidence, now }: Removal,
  disk: RemovalDisk = removalDisk,
): void {
  const folder = folders.locate(id)
  const { run, finishedAt } = readFinished(folder)
  refuseRemembered(run)
  const isKept = run.mode === 'live' || evidence !== null
  const place = join(evidence ?? removalPlaces(folders).evidence, evidenceFolder(run))
  const line: RemovedRun = {
    ...lineOf(run, finishedAt),
    ...{ customer: readLabel(folder.label).customer, removedAt: now.toISOString(), why },
    evidence: isKept ? place : '',
  }
  const { removing, removed } = removalPlaces(folders)
  try {
    if (isKept) keepEvidence(folder, place, disk)
    mkdirSync(removing, { recursive: true, mode: 0o700 })
    // A line that a crash has cut off must not take this one with it.
    disk.append(removed, `\n${JSON.stringify(line)}\n`)
  } catch (error) {
    if (error instanceof ProblemError) throw error
    throw ProblemError.because(error, {
      code: 'run-not-kept',
      message: `What is kept of this run can’t be saved to ${isKept ? place : removed}, so nothing was removed.`,
      hint: 'Free some space, or choose another folder for its evidence.',
    })
  }
  const gone = join(removing, id)
  try {
    disk.rename(folder.path, gone)
  } catch (error) {
    throw ProblemError.because(error, {
      code: 'run-undeletable',
      message: `The folder ${folder.path} can’t be removed.`,
      hint: 'Check its permissions, or remove it yourself.',
    })
  }
  try {
    disk.remove(gone)
  } catch {
    // It is no run any more; the next start removes the rest.
  }
}

/** Deletes what is left of runs whose removal was cut off. What can’t be deleted now is tried again the next time. */
export function finishRemovals(folders: RunFolders): void {
  const { removing } = removalPlaces(folders)
  if (!existsSync(removing)) return
  for (const name of readdirSync(removing)) {
    try {
      removalDisk.remove(join(removing, name))
    } catch {
      // Its rights are the person’s to mend.
    }
  }
}

/** What the device was told is remembered by this run alone, and a later one on the same device has to know. */
function refuseRemembered(run: RunState): void {
  const told = run.mode === 'live' ? toldInVain(run).map(({ key }) => licenseName(key)) : []
  if (told.length === 0) return
  throw new ProblemError({
    code: 'run-is-remembered',
    message: `“y” was sent to the FortiGate in this run for ${licensesOf(told)}, and the FortiGate did not migrate it. A later run on this FortiGate has to know, so this one is kept.`,
    hint: 'Archive it instead to hide it.',
  })
}

function lineOf(run: RunState, finishedAt: string) {
  const { id, mode, hostname, serial, ticket, finished } = summaryOf(run)
  return { id, mode, hostname, serial, ticket, finishedAt, verdict: finished?.verdict.sentence ?? '' }
}
