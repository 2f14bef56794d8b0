import { createHash, createPublicKey, sign, type KeyObject } from 'node:crypto'
import { join } from 'node:path'
import type { Problem } from '../contract/result'
import { putAside } from '../files/put-aside'
import { makeKeyFile, openKeyFile, type KeyReading, type SecretKeeper } from './key-file'

/** Signs with a key that stays on this computer. */
export interface Signer {
  /** `SHA256:` and the sum of the public key (DER) in hexadecimal. */
  readonly fingerprint: string
  /** The public key, as PEM. */
  readonly publicKey: string
  /** Ed25519, the bare 64 bytes. */
  readonly sign: (bytes: Uint8Array) => Uint8Array
}

/** The key that signs now, and what a person has to know of it. */
export interface SigningKey {
  readonly signer: Signer
  readonly problems: readonly Problem[]
}

/**
 * The key that signs evidence, from `signing-key.json` in `folder`; made if there is none. The operating system
 * encrypts it if it can (`keeper`); elsewhere only the rights of the file (0600) protect it.
 *
 * Evidence is always signed, and no key is ever lost by it. One that can't be opened now stays where it is, and the one
 * in `signing-key-meanwhile.json` signs until it can. A file that holds no key is put aside, and a new key made.
 *
 * @throws what the file system says if no key can be read or made
 */
export function openSigningKey(folder: string, keeper: SecretKeeper | null): SigningKey {
  const file = usualFile(folder)
  const usual = openKeyFile(file, keeper)
  if (usual.kind !== 'closed') return keyIn(file, usual, keeper)
  const meanwhile = join(folder, 'signing-key-meanwhile.json')
  // Whatever keeps the usual one closed must not close this one as well.
  const { signer, problems } = keyIn(meanwhile, openKeyFile(meanwhile, null), null)
  return { signer, problems: [notTheUsual(file, usual.reason, signer), ...problems] }
}

/** Which key would sign now; `null` if none can be opened, or none was made yet. Makes none. Never throws. */
export function keyAtHand(folder: string, keeper: SecretKeeper | null): Signer['fingerprint'] | null {
  const usual = openKeyFile(usualFile(folder), keeper)
  return usual.kind === 'open' ? signerOf(usual.key).fingerprint : null
}

function usualFile(folder: string): string {
  return join(folder, 'signing-key.json')
}

function keyIn(file: string, reading: KeyReading, keeper: SecretKeeper | null): SigningKey {
  switch (reading.kind) {
    case 'open':
      return { signer: signerOf(reading.key), problems: reading.exposed ? [exposed(file)] : [] }
    case 'missing':
      return { signer: signerOf(makeKeyFile(file, keeper)), problems: [] }
    case 'broken': {
      const aside = putAside(file)
      const signer = signerOf(makeKeyFile(file, keeper))
      return { signer, problems: [replaced(file, aside, signer)] }
    }
    case 'closed':
      throw new Error(`${file} can’t be opened: ${reading.reason}`)
  }
}

function notTheUsual(file: string, reason: string, { fingerprint }: Signer): Problem {
  return {
    code: 'signing-key-changed',
    message: `The report was signed with a different key than usual, because ${file} can’t be opened now: ${reason}.`,
    hint: `The usual key is left as it is, and signs again once it can be opened. Keep the fingerprint of this one as well: ${fingerprint}`,
  }
}

function replaced(file: string, aside: string, { fingerprint }: Signer): Problem {
  return {
    code: 'signing-key-changed',
    message: `Reports are signed with a new key from now on, because ${file} held no usable key.`,
    hint: `The old file is kept as ${aside}, and what was signed before stays valid. Fingerprints on earlier printed reports don’t match the new key: ${fingerprint}`,
  }
}

function exposed(file: string): Problem {
  return {
    code: 'signing-key-exposed',
    message: `Other users of this computer can read or change the key that signs reports: ${file}.`,
    hint: `Remove that permission (chmod 600). If someone may have used the key, move the file away: a new key is created.`,
  }
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
