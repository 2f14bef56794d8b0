import { BrowserWindow } from 'electron'
import { appOrigin } from '../security/app-scheme'
import { webPreferences } from '../security/web-preferences'

/** Where a window was and how large; kept between starts. */
export interface WindowBounds {
  readonly width: number
  readonly height: number
}

export const defaultBounds: WindowBounds = { width: 1280, height: 800 }

/** Opens the one window. It is shown when its first frame is ready, so that nobody sees an empty one. */
export function openMainWindow(preload: string, icon: string, dark: boolean): BrowserWindow {
  const window = new BrowserWindow({
    ...defaultBounds,
    minWidth: 800,
    minHeight: 600,
    show: false,
    useContentSize: true,
    title: 'Tokenferry',
    icon,
    backgroundColor: dark ? '#0f151a' : '#f6f7f8',
    autoHideMenuBar: true,
    webPreferences: webPreferences(preload),
  })
  window.once('ready-to-show', () => {
    window.show()
  })
  void window.loadURL(`${appOrigin}/index.html`)
  return window
}
