import Store from 'electron-store'
import type { OpenStore } from '../settings/settings'
import type { Settings } from '../settings/settings-schema'

/** The settings as Electron’s own store keeps them. */
export const settingsStore: OpenStore = (options) => new Store<Settings>({ ...options, name: 'settings' })
