import { Menu } from 'electron'
import { windowCommands, type WindowCommand } from '../../contract/window-commands'
import { menuTemplate } from './menu-template'

/**
 * Puts the application menu there. Its items are off until what may be used is known.
 *
 * @param choose called with the command of an item that was chosen, if it may be used then
 * @returns tells the menu what may be used from now on
 */
export function setMenu(
  devTools: boolean,
  choose: (command: WindowCommand) => void,
): (may: readonly WindowCommand[]) => void {
  let allowed: ReadonlySet<WindowCommand> = new Set()
  const template = menuTemplate({ platform: process.platform, devTools }, (command) => {
    if (allowed.has(command)) choose(command)
  })
  const menu = Menu.buildFromTemplate([...template])
  Menu.setApplicationMenu(menu)
  return (may) => {
    allowed = new Set(may)
    for (const command of Object.keys(windowCommands) as WindowCommand[]) {
      const item = menu.getMenuItemById(command)
      if (item && item.enabled !== allowed.has(command)) item.enabled = allowed.has(command)
    }
  }
}
