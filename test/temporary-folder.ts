import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folders: string[] = []

/**
 * A new folder. It goes with the file of tests; outside of Vitest (Playwright, benchmarks), with the process.
 *
 * @param within where it is made
 */
export function temporaryFolder(within = tmpdir()): string {
  if (folders.length === 0) process.once('exit', removeTemporaryFolders)
  const folder = mkdtempSync(join(within, 'tokenferry-test-'))
  folders.push(folder)
  return folder
}

/** Removes all of them. */
export function removeTemporaryFolders(): void {
  process.off('exit', removeTemporaryFolders)
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
