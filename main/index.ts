import { join } from 'node:path'
import { app, nativeTheme, session, type BrowserWindow } from 'electron'
import { Application } from './application/application'
import { answerCalls } from './ipc/router'
import { registerAppScheme, serveApp } from './security/app-scheme'
import { lockDown, lockSession } from './security/lock-down'
import { isTrustedSender } from './security/trusted-sender'
import { RunFolders } from './store/run-folders'
import { openSettings } from './store/settings'
import { guardClosing } from './window/close-guard'
import { electronDesktop } from './window/electron-desktop'
import { openMainWindow } from './window/main-window'

/**
 * The composition root: what the product is made of, in the order in which it comes to life. Before Electron is
 * ready: the sandbox, the `app` scheme, the lock-down. Then the window, and the application behind it.
 */

const built = join(import.meta.dirname, '..')
const assets = join(built, '..', 'assets')

let window: BrowserWindow | null = null

if (app.requestSingleInstanceLock()) {
  app.enableSandbox() // SECURITY 4
  registerAppScheme()
  lockDown(app)
  app.on('second-instance', showWindow)
  app.on('window-all-closed', () => {
    app.quit()
  })
  // Not awaited at the top level: Electron is ready only after this module has been evaluated.
  void app.whenReady().then(start)
} else {
  app.quit()
}

function start() {
  const dataFolder = app.getPath('userData')
  const settings = openSettings(dataFolder)
  nativeTheme.themeSource = settings.get('theme')
  lockSession(session.defaultSession)
  serveApp(session.defaultSession, join(built, 'renderer'))

  const application = new Application({
    desktop: electronDesktop(() => window),
    settings,
    folders: new RunFolders(dataFolder),
    version: app.getVersion(),
    dataFolder,
    assetsFolder: assets,
    now: () => new Date(),
  })
  answerCalls(
    application.handlers,
    (event) => isTrustedSender(event, new Set(window ? [window.webContents.id] : [])),
    (name, error) => {
      console.error(`The call "${name}" failed:`, error)
    },
  )

  const opened = openMainWindow(
    join(built, 'preload', 'index.cjs'),
    join(assets, 'icon.png'),
    nativeTheme.shouldUseDarkColors,
  )
  window = opened
  guardClosing(opened, () => application.mustStayOpen)
  opened.once('ready-to-show', () => {
    void application.loadChoices()
  })
  opened.on('closed', () => {
    window = null
  })
  app.on('will-quit', () => {
    void application.close()
  })
}

function showWindow() {
  if (!window) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
