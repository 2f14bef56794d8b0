import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type KeyObject,
} from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

/** Encrypts with what the operating system keeps secrets with, for this user of this computer. */
export interface SecretKeeper {
  readonly seal: (text: string) => Uint8Array
  /** @throws where it was sealed by somebody else, or the keeper can't be asked. */
  readonly unseal: (sealed: Uint8Array) => string
}

/** Signs with a key that stays on this computer. */
export interface Signer {
  /** `SHA256:` and the sum of the public key (DER) in hexadecimal. */
  readonly fingerprint: string
  /** The public key, as PEM. */
  readonly publicKey: string
  /** Ed25519, the bare 64 bytes. */
  readonly sign: (bytes: Uint8Array) => Uint8Array
}

const fileSchema = z.object({
  version: z.literal(1),
  /** `system`: sealed by the operating system. `file`: as it is, readable by this user alone. */
  kept: z.enum(['system', 'file']),
  privateKey: z.string(),
})

/**
 * The key that signs evidence, from `signing-key.json` in `folder`; made where there is none. The operating system
 * encrypts it where it can (`keeper`); elsewhere only the rights of the file (0600) protect it. A key that can't be
 * read is put aside as `signing-key.json.bak`, and a new one is made: evidence is always signed.
 */
export function openSigningKey(folder: string, keeper: SecretKeeper | null): Signer {
  const file = join(folder, 'signing-key.json')
  return signerOf(readKey(file, keeper) ?? makeKey(file, folder, keeper))
}

function readKey(file: string, keeper: SecretKeeper | null): KeyObject | null {
  if (!existsSync(file)) return null
  try {
    const { kept, privateKey } = fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    const bytes = Buffer.from(privateKey, 'base64')
    if (kept === 'system' && keeper === null) throw new Error('There is nothing to open it with.')
    const der = kept === 'system' && keeper ? Buffer.from(keeper.unseal(bytes), 'base64') : bytes
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  } catch {
    renameSync(file, `${file}.bak`)
    return null
  }
}

function makeKey(file: string, folder: string, keeper: SecretKeeper | null): KeyObject {
  const { privateKey } = generateKeyPairSync('ed25519')
  const der = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
  const kept = keeper ? 'system' : 'file'
  const text = keeper ? Buffer.from(keeper.seal(der)).toString('base64') : der
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(file, `${JSON.stringify({ version: 1, kept, privateKey: text })}\n`, { mode: 0o600 })
  return privateKey
}

function signerOf(privateKey: KeyObject): Signer {
  const publicKey = createPublicKey(privateKey)
  return {
    fingerprint: signingFingerprint(publicKey),
    publicKey: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    sign: (bytes) => sign(null, bytes, privateKey),
  }
}

/** `SHA256:` and the sum of a public key (DER) in hexadecimal. */
export function signingFingerprint(publicKey: KeyObject): string {
  const der = publicKey.export({ format: 'der', type: 'spki' })
  return `SHA256:${createHash('sha256').update(der).digest('hex')}`
}
