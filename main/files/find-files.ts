import { normalize } from 'node:path'
import { inTime } from './in-time'
import { stat } from './plain-fs'
import { walkFolder, type Walked, type WalkOptions } from './walk-folder'

/** Whether something is a folder; `null` if there is nothing, or no answer. */
export async function kindOfPath(path: string): Promise<'folder' | 'other' | null> {
  try {
    return (await inTime(path, () => stat(path))).isDirectory() ? 'folder' : 'other'
  } catch {
    return null
  }
}

/** What a path leads to: a folder to what is in it, anything else to itself. @throws as `walkFolder` */
export async function findFiles(path: string, options: WalkOptions = {}): Promise<Walked> {
  return (await kindOfPath(path)) === 'folder' ? walkFolder(path, options) : oneFile(path)
}

/** A file that was named; what it is will be known when it is opened. */
export function oneFile(path: string): Walked {
  return { files: [{ path, named: true }], passedOver: [] }
}

/**
 * What several paths lead to, each file once and in order. Named ranks before found: of what a person names, it is said
 * if it can’t be reviewed.
 */
export function eachOnce(found: readonly Walked[]): Walked {
  // On Windows a person writes one file in several ways.
  const files = new Map<string, Walked['files'][number]>()
  for (const file of found.flatMap((each) => each.files)) {
    const key = normalize(file.path)
    if (file.named || !files.has(key)) files.set(key, file)
  }
  const passedOver = found.flatMap((each) => each.passedOver)
  return {
    files: [...files.values()],
    passedOver: [...new Map(passedOver.map((each) => [each.path, each])).values()],
  }
}
