import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { ProblemError } from '../contract/result'
import { ConfigSkimmer, type SkimmedConfig, type SkimOptions } from '../fortios/config'
import { decodeConfig, type DecodedText } from '../fortios/config/decode'
import { messageOf } from '../text/message'

/** Largest configuration that is read, in bytes, unpacked: what one string of V8 can hold. Backups have a tenth of it. */
export const largestBackup = 500 * 1024 ** 2

/** What tells one file from another. */
export interface Fingerprint {
  /** SHA-256 of the file as it lies on the disk, packed or not: hexadecimal, lower case. */
  readonly sha256: string
  /** Size of the file on the disk. */
  readonly bytes: number
}

/** A configuration file as it was read. */
export interface ReadBackup extends DecodedText, Fingerprint {}

/** What a reader of a few tables needs of a configuration file. */
export interface SkimmedBackup extends SkimmedConfig, Fingerprint {}

/** Bytes that are read at a time: few enough to stay in the cache of the processor while they are hashed and skimmed. */
const pieceBytes = 64 * 1024

/**
 * Reads a configuration file, packed with gzip or not.
 *
 * @param largest bound on the bytes of the file, and on those that it unpacks to.
 * @throws ProblemError `backup-unreadable` where the file cannot be read or unpacked, `backup-too-large` where it is
 * larger than that.
 */
export async function readBackup(path: string, largest = largestBackup): Promise<ReadBackup> {
  try {
    let start: Uint8Array = new Uint8Array()
    const print = await readPieces(path, largest, (piece) => {
      if (start.length === 0) start = new Uint8Array(piece.subarray(0, 4096))
    })
    const decoded = isGzip(start)
      ? decodeConfig(await unpack(await readFile(path), path, largest))
      : (readUtf8(path, start) ?? decodeConfig(await readFile(path)))
    return { ...decoded, ...print }
  } catch (error) {
    throw error instanceof ProblemError ? error : unreadable(path, messageOf(error))
  }
}

/**
 * Reads a configuration file, packed with gzip or not, for some of its tables: of a large one that is not packed most
 * is never in memory. `null` where it has to be read as a whole.
 *
 * @throws ProblemError as `readBackup`
 */
export async function skimBackup(
  path: string,
  tables: SkimOptions,
  largest = largestBackup,
): Promise<SkimmedBackup | null> {
  const skimmer = new ConfigSkimmer(tables)
  let packed: boolean | null = null
  try {
    const print = await readPieces(path, largest, (piece) => {
      packed ??= isGzip(piece)
      if (!packed) skimmer.take(piece)
    })
    if (packed === true) skimmer.take(await unpack(await readFile(path), path, largest))
    const skimmed = skimmer.finish()
    return skimmed && { ...skimmed, ...print }
  } catch (error) {
    throw error instanceof ProblemError ? error : unreadable(path, messageOf(error))
  }
}

/**
 * The text between two bytes of a configuration file in UTF-8, packed with gzip or not.
 *
 * @param to first byte that does not belong to it; the end of the file where it is not said
 * @throws ProblemError as `readBackup`
 */
export async function readPart(
  path: string,
  from: number,
  to = Infinity,
  largest = largestBackup,
): Promise<Fingerprint & { readonly text: string }> {
  let packed: boolean | null = null
  let offset = 0
  const part: Buffer[] = []
  try {
    const print = await readPieces(path, largest, (piece) => {
      packed ??= isGzip(piece)
      const [start, end] = [from - offset, to - offset].map((at) => Math.max(0, Math.min(at, piece.length)))
      if (!packed) part.push(Buffer.from(piece.subarray(start, end)))
      offset += piece.length
    })
    if (packed === true) part.push((await unpack(await readFile(path), path, largest)).subarray(from, to))
    return { ...print, text: Buffer.concat(part).toString('utf8') }
  } catch (error) {
    throw error instanceof ProblemError ? error : unreadable(path, messageOf(error))
  }
}

/** The same as `readBackup`, of bytes that came from elsewhere. */
export async function decodeBackup(
  bytes: Buffer,
  name: string,
  largest = largestBackup,
): Promise<ReadBackup> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const decoded = decodeConfig(isGzip(bytes) ? await unpack(bytes, name, largest) : bytes)
  return { ...decoded, sha256, bytes: bytes.length }
}

/**
 * Reads a file piece by piece; the bytes of one are gone with the next.
 */
async function readPieces(
  path: string,
  largest: number,
  take: (piece: Buffer) => void,
): Promise<Fingerprint> {
  const file = await open(path)
  try {
    const facts = await file.stat()
    if (!facts.isFile()) throw unreadable(path, 'It is not a file.')
    if (facts.size > largest) throw tooLarge(path, largest)
    const hash = createHash('sha256')
    const size = Math.min(pieceBytes, facts.size + 1)
    let spare = Buffer.allocUnsafe(size)
    let bytes = 0
    for (let reading = file.read(Buffer.allocUnsafe(size)); ;) {
      const { bytesRead, buffer } = await reading
      if (bytesRead === 0) return { sha256: hash.digest('hex'), bytes }
      bytes += bytesRead
      if (bytes > largest) throw tooLarge(path, largest)
      // The disk works on the next piece while we work on this one.
      reading = file.read(spare)
      spare = buffer
      const piece = buffer.subarray(0, bytesRead)
      hash.update(piece)
      take(piece)
    }
  } finally {
    await file.close()
  }
}

/**
 * Reads a file that is plain UTF-8, as nearly all are, without ever holding its bytes and its text at the same time;
 * `null` where it is something else.
 */
function readUtf8(path: string, start: Uint8Array): DecodedText | null {
  if (start.includes(0) || (start[0] ?? 0) >= 0xef) return null
  const text = readFileSync(path, 'utf8')
  return text.includes('\ufffd') ? null : { text, encoding: 'utf-8', byteOrderMark: false, certain: true }
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

async function unpack(packed: Buffer, path: string, largest: number): Promise<Buffer> {
  try {
    return await promisify(gunzip)(packed, { maxOutputLength: largest })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    throw code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(path, largest) : unreadable(path, messageOf(error))
  }
}

function unreadable(path: string, detail: string): ProblemError {
  return new ProblemError({
    code: 'backup-unreadable',
    message: `The file ${path} cannot be read.`,
    hint: 'Check that it is there, that it is whole, and that you may open it.',
    detail,
  })
}

function tooLarge(path: string, largest: number): ProblemError {
  return new ProblemError({
    code: 'backup-too-large',
    message: `The file ${path} holds more than ${Math.floor(largest / 1024 ** 2)} MiB of text.`,
    hint: 'A FortiGate configuration is much smaller: check that this is the right file.',
  })
}
