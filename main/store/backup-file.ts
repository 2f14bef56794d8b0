import { createHash } from 'node:crypto'
import { mkdir, open, rename, rm, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ProblemError } from '../contract/result'
import { patiently } from '../files/patiently'
import type { BackupSink, StoredBackup } from '../migration/readings/backup'

/** After how many bytes it is looked whether there is room: most backups have less. */
const lookEvery = 8 * 1024 ** 2

/** How much of the disk is left to everything else, the journal above all, in bytes. */
const leftFree = 16 * 1024 ** 2

/**
 * A backup being written. It carries a temporary name until it is whole and on the disk, so that no half file ever
 * stands under the final one.
 */
export async function createBackupFile(path: string): Promise<BackupSink> {
  const partial = `${path}.part`
  const hash = createHash('sha256')
  let bytes = 0
  let looked = 0
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const file = await open(partial, 'w', 0o600)
    return {
      write: async (chunk) => {
        try {
          if (bytes + chunk.length >= looked + lookEvery) {
            looked += lookEvery
            await refuseToFill(dirname(path))
          }
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
          await patiently(() => rename(partial, path))
        } catch (error) {
          throw unwritable(path, error)
        }
        return { path, bytes, sha256: hash.digest('hex') }
      },
      discard: async () => {
        await file.close().catch(() => undefined)
        // Why it is discarded matters more than a file that stays behind.
        await patiently(() => rm(partial, { force: true })).catch(() => undefined)
      },
    }
  } catch (error) {
    throw unwritable(path, error)
  }
}

/** @throws Error if the disk is nearly full: a large file must not take the last of it. */
async function refuseToFill(folder: string): Promise<void> {
  const disk = await statfs(folder).catch(() => null)
  if (disk && disk.bavail * disk.bsize < leftFree)
    throw Object.assign(new Error('The disk is almost full.'), { code: 'ENOSPC' })
}

function unwritable(path: string, error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  const full = (error as NodeJS.ErrnoException).code === 'ENOSPC'
  return ProblemError.because(error, {
    code: 'backup-unwritable',
    message: full
      ? `The disk is full: the backup can’t be saved to ${path}.`
      : `The backup can’t be saved to ${path}.`,
    hint: 'Free some space, or check the folder’s permissions, then back up again.',
  })
}
