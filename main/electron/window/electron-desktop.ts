import { clipboard, dialog, nativeTheme, type BrowserWindow } from 'electron'
import type { Desktop } from '../../application/desktop'
import { channelOf } from '../../contract/channels'
import { keepAwake } from './keep-awake'
import { openLink, openReport, showInFolder } from '../security/external-links'
import { systemKeeper } from '../system-keeper'
import { printPage } from './print-page'

const openDialogs = {
  key: { title: 'Choose a private key', filters: [] },
  logo: {
    title: 'Choose a logo',
    filters: [{ name: 'PNG or JPEG', extensions: ['png', 'jpg', 'jpeg'] }],
  },
  list: {
    title: 'Choose a list of users and serial numbers',
    filters: [
      { name: 'Text or CSV', extensions: ['csv', 'txt', 'tsv'] },
      { name: 'All files', extensions: ['*'] },
    ],
  },
  configuration: {
    title: 'Choose a configuration backup',
    filters: [
      { name: 'FortiGate configuration', extensions: ['conf', 'cfg', 'txt', 'gz'] },
      { name: 'All files', extensions: ['*'] },
    ],
  },
  files: {
    title: 'Choose configuration backups',
    filters: [
      {
        name: 'FortiGate configuration',
        extensions: ['conf', 'cfg', 'config', 'backup', 'bak', 'txt', 'log', 'gz'],
      },
      { name: 'All files', extensions: ['*'] },
    ],
  },
  folder: { title: 'Choose a folder with configuration backups', filters: [] },
} as const

/** The desktop as Electron gives it, for the window that is there at the time. */
export function electronDesktop(window: () => BrowserWindow | null): Desktop {
  return {
    emit: (event, value) => {
      const contents = window()?.webContents
      if (contents && !contents.isDestroyed()) contents.send(channelOf(event), value)
    },
    chooseFile: async (purpose) => {
      const parent = window()
      const { title, filters } = openDialogs[purpose]
      const options: Electron.OpenDialogOptions = {
        title,
        filters: [...filters].map(copyFilter),
        properties: ['openFile'],
      }
      const chosen = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options))
      return chosen.filePaths[0] ?? null
    },
    chooseToReview: async (what) => {
      const parent = window()
      const { title, filters } = openDialogs[what]
      const options: Electron.OpenDialogOptions = {
        title,
        filters: [...filters].map(copyFilter),
        properties: what === 'files' ? ['openFile', 'multiSelections'] : ['openDirectory'],
      }
      const chosen = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options))
      return chosen.filePaths
    },
    chooseWhereToSave: async (suggestedName) => {
      const parent = window()
      const options = { defaultPath: suggestedName }
      const chosen = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options))
      return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
    },
    copy: (text) => {
      void clipboard.writeText(text)
    },
    openLink,
    showInFolder,
    openFile: openReport,
    printPdf: printPage,
    // Asked when it is first needed: the keyring of a desktop may be slow to open.
    get keeper() {
      return systemKeeper()
    },
    keepAwake: keepAwake(),
    setTheme: (theme) => {
      nativeTheme.themeSource = theme
    },
  }
}

function copyFilter({ name, extensions }: { readonly name: string; readonly extensions: readonly string[] }) {
  return { name, extensions: [...extensions] }
}
