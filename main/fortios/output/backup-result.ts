import { filledLinesOf } from './lines'
import { unknown, type Unknown } from './unknown'

/** What `execute backup config …` says at its end. */
export interface BackupResult {
  readonly kind: 'backup-result'
  readonly ok: boolean
  /** The line that says so. */
  readonly line: string
}

/** Reads the answer of `execute backup config ftp` and its kin. */
export function parseBackupResult(text: string): BackupResult | Unknown {
  const line = filledLinesOf(text)
    .map((each) => each.trimStart())
    .findLast((each) => each.startsWith('Send config file to '))
  if (line === undefined) return unknown(text)
  if (line.endsWith(' OK.')) return { kind: 'backup-result', ok: true, line }
  return line.endsWith(' failed.') ? { kind: 'backup-result', ok: false, line } : unknown(text)
}
