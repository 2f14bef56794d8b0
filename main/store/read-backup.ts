import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { ProblemError } from '../contract/result'
import { decodeConfig, type DecodedText } from '../fortios/config/decode'

/** Largest configuration that is read, in bytes, unpacked: what one string of V8 can hold. Backups have a tenth of it. */
export const LARGEST_BACKUP = 500 * 1024 ** 2

/** A configuration file as it was read. */
export interface ReadBackup extends DecodedText {
  /** SHA-256 of the file as it lies on the disk, packed or not: hexadecimal, lower case. */
  readonly sha256: string
  /** Size of the file on the disk. */
  readonly bytes: number
}

/** Bytes that are hashed at a time. */
const PIECE = 1024 ** 2

/**
 * Reads a configuration file, packed with gzip or not.
 *
 * @param largest bound on the bytes of the file, and on those that it unpacks to.
 * @throws ProblemError `backup-unreadable` where the file cannot be read or unpacked, `backup-too-large` where it is
 * larger than that.
 */
export async function readBackup(path: string, largest = LARGEST_BACKUP): Promise<ReadBackup> {
  try {
    const { sha256, bytes, start } = await fingerprint(path, largest)
    const decoded = isGzip(start)
      ? decodeConfig(await unpack(await readFile(path), path, largest))
      : (readUtf8(path, start) ?? decodeConfig(await readFile(path)))
    return { ...decoded, sha256, bytes }
  } catch (error) {
    throw error instanceof ProblemError ? error : unreadable(path, messageOf(error))
  }
}

/** The hash and the size of a file, and its first bytes, read piece by piece. */
async function fingerprint(path: string, largest: number) {
  const file = await open(path)
  try {
    const facts = await file.stat()
    if (!facts.isFile()) throw unreadable(path, 'It is not a file.')
    if (facts.size > largest) throw tooLarge(path, largest)
    const hash = createHash('sha256')
    const piece = Buffer.allocUnsafe(Math.min(PIECE, Math.max(facts.size, 1)))
    let start: Uint8Array | null = null
    let bytes = 0
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, piece.length)
      if (bytesRead === 0) break
      const read = piece.subarray(0, bytesRead)
      start ??= Buffer.from(read.subarray(0, 4096))
      hash.update(read)
      bytes += bytesRead
      if (bytes > largest) throw tooLarge(path, largest)
    }
    return { sha256: hash.digest('hex'), bytes, start: start ?? new Uint8Array() }
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
    message: `The file ${path} holds more than ${String(Math.floor(largest / 1024 ** 2))} MiB of text.`,
    hint: 'A FortiGate configuration is much smaller: check that this is the right file.',
  })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
