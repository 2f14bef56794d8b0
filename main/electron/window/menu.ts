import { Menu, type MenuItemConstructorOptions } from 'electron'

/**
 * The menu: editing, zoom, full screen, closing. Electron's own would also have links to the web, which open
 * without being listed in `contract/links.ts`, and the developer tools.
 */
export function setMenu(devTools: boolean): void {
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ]
  const developer: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'reload' },
    { role: 'toggleDevTools' },
  ]
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
      { role: 'fileMenu' },
      { role: 'editMenu' },
      { label: 'View', submenu: devTools ? [...view, ...developer] : view },
      { role: 'windowMenu' },
    ]),
  )
}
