import { ProblemError } from '../../contract/result'
import type { Reviewed } from '../../contract/review'
import type { ExportFormat } from '../../contract/review-view'
import { writeNamed } from '../../files/write-named'
import { reportText } from '..'
import { reviewFile } from './review-file'
import { withoutMarks } from './review-files'
import { compareFiles } from './compare-files'
import type { JobName, Jobs } from './jobs'
import { pack, unpack } from './pack'
import { readTwin } from './read-twin'
import { readLines } from './source-lines'
import { readUser } from './user-of-file'

/** How each job is done. @throws ProblemError if the person has to know. */
export const runJob: {
  readonly [N in JobName]: (asked: Jobs[N]['asked']) => Promise<Jobs[N]['answer']>
} = {
  review: async (file) => {
    const { reviews, passedOver } = await reviewFile(file)
    return { files: reviews.map(({ review, place, marks }) => pack(review, place, marks)), passedOver }
  },
  reviewWhole: async (file) => withoutMarks(await reviewFile(file)),
  lines: readLines,
  user: readUser,
  compare: ({ before, after }) => compareFiles(before, after),
  export: ({ format, reviews, passedOver, to }) =>
    exportReviews(format, { files: reviews.map(unpack), passedOver }, to),
  twin: readTwin,
}

async function exportReviews(format: ExportFormat, reviewed: Reviewed, to: string): Promise<null> {
  const text = await textOf(format, reviewed)
  try {
    await writeNamed(to, text)
  } catch (error) {
    throw ProblemError.because(error, {
      code: 'file-unwritable',
      message: `The review can’t be saved to ${to}.`,
      hint: 'Choose another folder.',
    })
  }
  return null
}

async function textOf(format: ExportFormat, reviewed: Reviewed): Promise<string | Iterable<string>> {
  switch (format) {
    case 'json':
      return reportText(reviewed)
    case 'csv':
      return (await import('../export/csv')).reviewAsCsv(reviewed)
    case 'html':
      return (await import('../export/html')).reviewAsHtml(reviewed)
  }
}
