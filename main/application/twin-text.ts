import { stat } from 'node:fs/promises'
import { inTime } from '../files/in-time'
import type { FilePart, TwinText } from '../review/worker/jobs'
import { ReviewThread } from '../review/worker/review-thread'

/** Bytes that are read sooner than a thread has begun. */
const small = 256 * 1024

/**
 * Reads what the twin of a backup begins with. A large one is read in a thread of its own, since the window would stand
 * still meanwhile.
 *
 * @param address of the bundled main/review/worker/entry.ts
 * @throws ProblemError if the file can't be used
 */
export async function twinText(address: URL, file: FilePart): Promise<TwinText> {
  if (await isSmall(file.path)) return (await import('../review/worker/read-twin')).readTwin(file)
  const thread = new ReviewThread(address)
  try {
    return await thread.run('twin', file)
  } finally {
    await thread.stop()
  }
}

/** Also what can’t be asked for its size: the reader says why. */
async function isSmall(path: string): Promise<boolean> {
  try {
    return (await inTime(path, () => stat(path))).size <= small
  } catch {
    return true
  }
}
