import type { Dirent } from 'node:fs'
import { join, parse } from 'node:path'
import type { PassedOver } from '../contract/review'
import { messageOf } from '../text/message'
import { inTime } from './in-time'
import { whatIs } from './open-file'
import { everything, type PathPattern, type SoughtEntry } from './path-pattern'
import { opendir } from './plain-fs'
import { pseudoFileSystemOf } from './pseudo-file-system'

/** A folder with more entries, all below it counted, is not one of backups. */
const mostEntries = 200_000

/** What a folder holds. Whether a file is a configuration is told from its content, not here. */
export interface Walked {
  /** The files, and whether the pattern names them; otherwise they lie in a folder. */
  readonly files: readonly { readonly path: string; readonly named: boolean }[]
  /** What is no file that could be read, and why. */
  readonly passedOver: readonly PassedOver[]
}

/** What is wanted of a folder. */
export interface WalkOptions {
  /** Which paths below it; everything if not given. */
  readonly sought?: PathPattern
  readonly signal?: AbortSignal | undefined
  /** Bound on the entries that are looked at. */
  readonly most?: number
}

/**
 * The files in a folder and the folders below it, by name. Links are not followed, and folders whose name begins with
 * a dot are not looked into unless they are meant: those of version control hold every backup again. Nor are the file
 * systems that a kernel makes up, and what comes after so many entries.
 *
 * @throws what the file system says of `folder` itself, and the reason of the signal once it is aborted
 */
export async function walkFolder(
  folder: string,
  { sought: soughtInAll = everything, signal, most = mostEntries }: WalkOptions = {},
): Promise<Walked> {
  const files: Walked['files'][number][] = []
  const passedOver: PassedOver[] = []
  let count = 0
  const walk = async (place: string, sought: PathPattern): Promise<void> => {
    signal?.throwIfAborted()
    if (count > most) return
    const system = await inTime(place, () => pseudoFileSystemOf(place))
    if (system !== null) {
      passedOver.push({ path: place, reason: `It is in ${system}, which contains no files on a disk.` })
      return
    }
    const entries = await inTime(place, () => entriesOf(place, most - count))
    if (entries === null) {
      count = Infinity
      const reason = `There are more than ${most} entries: this folder and everything after it were not reviewed.`
      passedOver.push({ path: place, reason })
      return
    }
    count += entries.length
    for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
      const path = within(place, entry.name)
      const seen = sought.of(entry.name)
      const reason = reasonToPass(entry, seen)
      if (reason !== null) passedOver.push({ path, reason })
      else if (entry.isFile() && seen.isSought) files.push({ path, named: seen.isNamed })
      else if (entry.isDirectory() && seen.below !== null) await walkBelow(path, seen.below)
    }
  }
  /** A folder in a folder that can’t be read is passed over like a file. */
  const walkBelow = async (place: string, sought: PathPattern): Promise<void> => {
    try {
      await walk(place, sought)
    } catch (error) {
      signal?.throwIfAborted()
      passedOver.push({ path: place, reason: `The folder can’t be read: ${messageOf(error)}` })
    }
  }
  await walk(folder, soughtInAll)
  return { files, passedOver }
}

/** The entries of a folder; `null` if there are more than so many. */
async function entriesOf(folder: string, most: number): Promise<readonly Dirent[] | null> {
  const entries: Dirent[] = []
  for await (const entry of await opendir(folder, { bufferSize: 1024 })) {
    if (entries.length === most) return null
    entries.push(entry)
  }
  return entries
}

function reasonToPass(entry: Dirent, { isSought, isMeant, below }: SoughtEntry): string | null {
  if (entry.isFile()) return null
  if (entry.isDirectory()) {
    const isPassed = entry.name.startsWith('.') && !isMeant && below !== null
    return isPassed ? 'It is a hidden folder: name it to review its content.' : null
  }
  const mayLead = entry.isSymbolicLink() && below !== null
  return isSought || mayLead ? `It is ${whatIs(entry)}, not a file.` : null
}

/** `join` would make `C:\name` of `C:`, which is another folder. */
function within(folder: string, name: string): string {
  return folder === parse(folder).root ? `${folder}${name}` : join(folder, name)
}
