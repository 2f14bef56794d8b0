import type { Readable } from 'node:stream'
import { fileTooLarge } from './open-file'

/**
 * What comes on a stream, to its end: standard input.
 *
 * @throws ProblemError `file-too-large` as soon as it is more than `largest` bytes
 */
export async function readStream(stream: Readable, name: string, largest: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of stream as AsyncIterable<Buffer>) {
    bytes += piece.length
    if (bytes > largest) throw fileTooLarge(name, largest)
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/**
 * The first line that comes on a stream, without its break; what follows it is not read.
 *
 * @throws ProblemError `file-too-large` if it does not end within `longest` bytes
 */
export async function readFirstLine(stream: Readable, name: string, longest: number): Promise<string> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of stream as AsyncIterable<Buffer>) {
    const end = piece.indexOf('\n')
    pieces.push(end < 0 ? piece : piece.subarray(0, end))
    bytes += end < 0 ? piece.length : end
    if (bytes > longest) throw fileTooLarge(name, longest)
    if (end >= 0) break
  }
  return Buffer.concat(pieces).toString('utf8').replace(/\r$/, '')
}
