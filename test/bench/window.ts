import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'

/** Where the project lies, and what to add to the environment of its windows. */
export interface Stage {
  readonly root: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** A window of an application. */
export interface BenchWindow {
  readonly electron: ElectronApplication
  readonly page: Page
  readonly close: () => Promise<void>
}

/**
 * Opens the application in `folder`, the project's where none is named, on the data folder `kept`; without, on a new
 * one, which goes with it.
 */
export async function openWindow(
  { root, env }: Stage,
  folder = root,
  kept: string | null = null,
): Promise<BenchWindow> {
  const userData = kept ?? mkdtempSync(join(tmpdir(), 'tokenferry-bench-'))
  const withoutSandbox = join(root, 'scripts', 'without-sandbox.cjs')
  const electron = await _electron.launch({
    cwd: folder,
    args: ['-r', withoutSandbox, '.', '--disable-gpu', '--log-level=3', `--user-data-dir=${userData}`],
    env: defined({ ...process.env, ELECTRON_RUN_AS_NODE: undefined, ...env }),
  })
  return {
    electron,
    page: await electron.firstWindow(),
    close: async () => {
      await electron.close()
      if (kept === null) rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function defined(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
