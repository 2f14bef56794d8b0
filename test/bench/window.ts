import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'

/** Where the project lies, and what to add to the environment of its windows. */
export interface Stage {
  readonly root: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** A window of the application in `folder`, or of another one, with a data folder of its own. */
export interface BenchWindow {
  readonly electron: ElectronApplication
  readonly page: Page
  readonly close: () => Promise<void>
}

export async function openWindow({ root, env }: Stage, folder = root): Promise<BenchWindow> {
  const userData = mkdtempSync(join(tmpdir(), 'tokenferry-bench-'))
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
      rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function defined(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
