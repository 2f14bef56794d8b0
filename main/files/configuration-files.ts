import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** Endings under which configurations are kept; in a folder everything else is passed over. */
export const configurationEndings = [
  '',
  '.conf',
  '.cfg',
  '.config',
  '.backup',
  '.bak',
  '.txt',
  '.log',
  '.yaml',
  '.gz',
]

/**
 * The configuration files of a folder and all folders below it, by name; hidden ones and links are passed over.
 *
 * @throws what the file system says of a folder that can't be read, and the reason of the signal once it is aborted.
 */
export async function configurationFilesBelow(
  folder: string,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  signal?.throwIfAborted()
  const entries = await readdir(folder, { withFileTypes: true })
  const visible = entries.filter(({ name }) => !name.startsWith('.'))
  const found: string[] = []
  for (const entry of visible.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) found.push(...(await configurationFilesBelow(path, signal)))
    else if (isConfiguration(entry)) found.push(path)
  }
  return found
}

function isConfiguration(entry: Dirent): boolean {
  return entry.isFile() && configurationEndings.includes(extname(entry.name).toLowerCase())
}
