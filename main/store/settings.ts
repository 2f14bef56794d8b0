import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import Store from 'electron-store'
import { ProblemError } from '../contract/result'
import { defaultSettings, settingsSchema, type Settings } from './settings-schema'

/** The settings file, read once and written at each change. */
export interface SettingsFile {
  readonly get: <K extends keyof Settings>(key: K) => Settings[K]
  /** @throws ProblemError `settings-unwritable`. */
  readonly set: <K extends keyof Settings>(key: K, value: Settings[K]) => void
  /** Where a settings file that could not be read was put, if there was one. */
  readonly setAside: string | null
}

/**
 * Opens `settings.json` in `folder`. A file that can't be understood is kept as `settings.json.bak`, and the
 * settings start fresh: a broken file never keeps the application from starting.
 */
export function openSettings(folder: string): SettingsFile {
  const file = join(folder, 'settings.json')
  const setAside = isUsable(file) ? null : putAside(file)
  const store = openStore(folder)
  return {
    get: (key) => store.get(key),
    set: (key, value) => {
      try {
        store.set(key, value)
      } catch (error) {
        throw new ProblemError({
          code: 'settings-unwritable',
          message: `The settings can't be written to ${file}.`,
          hint: 'Free some space, or check the rights of that folder. Everything else goes on working.',
          detail: (error as Error).message,
        })
      }
    },
    setAside,
  }
}

/** The store in the file. Where there can be no file, nothing is remembered, and each write says why. */
function openStore(folder: string): Pick<Store<Settings>, 'get' | 'set'> {
  try {
    const store = new Store<Settings>({
      name: 'settings',
      cwd: folder,
      defaults: defaultSettings,
      clearInvalidConfig: true,
    })
    store.get('version')
    return store
  } catch (reason) {
    return {
      get: <K extends keyof Settings>(key: K) => defaultSettings[key],
      set: () => {
        throw reason as Error
      },
    }
  }
}

function isUsable(file: string): boolean {
  if (!existsSync(file)) return true
  try {
    return settingsSchema.safeParse({
      ...defaultSettings,
      ...(JSON.parse(readFileSync(file, 'utf8')) as object),
    }).success
  } catch {
    return false
  }
}

function putAside(file: string): string {
  const backup = `${file}.bak`
  try {
    renameSync(file, backup)
  } catch {
    return file
  }
  return backup
}
