import { lstatSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { notOnDisk, type Places } from '../files/lasting-disk'
import { notReserved } from '../text/device-names'
import { messageOf } from '../text/message'
import { userName } from './user-name'

/** Where the data of this person lie if a policy fixes the data folder: settings and keys are nobody else’s. */
export function fixedDataFolder(fixed: string): string {
  return join(fixed, notReserved(userName().replace(/[^\w.-]|^\.+/g, '_')))
}

/** What is wrong with a data folder that a policy fixes, to stand behind its name. */
export interface WrongFolder {
  readonly reason: string
  /** Whether someone else may have made what lies in it. */
  readonly isForeign: boolean
}

const writableByOthers = 0o022
const sticky = 0o1000

/** What keeps a data folder that a policy fixes from being used; `null` if nothing does. It need not be there yet. */
export function wrongWithFixed(fixed: string, places?: Places): WrongFolder | null {
  const type = notOnDisk(fixed, places)
  if (type !== null) return { reason: `is not on a disk of this computer, but on ${type}`, isForeign: false }
  const me = process.getuid?.()
  try {
    return me === undefined ? null : takenByOthers(fixed, me)
  } catch (error) {
    return { reason: `can’t be checked: ${messageOf(error)}`, isForeign: true }
  }
}

function takenByOthers(fixed: string, me: number): WrongFolder | null {
  const above = statSync(fixed, { throwIfNoEntry: false })
  if (above && (above.mode & writableByOthers) !== 0 && (above.mode & sticky) === 0)
    return { reason: 'lets anyone replace what others have in it (chmod +t)', isForeign: true }
  const own = lstatSync(fixedDataFolder(fixed), { throwIfNoEntry: false })
  return own && (own.uid !== me || !own.isDirectory())
    ? {
        reason: `holds ${fixedDataFolder(fixed)}, which is not a folder owned by this account`,
        isForeign: true,
      }
    : null
}
