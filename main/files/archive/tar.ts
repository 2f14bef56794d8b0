import { ReadableStream, type TransformStream } from 'node:stream/web'
import type { TarHeader } from 'modern-tar'
import type { Allowance } from './allowance'
import { wholeOf } from './content'
import { largestMember, notRead, type Member } from './member'

interface Entry {
  readonly header: TarHeader
  readonly body: ReadableStream<Uint8Array>
}

/** Bytes that stand between two members at most: names and attributes. */
const largestHeader = 16 * 1024 ** 2

/**
 * The files in a tar, as they come.
 *
 * @throws Error if it is damaged or cut off; ProblemError of the allowance
 */
export async function* membersOfTar(
  pieces: AsyncIterable<Uint8Array>,
  allowance: Allowance,
): AsyncGenerator<Member> {
  const { createTarDecoder } = await import('modern-tar')
  let sinceMember = 0
  const guarded = async function* () {
    for await (const piece of pieces) {
      allowance.takeBytes(0)
      sinceMember += piece.length
      if (sinceMember > largestHeader) throw new Error('a header is too long')
      yield piece
    }
  }
  const decoder = createTarDecoder({ strict: true }) as unknown as TransformStream<Uint8Array, Entry>
  const entries = ReadableStream.from(guarded()).pipeThrough(decoder)
  for await (const { header, body } of entries) {
    const { name, type = 'file' } = header
    const read = async function* () {
      for await (const piece of body) {
        sinceMember = 0
        yield piece
      }
    }
    sinceMember = 0
    if (type === 'directory') {
      await body.cancel()
      continue
    }
    allowance.takeMember()
    if (type === 'file') {
      const bytes = await wholeOf(read(), largestMember)
      yield { name, ...(bytes === null ? notRead.tooLarge : { bytes }) }
    } else {
      await body.cancel()
      const isLink = type === 'link' || type === 'symlink'
      yield { name, ...(isLink ? notRead.link : notRead.special) }
    }
  }
}
