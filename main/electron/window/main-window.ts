import { once } from 'node:events'
import { BrowserWindow } from 'electron'
import { appOrigin } from '../security/app-scheme'
import { windowPreferences } from '../security/web-preferences'
import { leastSize } from './window-place'

/** What the window is made with. */
export interface MainWindowParts {
  readonly preload: string
  readonly icon: string
  /** Whether the desktop is dark now, for the colour behind the page. */
  readonly dark: boolean
  readonly devTools: boolean
}

/** Makes the one window, still empty and hidden. */
export function createMainWindow({ preload, icon, dark, devTools }: MainWindowParts): BrowserWindow {
  return new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    show: false,
    useContentSize: true,
    title: 'Tokenferry',
    icon,
    backgroundColor: dark ? '#0f151a' : '#f6f7f8',
    autoHideMenuBar: true,
    webPreferences: windowPreferences(preload, devTools),
  })
}

/** Loads the page, and shows the window with its first frame, so that nobody sees an empty one. */
export async function showPage(window: BrowserWindow): Promise<void> {
  void window.loadURL(`${appOrigin}/index.html`)
  await once(window, 'ready-to-show')
  window.show()
}
