import type { FindingId, User } from './review'

/**
 * A list that is too long for the snapshot, as the snapshot tells of it: a call of its own fetches the rows when
 * `revision` is another.
 */
export interface LongList {
  readonly count: number
  readonly revision: string
}

/** Of what the device prints for a license, how many lines the window shows at most; the console has them all. */
export const mostPrinted = 3_000

/** Lines that the device printed for a license. */
export interface PrintedFrom {
  /** How many came before the first of them. */
  readonly from: number
  readonly lines: readonly string[]
}

/** What became of a user whose license was worked on. */
export interface Person {
  readonly name: string
  readonly vdom: string
  /** Absent in runs of earlier versions. */
  readonly table?: User['table']
  readonly state: 'converted' | 'unchanged' | 'unknown'
}

/** `cloud-unknown`: converted, but the list of FortiToken Cloud, or a line of it, was not read. */
export type VerificationState =
  'through' | 'cloud-unknown' | 'not-in-cloud' | 'not-converted' | 'changed' | 'missing'

/** A user's entries in the configuration, line by line, secrets masked. */
export interface VerificationLines {
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** A user of a migrated license, as verification found it. */
export interface VerificationRow {
  readonly key: string
  readonly name: string
  /** As FortiToken Cloud knows it: `#FOS_Administrator` of an administrator. */
  readonly vdom: string
  readonly table: User['table']
  readonly token: string
  readonly license: string
  readonly state: VerificationState
  readonly onDevice: string
  readonly inCloud: string
  /** What is not as it should be and what to do; empty if all is well. */
  readonly advice: string
}

/** A user whose serial number has to be compared in the portal. */
export interface PortalRow extends Pick<User, 'name' | 'vdom' | 'table'> {
  readonly key: string
  /** The serial number that the portal must still show. */
  readonly token: string
  readonly ticked: boolean
  /** What a list shows instead of that serial number; `null` if none speaks against it. */
  readonly found: string | null
  /** Why it was ticked all the same. */
  readonly reason: string | null
  /** Whether it is not in the last list. */
  readonly absent: boolean
}

/** A list of users or devices as someone keeps it. */
export interface ChosenList {
  readonly text: string
  /** A sentence for the person if some letters may be others than they seem, else `null`. */
  readonly doubt: string | null
}

/** What a pasted or chosen list looks like, for the person to say which column is which. */
export interface PortalPreview {
  readonly columns: readonly { readonly title: string; readonly samples: readonly string[] }[]
  /** Place of the column that is taken for the names; `null` if none is. */
  readonly name: number | null
  readonly serial: number | null
  readonly rows: number
}

/** A user of the inventory with a key that stays the same between readings. */
export interface UserRow extends User {
  readonly key: string
  /** Why nobody documents what a migration makes of it, as the ids of the findings that say so. */
  readonly why: readonly FindingId[]
}

/** A line of the console drawer. */
export interface TranscriptLine {
  /** Rises by one with each line, from 1. */
  readonly seq: number
  /** ISO 8601 with milliseconds. */
  readonly at: string
  readonly direction: 'sent' | 'received' | 'note'
  /** Where it was typed, of what was sent: `global`, the name of a VDOM, or empty. */
  readonly scope?: string
  /** Whether a person typed it, and pasted what came back. */
  readonly pasted?: true
  readonly text: string
}
