import { NotOurFile, readOwnFile } from '../files/own-file'
import { messageOf } from '../text/message'
import { defaultSettings, settingsSchema, type Settings } from './settings-schema'

/**
 * What reading a settings file comes to. `broken`: it was read, and holds nothing that can be understood. `unreadable`: it
 * may be whole, and can't be read now, as while a virus scanner or a backup holds it.
 */
export type SettingsReading =
  | { readonly kind: 'read'; readonly settings: Settings }
  | { readonly kind: 'missing' | 'broken' }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** More than the host keys of ten thousand devices take, in bytes. */
const largest = 64 * 1024 ** 2

/** Reads a settings file. Never throws. */
export function readSettings(file: string): SettingsReading {
  let text: string
  try {
    text = readOwnFile(file, largest)
  } catch (error) {
    if (error instanceof NotOurFile) return { kind: 'broken' }
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' }
    return code === 'EISDIR' ? { kind: 'broken' } : { kind: 'unreadable', reason: messageOf(error) }
  }
  const settings = understand(text)
  return settings ? { kind: 'read', settings } : { kind: 'broken' }
}

function understand(text: string): Settings | null {
  try {
    const content: unknown = JSON.parse(text)
    if (typeof content !== 'object' || content === null || Array.isArray(content)) return null
    return settingsSchema.safeParse({ ...defaultSettings, ...content }).data ?? null
  } catch {
    return null
  }
}
