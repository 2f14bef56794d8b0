import type { Device, License, ReviewError, ReviewFile, User } from './review'

/** The door "Review a backup" while it is open. The rows of the fleet are fetched when `revision` rises. */
export interface ReviewView {
  readonly revision: number
  /** What is under way; `null` while nothing is. */
  readonly progress: ReviewProgress | null
  /** How many files of the last adding were here already, by their content. */
  readonly repeated: number
  readonly counts: ReviewCounts
}

export interface ReviewProgress {
  /** Whether folders are still being looked through, so that `total` can rise. */
  readonly looking: boolean
  readonly done: number
  readonly total: number
}

/** Sums over all files. */
export interface ReviewCounts {
  readonly files: number
  /** Files that could not be reviewed, or not to their end. */
  readonly failed: number
  /** Files that were read, with something in them that blocks a migration. */
  readonly blocked: number
  readonly licenses: number
  readonly tokens: number
  readonly migrate: number
  readonly stay: number
  readonly attention: number
}

/** What a file, or a device that was read, amounts to. */
export interface FileFigures {
  readonly licenses: number
  readonly tokens: number
  readonly migrate: number
  readonly stay: number
  readonly attention: number
  readonly blockers: number
  readonly warnings: number
}

/** The lists of a review. Each is fetched when it is looked at. */
export const reviewParts = ['findings', 'users', 'licenses', 'tokens'] as const

export type ReviewPart = (typeof reviewParts)[number]

/** A reviewed file as a row of the fleet. */
export interface FleetRow extends FileFigures {
  /** Stands for the file in calls; the page never names a path. */
  readonly id: string
  /** Name of the file, and the folder that it lies in. */
  readonly name: string
  readonly folder: string
  readonly bytes: number | null
  readonly kind: ReviewFile['kind']
  readonly device: Device | null
  readonly vdoms: number
  /** How many entries each list has. */
  readonly sizes: Readonly<Record<ReviewPart, number>>
  readonly error: ReviewError | null
}

/** A place in a file. Secrets are masked. */
export interface SourceLines {
  /** Number of the first line. */
  readonly from: number
  readonly lines: readonly string[]
  /** Whether more follows. */
  readonly more: boolean
}

/** What differs between two backups, taken for those of one device. */
export interface BackupComparison {
  /** Users whom `after` shows as converted to FortiToken Cloud, as they were before. */
  readonly converted: readonly User[]
  /** How many were converted if the two are the wrong way round. */
  readonly convertedBackwards: number
  /** Paid licenses of `before` that are gone as a whole, as a migration leaves it. */
  readonly gone: readonly Pick<License, 'license' | 'vdom' | 'tokens'>[]
  /** Everything that a migration does not explain. */
  readonly changes: readonly InventoryChange[]
}

/** A difference that a migration does not explain. */
export interface InventoryChange {
  readonly change: 'added' | 'removed' | 'changed'
  /** `user local "kim" of dmz` */
  readonly where: string
  /** `email-to was a@example.com, is b@example.com`. Secrets are only said to be there or not. */
  readonly what: string
}

/** The forms in which reviews are exported. */
export const exportFormats = ['json', 'csv', 'html'] as const

export type ExportFormat = (typeof exportFormats)[number]
