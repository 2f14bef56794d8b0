import { join } from 'node:path'
import { sandboxObstacle } from './sandbox.mjs'
import { say, Stop } from './terminal.mjs'

const withoutSandbox = join(import.meta.dirname, 'without-sandbox.cjs')

/**
 * What goes before the application on Electron's command line, on this machine and for this user.
 * @param {string} binary Electron's
 * @returns {Promise<string[]>}
 */
export const electronFlags = async (binary) => {
  const asRoot = process.platform === 'linux' && process.getuid() === 0
  const obstacle = asRoot ? undefined : await sandboxObstacle(binary)
  if (obstacle) throw new Stop(obstacle)
  if (asRoot)
    say(
      'Chromium has no sandbox for root: started with --no-sandbox. Better to run this as an ordinary user.',
    )
  // Chromium's complaints about the desktop (no D-Bus, no GPU) are nothing to act on.
  return ['--log-level=3', ...(asRoot ? ['--no-sandbox', '-r', withoutSandbox] : [])]
}
