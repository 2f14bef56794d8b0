import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { temporaryFolder } from '../temporary-folder'

/** What a benchmark has to work with. */
export interface Stage {
  /** Where the project lies. */
  readonly root: string
  /** What to add to the environment of its windows. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** Unpacks the .deb of the last commit into a folder, and answers where Electron’s binary lies in it. */
  readonly unpackDeb: (folder: string) => Promise<string>
}

/** A window of an application. */
export interface BenchWindow {
  readonly electron: ElectronApplication
  readonly page: Page
  readonly close: () => Promise<void>
}

/**
 * Opens the application in `folder`, the project's if none is named, on the data folder `kept`; without, on a new
 * one, which goes with it.
 */
export async function openWindow(
  { root, env }: Stage,
  folder = root,
  kept: string | null = null,
): Promise<BenchWindow> {
  const userData = kept ?? temporaryFolder()
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
