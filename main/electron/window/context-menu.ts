import { Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron'
import { contextTemplate, copyTemplate, type ToCopy } from './context-template'

/** Shows the menu of a text where the person asks for one. */
export function offerContextMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, under) => {
    popUp(contextTemplate(under), window)
  })
}

/** Shows the menu of a row of a table. @param copy puts a text onto the clipboard */
export function offerCopies(
  window: BrowserWindow | null,
  texts: readonly ToCopy[],
  copy: (text: string) => void,
): void {
  if (window) popUp(copyTemplate(texts, copy), window)
}

function popUp(template: readonly MenuItemConstructorOptions[], window: BrowserWindow) {
  Menu.buildFromTemplate([...template]).popup({ window })
}
