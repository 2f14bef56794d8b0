import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { launchElectron } from './electron'
import type { ElectronApplication, Page } from 'playwright'
import { temporaryFolder } from '../temporary-folder'

const root = resolve(import.meta.dirname, '../..')
const withoutSandbox = resolve(root, 'scripts/without-sandbox.cjs')

export type LaunchOptions = {
  /** Folder for everything that the application keeps; without it a new one, which `close` removes. */
  userData?: string
  /** Added to the command line, after the application. */
  args?: readonly string[]
  /** Modules that Electron loads before the application. */
  required?: readonly string[]
  /** Added to the environment; `undefined` takes a variable out. */
  env?: Readonly<Record<string, string | undefined>>
  /** Chromium's sandbox, which root cannot have on Linux. Off, so that the tests are the same for everybody. */
  sandbox?: boolean
}

export type LaunchedApp = {
  app: ElectronApplication
  /** The first window, its page loaded. */
  page: Page
  userData: string
  /** Quits the application, by force if it does not within ten seconds; leaves no process of it behind. */
  close: () => Promise<void>
}

const variables = (added: LaunchOptions['env']): Record<string, string> => {
  // Set in the terminals of some editors; Electron would then be plain Node.
  const all: Record<string, string | undefined> = {
    ...process.env,
    ELECTRON_RUN_AS_NODE: undefined,
    ...added,
  }
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

/** Ends whatever is left of a process that leads a group of its own, as Playwright starts it everywhere but on Windows. */
const reap = (pid: number) => {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // nothing is left
  }
}

/** Starts the built application (out/) as `electron .` does and waits for its first window. */
export const launchApp = async ({
  userData,
  args = [],
  required = [],
  env,
  sandbox = false,
}: LaunchOptions = {}): Promise<LaunchedApp> => {
  const folder = userData ?? temporaryFolder()
  const app = await launchElectron({
    cwd: root,
    args: [
      ...[...(sandbox ? [] : [withoutSandbox]), ...required].flatMap((module) => ['-r', module]),
      '.',
      '--disable-gpu',
      '--log-level=3',
      `--user-data-dir=${folder}`,
      ...args,
    ],
    // The locks of a test are no concern of the machine's.
    env: variables({ TOKENFERRY_LOCKS: join(folder, 'locks'), ...env }),
    chromiumSandbox: sandbox,
    timeout: 30_000,
  })
  const pid = app.process().pid
  const close = async () => {
    // Nobody is there to answer what closing may ask.
    await app
      .evaluate(({ dialog }) => {
        Object.assign(dialog, {
          showMessageBox: () => Promise.resolve({ response: 1, checkboxChecked: false }),
        })
      })
      .catch(() => undefined)
    const late = new Promise<void>((done) => setTimeout(done, 10_000).unref())
    await Promise.race([app.close().catch(() => undefined), late])
    if (pid !== undefined) reap(pid)
    if (userData === undefined) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const page = await app.firstWindow({ timeout: 30_000 })
    await page.waitForLoadState('domcontentloaded')
    return { app, page, userData: folder, close }
  } catch (error) {
    await close()
    throw error
  }
}
