import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleNames } from './bundle-names'

/** The lines of the two files that show the root hash, which therefore can't cover them. `report.json` holds what they say. */
const papers = /^[0-9a-f]{64} {2}report\.(?:html|pdf)\n/gm

/**
 * The root hash of a bundle: 64 hexadecimal digits that stand for everything that was recorded. It is the SHA-256 sum
 * of `SHA256SUMS` without the lines of the two files that show it, so that two tools of any system can make it:
 * `grep -vE '^[0-9a-f]{64}  report\.(html|pdf)$' SHA256SUMS | sha256sum`.
 *
 * @param manifest the text of `SHA256SUMS`, with or without the lines of these two
 */
export function rootHash(manifest: string): string {
  const covered = manifest.replaceAll('\r\n', '\n').replace(papers, '')
  return createHash('sha256').update(covered).digest('hex')
}

/** The root hash of the bundle in a folder. @throws Error if it has no `SHA256SUMS` */
export async function rootHashIn(folder: string): Promise<string> {
  return rootHash(await readFile(join(folder, bundleNames.manifest), 'utf8'))
}
