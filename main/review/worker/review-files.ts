import { availableParallelism } from 'node:os'
import type { ReviewFile } from '../../contract/review'
import { faultyReview } from '..'
import { reviewFile } from './review-file'
import { ReviewThread } from './review-thread'

/** With fewer files it takes longer to start the threads than to do without. */
const fewFiles = 8

/** How many files are reviewed, and who hears of it. */
export interface ReviewFilesOptions {
  /** How many files at once; as many as there are cores if not given. */
  readonly workers?: number
  /** Told after each file, in whichever order they are done. */
  readonly onReview?: (done: number) => void
}

/**
 * Reviews files, on all cores if there are many. Never rejects: what stands in the way of a file is in its `error`.
 * The reviews are in the order of the paths.
 *
 * @param thread address of the bundled main/review/worker/entry.ts
 */
export async function reviewFiles(
  paths: readonly string[],
  thread: URL,
  { workers = availableParallelism(), onReview }: ReviewFilesOptions = {},
): Promise<readonly ReviewFile[]> {
  const reviews: ReviewFile[] = []
  const queue = paths.entries()
  let done = 0
  const takeAll = async (review: (path: string) => Promise<ReviewFile>) => {
    for (const [at, path] of queue) {
      reviews[at] = await review(path)
      onReview?.((done += 1))
    }
  }
  if (paths.length < fewFiles) {
    await takeAll(async (path) => (await reviewFile(path)).review)
    return reviews
  }
  const threads = Array.from({ length: Math.min(workers, paths.length) }, () => new ReviewThread(thread))
  try {
    await Promise.all(threads.map((each) => takeAll((path) => reviewOn(each, path))))
  } finally {
    await Promise.all(threads.map((each) => each.stop()))
  }
  return reviews
}

function reviewOn(thread: ReviewThread, path: string): Promise<ReviewFile> {
  return thread.run('reviewWhole', { path }).catch((error: unknown) => faultyReview(path, error))
}
