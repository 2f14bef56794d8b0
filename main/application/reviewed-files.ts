import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { basename, dirname } from 'node:path'
import { ProblemError } from '../contract/result'
import type {
  BackupComparison,
  ExportFormat,
  FleetRow,
  ReviewCounts,
  ReviewPart,
  ReviewProgress,
  ReviewView,
  SourceLines,
} from '../contract/review-view'
import { sumOf } from '../review/figures'
import type { ReviewedFile } from '../review/worker/jobs'
import { ReviewThread } from '../review/worker/review-thread'
import { configurationFilesBelow } from '../files/configuration-files'

/** More files than anybody has backups: somebody has dropped a whole disk. */
const mostFiles = 20_000
/** Each thread can hold a whole file in memory, so that more of them than this help nobody. */
const mostThreads = 4
/** How often the rows are fetched again while files come in, at most. */
const revisionMilliseconds = 200

const byName = new Intl.Collator('en', { numeric: true })

interface Kept {
  readonly id: string
  readonly path: string
  readonly file: ReviewedFile
}

/**
 * The files behind "Review a backup": those that were chosen, reviewed beside the thread of the window. Of each it keeps
 * the review and never the text.
 */
export class ReviewedFiles {
  private readonly address: URL
  private readonly changed: () => void
  /** For what is asked about single files, so that it does not wait behind those that are being reviewed. */
  private readonly thread: ReviewThread
  private opened = false
  private readonly files = new Map<string, Kept>()
  private readonly idsByPath = new Map<string, string>()
  private readonly idsByContent = new Map<string, string>()
  private queue: string[] = []
  private reviewing: ReviewThread[] = []
  private progress: ReviewProgress | null = null
  private looking = new AbortController()
  private lookers = 0
  private repeated = 0
  private revision = 0
  private revisionTimer: NodeJS.Timeout | null = null
  private count = 0

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
      repeated: this.repeated,
      counts: this.counts(),
    }
  }

  /** The reviewed files, in the order of their paths. */
  get rows(): readonly FleetRow[] {
    const files = [...this.files.values()]
    return files.sort((one, other) => byName.compare(one.path, other.path)).map(rowOf)
  }

  /**
   * Adds files, and all configuration files in folders. Resolves when it is known which they are; they are reviewed
   * one after the other from then on. A file that is here already is reviewed anew, in case it has changed.
   *
   * @throws ProblemError if a folder can't be read or nothing in it is a configuration
   */
  async add(paths: readonly string[]): Promise<void> {
    if (paths.length === 0) throw nothingToReview('What was dropped is no file of this laptop.')
    this.opened = true
    if (this.progress === null) this.begin()
    this.lookers += 1
    this.report({ looking: true })
    const { signal } = this.looking
    let found: readonly string[] = []
    try {
      found = await findFiles(paths, signal)
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
    if (this.files.size === 0) this.opened = false
    this.changed()
  }

  /** Ends the review and forgets all files. */
  async close(): Promise<void> {
    this.cancel()
    this.opened = false
    this.files.clear()
    this.idsByPath.clear()
    this.idsByContent.clear()
    if (this.revisionTimer) clearTimeout(this.revisionTimer)
    this.revisionTimer = null
    this.changed()
    await this.thread.stop()
  }

  /** A list of a review as JSON. @throws ProblemError if there is no such file */
  part(id: string, part: ReviewPart): string {
    return new TextDecoder().decode(this.find(id).file.packed[part])
  }

  /** Where a file lies, and the hostname of its device. @throws ProblemError if there is no such file */
  origin(id: string): { readonly path: string; readonly hostname: string | null } {
    const { path, file } = this.find(id)
    return { path, hostname: file.device?.hostname ?? null }
  }

  /** A line of a file with its surroundings, without secrets. @throws ProblemError */
  lines(id: string, line: number): Promise<SourceLines> {
    const { path, file } = this.find(id)
    return this.thread.run('lines', { path, sha256: file.sha256 ?? '', marks: file.marks, line })
  }

  /** Compares two files, taken for backups of one device. @throws ProblemError */
  compare(before: string, after: string): Promise<BackupComparison> {
    return this.thread.run('compare', { before: this.find(before).path, after: this.find(after).path })
  }

  /** Writes the reviews of these files into one. @throws ProblemError if it can't be written */
  async export(format: ExportFormat, ids: readonly string[], to: string): Promise<void> {
    const reviews = ids.map((id) => this.find(id).file.packed)
    await this.thread.run('export', { format, reviews, to })
  }

  private begin() {
    this.looking = new AbortController()
    this.lookers = 0
    this.repeated = 0
    this.progress = { looking: false, done: 0, total: 0 }
  }

  private enqueue(paths: readonly string[]) {
    this.lookers -= 1
    const waiting = new Set(this.queue)
    const fresh = paths.filter((path) => !waiting.has(path))
    this.queue.push(...fresh)
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
    for (let path = this.queue.shift(); path !== undefined; path = this.queue.shift()) {
      const file = await thread.review(path)
      if (!this.reviewing.includes(thread)) return // it was stopped: nobody waits for this any more
      this.keep(path, file)
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
    if (this.files.size === 0) this.opened = false
    this.changed()
  }

  private keep(path: string, file: ReviewedFile) {
    const known = this.idsByPath.get(path)
    const same = file.sha256 === null ? undefined : this.idsByContent.get(file.sha256)
    if (known !== undefined && known !== same) this.forget(known)
    if (same !== undefined) {
      // The same content is the same review, wherever it lies.
      this.repeated += 1
      return
    }
    const id = `file-${(this.count += 1)}`
    this.files.set(id, { id, path, file })
    this.idsByPath.set(path, id)
    if (file.sha256 !== null) this.idsByContent.set(file.sha256, id)
    this.revisionTimer ??= setTimeout(() => {
      this.rowsChanged()
      this.changed()
    }, revisionMilliseconds)
  }

  private forget(id: string) {
    const kept = this.files.get(id)
    if (kept === undefined) return
    this.files.delete(id)
    this.idsByPath.delete(kept.path)
    if (kept.file.sha256 !== null) this.idsByContent.delete(kept.file.sha256)
  }

  private rowsChanged() {
    if (this.revisionTimer) clearTimeout(this.revisionTimer)
    this.revisionTimer = null
    this.revision += 1
  }

  private counts(): ReviewCounts {
    const files = Array.from(this.files.values(), ({ file }) => file)
    const failed = files.filter(({ error }) => error !== null).length
    const blocked = files.filter(({ error, blockers }) => error === null && blockers > 0).length
    return { files: files.length, failed, blocked, ...sumOf(files) }
  }

  private find(id: string): Kept {
    const kept = this.files.get(id)
    if (kept) return kept
    throw new ProblemError({
      code: 'no-such-file',
      message: 'This file is not among those that are reviewed.',
      hint: 'Add it again.',
    })
  }
}

function rowOf({ id, path, file }: Kept): FleetRow {
  const { bytes, kind, device, vdoms, sizes, error } = file
  const { licenses, tokens, migrate, stay, attention, blockers, warnings } = file
  return {
    ...{ id, name: basename(path), folder: dirname(path), bytes, kind, device, vdoms, sizes, error },
    ...{ licenses, tokens, migrate, stay, attention, blockers, warnings },
  }
}

async function findFiles(paths: readonly string[], signal: AbortSignal): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const path of paths) {
    const facts = await stat(path).catch(() => null)
    const files = facts?.isDirectory() === true ? await filesIn(path, signal) : [path]
    for (const file of files) found.add(file)
  }
  if (found.size > mostFiles) {
    throw new ProblemError({
      code: 'too-many-files',
      message: `There are ${found.size} files that could be configurations, and at most ${mostFiles} are reviewed.`,
      hint: 'Choose the folder that holds the backups.',
    })
  }
  if (found.size === 0) throw nothingToReview('There is no configuration file in that folder.')
  return [...found]
}

async function filesIn(folder: string, signal: AbortSignal): Promise<readonly string[]> {
  try {
    return await configurationFilesBelow(folder, signal)
  } catch (error) {
    throw ProblemError.because(error, {
      code: 'folder-unreadable',
      message: `Not everything in the folder ${folder} can be read.`,
      hint: 'Choose the files themselves, or a folder that you may open.',
    })
  }
}

function nothingToReview(message: string): ProblemError {
  return new ProblemError({
    code: 'nothing-to-review',
    message,
    hint: 'Backups end in .conf, .cfg, .config, .backup, .bak, .txt, .log or .gz, or in nothing.',
  })
}
