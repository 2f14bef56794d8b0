import type { MenuItemConstructorOptions } from 'electron'
import { keyOf, windowCommands, type WindowCommand } from '../../contract/window-commands'

/** What the menu of a window is made for. */
interface MenuKind {
  readonly platform: NodeJS.Platform
  /** Whether developers have their tools. */
  readonly devTools: boolean
}

type Item = MenuItemConstructorOptions

const line: Item = { type: 'separator' }

/**
 * The application menu as each system has it, as data: every item of ours has its command as its `id`. What Electron
 * puts there by itself would also have links to the web, which open without being listed in `contract/links.ts`.
 *
 * @param choose called with the command of an item that was chosen
 */
export function menuTemplate(
  { platform, devTools }: MenuKind,
  choose: (command: WindowCommand) => void,
): readonly Item[] {
  const isMac = platform === 'darwin'
  const item = (id: WindowCommand): Item => ({
    id,
    label: windowCommands[id].title,
    ...acceleratorOf(id, isMac),
    enabled: false,
    click: () => choose(id),
  })
  return [
    ...(isMac
      ? [
          {
            role: 'appMenu',
            submenu: [
              ...[item('about'), line, item('settings'), line, { role: 'services' }, line],
              ...[{ role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }, line, { role: 'quit' }],
            ] as Item[],
          } as const,
        ]
      : []),
    {
      label: 'File',
      submenu: [
        ...[item('migrate'), item('migrate-by-hand'), item('rehearse'), line],
        ...[item('open-files'), item('open-folder'), line, item('export'), line],
        ...(isMac ? [] : [item('settings'), line]),
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    {
      label: 'Edit',
      submenu: [
        ...[{ role: 'undo' }, { role: 'redo' }, line],
        ...[{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }, line],
        item('search'),
      ] as Item[],
    },
    {
      label: 'View',
      submenu: [
        ...[item('palette'), item('console'), line],
        ...[
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          line,
          { role: 'togglefullscreen' },
        ],
        ...(devTools ? [line, { role: 'reload' }, { role: 'toggleDevTools' }] : []),
      ] as Item[],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      label: 'Help',
      submenu: [item('help'), item('shortcuts'), ...(isMac ? [] : [line, item('about')])],
    },
  ]
}

/**
 * The key is shown, and the page acts on it, so that it does the same wherever the menu is hidden. On macOS the menu
 * asks the page first, and acts only if that does not.
 */
function acceleratorOf(command: WindowCommand, isMac: boolean): Partial<Item> {
  const key = keyOf(command)
  if (key === null) return {}
  const accelerator = /^F\d+$/.test(key) ? key : `CmdOrCtrl+${key}`
  return isMac ? { accelerator } : { accelerator, registerAccelerator: false }
}
