import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod'
import { patientlyInOneGo } from '../files/patiently'
import { messageOf } from '../text/message'

/** Encrypts with what the operating system keeps secrets with, for this user of this computer. */
export interface SecretKeeper {
  readonly seal: (text: string) => Uint8Array
  /** @throws if it was sealed by someone else, or the keeper can't be asked. */
  readonly unseal: (sealed: Uint8Array) => string
}

/**
 * What opening the file of a key comes to. `closed`: it may be whole, and can't be read or unsealed now. `broken`: it
 * holds no key.
 */
export type KeyReading =
  | { readonly kind: 'open'; readonly key: KeyObject; readonly exposed: boolean }
  | { readonly kind: 'closed'; readonly reason: string }
  | { readonly kind: 'missing' | 'broken' }

const keySchema = z.object({
  version: z.literal(1),
  /** `system`: sealed by the operating system. `file`: as it is, readable by this user alone. */
  kept: z.enum(['system', 'file']),
  privateKey: z.string(),
})

/** More than any key file has, in bytes. */
const largest = 65_536

const readableByOthers = 0o044
const writableByOthers = 0o022

/** Opens the file of a key. Never throws. */
export function openKeyFile(file: string, keeper: SecretKeeper | null): KeyReading {
  let text: string
  let mode: number
  try {
    const facts = statSync(file)
    if (!facts.isFile() || facts.size > largest) return { kind: 'broken' }
    mode = facts.mode
    text = patientlyInOneGo(() => readFileSync(file, 'utf8'))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' ? { kind: 'missing' } : { kind: 'closed', reason: messageOf(error) }
  }
  const content = contentOf(text)
  if (content === null) return { kind: 'broken' }
  const { kept, privateKey } = content
  const der = kept === 'system' ? unseal(privateKey, keeper) : privateKey
  if (typeof der !== 'string') return { kind: 'closed', ...der }
  try {
    const key = createPrivateKey({ key: Buffer.from(der, 'base64'), format: 'der', type: 'pkcs8' })
    return { kind: 'open', key, exposed: isExposed(kept, mode) }
  } catch {
    return { kind: 'broken' }
  }
}

/**
 * Makes a key and its file, for this user alone. A file that is there already is never written over.
 *
 * @throws what the file system says if it can't be written
 */
export function makeKeyFile(file: string, keeper: SecretKeeper | null): KeyObject {
  const { privateKey } = generateKeyPairSync('ed25519')
  const der = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
  const kept = keeper ? 'system' : 'file'
  const text = keeper ? Buffer.from(keeper.seal(der)).toString('base64') : der
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const descriptor = openSync(file, 'wx', 0o600)
  try {
    writeSync(descriptor, `${JSON.stringify({ version: 1, kept, privateKey: text })}\n`)
    fsyncSync(descriptor)
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  } finally {
    closeSync(descriptor)
  }
  return privateKey
}

function contentOf(text: string): z.infer<typeof keySchema> | null {
  try {
    return keySchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

function unseal(privateKey: string, keeper: SecretKeeper | null): string | { readonly reason: string } {
  if (keeper === null) return { reason: 'the keyring of the operating system is not available' }
  try {
    return keeper.unseal(Buffer.from(privateKey, 'base64'))
  } catch (error) {
    return { reason: messageOf(error) }
  }
}

/** A sealed key tells nobody anything, and can be replaced all the same. */
function isExposed(kept: 'system' | 'file', mode: number): boolean {
  if (process.platform === 'win32') return false
  return (mode & (kept === 'file' ? readableByOthers | writableByOthers : writableByOthers)) !== 0
}
