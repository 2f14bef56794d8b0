import type { FleetRow } from '../../../main/contract/review-view'
import { firmwareWords, versionInColumn } from '../../../main/text/firmware'
import type { WordsOf } from '../language/words'

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
export function firmwareOf({ device, software, vdoms }: FleetRow, { say }: WordsOf<'review'>): string {
  if (device === null) return ''
  const parts = [
    firmwareWords({ ...device, software }),
    device.vdomsEnabled === true ? say('review.vdoms', { count: vdoms }) : '',
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
export function fileVerdict(row: FleetRow, { say }: WordsOf<'review'>): FileVerdict {
  if (row.error !== null) return { words: say(`review.error.${row.error.code}`), tone: 'bad', rank: 0 }
  if (row.blockers > 0) return { words: say('review.blocked'), tone: 'bad', rank: 1 }
  // A warning first: who is missing from a file that is not complete may well migrate.
  if (row.warnings + row.attention > 0) return { words: say('review.to-look-at'), tone: 'warn', rank: 2 }
  if (row.migrate === 0) return { words: say('review.nobody'), tone: 'plain', rank: 4 }
  return { words: say('review.clear'), tone: 'good', rank: 3 }
}

/** Why this file can't be rehearsed with; empty if it can. */
export function whyNoRehearsal({ kind, error, otherProduct }: FleetRow, { say }: WordsOf<'review'>): string {
  if (otherProduct !== null) return say('review.no-rehearsal.product')
  if (error !== null) return say('review.no-rehearsal.error')
  return kind === 'partial' ? say('review.no-rehearsal.partial') : ''
}
