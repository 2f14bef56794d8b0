import { clipboard, dialog, nativeTheme, type BrowserWindow } from 'electron'
import type { Desktop } from '../../application/desktop'
import { channelOf } from '../../contract/channels'
import { offerCopies } from './context-menu'
import { keepAwake } from './keep-awake'
import { openLink, openReport, showInFolder } from '../security/external-links'
import { systemKeeper } from '../system-keeper'
import { taskBarProgress, tellBehind } from './task-bar'

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
  recording: { title: 'Choose a terminal recording', filters: [] },
  files: {
    title: 'Choose configuration backups',
    filters: [],
  },
  folder: { title: 'Choose a folder with configuration backups', filters: [] },
} as const

/** The desktop as Electron gives it, for the window that is there at the time. @param offer tells the menu */
export function electronDesktop(
  window: () => BrowserWindow | null,
  offer: Desktop['offer'],
  pagesFolder: string,
): Desktop {
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
    chooseFolder: async () => {
      const parent = window()
      const options: Electron.OpenDialogOptions = {
        title: 'Where to keep the evidence',
        properties: ['openDirectory', 'createDirectory'],
      }
      const chosen = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options))
      return chosen.filePaths[0] ?? null
    },
    chooseWhereToSave: async (suggestedName) => {
      const parent = window()
      const options = { defaultPath: suggestedName }
      const chosen = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options))
      return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
    },
    copy,
    offerCopies: (texts) => {
      offerCopies(window(), texts, copy)
    },
    openLink,
    showInFolder,
    openFile: openReport,
    printPdf: async (page, paper) => (await import('./print-page')).printPage(page, paper, pagesFolder),
    // Asked when it is first needed: the keyring of a desktop may be slow to open.
    get keeper() {
      return systemKeeper()
    },
    keepAwake: keepAwake(),
    showProgress: taskBarProgress(window),
    tell: tellBehind(window),
    offer,
    setTheme: (theme) => {
      nativeTheme.themeSource = theme
    },
  }
}

function copy(text: string) {
  void clipboard.writeText(text)
}

function copyFilter({ name, extensions }: { readonly name: string; readonly extensions: readonly string[] }) {
  return { name, extensions: [...extensions] }
}
