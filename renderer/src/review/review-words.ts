import type { ReviewError } from '../../../main/contract/review'
import type { FleetRow } from '../../../main/contract/review-view'
import { firmwareWords, versionInColumn } from '../../../main/text/firmware'
import { plural } from '../../../main/text/words'

/** Why a file could not be reviewed, in a word or two. */
const errorWords: Readonly<Record<ReviewError['code'], string>> = {
  'encrypted-backup': 'Encrypted',
  'not-fortios': 'Not FortiOS',
  truncated: 'Cut off',
  unreadable: 'Unreadable',
  'yaml-backup': 'YAML',
  internal: 'Our fault',
}

/** Whether there is nothing of the file to show but why. */
export function isUnread({ device }: FleetRow): boolean {
  return device === null
}

/** What to call a file: the hostname of its device, else its name. */
export function rowTitle({ device, name }: FleetRow): string {
  return device?.hostname ?? name
}

/** `7.0.4`, `FortiProxy 7.4.3`, or nothing if the file does not say. */
export function versionOf({ device, software }: FleetRow): string {
  return versionInColumn({ software, version: device?.version ?? null })
}

/** `FGVM64, FortiOS 7.0.4 build 0301, 3 VDOMs`; `FPXVM4, FortiProxy 7.4.3 build 0606` */
export function firmwareOf({ device, software, vdoms }: FleetRow): string {
  if (device === null) return ''
  const parts = [
    firmwareWords({ ...device, software }),
    device.vdomsEnabled === true ? plural(vdoms, 'VDOM') : '',
  ]
  return parts.filter(Boolean).join(', ')
}

/** Where a file stands, the worst first. */
export interface FileVerdict {
  readonly words: string
  readonly tone: 'bad' | 'warn' | 'good' | 'plain'
  readonly rank: number
}

/** What a file comes to, in a word or two. */
export function fileVerdict(row: FleetRow): FileVerdict {
  if (row.error !== null) return { words: errorWords[row.error.code], tone: 'bad', rank: 0 }
  if (row.blockers > 0) return { words: 'Blocked', tone: 'bad', rank: 1 }
  // A warning first: who is missing from a file that is not complete may well migrate.
  if (row.warnings + row.attention > 0) return { words: 'To look at', tone: 'warn', rank: 2 }
  if (row.migrate === 0) return { words: 'Nobody migrates', tone: 'plain', rank: 4 }
  return { words: 'Nothing in the way', tone: 'good', rank: 3 }
}

/** Why this file can't be rehearsed with; empty if it can. */
export function whyNoRehearsal({ kind, error, otherProduct }: FleetRow): string {
  if (otherProduct !== null) return 'Rehearsing and migrating need a FortiGate.'
  if (error !== null) return 'Rehearsing needs a backup that can be read to its end.'
  return kind === 'partial' ? 'Rehearsing needs a full backup, taken as super_admin.' : ''
}
