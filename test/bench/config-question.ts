import { entriesOf, parseConfig, scopesOf, valueOf } from '../../main/fortios/config'
import { decodeText } from '../../main/fortios/config/decode'
import { readBackup } from '../../main/files/read-backup'

const migratedTables = ['user local', 'user fortitoken', 'system admin', 'system global']

/** What the product asks of a configuration: how many users have which second factor. */
function countUsers(text: string): number {
  let users = 0
  for (const { nodes } of scopesOf(parseConfig(text, { tables: migratedTables }))) {
    for (const user of entriesOf(nodes, 'user local'))
      if (valueOf(user, 'two-factor') === 'fortitoken') users += 1
  }
  return users
}

export function askForUsers(bytes: Uint8Array): number {
  return countUsers(decodeText(bytes).text)
}

/** Megabytes (10^6) that reading a file takes at most, above those of the process before. */
export async function peakOfReading(path: string): Promise<number> {
  const before = process.memoryUsage.rss()
  if (countUsers((await readBackup(path)).text) === 0) throw new Error('nothing was read')
  return (process.resourceUsage().maxRSS * 1024 - before) / 1e6
}
