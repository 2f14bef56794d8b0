import { join } from 'node:path'
import { app, nativeTheme, session, type BrowserWindow, type Session } from 'electron'
import { openChannels } from './ipc/open-channels'
import { registerAppScheme } from './security/app-scheme'
import { lockDown } from './security/lock-down'
import { isTrustedSender } from './security/trusted-sender'
import { hangs } from '../files/in-time'
import { canWrite } from '../store/data-folder'
import { namedFiles, shorterArguments, type NamedFiles, type Start } from '../named-files'
import { packed } from './hand-over'
import { chooseDataFolder } from '../settings/choose-data-folder'
import { keepPlace } from './kept-place'
import { findOwnFolder } from './profile'
import { guardClosing } from './window/close-guard'
import { offerContextMenu } from './window/context-menu'
import type { Composed } from './compose'
import { openFaultLog, watchWindow } from './faults'
import type { FaultLog } from '../diagnostics/fault-log'
import { createMainWindow, showPage } from './window/main-window'
import { redrawAfterCrash } from './window/redraw'
import { giveUp } from './window/start-failure'
import { messageOf } from '../text/message'

let window: BrowserWindow | null = null
let behind: Composed['application'] | null = null
/** Files to open as soon as there is an application. */
const early: NamedFiles[] = []

/** Where the built product lies. */
export interface Built {
  /** Answers what a page asks for. */
  readonly servePages: (session: Session) => void
  readonly preload: string
  readonly assetsFolder: string
  /** Where the pages are, with the type for what is printed. */
  readonly pagesFolder: string
  /** Address of the bundled worker that reviews files. */
  readonly reviewThread: URL
}

/**
 * Begins the window. Before Electron is ready: the sandbox, the `app` scheme, the lock-down. Then the window, whose
 * process starts and loads the page while the application behind it is put together (`compose.ts`).
 */
export async function begin(built: Built): Promise<void> {
  const start = { argv: process.argv, folder: workingFolder(), isPackaged: app.isPackaged }
  if (!startedShorter(start)) await beginWith(namedFiles(start), built)
}

async function beginWith(named: NamedFiles, built: Built): Promise<void> {
  const own = findOwnFolder()
  const dataFolder = await chooseDataFolder(own)
  // If their own folder can't be written there can be no lock either: then the window opens all the same, and says so.
  if (!canWrite(own) || app.requestSingleInstanceLock(packed(named))) {
    app.enableSandbox() // SECURITY 4
    registerAppScheme()
    lockDown(app)
    const faults = openFaultLog(dataFolder)
    open(named)
    app.on('second-instance', (_event, _arguments, _folder, sent) => {
      if (behind) behind.startedAgain(focusWindow)
      else focusWindow()
      // Loaded with the first one: what checks it takes longer to load than all that comes before the window.
      void import('./handed-over').then(({ unpacked }) => {
        const files = unpacked(sent)
        if (files) open(files)
      })
    })
    // macOS, also before Electron is ready
    app.on('open-file', (event, path) => {
      event.preventDefault()
      open({ paths: [path], leftOut: 0 })
    })
    app.on('window-all-closed', () => {
      app.quit()
    })
    // Not awaited at the top level: Electron is ready only after this module has been evaluated.
    void app
      .whenReady()
      .then(() => showWindow(built, dataFolder, faults))
      .catch((error: unknown) => {
        faults.record('start', error)
        giveUp(error)
      })
  } else {
    app.quit()
  }
}

async function showWindow(
  { servePages, preload, assetsFolder, pagesFolder, reviewThread }: Built,
  dataFolder: string,
  faults: FaultLog,
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
  keepPlace(opened, dataFolder)
  watchWindow(opened, faults)
  opened.on('closed', () => {
    window = null
  })

  const shown = showPage(opened)
  // Loaded only now: the process of the page starts meanwhile, and Electron itself is not kept from getting ready.
  const composed = import('./compose').then(({ compose }) =>
    compose(() => window, dataFolder, assetsFolder, pagesFolder, reviewThread, faults),
  )
  const ours = new Set([opened.webContents.id])
  openChannels(
    (event) => isTrustedSender(event, ours),
    composed.then(({ answerCall }) => answerCall),
  )
  const { application } = await composed
  behind = application
  for (const files of early.splice(0)) application.openFiles(files)
  offerContextMenu(opened)
  redrawAfterCrash(opened)
  guardClosing(opened, application)
  app.on('will-quit', () => {
    void application.close()
  })
  app.on('quit', () => {
    // Otherwise the process would stay for as long as a share that is gone gives no answer.
    if (hangs()) process.kill(process.pid, 'SIGKILL')
  })
  await shown
  application.tidy()
  await application.loadChoices()
}

/** Starts again with fewer files if a second start like this one would end the first. */
function startedShorter(start: Start): boolean {
  try {
    const args = shorterArguments(start)
    if (args === null) return false
    app.relaunch({ args: [...args] })
    app.exit(0)
  } catch (error) {
    process.stderr.write(`tokenferry: ${messageOf(error)}\n`)
    app.exit(2)
  }
  return true
}

/** Where names of files begin. In a folder that has been removed there are none. */
function workingFolder(): string {
  try {
    return process.cwd()
  } catch {
    return app.getPath('home')
  }
}

function open(files: NamedFiles) {
  if (behind) behind.openFiles(files)
  else early.push(files)
}

function focusWindow() {
  if (!window) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
