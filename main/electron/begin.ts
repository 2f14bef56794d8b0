import { join } from 'node:path'
import { app, nativeTheme, session, type BrowserWindow, type Session } from 'electron'
import { openChannels } from './ipc/open-channels'
import { registerAppScheme } from './security/app-scheme'
import { lockDown } from './security/lock-down'
import { isTrustedSender } from './security/trusted-sender'
import { canWrite } from '../store/data-folder'
import { guardClosing } from './window/close-guard'
import type { Composed, compose } from './compose'
import { createMainWindow, showPage } from './window/main-window'
import { setMenu } from './window/menu'
import { redrawAfterCrash } from './window/redraw'
import { giveUp } from './window/start-failure'

let window: BrowserWindow | null = null
let behind: Composed['application'] | null = null

/** Where the built product lies. */
export interface Built {
  /** Answers what a page asks for. */
  readonly servePages: (session: Session) => void
  readonly preload: string
  readonly assetsFolder: string
  /** Address of the bundled worker that reviews files. */
  readonly reviewThread: URL
}

/**
 * Begins the window. Before Electron is ready: the sandbox, the `app` scheme, the lock-down. Then the window, whose
 * process starts and loads the page while the application behind it is put together (`compose.ts`).
 */
export function begin(built: Built): void {
  // Where the data folder can't be written there can be no lock either: then the window opens all the same, and says so.
  if (!canWrite(app.getPath('userData')) || app.requestSingleInstanceLock()) {
    app.enableSandbox() // SECURITY 4
    registerAppScheme()
    lockDown(app)
    app.on('second-instance', () => {
      if (behind) behind.startedAgain(focusWindow)
      else focusWindow()
    })
    app.on('window-all-closed', () => {
      app.quit()
    })
    // Not awaited at the top level: Electron is ready only after this module has been evaluated.
    // Main is loaded meanwhile. Where that fails it is told below, once there can be a window for it.
    const loading = import('./compose')
    loading.catch(() => undefined)
    void app
      .whenReady()
      .then(() => start(built, loading))
      .catch(giveUp)
  } else {
    app.quit()
  }
}

async function start(
  { servePages, preload, assetsFolder, reviewThread }: Built,
  loading: Promise<{ readonly compose: typeof compose }>,
) {
  servePages(session.defaultSession)
  const devTools = !app.isPackaged
  const opened = createMainWindow({
    preload,
    icon: join(assetsFolder, 'icon.png'),
    dark: nativeTheme.shouldUseDarkColors,
    devTools,
  })
  window = opened
  opened.on('closed', () => {
    window = null
  })

  const composed = loading.then((loaded) => loaded.compose(() => window, assetsFolder, reviewThread))
  const ours = new Set([opened.webContents.id])
  openChannels(
    (event) => isTrustedSender(event, ours),
    composed.then(({ answerCall }) => answerCall),
  )
  const shown = showPage(opened)
  const { application } = await composed
  behind = application
  setMenu(devTools)
  redrawAfterCrash(opened)
  guardClosing(opened, application)
  app.on('will-quit', () => {
    void application.close()
  })
  await shown
  await application.loadChoices()
}

function focusWindow() {
  if (!window) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
