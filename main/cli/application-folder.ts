import { homedir } from 'node:os'
import { join } from 'node:path'
import { chooseDataFolder } from '../settings/choose-data-folder'

/** Where the data of this person lie: as the window, which shares it, decides it. */
export function dataFolder(): Promise<string> {
  return chooseDataFolder(applicationFolder())
}

/**
 * The folder that the operating system has for the data of this person, as Electron decides it: for the command line,
 * which has no Electron.
 *
 * @internal
 */
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
