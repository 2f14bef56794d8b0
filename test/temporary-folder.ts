import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { atTheEnd } from './at-the-end'

/** A folder that goes with the file of tests. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tokenferry-test-'))
  atTheEnd(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}
