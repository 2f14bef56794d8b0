import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { DataFolderUse } from '../contract/aside'

/** What is counted by itself: each run and each bundle has a folder of its own there. */
const parts = { runs: 'Migrations', rehearsals: 'Rehearsals', evidence: 'Evidence of removed runs' } as const

/** How much lies in the data folder. What can't be looked at counts for nothing. */
export async function dataFolderUse(dataFolder: string): Promise<DataFolderUse> {
  const [bytes, counted] = await Promise.all([
    bytesIn(dataFolder),
    Promise.all(
      Object.entries(parts).map(async ([folder, name]) => {
        const path = join(dataFolder, folder)
        return { name, count: (await entriesOf(path)).length, bytes: await bytesIn(path) }
      }),
    ),
  ])
  return { bytes, parts: counted.filter(({ count }) => count > 0) }
}

async function bytesIn(folder: string): Promise<number> {
  const sizes: number[] = []
  for (const entry of await entriesOf(folder)) {
    const path = join(folder, entry.name)
    // One after the other: a thousand at once would hold up what else is read and written.
    sizes.push(entry.isDirectory() ? await bytesIn(path) : await sizeOf(path))
  }
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await lstat(path)).size
  } catch {
    return 0
  }
}
