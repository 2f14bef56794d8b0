import type { Device, Finding, License, ReviewError, ReviewFile, Token, User } from './review'
import type { UserRow } from './rows'

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
  /** Files and folders that were found and not reviewed. */
  readonly passedOver: number
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

/** What each of them holds. */
export interface ReviewLists {
  readonly findings: readonly FileFinding[]
  readonly users: readonly UserRow[]
  readonly licenses: readonly License[]
  readonly tokens: readonly Token[]
}

/** A finding of a reviewed file. */
export interface FileFinding extends Finding {
  /** No other finding of the file has it. */
  readonly key: string
  /** The keys of the users of the file that it is about. */
  readonly users: readonly string[]
}

/** What is known of a user of a reviewed file beyond its row. */
export interface FileUser {
  /** The findings about the user, its token or its license. */
  readonly findings: readonly FileFinding[]
  /** The entries of the user and of the token, secrets masked. */
  readonly lines: readonly string[]
}

/** A reviewed file as a row of the fleet. */
export interface FleetRow extends FileFigures {
  /** Stands for the file in calls; the page never names a path. */
  readonly id: string
  /** Name of the file, also that in its archive, with the part of several configurations in it; and its folder. */
  readonly name: string
  readonly folder: string
  readonly bytes: number | null
  /** How the letters beyond ASCII are written; `null` if it could not be read. */
  readonly encoding: ReviewFile['encoding']
  readonly kind: ReviewFile['kind']
  readonly device: Device | null
  /** The product of the vendor that it is of, if that is no FortiGate. */
  readonly otherProduct: string | null
  /** What its version is one of: `FortiOS`, `FortiProxy`, or just `version` if nobody knows. */
  readonly software: string
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
  /** What comparing them can't show, each in a sentence. */
  readonly limits: readonly string[]
  /** Users whom `after` shows as converted to FortiToken Cloud, as they were before. */
  readonly converted: readonly User[]
  /** How many were converted if the two are the wrong way round. */
  readonly convertedBackwards: number
  /** Who had a second factor and is left with a password alone. */
  readonly leftWithPassword: readonly Finding[]
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
