import Store from 'electron-store'
import type { OpenStore } from '../settings/settings'
import type { Settings } from '../settings/settings-schema'

// It opens its channel to the page once, when it is first used: here, so that `ipc/open-channels.ts` can close it.
Store.initRenderer()

/** Writes the settings as Electron’s own store does it. */
export const settingsStore: OpenStore = (folder) =>
  new Store<Settings>({ cwd: folder, name: 'settings', configFileMode: 0o600 })
