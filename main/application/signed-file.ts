import { createPublicKey, verify } from 'node:crypto'
import { lstat, realpath, rm } from 'node:fs/promises'
import { ProblemError } from '../contract/result'
import type { Signer } from '../evidence/signing-key'
import { readWithin } from '../files/open-file'
import { saveFile } from './chosen-file'

/** The most that is read of a file to see whether it was signed, in bytes. */
const largestSigned = 64 * 1024 ** 2

/**
 * Saves a file where the person wants it, with the signature over it (`.sig`) and the public key (`.pem`) beside it. The
 * person was asked about the file alone. So what lies at those two names is replaced only if it is ours by its content:
 * the signature of the file that is replaced, and its key.
 *
 * The signature is taken away first and written last. So whenever this is interrupted, none lies there that fits no file,
 * and what is left shows that it is ours.
 *
 * @param what it is, as the sentence of a problem names it
 * @throws ProblemError `file-unwritable`; nothing was written if something else lies there
 */
export async function saveSigned(
  path: string,
  content: Uint8Array,
  signer: Pick<Signer, 'sign' | 'publicKey'>,
  what: string,
): Promise<void> {
  const signature = `${path}.sig`
  const key = `${path}.pem`
  const older = await refuseToReplace(path, { signature, key }, signer, what)
  const saveSignature = (bytes: Uint8Array) => saveFile(signature, bytes, `signature of the ${what}`)
  if (older) await takeAway(signature, what)
  try {
    await saveFile(path, content, what)
  } catch (error) {
    // What was there before is whole, and stays signed.
    if (older) await saveSignature(older).catch(() => undefined)
    throw error
  }
  await saveFile(key, Buffer.from(signer.publicKey), 'key of the signature')
  await saveSignature(signer.sign(content))
}

/** A link goes on leading to where the signature was. */
async function takeAway(signature: string, what: string): Promise<void> {
  await realpath(signature)
    .then((path) => rm(path))
    .catch((error: unknown) => {
      throw ProblemError.because(error, {
        code: 'file-unwritable',
        message: `The ${what} was not saved: its older signature can’t be replaced at ${signature}.`,
        hint: 'Choose another folder.',
      })
    })
}

/** Where the signature and the key lie. */
interface Beside {
  readonly signature: string
  readonly key: string
}

/** @returns the signature of the file that is replaced; `null` if there is none */
async function refuseToReplace(
  path: string,
  beside: Beside,
  { publicKey }: Pick<Signer, 'publicKey'>,
  what: string,
): Promise<Buffer | null> {
  const first = (await present(beside.signature)) ?? (await present(beside.key))
  if (first === null) return null
  // What can’t be read, or is something else, is not ours.
  const standing = await whatIsOurs(path, beside, Buffer.from(publicKey)).catch(() => null)
  if (standing) return standing.signature
  throw new ProblemError({
    code: 'file-unwritable',
    message: `The ${what} was not saved: ${first} is already there, and does not belong to a signed ${what} of this name.`,
    hint: 'Move it away, or choose another name.',
  })
}

/** `null` if something of it is not ours. */
async function whatIsOurs(
  path: string,
  beside: Beside,
  ownKey: Buffer,
): Promise<{ readonly signature: Buffer | null } | null> {
  const [content = null, signature = null, key = null] = await Promise.all(
    [path, beside.signature, beside.key].map(contentAt),
  )
  if (signature === null) return key === null || key.equals(ownKey) ? { signature } : null
  return content !== null && isSigned(content, signature, key ?? ownKey) ? { signature } : null
}

/** `null` if nothing is there. @throws if it can’t be read, or is too large */
async function contentAt(path: string): Promise<Buffer | null> {
  return (await present(path)) === null ? null : readWithin(path, largestSigned)
}

/** The path if anything is there, a link that leads nowhere as well; else `null`. */
function present(path: string): Promise<string | null> {
  return lstat(path).then(
    () => path,
    () => null,
  )
}

/** @throws if that is no key */
function isSigned(content: Buffer, signature: Buffer, key: Buffer): boolean {
  const publicKey = createPublicKey(key)
  return publicKey.asymmetricKeyType === 'ed25519' && verify(null, content, publicKey, signature)
}
