import { ProblemError } from '../contract/result'
import { eachOnce, findFiles } from '../files/find-files'
import type { Walked } from '../files/walk-folder'

/** More files than anybody has backups: someone has dropped a whole disk. */
const mostFiles = 20_000

/**
 * The files that a person chose or dropped, and those in their folders, each once.
 *
 * @throws ProblemError if a folder can't be read, or they are none or more than are reviewed; the reason of the signal
 *   once it is aborted
 */
export async function filesToReview(paths: readonly string[], signal: AbortSignal): Promise<Walked> {
  const each: Walked[] = []
  for (const path of paths) each.push(await find(path, signal))
  const found = eachOnce(each)
  const { length } = found.files
  if (length > mostFiles) {
    throw new ProblemError({
      code: 'too-many-files',
      message: `There are ${length} files, and at most ${mostFiles} can be reviewed.`,
      hint: 'Choose the folder that holds the backups.',
    })
  }
  if (length === 0 && found.passedOver.length === 0) throw nothingToReview('There is no file in that folder.')
  return found
}

async function find(path: string, signal: AbortSignal): Promise<Walked> {
  try {
    return await findFiles(path, { signal })
  } catch (error) {
    throw ProblemError.because(error, {
      code: 'folder-unreadable',
      message: `Not everything in the folder ${path} can be read.`,
      hint: 'Choose the files themselves, or a folder that you may open.',
    })
  }
}

/** The refusal if there is nothing that could be reviewed. */
export function nothingToReview(message: string): ProblemError {
  return new ProblemError({
    code: 'nothing-to-review',
    message,
    hint: 'Choose the files or the folder themselves.',
  })
}
