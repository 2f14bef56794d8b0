import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readme } from './readme'
import type { Signer } from './signing-key'

/** Names within a bundle that everybody who checks it has to know. */
export const bundleNames = {
  manifest: 'SHA256SUMS',
  signature: 'SHA256SUMS.sig',
  publicKey: 'signer.pem',
  readme: 'README.txt',
  journal: 'journal.jsonl',
  transcript: 'transcript.log',
  backups: 'backups.sha256',
} as const

/** What goes into a bundle. */
export interface BundleContents {
  /** Name → text or bytes. */
  readonly files: ReadonlyMap<string, string | Uint8Array>
  /** Name → the file that is copied. */
  readonly copies: ReadonlyMap<string, string>
  readonly rehearsal: boolean
}

/**
 * Writes a bundle of evidence: its files, a README, the SHA-256 sum of each (`SHA256SUMS`, as `sha256sum` writes
 * it), and an ed25519 signature over the sums. What was in the folder before is removed: a bundle holds what its
 * manifest names, and nothing else.
 */
export async function writeBundle(folder: string, contents: BundleContents, signer: Signer): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const put = (name: string, content: string | Uint8Array) =>
    writeFile(join(folder, name), content, { mode: 0o600 })
  for (const [name, content] of contents.files) await put(name, content)
  for (const [name, source] of contents.copies) await copyFile(source, join(folder, name))
  await put(bundleNames.publicKey, signer.publicKey)
  await put(bundleNames.readme, readme(signer.fingerprint, contents.rehearsal))
  const names = (await readdir(folder)).toSorted()
  const sums = await Promise.all(
    names.map(async (name) => `${await sha256Of(join(folder, name))}  ${name}\n`),
  )
  const manifest = sums.join('')
  await put(bundleNames.manifest, manifest)
  await put(bundleNames.signature, signer.sign(Buffer.from(manifest)))
}

/** The SHA-256 sum of a file in hexadecimal, however large it is. */
export async function sha256Of(path: string): Promise<string> {
  const sum = createHash('sha256')
  for await (const chunk of createReadStream(path)) sum.update(chunk as Uint8Array)
  return sum.digest('hex')
}
