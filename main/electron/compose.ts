import { homedir } from 'node:os'
import { join } from 'node:path'
import { app, nativeTheme, type BrowserWindow } from 'electron'
import { Application } from '../application/application'
import type { FaultLog } from '../diagnostics/fault-log'
import { printFault } from './faults'
import type { Answerer } from './ipc/open-channels'
import { answer } from '../application/router'
import { machineWideLocks } from '../store/lock-folder'
import { RunFolders } from '../store/run-folders'
import { readMachinePolicy } from '../settings/policy'
import { openSettings } from '../settings/settings'
import { settingsStore } from './settings-store'
import { thirdPartyLicenses } from './third-party'
import { electronDesktop } from './window/electron-desktop'
import { setMenu } from './window/menu'

/** The application behind the window, and what answers the calls of the page. */
export interface Composed {
  readonly application: Application
  readonly answerCall: Answerer
}

/** Puts the application together behind the window. */
export function compose(
  window: () => BrowserWindow | null,
  dataFolder: string,
  assetsFolder: string,
  pagesFolder: string,
  reviewThread: URL,
  faults: FaultLog,
): Composed {
  const settings = openSettings(dataFolder, { openStore: settingsStore })
  nativeTheme.themeSource = settings.get('theme')
  const offer = setMenu(!app.isPackaged, (command) => desktop.emit('command', command))
  const desktop = electronDesktop(window, offer, pagesFolder)
  const application = new Application({
    desktop,
    licenses: thirdPartyLicenses,
    settings,
    folders: new RunFolders(dataFolder),
    locksFolder: machineWideLocks(),
    version: app.getVersion(),
    dataFolder,
    faults,
    assetsFolder,
    reviewThread,
    policy: readMachinePolicy,
    openSsh: {
      folder: join(homedir(), '.ssh'),
      computer: process.platform === 'win32' ? 'C:\\ProgramData\\ssh' : '/etc/ssh',
      agent: process.env.SSH_AUTH_SOCK,
    },
    now: () => new Date(),
  })
  return {
    application,
    answerCall: async (name, argument) => {
      // What the page reports is what is to be kept.
      const ended = faults.calls.begin(name, name === 'reportFault' ? undefined : argument)
      const result = await answer(name, application.handlers, argument, (_name, error) => {
        faults.record('call', error)
        printFault(error)
      })
      ended(result.ok ? 'done' : result.problem.code)
      return result
    },
  }
}
