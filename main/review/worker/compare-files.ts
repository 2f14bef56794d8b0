import { basename } from 'node:path'
import { keyText } from '../../contract/license-key'
import type { BackupComparison } from '../../contract/review-view'
import { parseConfig, scopesOf } from '../../fortios/config'
import {
  compareInventories,
  configurationText,
  findConverted,
  reviewedTables,
  takeInventory,
  type Inventory,
} from '..'
import { readBackup } from '../../files/read-backup'

/** Compares two backups of one device. @throws ProblemError if one of them can't be read. */
export async function compareFiles(before: string, after: string): Promise<BackupComparison> {
  const old = await readInventory(before)
  const now = await readInventory(after)
  const left = new Set(now.licenses.map(keyText))
  return {
    converted: findConverted(old, now),
    convertedBackwards: findConverted(now, old).length,
    gone: old.licenses
      .filter((license) => license.kind === 'paid' && !left.has(keyText(license)))
      .map(({ license, vdom, tokens }) => ({ license, vdom, tokens })),
    changes: compareInventories(old, now).map(({ change, where, what }) => ({ change, where, what })),
  }
}

async function readInventory(path: string): Promise<Inventory> {
  const { text } = configurationText('comparing', basename(path), (await readBackup(path)).text)
  return takeInventory({ scopes: scopesOf(parseConfig(text, { tables: reviewedTables })) })
}
