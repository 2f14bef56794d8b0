import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { patiently } from '../files/patiently'
import { bundleNames, isPasted } from './bundle-names'
import { readme } from './readme'
import { rootHash } from './root-hash'
import type { Signer } from './signing-key'

/** What goes into a bundle. */
export interface BundleContents {
  /** Name → text or bytes. */
  readonly files: ReadonlyMap<string, string | Uint8Array>
  /** Name → the file that is copied. */
  readonly copies: ReadonlyMap<string, string>
  /** What shows the root hash of all the others: made last, from it. Name → text or bytes. */
  readonly papers: (rootHash: string) => Promise<ReadonlyMap<string, string | Uint8Array>>
  readonly rehearsal: boolean
}

/**
 * Writes a bundle of evidence: its files, a README, the SHA-256 sum of each (`SHA256SUMS`, as `sha256sum` writes
 * it), and an ed25519 signature over the sums. What was in the folder before is removed: a bundle holds what its
 * manifest names, and nothing else.
 */
export async function writeBundle(folder: string, contents: BundleContents, signer: Signer): Promise<void> {
  await patiently(() => rm(folder, { recursive: true, force: true }))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const put = (name: string, content: string | Uint8Array) =>
    writeFile(join(folder, name), content, { mode: 0o600 })
  for (const [name, content] of contents.files) await put(name, content)
  for (const [name, source] of contents.copies) await copyFile(source, join(folder, name))
  await put(bundleNames.publicKey, signer.publicKey)
  await put(
    bundleNames.readme,
    readme(signer.fingerprint, contents.rehearsal, [...contents.copies.keys()].some(isPasted)),
  )
  const record = await sumsIn(folder, await readdir(folder))
  const papers = await contents.papers(rootHash(manifestOf(record)))
  for (const [name, content] of papers) await put(name, content)
  const manifest = manifestOf([...record, ...(await sumsIn(folder, [...papers.keys()]))])
  await put(bundleNames.manifest, manifest)
  await put(bundleNames.signature, signer.sign(Buffer.from(manifest)))
}

type NamedSum = readonly [name: string, sum: string]

function sumsIn(folder: string, names: readonly string[]): Promise<readonly NamedSum[]> {
  return Promise.all(names.map(async (name): Promise<NamedSum> => [name, await sha256Of(join(folder, name))]))
}

/** Sums as `sha256sum` writes them, by name. */
function manifestOf(sums: readonly NamedSum[]): string {
  const lines = sums.toSorted(([one], [other]) => (one < other ? -1 : 1))
  return lines.map(([name, sum]) => `${sum}  ${name}\n`).join('')
}

/** The SHA-256 sum of a file in hexadecimal, however large it is. */
export async function sha256Of(path: string): Promise<string> {
  const sum = createHash('sha256')
  for await (const chunk of createReadStream(path)) sum.update(chunk as Uint8Array)
  return sum.digest('hex')
}
