import { setTimeout as later } from 'node:timers/promises'

/**
 * What Windows answers about a file that another program holds: a virus scanner, an indexer or a backup, for a moment
 * each. It does not tell them from permissions that stay missing.
 */
const held: readonly string[] = ['EBUSY', 'EPERM', 'EACCES', 'ENOTEMPTY']

/** How long to wait before each further try, in milliseconds: half a second in all. */
const pauses: readonly number[] = [10, 20, 40, 80, 150, 200]

/**
 * Does something with a file, again for half a second if another program holds it. On other systems a file that is open
 * elsewhere can be read, renamed and removed, so nothing is tried twice there.
 *
 * @throws what the file system says in the end
 */
export async function patiently<T>(act: () => Promise<T>, platform = process.platform): Promise<T> {
  for (const pause of pauses) {
    try {
      return await act()
    } catch (error) {
      if (!isWorthWaiting(error, platform)) throw error
    }
    await later(pause)
  }
  return act()
}

/** The same for what is done in one go, and waits in one go. @throws what the file system says in the end */
export function patientlyInOneGo<T>(act: () => T, platform = process.platform): T {
  for (const pause of pauses) {
    try {
      return act()
    } catch (error) {
      if (!isWorthWaiting(error, platform)) throw error
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause)
  }
  return act()
}

function isWorthWaiting(error: unknown, platform: NodeJS.Platform): boolean {
  return platform === 'win32' && held.includes((error as NodeJS.ErrnoException).code ?? '')
}
