import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where the application keeps its settings, as Electron decides it: for the command line, which has no Electron. */
export function applicationFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home = homedir(),
): string {
  const above = {
    win32: env.APPDATA || join(home, 'AppData', 'Roaming'),
    darwin: join(home, 'Library', 'Application Support'),
    linux: env.XDG_CONFIG_HOME || join(home, '.config'),
  }
  return join(platform === 'win32' || platform === 'darwin' ? above[platform] : above.linux, 'Tokenferry')
}
