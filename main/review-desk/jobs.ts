import type { ReviewFile } from '../contract/review'
import type { Comparison, ExportFormat, FileFigures, ReviewPart, SourceLines } from '../contract/review-view'

/** What is done beside the thread of the window, so that it never waits: by name, what is asked and what is answered. */
export interface Jobs {
  readonly review: { readonly asked: { readonly path: string }; readonly answer: ReviewedFile }
  readonly lines: {
    /** `sha256` is that of the file when it was reviewed. */
    readonly asked: { readonly path: string; readonly sha256: string; readonly line: number }
    readonly answer: SourceLines
  }
  readonly compare: {
    readonly asked: { readonly before: string; readonly after: string }
    readonly answer: Comparison
  }
  readonly export: {
    readonly asked: {
      readonly format: ExportFormat
      readonly reviews: readonly PackedReview[]
      readonly to: string
    }
    readonly answer: null
  }
}

export type JobName = keyof Jobs

/**
 * A review as the window's process keeps it: what a row of the fleet shows, and the whole in bytes, which lie outside
 * the heap and cost nothing to pass on.
 */
export interface ReviewedFile
  extends FileFigures, Pick<ReviewFile, 'sha256' | 'bytes' | 'kind' | 'device' | 'error'> {
  readonly vdoms: number
  readonly sizes: Readonly<Record<ReviewPart, number>>
  readonly packed: PackedReview
}

/** A `ReviewFile` as JSON in UTF-8: each of its lists, and the rest of it. */
export type PackedReview = Readonly<Record<ReviewPart | 'rest', Uint8Array>>
