import { basename } from 'node:path'
import { ProblemError } from '../../contract/result'
import type { Unpacked } from '../../files/inputs'
import { decodeBackup, readBackup, type ReadBackup } from '../../files/read-backup'

/**
 * The text of an input once more; it is `null` for a file that is not packed.
 *
 * @throws ProblemError as `readBackup`
 */
export async function readReviewed(path: string, input: Unpacked | null): Promise<ReadBackup> {
  if (input === null) return readBackup(path)
  return { ...decodeBackup(input.content), ...input.print }
}

/**
 * @param sha256 of the file when it was reviewed
 * @throws ProblemError `file-changed` if this is another one
 */
export function refuseChanged(path: string, now: { readonly sha256: string }, sha256: string): void {
  if (now.sha256 === sha256) return
  throw new ProblemError({
    code: 'file-changed',
    message: `${basename(path)} has changed since it was reviewed.`,
    hint: 'Add the file again to review its current content.',
  })
}
