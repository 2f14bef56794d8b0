import { clipboard, dialog, nativeTheme, type BrowserWindow } from 'electron'
import type { Desktop } from '../application/desktop'
import { channelOf } from '../contract/channels'
import { openLink, openReport, showInFolder } from '../security/external-links'

const openDialogs = {
  key: { title: 'Choose a private key', filters: [] },
  configuration: {
    title: 'Choose a configuration backup',
    filters: [
      { name: 'FortiGate configuration', extensions: ['conf', 'cfg', 'txt', 'gz'] },
      { name: 'All files', extensions: ['*'] },
    ],
  },
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
    setTheme: (theme) => {
      nativeTheme.themeSource = theme
    },
  }
}

function copyFilter({ name, extensions }: { readonly name: string; readonly extensions: readonly string[] }) {
  return { name, extensions: [...extensions] }
}
