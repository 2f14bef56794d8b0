import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ProblemError } from '../contract/result'
import { readSettings } from './read-settings'
import type { SettingsFile } from './settings'
import { defaultSettings, type Settings } from './settings-schema'

/**
 * The settings of the application in `folder`, for the command line: without Electron, and without touching anything in
 * the file but what is set. A file that can't be understood counts as an empty one and is not written.
 */
export function plainSettings(folder: string): SettingsFile {
  const file = join(folder, 'settings.json')
  const current: Settings = { ...(readSettings(file) ?? defaultSettings) }
  return {
    get: (key) => current[key],
    set: (key, value) => {
      current[key] = value
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        const kept = existsSync(file) ? contentOf(file) : defaultSettings
        const next = `${file}.${String(process.pid)}.new`
        writeFileSync(next, `${JSON.stringify({ ...kept, [key]: value }, null, '\t')}\n`, { mode: 0o600 })
        renameSync(next, file)
      } catch (error) {
        throw new ProblemError({
          code: 'settings-unwritable',
          message: `The settings can't be written to ${file}.`,
          hint: 'Free some space, or check that file and the rights of its folder.',
          detail: (error as Error).message,
        })
      }
    },
    refresh: () => {
      Object.assign(current, readSettings(file))
    },
    setAside: null,
  }
}

/** Everything in the file, also what is not known here. @throws Error where it is no settings file. */
function contentOf(file: string): object {
  if (readSettings(file) === null) throw new Error('It holds no settings that can be understood.')
  return JSON.parse(readFileSync(file, 'utf8')) as object
}
