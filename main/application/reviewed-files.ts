import { availableParallelism } from 'node:os'
import { basename } from 'node:path'
import type { PassedOver, ReviewFile } from '../contract/review'
import type {
  BackupComparison,
  ExportFormat,
  FileUser,
  FleetRow,
  ReviewPart,
  ReviewProgress,
  ReviewView,
  SourceLines,
} from '../contract/review-view'
import { refuseOtherProduct } from '../review/refuse-other-product'
import type { FilePart, PackedReviews, SoughtFile } from '../review/worker/jobs'
import { unpack } from '../review/worker/pack'
import { ReviewThread } from '../review/worker/review-thread'
import { filesToReview, nothingToReview } from './files-to-review'
import { KeptReviews, placeOf } from './kept-reviews'

/** Each thread can hold a whole file in memory, so that more of them than this help nobody. */
const mostThreads = 4
/** How often the rows are fetched again while files come in, at most. */
const revisionMilliseconds = 200

/**
 * The files behind "Review a backup": those that were chosen, reviewed beside the thread of the window. Of each
 * the review is kept, and never the text.
 */
export class ReviewedFiles {
  private readonly address: URL
  private readonly changed: () => void
  /** For what is asked about single files, so that it does not wait behind those that are being reviewed. */
  private readonly thread: ReviewThread
  private opened = false
  private readonly kept = new KeptReviews()
  private queue: SoughtFile[] = []
  private reviewing: ReviewThread[] = []
  private progress: ReviewProgress | null = null
  private looking = new AbortController()
  private lookers = 0
  private revision = 0
  private revisionTimer: NodeJS.Timeout | null = null

  /**
   * @param address of the bundled main/review/worker/entry.ts
   * @param changed told whenever the view is another
   */
  constructor(address: URL, changed: () => void) {
    this.address = address
    this.changed = changed
    this.thread = new ReviewThread(address)
  }

  /** What the window shows; `null` while no review is open. */
  get view(): ReviewView | null {
    if (!this.opened) return null
    return {
      revision: this.revision,
      progress: this.progress,
      repeated: this.kept.repeated,
      counts: this.kept.counts,
    }
  }

  /** The reviewed files, in the order of their paths. */
  get rows(): readonly FleetRow[] {
    return this.kept.rows
  }

  /** What was found and not reviewed, in the order of the paths. */
  get passedOver(): readonly PassedOver[] {
    return this.kept.passedOver
  }

  /**
   * Adds files, and all files in folders. Resolves when it is known which they are; they are reviewed
   * one after the other from then on. A file that is here already is reviewed again, in case it has changed.
   *
   * @throws ProblemError if a folder can't be read, or holds more files than are reviewed
   */
  async add(paths: readonly string[]): Promise<void> {
    if (paths.length === 0) throw nothingToReview('What was dropped is not a file on this computer.')
    this.opened = true
    if (this.progress === null) this.begin()
    this.lookers += 1
    this.report({ looking: true })
    const { signal } = this.looking
    let found: readonly SoughtFile[] = []
    try {
      const { files, passedOver } = await filesToReview(paths, signal)
      found = files
      for (const each of passedOver) this.kept.passOver(each)
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      if (!signal.aborted) this.enqueue(found)
    }
  }

  /** Leaves out what has not been reviewed yet. */
  cancel(): void {
    this.looking.abort()
    this.queue = []
    for (const thread of this.reviewing.splice(0)) void thread.stop()
    this.progress = null
    this.rowsChanged()
    if (this.kept.isEmpty) this.opened = false
    this.changed()
  }

  /** Ends the review and forgets all files. */
  async close(): Promise<void> {
    this.cancel()
    this.opened = false
    this.kept.clear()
    if (this.revisionTimer) clearTimeout(this.revisionTimer)
    this.revisionTimer = null
    this.changed()
    await this.thread.stop()
  }

  /** A list of a review as JSON. @throws ProblemError if there is no such file */
  part(id: string, part: ReviewPart): string {
    return new TextDecoder().decode(this.kept.find(id).file.packed[part])
  }

