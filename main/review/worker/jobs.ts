import type { PassedOver, Reviewed, ReviewFile } from '../../contract/review'
import type { LineMark } from '../../fortios/config'
import type {
  BackupComparison,
  ExportFormat,
  FileFigures,
  FileUser,
  ReviewPart,
  SourceLines,
} from '../../contract/review-view'

/** What is done beside the thread of the window, so that it never waits: by name, what is asked and what is answered. */
export interface Jobs {
  /** A review as the window's process keeps it. */
  readonly review: { readonly asked: SoughtFile; readonly answer: PackedReviews }
  /** The review itself, for a caller that reads it at once. */
  readonly reviewWhole: { readonly asked: SoughtFile; readonly answer: Reviewed }
  readonly lines: {
    readonly asked: SoughtLine
    readonly answer: SourceLines
  }
  readonly user: {
    readonly asked: SoughtUser
    readonly answer: FileUser
  }
  readonly compare: {
    readonly asked: { readonly before: ReviewedPlace; readonly after: ReviewedPlace }
    readonly answer: BackupComparison
  }
  readonly export: {
    readonly asked: {
      readonly format: ExportFormat
      readonly reviews: readonly PackedReview[]
      readonly passedOver: readonly PassedOver[]
      readonly to: string
    }
    readonly answer: null
  }
  readonly twin: { readonly asked: FilePart; readonly answer: TwinText }
}

/** What the twin of a backup begins with. */
export interface TwinText {
  readonly configuration: string
  /** The administrator as whom a rehearsal logs in. */
  readonly account: string
}

/** A file to review. */
export interface SoughtFile {
  readonly path: string
  /** Whether a person named it; otherwise it was found in a folder, and may be something else than a configuration. */
  readonly named: boolean
}

/** One of the configurations in a file; `part` is `null` for the only one. */
export interface FilePart {
  readonly path: string
  readonly part: number | null
}

/** Where a reviewed configuration is found again. */
export interface ReviewedPlace extends FilePart {
  readonly member: string | null
  /** The input of the file that it is, counted from 0: names in an archive may be twice the same. */
  readonly place: number
}

/** A line of a file that was reviewed. */
export interface SoughtLine extends ReviewedPlace {
  /** Of the file when it was reviewed: the numbers of its lines hold for no other. */
  readonly sha256: string
  readonly marks: readonly LineMark[]
  readonly line: number
}

/** A user of a file that was reviewed. */
export interface SoughtUser extends ReviewedPlace {
  /** Of the file when it was reviewed: what was found is not about any other. */
  readonly sha256: string
  readonly key: string
  readonly packed: Pick<PackedReview, 'findings' | 'users'>
}

export type JobName = keyof Jobs

/** What a file came to, as the window's process keeps it. */
export interface PackedReviews {
  readonly files: readonly ReviewedFile[]
  readonly passedOver: readonly PassedOver[]
}

/**
 * A review as the window's process keeps it: what a row of the fleet shows, and the whole in bytes, which lie outside
 * the heap and cost nothing to pass on.
 */
export interface ReviewedFile
  extends
    FileFigures,
    Pick<ReviewFile, 'member' | 'part' | 'sha256' | 'bytes' | 'encoding' | 'kind' | 'device' | 'error'> {
  readonly place: number
  readonly vdoms: number
  readonly sizes: Readonly<Record<ReviewPart, number>>
  /** Where lines of the file are found again. */
  readonly marks: readonly LineMark[]
  readonly packed: PackedReview
}

/** A review as JSON in UTF-8: each of its `ReviewLists`, and the rest of the `ReviewFile`. */
export type PackedReview = Readonly<Record<ReviewPart | 'rest', Uint8Array>>
