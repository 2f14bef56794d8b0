import type { MenuItemConstructorOptions } from 'electron'
import { expect, test, vi } from 'vitest'
import { windowCommands, type WindowCommand } from '../../../../main/contract/window-commands'
import { menuTemplate } from '../../../../main/electron/window/menu-template'

type Item = MenuItemConstructorOptions

/** Each item of the menu with those of its submenus, without the lines between them. */
function itemsOf(menu: readonly Item[]): readonly Item[] {
  return menu.flatMap((item) => [
    ...(item.type === 'separator' ? [] : [item]),
    ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : []),
  ])
}

const platforms = ['linux', 'win32', 'darwin'] as const
const menuOf = (platform: NodeJS.Platform, devTools = false, choose: (id: WindowCommand) => void = vi.fn()) =>
  menuTemplate({ platform, devTools }, choose)
const titles = (platform: NodeJS.Platform) => menuOf(platform).map(({ label, role }) => label ?? role)

/** What Electron does by itself in our menus: nothing that opens the web, and none of the developer tools. */
const harmless = new Set([
  ...['appMenu', 'services', 'hide', 'hideOthers', 'unhide', 'quit', 'close', 'windowMenu', 'help'],
  ...['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'],
  ...['resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'],
])

test('the menus are those of the system', () => {
  expect(titles('linux')).toEqual(['File', 'Edit', 'View', 'windowMenu', 'Help'])
  expect(titles('win32')).toEqual(titles('linux'))
  expect(titles('darwin')).toEqual(['appMenu', ...titles('linux')])
})

test.each(platforms)(
  '%s: each command stands once in the menu, off until it is known that it may be used',
  (platform) => {
    const items = itemsOf(menuOf(platform)).filter(({ id }) => id !== undefined)
    expect(items.map(({ id }) => id).toSorted()).toEqual(Object.keys(windowCommands).toSorted())
    expect(items.filter(({ enabled }) => enabled !== false)).toEqual([])
  },
)

test.each(platforms)('%s: a packaged application has neither developer tools nor links', (platform) => {
  const roles = itemsOf(menuOf(platform)).flatMap(({ role }) => role ?? [])
  expect(roles.filter((role) => !harmless.has(role))).toEqual([])
})

test('developers have their tools', () => {
  const roles = itemsOf(menuOf('linux', true)).map(({ role }) => role)
  expect(roles).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']))
})

test.each(platforms)('%s: keys', (platform) => {
  const keys = itemsOf(menuOf(platform)).flatMap(({ id, accelerator }) =>
    id === undefined || accelerator === undefined ? [] : [`${id} ${String(accelerator)}`],
  )
  expect(keys.toSorted()).toEqual([
    'console CmdOrCtrl+J',
    'export CmdOrCtrl+E',
    'help F1',
    'migrate CmdOrCtrl+N',
    'open-files CmdOrCtrl+O',
    'palette CmdOrCtrl+K',
    'search CmdOrCtrl+F',
    'settings CmdOrCtrl+,',
  ])
})

test('beside macOS the page alone acts on a key, so that nothing is done twice', () => {
  const registered = (platform: NodeJS.Platform) =>
    itemsOf(menuOf(platform)).filter(
      ({ accelerator, registerAccelerator }) => accelerator && registerAccelerator !== false,
    )
  expect(registered('linux')).toEqual([])
  expect(registered('win32')).toEqual([])
  expect(registered('darwin')).not.toEqual([])
})

test('an item says which command it is', () => {
  const choose = vi.fn()
  const settings = itemsOf(menuOf('linux', false, choose)).find(({ id }) => id === 'settings')
  settings?.click?.({} as never, undefined, {})
  expect(choose).toHaveBeenCalledExactlyOnceWith('settings')
})
