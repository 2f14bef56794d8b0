import type { MenuItemConstructorOptions } from 'electron'
import { beforeEach, expect, test, vi } from 'vitest'

const Menu = vi.hoisted(() => ({
  buildFromTemplate: vi.fn((template: unknown) => template),
  setApplicationMenu: vi.fn(),
}))
vi.mock('electron', () => ({ Menu }))

const { setMenu } = await import('../../../../main/electron/window/menu')

/** The role of every item that the menu was given, those of its submenus as well. */
const roles = (devTools: boolean) => {
  setMenu(devTools)
  const [template] = Menu.setApplicationMenu.mock.lastCall as [readonly MenuItemConstructorOptions[]]
  return template.flatMap(({ role, submenu }) => [
    role,
    ...(Array.isArray(submenu) ? submenu.filter(({ type }) => type !== 'separator') : []).map(
      (item) => item.role,
    ),
  ])
}

beforeEach(() => vi.clearAllMocks())

test('a packaged application has neither developer tools nor links', () => {
  const view = ['resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen']
  expect(roles(false).filter((role) => role !== 'appMenu')).toEqual([
    'fileMenu',
    'editMenu',
    undefined, // the menu "View" itself
    ...view,
    'windowMenu',
  ])
})

test('developers have their tools', () => {
  expect(roles(true)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']))
})
