import { basename, dirname } from 'node:path'
import { ProblemError } from '../contract/result'
import type { PassedOver } from '../contract/review'
import type { FleetRow, ReviewCounts } from '../contract/review-view'
import { otherProduct, softwareOf } from '../fortios/product'
import { sumOf } from '../review/figures'
import { partName } from '../review/part-name'
import type { PackedReviews, ReviewedFile, ReviewedPlace } from '../review/worker/jobs'
import { shownPath } from '../text/shown-path'

const byName = new Intl.Collator('en', { numeric: true })

/** A review that is kept. */
export interface KeptReview {
  /** Stands for the file in calls of the window. */
  readonly id: string
  readonly path: string
  readonly file: ReviewedFile
  /** Tells what was reviewed; `null` if it could not be read. */
  readonly content: string | null
}

/** The reviews of files, each content once, and what was passed over. */
export class KeptReviews {
  /** How many files had a content that was here already. */
  repeated = 0
  private readonly files = new Map<string, KeptReview>()
  private readonly idsByPath = new Map<string, readonly string[]>()
  private readonly idsByContent = new Map<string, string>()
  /** What was passed over, by the path that led to it. */
  private readonly unread = new Map<string, readonly PassedOver[]>()
  private count = 0

  /** How many there are. */
  get size(): number {
    return this.files.size
  }

  get isEmpty(): boolean {
    return this.files.size === 0 && this.unread.size === 0
  }

  /** The reviewed files, in the order of their paths. */
  get rows(): readonly FleetRow[] {
    const files = [...this.files.values()]
    return files.sort((one, other) => byName.compare(nameOf(one), nameOf(other))).map(rowOf)
  }

  /** What was found and not reviewed, in the order of the paths. */
  get passedOver(): readonly PassedOver[] {
    const all = [...this.unread.values()].flat()
    return all.sort((one, other) => byName.compare(one.path, other.path))
  }

  get counts(): ReviewCounts {
    const files = Array.from(this.files.values(), ({ file }) => file)
    const failed = files.filter(({ error }) => error !== null).length
    const blocked = files.filter(({ error, blockers }) => error === null && blockers > 0).length
    const passedOver = [...this.unread.values()].reduce((sum, { length }) => sum + length, 0)
    return { files: files.length, failed, blocked, passedOver, ...sumOf(files) }
  }

  /** @throws ProblemError if there is no such file */
  find(id: string): KeptReview {
    const kept = this.files.get(id)
    if (kept) return kept
    throw new ProblemError({
      code: 'no-such-file',
      message: 'This file is not among the reviewed files.',
      hint: 'Add it again.',
    })
  }

  /** Keeps what a path came to, in place of what it came to before. */
  keep(path: string, { files, passedOver }: PackedReviews): void {
    const contents = contentsOf(files)
    for (const id of this.idsByPath.get(path) ?? []) {
      if (!contents.includes(this.files.get(id)?.content ?? null)) this.forget(id)
    }
    this.idsByPath.delete(path)
    this.unread.delete(path)
    if (passedOver.length > 0) this.unread.set(path, passedOver)
    for (const [at, file] of files.entries()) this.keepReview(path, file, contents[at] ?? null)
  }

  /** Keeps that something was found and passed over. */
  passOver(found: PassedOver): void {
    this.unread.set(found.path, [found])
  }

  clear(): void {
    this.repeated = 0
    this.files.clear()
    this.idsByPath.clear()
    this.idsByContent.clear()
    this.unread.clear()
  }

  private keepReview(path: string, file: ReviewedFile, content: string | null) {
    const same = content === null ? undefined : this.idsByContent.get(content)
    const id = same ?? `file-${(this.count += 1)}`
    this.idsByPath.set(path, [...(this.idsByPath.get(path) ?? []), id])
    if (same !== undefined) {
      // The same content is the same review, wherever it lies.
      this.repeated += 1
      return
    }
    this.files.set(id, { id, path, file, content })
    if (content !== null) this.idsByContent.set(content, id)
  }

  private forget(id: string) {
    const kept = this.files.get(id)
    if (kept === undefined) return
    this.files.delete(id)
    if (kept.content !== null) this.idsByContent.delete(kept.content)
  }
}

/** Where the configuration of a kept review is found again. */
export function placeOf({ path, file: { member, part, place } }: KeptReview): ReviewedPlace {
  return { path, member, part, place }
}

function rowOf({ id, path, file }: KeptReview): FleetRow {
  const { bytes, encoding, kind, device, vdoms, sizes, error } = file
  const name = partName(shownPath({ ...file, path: basename(path) }), file.part)
  const { licenses, tokens, migrate, stay, attention, blockers, warnings } = file
  const platform = device?.platform ?? null
  return {
    ...{ id, name, folder: dirname(path), bytes, encoding, kind, device, vdoms, sizes, error },
    otherProduct: otherProduct(platform),
    software: softwareOf(platform),
    ...{ licenses, tokens, migrate, stay, attention, blockers, warnings },
  }
}

function nameOf({ path, file }: KeptReview): string {
  return partName(shownPath({ ...file, path }), file.part)
}

/** The sum of each, with a number where several texts of one file have the same. */
function contentsOf(files: readonly ReviewedFile[]): readonly (string | null)[] {
  const seen = new Map<string, number>()
  return files.map(({ sha256 }) => {
    if (sha256 === null) return null
    const before = seen.get(sha256) ?? 0
    seen.set(sha256, before + 1)
    return `${sha256} ${before}`
  })
}
