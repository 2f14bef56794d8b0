import type { User } from './review'

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
  readonly text: string
}
