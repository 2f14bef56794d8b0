import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import Store from 'electron-store'
import * as z from 'zod'
import { ProblemError } from '../contract/result'

const settingsSchema = z.object({
  version: z.literal(1),
  theme: z.enum(['system', 'light', 'dark']),
  /** What the form of the step "Connect" starts with. No password, ever. */
  lastConnection: z
    .object({
      host: z.string().max(255),
      port: z.number().int().min(1).max(65535),
      user: z.string().max(64),
      method: z.enum(['password', 'key']),
      keyFile: z.string().max(4096),
    })
    .nullable(),
  knownHosts: z.array(
    z.object({
      host: z.string().max(255),
      port: z.number().int().min(1).max(65535),
      type: z.string().max(64),
      fingerprint: z.string().max(128),
      since: z.string().max(32),
    }),
  ),
})

/** What is remembered between starts. */
export type Settings = z.infer<typeof settingsSchema>

const defaults: Settings = { version: 1, theme: 'system', lastConnection: null, knownHosts: [] }

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
  const store = new Store<Settings>({ name: 'settings', cwd: folder, defaults, clearInvalidConfig: true })
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

function isUsable(file: string): boolean {
  if (!existsSync(file)) return true
  try {
    return settingsSchema.safeParse({ ...defaults, ...(JSON.parse(readFileSync(file, 'utf8')) as object) })
      .success
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
