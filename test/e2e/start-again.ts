import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import type { LaunchedApp } from './launch'

const root = resolve(import.meta.dirname, '../..')

/** Starts the application a second time, as a launcher does, and waits until that start has ended. @returns its exit code */
export const startAgain = async (
  { app, userData }: Pick<LaunchedApp, 'app' | 'userData'>,
  args: readonly string[],
  folder = root,
): Promise<number | null> => {
  const electron = await app.evaluate(() => process.execPath)
  const second = spawn(
    electron,
    [
      '--no-sandbox',
      '-r',
      resolve(root, 'scripts/without-sandbox.cjs'),
      root,
      '--disable-gpu',
      `--user-data-dir=${userData}`,
      ...args,
    ],
    { stdio: 'ignore', cwd: folder },
  )
  try {
    const [code] = (await once(second, 'exit', { signal: AbortSignal.timeout(30_000) })) as [number | null]
    return code
  } finally {
    second.kill('SIGKILL')
  }
}
