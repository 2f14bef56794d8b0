import { ProblemError } from '../../contract/result'
import type { ReviewFile } from '../../contract/review'
import type { LineMark } from '../../fortios/config'
import { failedReview, faultyReview, reviewBackup, reviewSkimmed, skimmedTables } from '..'
import { decodeBackup, readBackup, skimBackup } from '../../files/read-backup'

/** A review, and where lines of the file are found again. */
export interface MarkedReview {
  readonly review: ReviewFile
  /** Empty if the file had to be read as a whole. */
  readonly marks: readonly LineMark[]
}

/** Reads and reviews one file. Never rejects: what stands in the way is in `error`. */
export async function reviewFile(path: string): Promise<MarkedReview> {
  let marks: readonly LineMark[] = []
  const review = await reviewing(path, async () => {
    const skimmed = await skimBackup(path, skimmedTables)
    const review = skimmed && reviewSkimmed({ ...skimmed, path }, skimmed)
    if (!review) return reviewBackup({ ...(await readBackup(path)), path })
    marks = skimmed.marks
    return review
  })
  return { review, marks }
}

/** Reviews what came from elsewhere. Never rejects either. */
export function reviewBytes(bytes: Buffer, path: string): Promise<ReviewFile> {
  return reviewing(path, async () => reviewBackup({ ...(await decodeBackup(bytes, path)), path }))
}

async function reviewing(path: string, review: () => Promise<ReviewFile>): Promise<ReviewFile> {
  try {
    return await review()
  } catch (error) {
    if (error instanceof ProblemError) {
      const { message, hint } = error.problem
      return failedReview({ path }, { code: 'unreadable', message: `${message} ${hint}`, line: null })
    }
    return faultyReview(path, error)
  }
}
