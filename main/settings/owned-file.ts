import { closeSync, fstatSync, openSync, readSync, realpathSync, statSync, type Stats } from 'node:fs'
import { dirname } from 'node:path'
import { readWithoutWaiting } from '../files/without-waiting'

/** Why something of a policy can’t be followed, to stand behind its path. */
export class Unfit extends Error {}

/**
 * Who must own a file of a policy: a user ID; `null` on Windows, which does not tell Node: there the place alone
 * decides.
 */
export type Owner = number | null

/**
 * Reads a file that only its owner could have written.
 *
 * @param largest bytes that it may have
 * @throws Unfit if someone else could, or it is no file or too large; what the file system says
 */
export function readOwned(path: string, owner: Owner, largest: number): Buffer {
  const descriptor = openSync(path, readWithoutWaiting)
  try {
    const file = fstatSync(descriptor)
    if (!file.isFile()) throw new Unfit('is not a file')
    if (owner !== null && !isOnlyOf(path, file, owner))
      throw new Unfit('could have been written by someone other than root')
    if (file.size > largest) throw new Unfit(`is larger than ${largest / 1024} KB`)
    const bytes = Buffer.alloc(file.size)
    return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, 0))
  } finally {
    closeSync(descriptor)
  }
}

const writableByOthers = 0o022
const sticky = 0o1000

function isOnlyOf(path: string, file: Stats, owner: number): boolean {
  return (
    [file, statSync(dirname(path))].every(({ uid, mode }) => uid === owner && isClosed(mode)) &&
    isOutOfReach(path, owner)
  )
}

function isClosed(mode: number): boolean {
  return (mode & writableByOthers) === 0
}

/** Whether nobody but its owner and root could put another file, or folder, in its place: as it is named, and as it is. */
function isOutOfReach(path: string, owner: number): boolean {
  return [path, realpathSync(path)].every((each) => {
    for (let folder = dirname(each); ; folder = dirname(folder)) {
      const { mode, uid } = statSync(folder)
      // In a sticky folder nobody renames or removes what belongs to another.
      if ((!isClosed(mode) && (mode & sticky) === 0) || (uid !== owner && uid !== 0)) return false
      if (folder === dirname(folder)) return true
    }
  })
}
