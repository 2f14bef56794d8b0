import { crc32 } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import type { Allowance } from './allowance'
import { wholeOf, type Content } from './content'
import { largestMember, notRead, type Member } from './member'

/** The system that wrote an entry, in the upper byte of `versionMadeBy` (APPNOTE 4.4.2), and its types of files. */
const unix = 3
const typeBits = 0o170_000
const regular = 0o100_000
const symbolicLink = 0o120_000

/**
 * The files in a zip, in the order of its directory. It lies packed in memory; of what comes out one member does.
 *
 * @throws Error in the words of yauzl if it is damaged or cut off; ProblemError of the allowance
 */
export async function* membersOfZip(packed: Content, allowance: Allowance): AsyncGenerator<Member> {
  const { default: yauzl } = await import('yauzl')
  const bytes = await wholeOf(packed.pieces(), largestMember)
  if (bytes === null) throw new Error(notRead.tooLarge.reason)
  // Names are decoded by us, so that one that leads elsewhere is shown instead of refused with all the others.
  const zip = await yauzl.fromBufferPromise(bytes, { decodeStrings: false })
  for await (const entry of zip.eachEntry()) {
    const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry
    const name = yauzl.getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true)
    const type = entry.versionMadeBy >>> 8 === unix ? (entry.externalFileAttributes >>> 16) & typeBits : 0
    if (/[/\\]$/.test(name)) continue
    allowance.takeMember()
    if (entry.isEncrypted()) yield { name, ...notRead.encrypted }
    else if (type === symbolicLink) yield { name, ...notRead.link }
    else if (type !== 0 && type !== regular) yield { name, ...notRead.special }
    else if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) yield { name, ...notRead.method }
    else yield { name, ...(await readEntry(zip, entry, allowance)) }
  }
}

async function readEntry(
  zip: ZipFile,
  entry: Entry,
  allowance: Allowance,
): Promise<{ readonly bytes: Buffer } | (typeof notRead)[keyof typeof notRead]> {
  try {
    const stream = await zip.openReadStreamPromise(entry)
    const bytes = await wholeOf(allowance.counted(stream), largestMember)
    if (bytes === null) return notRead.tooLarge
    return crc32(bytes) === entry.crc32 ? { bytes } : notRead.damaged
  } catch (error) {
    allowance.rethrow(error)
    return notRead.damaged
  }
}
