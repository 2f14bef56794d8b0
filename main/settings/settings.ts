import { join } from 'node:path'
import Conf from 'conf'
import { ProblemError } from '../contract/result'
import { putAside } from '../files/put-aside'
import { readSettings, type SettingsReading } from './read-settings'
import { defaultSettings, type Settings } from './settings-schema'
import { HeldElsewhere, whileLocked } from './write-lock'

/** The settings file, read at the start and written at each change. */
export interface SettingsFile {
  readonly get: <K extends keyof Settings>(key: K) => Settings[K]
  /** @throws ProblemError `settings-unwritable`. */
  readonly set: <K extends keyof Settings>(key: K, value: Settings[K]) => void
  /**
   * Changes what is in the file, which another process may have written since it was read here. Nothing else in the
   * file is touched, not even what is not known here.
   *
   * @throws ProblemError `settings-unwritable`; then the change counts for this session only.
   */
  readonly update: <K extends keyof Settings>(key: K, change: (value: Settings[K]) => Settings[K]) => void
  /** Reads the file again: a person may have taken a known host out of it. One that can't be understood counts for nothing. */
  readonly refresh: () => void
  /** Where a settings file that could not be understood was put, if there was one. */
  readonly setAside: string | null
  /** Why the settings file could not be read at the start, if there is one and it was left as it is. */
  readonly unreadable: string | null
}

/** How the settings are opened. */
export interface OpenOptions {
  /** How the file is written; as plain Node does it if not given. */
  readonly openStore?: OpenStore
  /**
   * What becomes of a file that can't be understood. `set aside`: it is kept as `settings.json.bak`. `leave`: it stays
   * as it is, and every change is refused. Either way the settings start fresh.
   */
  readonly ifBroken?: 'set aside' | 'leave'
}

/** Opens `settings.json` in `folder`. A broken file never keeps the application from starting. */
export function openSettings(
  folder: string,
  { openStore = plainStore, ifBroken = 'set aside' }: OpenOptions = {},
): SettingsFile {
  const file = join(folder, 'settings.json')
  const setAside = ifBroken === 'set aside' && isBroken(file) ? setBrokenAside(file) : null
  const found = readSettings(file)
  const current: Settings = { ...(found.kind === 'read' ? found.settings : defaultSettings) }
  let store: SettingsStore | null = null

  const update: SettingsFile['update'] = (key, change) => {
    current[key] = change(current[key])
    try {
      current[key] = whileLocked(file, () => {
        const next = change(readToChange(file)[key])
        store ??= openStore(folder)
        store.set({ version: defaultSettings.version, [key]: next })
        return next
      })
    } catch (error) {
      throw ProblemError.because(error, {
        code: 'settings-unwritable',
        message: `The settings can’t be saved to ${file}.`,
        hint:
          error instanceof HeldElsewhere
            ? `If Tokenferry isn’t running there, remove ${error.lock}. Everything else keeps working.`
            : 'Free some space, or check that folder’s permissions. Everything else keeps working.',
      })
    }
  }
  return {
    get: (key) => current[key],
    set: (key, value) => {
      update(key, () => value)
    },
    update,
    refresh: () => {
      const now = readSettings(file)
      if (now.kind === 'read') Object.assign(current, now.settings)
    },
    setAside,
    unreadable: setAside === null ? whyNotRead(found) : null,
  }
}

/** What writes `settings.json`. It reads the file before it writes, and keeps what is not known here. */
type SettingsStore = Pick<Conf<Settings>, 'set'>

/** Opens what writes `settings.json` in a folder: electron-store in the window, its base on plain Node. */
export type OpenStore = (folder: string) => SettingsStore

const plainStore: OpenStore = (folder) =>
  new Conf<Settings>({ cwd: folder, configName: 'settings', configFileMode: 0o600 })

function isBroken(file: string): boolean {
  return readSettings(file).kind === 'broken'
}

/** @throws Error if the file holds something that must not be written over. */
function readToChange(file: string): Settings {
  const now = readSettings(file)
  const reason = whyNotRead(now)
  if (reason !== null) throw new Error(reason)
  return now.kind === 'read' ? now.settings : defaultSettings
}

/** Why a file that is there could not be read; `null` if it was, or there is none. */
function whyNotRead(reading: SettingsReading): string | null {
  if (reading.kind === 'unreadable') return reading.reason
  return reading.kind === 'broken' ? 'It contains no settings that can be understood.' : null
}

/**
 * Answers where the file is then; `null` if another process has put it right meanwhile. Only under the lock: what
 * another one has put there in its place holds host keys.
 */
function setBrokenAside(file: string): string | null {
  try {
    return whileLocked(file, () => (isBroken(file) ? putAside(file) : null))
  } catch {
    return file
  }
}
