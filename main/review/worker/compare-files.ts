import { basename } from 'node:path'
import { keyText } from '../../contract/license-key'
import type { BackupComparison } from '../../contract/review-view'
import { scopesOf } from '../../fortios/config'
import {
  compareInventories,
  findConverted,
  leftWithPassword,
  limitsOfComparison,
  readToCompare,
  reviewedTables,
  takeInventory,
  type ConfigurationToCompare,
  type Inventory,
} from '..'
import { inputAt } from '../../files/inputs'
import { shownPath } from '../../text/shown-path'
import type { ReviewedPlace } from './jobs'
import { readReviewed } from './read-reviewed'

/** Compares two backups of one device. @throws ProblemError if one of them can't be read, or they can't be compared. */
export async function compareFiles(before: ReviewedPlace, after: ReviewedPlace): Promise<BackupComparison> {
  const [first, second] = [await read(before), await read(after)]
  const limits = limitsOfComparison(first, second)
  const [old, now] = [inventoryIn(first), inventoryIn(second)]
  const left = new Set(now.licenses.map(keyText))
  return {
    limits,
    converted: findConverted(old, now),
    convertedBackwards: findConverted(now, old).length,
    leftWithPassword: leftWithPassword(old, now),
    gone: old.licenses
      .filter((license) => license.kind === 'paid' && !left.has(keyText(license)))
      .map(({ license, vdom, tokens }) => ({ license, vdom, tokens })),
    changes: compareInventories(old, now).map(({ change, where, what }) => ({ change, where, what })),
  }
}

async function read({ path, member, part, place }: ReviewedPlace): Promise<ConfigurationToCompare> {
  const name = shownPath({ path: basename(path), member })
  const backup = await readReviewed(path, await inputAt(path, place))
  return readToCompare(name, backup.text, part, { tables: reviewedTables })
}

function inventoryIn({ document }: ConfigurationToCompare): Inventory {
  return takeInventory({ scopes: scopesOf(document) })
}
