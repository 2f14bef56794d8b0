import { ProblemError } from '../../contract/result'
import type { PassedOver, ReviewFile } from '../../contract/review'
import { ConfigSkimmer, type LineMark } from '../../fortios/config'
import { failedReview, faultyReview, reviewBackup, reviewSkimmed, skimmedTables } from '..'
import { inputsOfBytes, inputsOfFile, type Input } from '../../files/inputs'
import { decodeBackup, readBackup, skimBackup } from '../../files/read-backup'
import { shownPath } from '../../text/shown-path'
import type { SoughtFile } from './jobs'

/** A review, and where lines of the file are found again. */
interface MarkedReview {
  readonly review: ReviewFile
  /** The input of the file that it is of, counted from 0. */
  readonly place: number
  /** Empty if the file had to be read as a whole. */
  readonly marks: readonly LineMark[]
}

/** What a file came to: an archive holds several configurations, and other things. */
export interface ReviewsOfFile {
  readonly reviews: readonly MarkedReview[]
  readonly passedOver: readonly PassedOver[]
}

/** Reads and reviews one file. Never rejects: what stands in the way is in `error`, or in `passedOver`. */
export function reviewFile(sought: SoughtFile): Promise<ReviewsOfFile> {
  const { path } = sought
  return reviewInputs(sought, inputsOfFile(path), () => reviewPlain(path))
}

/** Reviews what came from elsewhere, as something that was named. Never rejects either. */
export function reviewBytes(bytes: Buffer, path: string): Promise<ReviewsOfFile> {
  return reviewInputs({ path, named: true }, inputsOfBytes(bytes), () =>
    Promise.resolve(withoutLines(reviewBackup({ ...decodeBackup(bytes), path }))),
  )
}

async function reviewInputs(
  { path, named }: SoughtFile,
  inputs: AsyncIterable<Input>,
  reviewPlain: () => Promise<readonly Found[]>,
): Promise<ReviewsOfFile> {
  const reviews: MarkedReview[] = []
  const passedOver: PassedOver[] = []
  let place = 0
  const keep = ({ review, marks }: Found) => {
    if (review.error && isPassedOver(review, named))
      passedOver.push({ path: shownPath(review), reason: review.error.message })
    else reviews.push({ review, place, marks })
  }
  try {
    for await (const input of inputs) {
      const file = { path, member: input.member }
      if ('unread' in input && input.unread === 'left-out')
        passedOver.push({ path: shownPath(file), reason: input.reason })
      else for (const found of await reviewing(file, () => reviewInput(path, input, reviewPlain))) keep(found)
      place += 1
    }
  } catch (error) {
    keep(failure({ path, member: null }, error))
  }
  if (named && reviews.length === 0) {
    const message = 'This archive contains no configuration.'
    keep({
      review: failedReview({ path, member: null }, { code: 'not-fortios', message, line: null }),
      marks: [],
    })
  }
  return { reviews, passedOver }
}

type Found = Omit<MarkedReview, 'place'>

/** Whether it is no configuration as far as anybody knows, and nobody said that it was. */
function isPassedOver({ error, member }: ReviewFile, named: boolean): boolean {
  if (error?.code === 'not-fortios') return !named || member !== null
  return error?.code === 'unreadable' && !named
}

async function reviewInput(
  path: string,
  input: Input,
  reviewPlain: () => Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  const { member } = input
  if ('isPlain' in input) return reviewPlain()
  if ('unread' in input) {
    const error = { code: 'unreadable', message: input.reason, line: null } as const
    return withoutLines([failedReview({ path, member }, error)])
  }
  const { content, print } = input
  const skimmer = new ConfigSkimmer(skimmedTables)
  skimmer.take(content)
  const skimmed = skimmer.finish()
  const review = skimmed && reviewSkimmed({ ...print, path, member }, skimmed)
  if (review) return [{ review, marks: skimmed.marks }]
  return withoutLines(reviewBackup({ ...decodeBackup(content), ...print, path, member }))
}

/** Reviews a file that is not packed. */
async function reviewPlain(path: string): Promise<readonly Found[]> {
  const skimmed = await skimBackup(path, skimmedTables)
  const review = skimmed && reviewSkimmed({ ...skimmed, path }, skimmed)
  if (review) return [{ review, marks: skimmed.marks }]
  return withoutLines(reviewBackup({ ...(await readBackup(path)), path }))
}

/** Reviews of what was read as a whole, and will be again for a line of it. */
function withoutLines(reviews: readonly ReviewFile[]): readonly Found[] {
  return reviews.map((review) => ({ review, marks: [] }))
}

async function reviewing(
  file: Pick<ReviewFile, 'path' | 'member'>,
  review: () => Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  try {
    return await review()
  } catch (error) {
    return [failure(file, error)]
  }
}

function failure(file: Pick<ReviewFile, 'path' | 'member'>, error: unknown): Found {
  if (!(error instanceof ProblemError)) return { review: faultyReview(file, error), marks: [] }
  const { message, hint } = error.problem
  return {
    review: failedReview(file, { code: 'unreadable', message: `${message} ${hint}`, line: null }),
    marks: [],
  }
}
