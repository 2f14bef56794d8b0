import { app, nativeTheme, type BrowserWindow } from 'electron'
import { Application } from './application/application'
import { maskSecrets } from './fortios/mask-secrets'
import { answerCalls } from './ipc/router'
import { isTrustedSender } from './security/trusted-sender'
import { RunFolders } from './store/run-folders'
import { machineWideLocks } from './store/run-lock'
import { openSettings } from './store/settings'
import { electronDesktop } from './window/electron-desktop'

/** Puts the application together behind the window, and lets it answer the calls of the page. */
export function compose(
  window: () => BrowserWindow | null,
  assetsFolder: string,
  reviewDesk: URL,
): Application {
  const dataFolder = app.getPath('userData')
  const settings = openSettings(dataFolder)
  nativeTheme.themeSource = settings.get('theme')
  const application = new Application({
    desktop: electronDesktop(window),
    settings,
    folders: new RunFolders(dataFolder),
    locksFolder: machineWideLocks(),
    version: app.getVersion(),
    dataFolder,
    assetsFolder,
    reviewDesk,
    now: () => new Date(),
  })
  answerCalls(
    application.handlers,
    (event) => {
      const contents = window()?.webContents
      return isTrustedSender(event, new Set(contents ? [contents.id] : []))
    },
    (name, error) => {
      console.error(maskSecrets(`The call "${name}" failed: ${wordsOf(error)}`))
    },
  )
  return application
}

/** What the error itself says. Printed whole it would show everything that hangs on it. */
function wordsOf(error: unknown): string {
  return (error instanceof Error && error.stack) || String(error)
}