  /**
   * Where the configuration of a FortiGate lies, and its hostname: for what leads on from a review.
   *
   * @throws ProblemError if there is no such file, or it is of another product
   */
  origin(id: string): FilePart & { readonly hostname: string | null } {
    const { path, file } = this.kept.find(id)
    refuseOtherProduct(basename(path), file.device?.platform ?? null)
    return { path, part: file.part, hostname: file.device?.hostname ?? null }
  }

  /** A line of a file with its surroundings, without secrets. @throws ProblemError */
  lines(id: string, line: number): Promise<SourceLines> {
    const kept = this.kept.find(id)
    const { sha256, marks } = kept.file
    return this.thread.run('lines', { ...placeOf(kept), sha256: sha256 ?? '', marks, line })
  }

  /** What is known of a user of a file. @throws ProblemError if it can't be read, or has changed */
  user(id: string, key: string): Promise<FileUser> {
    const kept = this.kept.find(id)
    const { sha256, packed } = kept.file
    const { findings, users } = packed
    return this.thread.run('user', {
      ...placeOf(kept),
      ...{ sha256: sha256 ?? '', key, packed: { findings, users } },
    })
  }

  /** Compares two files, taken for backups of one device. @throws ProblemError */
  compare(before: string, after: string): Promise<BackupComparison> {
    return this.thread.run('compare', {
      before: placeOf(this.kept.find(before)),
      after: placeOf(this.kept.find(after)),
    })
  }

  /** The whole reviews of these files. @throws ProblemError if there is no such file */
  whole(ids: readonly string[]): readonly ReviewFile[] {
    return ids.map((id) => unpack(this.kept.find(id).file.packed))
  }

  /** Writes the reviews of these files into one. @throws ProblemError if it can't be written */
  async export(format: ExportFormat, ids: readonly string[], to: string): Promise<void> {
    const reviews = ids.map((id) => this.kept.find(id).file.packed)
    // Of those that are left out of a selection nothing is said either.
    const passedOver = ids.length === this.kept.size ? this.passedOver : []
    await this.thread.run('export', { format, reviews, passedOver, to })
  }

  private begin() {
    this.looking = new AbortController()
    this.lookers = 0
    this.kept.repeated = 0
    this.progress = { looking: false, done: 0, total: 0 }
  }

  private enqueue(files: readonly SoughtFile[]) {
    this.lookers -= 1
    const waiting = new Set(this.queue.map(({ path }) => path))
    const fresh = files.filter(({ path }) => !waiting.has(path))
    this.queue = [...this.queue, ...fresh]
    this.report({ looking: this.lookers > 0, total: (this.progress?.total ?? 0) + fresh.length })
    this.work()
  }

  private report(change: Partial<ReviewProgress>) {
    if (this.progress) this.progress = { ...this.progress, ...change }
    this.changed()
  }

  /** Starts as many threads as there are files for, and ends when all are done. */
  private work() {
    const wanted = Math.min(this.queue.length, mostThreads, Math.max(1, availableParallelism() - 1))
    while (this.reviewing.length < wanted) {
      const thread = new ReviewThread(this.address)
      this.reviewing.push(thread)
      void this.takeFiles(thread)
    }
    this.endWhereDone()
  }

  private async takeFiles(thread: ReviewThread): Promise<void> {
    for (let file = this.queue.shift(); file !== undefined; file = this.queue.shift()) {
      const reviews = await thread.review(file)
      if (!this.reviewing.includes(thread)) return // it was stopped: nobody waits for this any more
      this.keep(file.path, reviews)
      this.report({ done: (this.progress?.done ?? 0) + 1 })
    }
    this.reviewing = this.reviewing.filter((each) => each !== thread)
    this.endWhereDone()
    await thread.stop()
  }

  private endWhereDone() {
    if (this.progress === null || this.progress.looking || this.reviewing.length > 0) return
    this.progress = null
    this.rowsChanged()
    if (this.kept.isEmpty) this.opened = false
    this.changed()
  }

  private keep(path: string, reviews: PackedReviews) {
    this.kept.keep(path, reviews)
    this.revisionTimer ??= setTimeout(() => {
      this.rowsChanged()
      this.changed()
    }, revisionMilliseconds)
  }

  private rowsChanged() {
    if (this.revisionTimer) clearTimeout(this.revisionTimer)
    this.revisionTimer = null
    this.revision += 1
  }
}
