import { homedir } from 'node:os'
import { join } from 'node:path'
import { app, nativeTheme, type BrowserWindow } from 'electron'
import { Application } from '../application/application'
import { maskSecrets } from '../fortios/mask-secrets'
import type { Answerer } from './ipc/open-channels'
import { answer } from '../application/router'
import { machineWideLocks } from '../store/lock-folder'
import { RunFolders } from '../store/run-folders'
import { machineWidePolicy, readPolicy } from '../settings/policy'
import { openSettings } from '../settings/settings'
import { settingsStore } from './settings-store'
import { electronDesktop } from './window/electron-desktop'

/** The application behind the window, and what answers the calls of the page. */
export interface Composed {
  readonly application: Application
  readonly answerCall: Answerer
}

/** Puts the application together behind the window. */
export function compose(
  window: () => BrowserWindow | null,
  assetsFolder: string,
  reviewThread: URL,
): Composed {
  const dataFolder = app.getPath('userData')
  const settings = openSettings(dataFolder, { openStore: settingsStore })
  nativeTheme.themeSource = settings.get('theme')
  const application = new Application({
    desktop: electronDesktop(window),
    settings,
    folders: new RunFolders(dataFolder),
    locksFolder: machineWideLocks(),
    version: app.getVersion(),
    dataFolder,
    assetsFolder,
    reviewThread,
    policy: () => readPolicy(machineWidePolicy()),
    openSsh: {
      folder: join(homedir(), '.ssh'),
      computer: process.platform === 'win32' ? 'C:\\ProgramData\\ssh' : '/etc/ssh',
      agent: process.env.SSH_AUTH_SOCK,
    },
    now: () => new Date(),
  })
  const onFault = (name: string, error: unknown) => {
    console.error(maskSecrets(`The call "${name}" failed: ${wordsOf(error)}`))
  }
  return {
    application,
    answerCall: (name, argument) => answer(name, application.handlers, argument, onFault),
  }
}

/** What the error itself says. Printed whole it would show everything that hangs on it. */
function wordsOf(error: unknown): string {
  return (error instanceof Error && error.stack) || String(error)
}
