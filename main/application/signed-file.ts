import { createPublicKey, verify } from 'node:crypto'
import { lstat } from 'node:fs/promises'
import { ProblemError } from '../contract/result'
import type { Signer } from '../evidence/signing-key'
import { readWithin } from '../files/open-file'
import { saveFile } from './chosen-file'

/** The most that is read of a file to see whether it was signed, in bytes. */
const largestSigned = 64 * 1024 ** 2

/**
 * Saves a file where the person wants it, with the signature over it (`.sig`) and the public key (`.pem`) beside it. The
 * person was asked about the file alone. So what lies at those two names is replaced only if it is the signature of the
 * file that is replaced, and its key.
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
  await refuseToReplace(path, { signature, key }, what)
  await saveFile(path, content, what)
  await saveFile(signature, signer.sign(content), `signature of the ${what}`)
  await saveFile(key, Buffer.from(signer.publicKey), 'key of the signature')
}

/** Where the signature and the key lie. */
interface Beside {
  readonly signature: string
  readonly key: string
}

async function refuseToReplace(path: string, beside: Beside, what: string): Promise<void> {
  const first = (await present(beside.signature)) ?? (await present(beside.key))
  if (first === null || (await isSigned(path, beside))) return
  throw new ProblemError({
    code: 'file-unwritable',
    message: `The ${what} was not saved: ${first} is there already, and does not belong to a signed ${what} of this name.`,
    hint: 'Move it away, or choose another name.',
  })
}

/** The path if anything is there, a link that leads nowhere as well; else `null`. */
function present(path: string): Promise<string | null> {
  return lstat(path).then(
    () => path,
    () => null,
  )
}

async function isSigned(path: string, beside: Beside): Promise<boolean> {
  try {
    const [content, signature, key] = await Promise.all(
      [path, beside.signature, beside.key].map((each) => readWithin(each, largestSigned)),
    )
    if (!content || !signature || !key) return false
    const publicKey = createPublicKey(key)
    return publicKey.asymmetricKeyType === 'ed25519' && verify(null, content, publicKey, signature)
  } catch {
    return false // one of them is missing, or is something else
  }
}
