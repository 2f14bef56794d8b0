/** Bytes that can be read from their beginning, piece by piece, as often as need be. */
export interface Content {
  readonly size: number
  readonly pieces: () => AsyncIterable<Uint8Array>
}

/** Bytes in memory. */
export function contentOf(bytes: Uint8Array): Content {
  return { size: bytes.length, pieces: () => inPieces(bytes) }
}

/** Bytes of a piece. */
const pieceBytes = 64 * 1024

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes)
    yield await Promise.resolve(bytes.subarray(at, at + pieceBytes))
}

/** The same pieces, after a look at the first `count` bytes. */
export async function lookInto(
  pieces: AsyncIterable<Uint8Array>,
  count: number,
): Promise<{ readonly start: Uint8Array; readonly pieces: AsyncGenerator<Uint8Array> }> {
  const coming = pieces[Symbol.asyncIterator]()
  const found: Uint8Array[] = []
  let bytes = 0
  while (bytes < count) {
    const next = await coming.next()
    if (next.done === true) break
    found.push(next.value)
    bytes += next.value.length
  }
  const start = Buffer.concat(found)
  async function* all() {
    try {
      yield start
      for (let next = await coming.next(); next.done !== true; next = await coming.next()) yield next.value
    } finally {
      await coming.return?.()
    }
  }
  return { start: start.subarray(0, count), pieces: all() }
}

/** All bytes; `null` if there are more than `largest`, but read to their end, so that damage shows. */
export async function wholeOf(pieces: AsyncIterable<Uint8Array>, largest: number): Promise<Buffer | null> {
  const found: Uint8Array[] = []
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.length
    if (bytes <= largest) found.push(piece)
    else found.length = 0
  }
  return bytes <= largest ? Buffer.concat(found) : null
}
