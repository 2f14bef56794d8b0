import { createStore, type Store } from '../state/store'

/** The subjects of the settings, in their order on the screen. */
export const settingTitles = [
  'Appearance',
  'Notifications',
  'Reports',
  'Two people',
  'Finished runs',
  'Data folder',
  'Known devices',
  'Old encryption',
] as const

/** The one that is to be brought into sight when the settings are opened; `null` if none is. */
export const wantedSetting: Store<(typeof settingTitles)[number] | null> = createStore<
  (typeof settingTitles)[number] | null
>(null)
