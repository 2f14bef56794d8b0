import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { messageOf } from '../text/message'

/** Whether files can be made in a folder, which is made if it is missing. */
export function canWrite(folder: string): boolean {
  return writeObstacle(folder) === null
}

/**
 * What keeps files from being made in a folder, in the words of the operating system; `null` if nothing does. It is
 * tried, since the rights of a folder say nothing of a volume that can only be read, and on Windows nothing at all.
 */
export function writeObstacle(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    rmdirSync(mkdtempSync(join(folder, '.trial-')))
    return null
  } catch (error) {
    return messageOf(error)
  }
}
