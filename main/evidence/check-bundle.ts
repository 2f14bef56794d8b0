import { createPublicKey, verify, type KeyObject } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ProblemError } from '../contract/result'
import { decodeJournal } from '../migration/journal'
import { bundleNames, sha256Of } from './bundle'
import { signingFingerprint } from './signing-key'

/** What checking a bundle finds. */
export interface BundleCheck {
  /** Empty where everything is as it was written. Each names what was changed. */
  readonly problems: readonly string[]
  readonly files: number
  /** Of the key in the bundle; `null` where it can't be read. */
  readonly fingerprint: string | null
}

const manifestLine = /^([0-9a-f]{64}) [ *]([^/\\]+)$/

/**
 * Whether a bundle is as it was written: the signature over the manifest, the sum of each file, files that are
 * missing or too many, and the chain of the journal.
 *
 * @param trusted the fingerprint that the key must have, where it is known
 * @throws ProblemError `not-a-bundle`
 */
export async function checkBundle(folder: string, trusted: string | null): Promise<BundleCheck> {
  const manifest = await readBytes(join(folder, bundleNames.manifest))
  if (manifest === null) {
    throw new ProblemError({
      code: 'not-a-bundle',
      message: `${folder} is not a bundle of evidence: it has no ${bundleNames.manifest}.`,
      hint: 'Name the folder "evidence" of a run.',
    })
  }
  const problems: string[] = []
  const key = readKey(await readBytes(join(folder, bundleNames.publicKey)))
  const signature = await readBytes(join(folder, bundleNames.signature))
  if (key === null) problems.push(`${bundleNames.publicKey} is missing or is no ed25519 key.`)
  else if (signature === null) problems.push(`${bundleNames.signature} is missing.`)
  else if (!verify(null, manifest, key, signature)) {
    problems.push(
      `${bundleNames.manifest} is not the one that was signed: it, its signature or the key was changed.`,
    )
  }
  const fingerprint = key && signingFingerprint(key)
  if (trusted !== null && fingerprint !== null && trusted.toLowerCase() !== fingerprint.toLowerCase()) {
    problems.push(`It was signed with another key: ${fingerprint}, where ${trusted} was expected.`)
  }
  const named = new Set<string>([bundleNames.manifest, bundleNames.signature])
  for (const [at, text] of manifest.toString('utf8').trimEnd().split('\n').entries()) {
    const [, sum, name] = manifestLine.exec(text) ?? []
    if (sum === undefined || name === undefined) {
      problems.push(`${bundleNames.manifest} is damaged at its line ${at + 1}.`)
      continue
    }
    named.add(name)
    const path = join(folder, name)
    if (!(await isFile(path))) problems.push(`${name} is missing.`)
    else if ((await sha256Of(path)) !== sum) problems.push(`${name} was changed.`)
  }
  for (const name of await readdir(folder)) {
    if (!named.has(name)) problems.push(`${name} was added.`)
  }
  problems.push(...(await checkJournal(join(folder, bundleNames.journal))))
  return { problems, files: named.size - 2, fingerprint }
}

async function checkJournal(path: string): Promise<readonly string[]> {
  const bytes = await readBytes(path)
  const damage = bytes && decodeJournal(bytes.toString('utf8')).damage
  if (!damage) return []
  const { kind, line, reason } = damage
  return kind === 'not-understood'
    ? [`${bundleNames.journal} holds a record that is not understood, at its line ${line}: ${reason}`]
    : [`The chain of ${bundleNames.journal} is broken at its line ${line}: ${reason}`]
}

function readKey(pem: Buffer | null): KeyObject | null {
  if (pem === null) return null
  try {
    const key = createPublicKey(pem)
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}

async function readBytes(path: string): Promise<Buffer | null> {
  return (await isFile(path)) ? readFile(path) : null
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() === true
}
