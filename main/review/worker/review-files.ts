import { availableParallelism } from 'node:os'
import type { Reviewed } from '../../contract/review'
import { faultyReview } from '..'
import type { SoughtFile } from './jobs'
import { reviewFile, type ReviewsOfFile } from './review-file'
import { ReviewThread } from './review-thread'

/** With fewer files it takes longer to start the threads than to do without. */
const fewFiles = 8

/** How many files a thread has at once: while it works on one, the disk works on the other. */
const filesOfThread = 2

/** How many files are reviewed, and who hears of it. */
export interface ReviewFilesOptions {
  /** How many threads; as many as there are cores if not given. */
  readonly workers?: number
  /** Told after each file, in whichever order they are done. */
  readonly onReview?: (done: number) => void
}

/**
 * Reviews files, on all cores if there are many. Never rejects: what stands in the way of a file is in its `error`, or
 * in `passedOver`. What comes of each is in the order of the files.
 *
 * @param thread address of the bundled main/review/worker/entry.ts
 */
export async function reviewFiles(
  sought: readonly SoughtFile[],
  thread: URL,
  { workers = availableParallelism(), onReview }: ReviewFilesOptions = {},
): Promise<readonly Reviewed[]> {
  const reviewed: Reviewed[] = []
  const queue = sought.entries()
  let done = 0
  const takeAll = async (review: (file: SoughtFile) => Promise<Reviewed>) => {
    for (const [at, file] of queue) {
      reviewed[at] = await review(file)
      onReview?.((done += 1))
    }
  }
  if (sought.length < fewFiles) {
    await takeAll(async (file) => withoutMarks(await reviewFile(file)))
    return reviewed
  }
  const threads = Array.from({ length: Math.min(workers, sought.length) }, () => new ReviewThread(thread))
  try {
    const hands = threads.flatMap((each) => Array.from({ length: filesOfThread }, () => each))
    await Promise.all(
      hands.map((each) =>
        takeAll((file) => each.run('reviewWhole', file).catch(() => reviewAlone(file, thread))),
      ),
    )
  } finally {
    await Promise.all(threads.map((each) => each.stop()))
  }
  return reviewed
}

/** What came of one file, for someone who won’t ask for its lines. */
export function withoutMarks({ reviews, passedOver }: ReviewsOfFile): Reviewed {
  return { files: reviews.map(({ review }) => review), passedOver }
}

/** A thread has died of one of the files that it had, nobody knows of which: each is reviewed again in one of its own. */
async function reviewAlone(file: SoughtFile, address: URL): Promise<Reviewed> {
  const thread = new ReviewThread(address)
  try {
    return await thread.run('reviewWhole', file)
  } catch (error) {
    return { files: [faultyReview(file, error)], passedOver: [] }
  } finally {
    await thread.stop()
  }
}
