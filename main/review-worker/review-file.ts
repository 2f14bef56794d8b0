import { ProblemError } from '../contract/result'
import type { ReviewFile } from '../contract/review'
import { failedReview, faultyReview, reviewBackup } from '../review'
import { readBackup } from '../store/read-backup'

/** Reads and reviews one file. Never rejects: what stands in the way is in `error`. */
export async function reviewFile(path: string): Promise<ReviewFile> {
  try {
    return reviewBackup({ path, ...(await readBackup(path)) })
  } catch (error) {
    if (error instanceof ProblemError) {
      const { message, hint } = error.problem
      return failedReview({ path }, { code: 'unreadable', message: `${message} ${hint}`, line: null })
    }
    return faultyReview(path, error)
  }
}
