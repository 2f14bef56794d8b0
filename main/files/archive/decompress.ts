import { pipeline, Readable } from 'node:stream'
import { ReadableStream } from 'node:stream/web'
import { createGunzip } from 'node:zlib'
import type { Allowance } from './allowance'
import type { Content } from './content'
import type { Compression } from './content-kind'

/** Bytes that are handed on at a time where a package counts in single ones. */
const pieceBytes = 64 * 1024

/**
 * What a compressed content unpacks to, as it comes out: all of it is never in memory, unless a reader keeps it.
 *
 * @throws Error in the words of the package if it is damaged or cut off; ProblemError of the allowance
 */
export async function* decompress(
  compression: Compression,
  packed: Content,
  allowance: Allowance,
): AsyncGenerator<Uint8Array> {
  if (packed.size === 0) return
  for await (const piece of unpackers[compression](packed, allowance)) yield piece
}

/** Each counts what comes out before it keeps it. */
const unpackers: Record<Compression, (packed: Content, allowance: Allowance) => AsyncIterable<Uint8Array>> = {
  gzip: (packed, allowance) => allowance.counted(gunzip(packed)),
  xz: unpackXz,
  zstd: unpackZstd,
  bzip2: unpackBzip2,
}

function gunzip(packed: Content): AsyncIterable<Buffer> {
  // What goes wrong is thrown where it is read on.
  return pipeline(Readable.from(packed.pieces()), createGunzip(), () => undefined)
}

async function* unpackXz(packed: Content, allowance: Allowance): AsyncGenerator<Uint8Array> {
  const { default: xz } = await import('xz-decompress')
  yield* allowance.counted(new xz.XzReadableStream(ReadableStream.from(packed.pieces())))
}

/** The package does not check the sum at the end of a frame. */
async function* unpackZstd(packed: Content, allowance: Allowance): AsyncGenerator<Uint8Array> {
  const { Decompress } = await import('fzstd')
  let out: Uint8Array[] = []
  const stream = new Decompress((piece) => {
    allowance.takeBytes(piece.length)
    out.push(piece)
  })
  for await (const piece of packed.pieces()) {
    stream.push(piece)
    yield* out
    out = []
  }
  stream.push(new Uint8Array(), true)
  yield* out
}

/** The package wants single bytes, and all of them at once. */
async function* unpackBzip2(packed: Content, allowance: Allowance): AsyncGenerator<Uint8Array> {
  const { default: bunzip } = await import('seek-bzip')
  const input = new Bytes(await packedBytes(packed))
  const output = new Pieces(allowance)
  withoutDeprecations(() => {
    bunzip.decode(input, output, true)
  })
  yield* output.end()
}

/** The package makes its buffers in the old way, of which Node would warn the person on standard error. */
function withoutDeprecations(work: () => void): void {
  const { noDeprecation } = process
  process.noDeprecation = true
  try {
    work()
  } finally {
    process.noDeprecation = noDeprecation ?? false
  }
}

async function packedBytes(packed: Content): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of packed.pieces()) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Bytes that are taken one by one. */
class Bytes {
  private readonly bytes: Uint8Array
  private at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  readonly readByte = (): number => {
    const byte = this.bytes[this.at]
    if (byte === undefined) throw new Error('unexpected end of the data')
    this.at += 1
    return byte
  }

  readonly read = (buffer: Uint8Array, at: number, length: number): number => {
    const taken = this.bytes.subarray(this.at, this.at + length)
    buffer.set(taken, at)
    this.at += taken.length
    return taken.length
  }

  readonly eof = (): boolean => this.at >= this.bytes.length
}

/** Bytes that come one by one. */
class Pieces {
  private readonly allowance: Allowance
  private readonly pieces: Uint8Array[] = []
  private piece = new Uint8Array(pieceBytes)
  private filled = 0

  constructor(allowance: Allowance) {
    this.allowance = allowance
  }

  readonly writeByte = (byte: number): void => {
    this.piece[this.filled] = byte
    this.filled += 1
    if (this.filled < pieceBytes) return
    this.allowance.takeBytes(pieceBytes)
    this.pieces.push(this.piece)
    this.piece = new Uint8Array(pieceBytes)
    this.filled = 0
  }

  end(): readonly Uint8Array[] {
    this.allowance.takeBytes(this.filled)
    return [...this.pieces, this.piece.subarray(0, this.filled)]
  }
}
