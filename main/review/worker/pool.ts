import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { ReviewFile } from '../../contract/review'
import { faultyReview } from '..'
import { reviewFile } from './review-file'

/** With fewer files it takes longer to start the workers than to do without. */
const fewFiles = 8

/** How a pool works. */
export interface PoolOptions {
  /** How many files at once; as many as there are cores where it is not said. */
  readonly workers?: number
  /** Told after each file, in whichever order they are done. */
  readonly onReview?: (done: number) => void
}

/**
 * Reviews files, on all cores where there are many. Never rejects: what stands in the way of a file is in its
 * `error`. The reviews are in the order of the paths.
 *
 * @param worker address of the bundled main/review/worker/pool-worker.ts
 */
export async function reviewFiles(
  paths: readonly string[],
  worker: URL,
  { workers = availableParallelism(), onReview }: PoolOptions = {},
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
  const helpers = Array.from({ length: Math.min(workers, paths.length) }, () => new Helper(worker))
  try {
    await Promise.all(helpers.map((helper) => takeAll((path) => helper.review(path))))
  } finally {
    await Promise.all(helpers.map((helper) => helper.stop()))
  }
  return reviews
}

/** A worker that is started anew after it has died of a file. */
class Helper {
  private worker: Worker | null = null

  constructor(private readonly address: URL) {}

  review(path: string): Promise<ReviewFile> {
    const worker = (this.worker ??= new Worker(this.address))
    return new Promise((resolve) => {
      const finish = (review: ReviewFile) => {
        worker.off('message', finish).off('error', fail).off('exit', fail)
        resolve(review)
      }
      const fail = (reason: unknown) => {
        this.worker = null
        finish(faultyReview(path, reason instanceof Error ? reason : new Error('the worker has ended')))
      }
      worker.on('message', finish).on('error', fail).on('exit', fail)
      worker.postMessage(path)
    })
  }

  async stop(): Promise<void> {
    await this.worker?.terminate()
  }
}
