import { safeStorage } from 'electron'

/** Backends of Electron on Linux whose key anybody could know: what they encrypt is not kept secret. */
const pretended: ReadonlySet<string> = new Set(['basic_text', 'unknown'])

/**
 * What the operating system keeps secrets with: the Keychain, DPAPI, or the keyring of the desktop. `null` if
 * there is none: then nothing pretends to be encrypted.
 */
export function systemKeeper() {
  if (!safeStorage.isEncryptionAvailable()) return null
  if (process.platform === 'linux' && pretended.has(safeStorage.getSelectedStorageBackend())) return null
  return {
    seal: (text: string): Uint8Array => safeStorage.encryptString(text),
    unseal: (sealed: Uint8Array): string => safeStorage.decryptString(Buffer.from(sealed)),
  }
}
