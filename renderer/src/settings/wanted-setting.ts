import { createStore, type Store } from '../state/store'

/** The subjects of the settings, in their order on the screen. */
export const settingIds = [
  'appearance',
  'notifications',
  'reports',
  'two-people',
  'finished-runs',
  'data-folder',
  'known-devices',
  'old-encryption',
] as const

export type SettingId = (typeof settingIds)[number]

/** The one that is to be brought into sight when the settings are opened; `null` if none is. */
export const wantedSetting: Store<SettingId | null> = createStore<SettingId | null>(null)
