import type { ReviewFile } from '../../contract/review'
import type { LineMark } from '../../fortios/config'
import type {
  BackupComparison,
  ExportFormat,
  FileFigures,
  ReviewPart,
  SourceLines,
} from '../../contract/review-view'

/** What is done beside the thread of the window, so that it never waits: by name, what is asked and what is answered. */
export interface Jobs {
  /** A review as the window's process keeps it. */
  readonly review: { readonly asked: { readonly path: string }; readonly answer: ReviewedFile }
  /** The review itself, for whoever reads it at once. */
  readonly reviewWhole: { readonly asked: { readonly path: string }; readonly answer: ReviewFile }
  readonly lines: {
    readonly asked: SoughtLine
    readonly answer: SourceLines
  }
  readonly compare: {
    readonly asked: { readonly before: string; readonly after: string }
    readonly answer: BackupComparison
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

/** A line of a file that was reviewed. */
export interface SoughtLine {
  readonly path: string
  /** Of the file when it was reviewed: the numbers of its lines hold for no other. */
  readonly sha256: string
  readonly marks: readonly LineMark[]
  readonly line: number
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
  /** Where lines of the file are found again. */
  readonly marks: readonly LineMark[]
  readonly packed: PackedReview
}

/** A `ReviewFile` as JSON in UTF-8: each of its lists, and the rest of it. */
export type PackedReview = Readonly<Record<ReviewPart | 'rest', Uint8Array>>
