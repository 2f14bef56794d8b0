import { createHash } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ProblemError } from '../contract/result'
import type { BackupSink, StoredBackup } from '../migration/readings/backup'

/**
 * A backup being written. It carries a temporary name until it is whole and on the disk, so that no half file ever
 * stands under the final one.
 */
export async function createBackupFile(path: string): Promise<BackupSink> {
  const partial = `${path}.part`
  const hash = createHash('sha256')
  let bytes = 0
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const file = await open(partial, 'w', 0o600)
    return {
      write: async (chunk) => {
        try {
          await file.writeFile(chunk)
        } catch (error) {
          throw unwritable(path, error)
        }
        hash.update(chunk)
        bytes += chunk.length
      },
      commit: async (): Promise<StoredBackup> => {
        try {
          await file.sync()
          await file.close()
          await rename(partial, path)
        } catch (error) {
          throw unwritable(path, error)
        }
        return { path, bytes, sha256: hash.digest('hex') }
      },
      discard: async () => {
        await file.close().catch(() => undefined)
        // Why it is discarded matters more than a file that stays behind.
        await rm(partial, { force: true }).catch(() => undefined)
      },
    }
  } catch (error) {
    throw unwritable(path, error)
  }
}

function unwritable(path: string, error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  const full = (error as NodeJS.ErrnoException).code === 'ENOSPC'
  return ProblemError.because(error, {
    code: 'backup-unwritable',
    message: full
      ? `The disk is full: the backup can't be written to ${path}.`
      : `The backup can't be written to ${path}.`,
    hint: 'Free some space, or check the rights of the folder, then take the backup again.',
  })
}
