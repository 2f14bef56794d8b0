import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import Conf from 'conf'
import { ProblemError } from '../contract/result'
import { readSettings } from './read-settings'
import { defaultSettings, type Settings } from './settings-schema'

/** The settings file, read at the start and written at each change. */
export interface SettingsFile {
  readonly get: <K extends keyof Settings>(key: K) => Settings[K]
  /** @throws ProblemError `settings-unwritable`. */
  readonly set: <K extends keyof Settings>(key: K, value: Settings[K]) => void
  /** Reads the file again: a person may have taken a known host out of it. One that can't be understood counts for nothing. */
  readonly refresh: () => void
  /** Where a settings file that could not be read was put, if there was one. */
  readonly setAside: string | null
}

/**
 * Opens `settings.json` in `folder`. A file that can't be understood is kept as `settings.json.bak`, and the
 * settings start fresh: a broken file never keeps the application from starting.
 *
 * @param openStore how the file is opened; as plain Node does it if not given
 */
export function openSettings(folder: string, openStore: OpenStore = plainStore): SettingsFile {
  const file = join(folder, 'settings.json')
  const setAside = existsSync(file) && readSettings(file) === null ? putAside(file) : null
  const store = storage(folder, openStore)
  const current: Settings = { ...defaultSettings, ...store.all() }
  return {
    get: (key) => current[key],
    set: (key, value) => {
      // It counts for this session even where it can't be remembered for the next.
      current[key] = value
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
    refresh: () => {
      Object.assign(current, readSettings(file))
    },
    setAside,
  }
}

/** How a store is opened. */
export interface StoreOptions {
  readonly cwd: string
  readonly defaults: Settings
  readonly clearInvalidConfig: boolean
  readonly configFileMode: number
}

/** Opens the store of the file `settings.json`: electron-store in the window, its base on plain Node. */
export type OpenStore = (options: StoreOptions) => Pick<Conf<Settings>, 'store' | 'set'>

const plainStore: OpenStore = (options) => new Conf<Settings>({ ...options, configName: 'settings' })

/** What is between the settings and their file. */
interface Storage {
  readonly all: () => Partial<Settings>
  readonly set: <K extends keyof Settings>(key: K, value: Settings[K]) => void
}

/** The store in the file. Where there can be no file, nothing is remembered, and each write says why. */
function storage(folder: string, openStore: OpenStore): Storage {
  try {
    const store = openStore({
      cwd: folder,
      defaults: defaultSettings,
      clearInvalidConfig: true,
      configFileMode: 0o600,
    })
    const all = store.store
    return {
      all: () => all,
      set: (key, value) => {
        store.set(key, value)
      },
    }
  } catch (reason) {
    return {
      all: () => ({}),
      set: () => {
        throw reason as Error
      },
    }
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
