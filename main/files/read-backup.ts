import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { ProblemError } from '../contract/result'
import { ConfigSkimmer, type SkimmedConfig, type SkimOptions } from '../fortios/config'
import { decodeText, type DecodedText } from '../fortios/config/decode'
import { contentKind } from './archive/content-kind'
import type { Fingerprint } from './fingerprint'
import { inTime } from './in-time'
import { soleInput } from './inputs'
import { asUnreadable, openFile, pieceBytes } from './open-file'

/** Largest configuration that is read, in bytes, unpacked: what one string of V8 can hold. Backups have a tenth of it. */
export const largestBackup = 500 * 1024 ** 2

/** A configuration file as it was read. */
export interface ReadBackup extends DecodedText, Fingerprint {}

/** What a reader of a few tables needs of a configuration file. */
export interface SkimmedBackup extends SkimmedConfig, Fingerprint {}

/**
 * Reads a configuration file, packed or not.
 *
 * @param largest bound on the bytes of the file, and on those that it unpacks to.
 * @throws ProblemError `backup-unreadable` if the file cannot be read or unpacked, `backup-too-large` if it is
 * larger than that.
 */
export async function readBackup(path: string, largest = largestBackup): Promise<ReadBackup> {
  try {
    let room = Buffer.alloc(0)
    let length = 0
    const print = await readPieces(path, largest, (piece, said) => {
      // In one go, and not in pieces that are put together: a large file would be in memory twice.
      if (length + piece.length > room.length) room = enlarged(room, Math.max(said, length + piece.length))
      length += piece.copy(room, length)
      return true
    })
    // Nothing is read a second time: if someone replaces the file meanwhile, it must not be one content that is hashed
    // and another one that is reviewed.
    const bytes = room.subarray(0, length)
    const content = contentKind(bytes).kind === 'plain' ? bytes : await soleInput(bytes, path)
    if (content.length > largest) throw tooLarge(path, largest)
    return { ...decodeText(content), ...print }
  } catch (error) {
    throw asUnreadable(path, error)
  }
}

/**
 * Reads a configuration file that is not packed for some of its tables: most of a large one is never in memory. `null`
 * if it has to be read as a whole.
 *
 * @throws ProblemError as `readBackup`
 */
export async function skimBackup(
  path: string,
  tables: SkimOptions,
  largest = largestBackup,
): Promise<SkimmedBackup | null> {
  const skimmer = new ConfigSkimmer(tables)
  try {
    const print = await readPieces(path, largest, (piece) => skimmer.take(piece))
    const skimmed = skimmer.finish()
    return skimmed && { ...skimmed, ...print }
  } catch (error) {
    throw asUnreadable(path, error)
  }
}

/**
 * The text between two bytes of a configuration file in UTF-8 that is not packed.
 *
 * @param to first byte that does not belong to it; the end of the file if it is not said
 * @throws ProblemError as `readBackup`
 */
export async function readPart(
  path: string,
  from: number,
  to = Infinity,
  largest = largestBackup,
): Promise<Fingerprint & { readonly text: string }> {
  let offset = 0
  const part: Buffer[] = []
  try {
    const print = await readPieces(path, largest, (piece) => {
      const [start, end] = [from - offset, to - offset].map((at) => Math.max(0, Math.min(at, piece.length)))
      part.push(Buffer.from(piece.subarray(start, end)))
      offset += piece.length
      return true
    })
    return { ...print, text: Buffer.concat(part).toString('utf8') }
  } catch (error) {
    throw asUnreadable(path, error)
  }
}

/** A configuration from bytes that are not packed. */
export function decodeBackup(bytes: Buffer): ReadBackup {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { ...decodeText(bytes), sha256, bytes: bytes.length }
}

/**
 * Reads a file piece by piece; the bytes of one are gone with the next.
 *
 * @param take returns whether it wants more: if not, the fingerprint is of what came up to there
 */
async function readPieces(
  path: string,
  largest: number,
  take: (piece: Buffer, said: number) => boolean,
): Promise<Fingerprint> {
  const { handle: file, size: said } = await openFile(path)
  try {
    if (said > largest) throw tooLarge(path, largest)
    const hash = createHash('sha256')
    const size = Math.min(pieceBytes, said + 1)
    let spare = Buffer.allocUnsafe(size)
    let bytes = 0
    let wanted = true
    for (let reading = read(file, path, Buffer.allocUnsafe(size)); ;) {
      const { bytesRead, buffer } = await reading
      if (bytesRead === 0 || !wanted) return { sha256: hash.digest('hex'), bytes }
      bytes += bytesRead
      if (bytes > largest) throw tooLarge(path, largest)
      // The disk works on the next piece while we work on this one.
      reading = read(file, path, spare)
      spare = buffer
      const piece = buffer.subarray(0, bytesRead)
      hash.update(piece)
      wanted = take(piece, said)
    }
  } finally {
    await file.close()
  }
}

function read(file: FileHandle, path: string, buffer: Buffer<ArrayBuffer>) {
  return inTime(path, () => file.read(buffer))
}

function enlarged(room: Buffer, size: number): Buffer<ArrayBuffer> {
  const larger = Buffer.alloc(room.length === 0 ? size : Math.max(size, 2 * room.length))
  room.copy(larger)
  return larger
}

function tooLarge(path: string, largest: number): ProblemError {
  return new ProblemError({
    code: 'backup-too-large',
    message: `The file ${path} contains more than ${Math.floor(largest / 1024 ** 2)} MiB of text.`,
    hint: 'A FortiGate configuration is much smaller: check that this is the right file.',
  })
}
