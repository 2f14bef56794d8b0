import { accessSync, constants, mkdirSync } from 'node:fs'
import { messageOf } from '../text/message'

/** Whether files can be made in a folder, which is made where it is missing. */
export function canWrite(folder: string): boolean {
  return writeObstacle(folder) === null
}

/** What keeps files from being made in a folder, in the words of the operating system; `null` where nothing does. */
export function writeObstacle(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
    return null
  } catch (error) {
    return messageOf(error)
  }
}
