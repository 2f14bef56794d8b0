import { createHash } from 'node:crypto'
import { ProblemError } from '../contract/result'
import { Allowance, archiveBounds } from './archive/allowance'
import { contentOf, lookInto, wholeOf, type Content } from './archive/content'
import { bytesToTell, contentKind } from './archive/content-kind'
import { largestMember, type UnreadMember } from './archive/member'
import { whyUnread, unpackContent } from './archive/unpack'
import type { Fingerprint } from './fingerprint'
import { openFile, piecesOf } from './open-file'

/** Something to read: the only content of a file, or one of the files in an archive. */
export type Input = {
  /** Its name in the archive; `null` for the only one of its file. To be shown, never to be opened. */
  readonly member: string | null
} & (Unpacked | { readonly isPlain: true } | UnreadMember)

/** What came out of an archive or a compressed file. */
export interface Unpacked {
  readonly content: Buffer
  /** Of the file as it lies on the disk; of the content, if the file holds several. */
  readonly print: Fingerprint
}

/**
 * What a file holds, as its content says: itself, `isPlain` if it is not packed, or the files of an archive one after
 * the other. If an archive can’t be read to its end, that comes last, without a member.
 *
 * @throws ProblemError as `openFile`; what the file system says
 */
export async function* inputsOfFile(path: string): AsyncGenerator<Input> {
  const { handle, size } = await openFile(path)
  try {
    const file = { size, pieces: () => piecesOf(path, handle) }
    yield* inputsOf(size > largestMember ? file : await inMemory(file))
  } finally {
    await handle.close()
  }
}

/** The same of bytes that came from elsewhere. */
export function inputsOfBytes(bytes: Buffer, bounds = archiveBounds): AsyncGenerator<Input> {
  return inputsOf(contentOf(bytes), bounds)
}

/**
 * The content of a packed file from which one is wanted.
 *
 * @param bytes of the file
 * @throws ProblemError `backup-in-archive`, `backup-unreadable`
 */
export async function soleInput(bytes: Buffer, path: string): Promise<Buffer> {
  const found: Input[] = []
  for await (const input of inputsOfBytes(bytes)) {
    if ('unread' in input && input.unread === 'left-out') continue
    found.push(input)
    if (found.length > 1) break
  }
  const [sole] = found
  if (sole === undefined || found.length > 1) {
    throw new ProblemError({
      code: 'backup-in-archive',
      message: `${path} is an archive that doesn’t contain exactly one file.`,
      hint: 'Unpack it and name the file.',
    })
  }
  if ('isPlain' in sole) return bytes
  if ('content' in sole) return sole.content
  throw new ProblemError({
    code: 'backup-unreadable',
    message: `The file ${path} can’t be read.`,
    hint: sole.reason,
  })
}

/**
 * One input of a file again, by its place among them; `null` if the file is not packed.
 *
 * @throws ProblemError `file-changed` if there is none any more; as `inputsOfFile`
 */
export async function inputAt(path: string, place: number): Promise<Unpacked | null> {
  let at = 0
  for await (const input of inputsOfFile(path)) {
    if (at === place && 'isPlain' in input) return null
    if (at === place && 'content' in input) return input
    at += 1
  }
  throw new ProblemError({
    code: 'file-changed',
    message: `${path} has changed since it was reviewed.`,
    hint: 'Add the file again to review its current content.',
  })
}

/**
 * A packed file, read once: a file that is replaced meanwhile must not have one content hashed and another one reviewed.
 * One that is not packed is read piece by piece, and not here.
 */
async function inMemory(file: Content): Promise<Content> {
  const { start, pieces } = await lookInto(file.pieces(), bytesToTell)
  if (contentKind(start).kind === 'plain') {
    await pieces.return(undefined)
    return contentOf(start)
  }
  return contentOf((await wholeOf(pieces, largestMember)) ?? start)
}

async function* inputsOf(file: Content, bounds = archiveBounds): AsyncGenerator<Input> {
  const { start, pieces } = await lookInto(file.pieces(), bytesToTell)
  await pieces.return(undefined)
  if (contentKind(start).kind === 'plain') {
    yield { member: null, isPlain: true }
    return
  }
  const allowance = new Allowance(file.size, bounds)
  try {
    for await (const { name, ...found } of unpackContent(file, { name: null, depth: 0, allowance })) {
      if ('unread' in found) yield { member: name, ...found }
      else yield { member: name, content: found.bytes, print: await printOf(name, found.bytes, file) }
    }
  } catch (error) {
    yield { member: null, unread: 'unreadable', reason: whyUnread(error) }
  }
}

async function printOf(name: string | null, bytes: Buffer, file: Content): Promise<Fingerprint> {
  const of = name === null ? file : contentOf(bytes)
  const hash = createHash('sha256')
  for await (const piece of of.pieces()) hash.update(piece)
  return { sha256: hash.digest('hex'), bytes: of.size }
}
