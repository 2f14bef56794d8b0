import { writeFile } from 'node:fs/promises'
import { ProblemError } from '../../contract/result'
import type { ReviewFile } from '../../contract/review'
import type { ExportFormat } from '../../contract/review-view'
import { reportText } from '..'
import { reviewFile } from './review-file'
import { compareFiles } from './compare-files'
import type { JobName, Jobs } from './jobs'
import { pack, unpack } from './pack'
import { readLines } from './source-lines'

/** How each job is done. @throws ProblemError if the person has to know. */
export const runJob: {
  readonly [N in JobName]: (asked: Jobs[N]['asked']) => Promise<Jobs[N]['answer']>
} = {
  review: async ({ path }) => {
    const { review, marks } = await reviewFile(path)
    return pack(review, marks)
  },
  reviewWhole: async ({ path }) => (await reviewFile(path)).review,
  lines: readLines,
  compare: ({ before, after }) => compareFiles(before, after),
  export: ({ format, reviews, to }) => exportReviews(format, reviews.map(unpack), to),
}

async function exportReviews(format: ExportFormat, files: readonly ReviewFile[], to: string): Promise<null> {
  const text = await textOf(format, files)
  try {
    await writeFile(to, text)
  } catch (error) {
    throw ProblemError.because(error, {
      code: 'file-unwritable',
      message: `The review can’t be written to ${to}.`,
      hint: 'Choose another folder.',
    })
  }
  return null
}

async function textOf(
  format: ExportFormat,
  files: readonly ReviewFile[],
): Promise<string | Iterable<string>> {
  switch (format) {
    case 'json':
      return reportText(files)
    case 'csv':
      return (await import('../export/csv')).reviewAsCsv(files)
    case 'html':
      return (await import('../export/html')).reviewAsHtml(files)
  }
}
