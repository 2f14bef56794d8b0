import { readFileSync } from 'node:fs'
import { defaultSettings, settingsSchema, type Settings } from './settings-schema'

/** What a settings file holds; `null` if that can't be understood, or there is none. */
export function readSettings(file: string): Settings | null {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof content !== 'object' || content === null || Array.isArray(content)) return null
    return settingsSchema.safeParse({ ...defaultSettings, ...content }).data ?? null
  } catch {
    return null
  }
}
