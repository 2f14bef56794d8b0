import type { ReviewError } from '../../../main/contract/review'
import type { FleetRow } from '../../../main/contract/review-view'
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

/** `7.0.4`, or nothing where the file does not say. */
export function versionOf({ device }: FleetRow): string {
  return device?.version ?? ''
}

/** `FGVM64, FortiOS 7.0.4 build 0301, 3 VDOMs` */
export function firmwareOf({ device, vdoms }: FleetRow): string {
  const build = device?.build ? ` build ${device.build}` : ''
  const parts = [
    device?.platform ?? '',
    device?.version ? `FortiOS ${device.version}${build}` : '',
    device?.vdomsEnabled === true ? plural(vdoms, 'VDOM') : '',
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
  if (row.migrate + row.attention === 0) return { words: 'Nobody migrates', tone: 'plain', rank: 4 }
  if (row.warnings + row.attention > 0) return { words: 'To look at', tone: 'warn', rank: 2 }
  return { words: 'Nothing in the way', tone: 'good', rank: 3 }
}

/** Why this file can't be rehearsed with; empty where it can. */
export function whyNoRehearsal({ kind, error }: FleetRow): string {
  if (error !== null) return 'Rehearsing needs a backup that can be read to its end.'
  return kind === 'partial' ? 'Rehearsing needs a full backup, taken as super_admin.' : ''
}
