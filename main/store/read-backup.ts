import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
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

/**
 * Reads a configuration file, packed with gzip or not.
 *
 * @throws ProblemError `backup-unreadable` where the file cannot be read or unpacked, `backup-too-large` where it has
 * more than `LARGEST_BACKUP` bytes, or would have when unpacked.
 */
export async function readBackup(path: string): Promise<ReadBackup> {
  const packed = await readBounded(path)
  const sha256 = createHash('sha256').update(packed).digest('hex')
  const bytes = packed.length
  return { ...decodeConfig(isGzip(packed) ? await unpack(packed, path) : packed), sha256, bytes }
}

async function readBounded(path: string): Promise<Buffer> {
  try {
    const file = await open(path)
    try {
      const facts = await file.stat()
      if (!facts.isFile()) throw unreadable(path, 'It is not a file.')
      if (facts.size > LARGEST_BACKUP) throw tooLarge(path)
      return await file.readFile()
    } finally {
      await file.close()
    }
  } catch (error) {
    throw error instanceof ProblemError ? error : unreadable(path, messageOf(error))
  }
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

async function unpack(packed: Buffer, path: string): Promise<Buffer> {
  try {
    return await promisify(gunzip)(packed, { maxOutputLength: LARGEST_BACKUP })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    throw code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(path) : unreadable(path, messageOf(error))
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

function tooLarge(path: string): ProblemError {
  return new ProblemError({
    code: 'backup-too-large',
    message: `The file ${path} holds more than ${String(LARGEST_BACKUP / 1024 ** 2)} MiB of text.`,
    hint: 'A FortiGate configuration is much smaller: check that this is the right file.',
  })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
