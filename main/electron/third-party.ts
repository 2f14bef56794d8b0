import { dirname, join } from 'node:path'
import { app } from 'electron'
import { readOwnFile } from '../files/own-file'

/** More than the licenses of everything that is bundled, in bytes. */
const largest = 4 * 1024 ** 2

/**
 * The licenses of what the package holds of others, from the file that comes with it; `null` in a clone, where
 * nothing is bundled, or if the file was taken away.
 */
export function thirdPartyLicenses(): string | null {
  if (!app.isPackaged) return null
  const program = dirname(app.getPath('exe'))
  const places = [
    join(program, '..', '..', 'share', 'doc', 'tokenferry'), // Linux
    join(program, 'notices'), // Windows
    join(process.resourcesPath, 'notices'), // macOS
  ]
  for (const place of places) {
    try {
      return readOwnFile(join(place, 'third-party.txt'), largest)
    } catch {
      // It lies elsewhere on this system.
    }
  }
  return null
}
