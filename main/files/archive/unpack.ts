import { ProblemError } from '../../contract/result'
import { messageOf } from '../../text/message'
import { inArchive } from '../../text/shown-path'
import type { Allowance } from './allowance'
import { contentOf, lookInto, wholeOf, type Content } from './content'
import { bytesToTell, contentKind, type Compression } from './content-kind'
import { decompress } from './decompress'
import { membersOfGzip } from './gzip-members'
import { membersOfMail } from './mail'
import { largestMember, notRead, type Member, type UnreadMember } from './member'
import { membersOfTar } from './tar'
import { membersOfZip } from './zip'

/** Where something to unpack lies. */
interface Place {
  /** Its name; `null` for the file itself. */
  readonly name: string | null
  /** How many archives are around it. */
  readonly depth: number
  readonly allowance: Allowance
}

/** What was found: as a member, whose name is `null` if it is all that the file holds. */
type Found = { readonly name: string | null } & ({ readonly bytes: Buffer } | UnreadMember)

/**
 * What an archive or a compressed file holds, one after the other, and what archives in it hold.
 *
 * @throws Error and ProblemError if it can’t be read to its end
 */
export async function* unpackContent(packed: Content, place: Place): AsyncGenerator<Found> {
  const { start, pieces } = await lookInto(packed.pieces(), bytesToTell)
  const { kind, name } = contentKind(start)
  switch (kind) {
    case 'tar':
      yield* unpackMembers(membersOfTar(counted(pieces, place), place.allowance), place)
      return
    case 'zip':
      await pieces.return(undefined)
      yield* unpackMembers(membersOfZip(packed, place.allowance), place)
      return
    case 'mail':
      await pieces.return(undefined)
      yield* unpackMembers(membersOfMail(packed, place.allowance), place)
      return
    case '7z': {
      await pieces.return(undefined)
      // The library is large.
      const { membersOfSevenZip } = await import('./seven-zip')
      yield* unpackMembers(membersOfSevenZip(packed, place.allowance), place)
      return
    }
    case 'gzip':
    case 'bzip2':
    case 'xz':
    case 'zstd':
      await pieces.return(undefined)
      yield* unpackStream(kind, packed, place)
      return
    case 'unread-archive':
      throw unreadable(`It is a ${name} archive, which Tokenferry doesn’t read.`)
    case 'plain': {
      const bytes = await wholeOf(pieces, largestMember)
      yield { name: place.name, ...(bytes === null ? notRead.tooLarge : { bytes }) }
    }
  }
}

/** What was compressed as one stream: a tar, another archive, or a file; in a gzip, one file or several. */
async function* unpackStream(kind: Compression, packed: Content, place: Place): AsyncGenerator<Found> {
  const { name, allowance } = place
  const { start, pieces } = await lookInto(decompress(kind, packed, allowance), bytesToTell)
  if (contentKind(start).kind === 'tar') {
    yield* unpackMembers(membersOfTar(pieces, allowance), place)
    return
  }
  if (kind !== 'gzip') {
    const bytes = await wholeOf(pieces, largestMember)
    if (bytes === null) yield { name, ...notRead.tooLarge }
    else yield* unpackMember({ name, bytes }, place)
    return
  }
  await pieces.return(undefined)
  const whole = await wholeOf(packed.pieces(), largestMember)
  if (whole === null) throw unreadable(notRead.tooLarge.reason)
  const members = [...membersOfGzip(whole, allowance)]
  const [only] = members
  if (only && members.length === 1) yield* unpackMember({ ...only, name }, place)
  else yield* unpackMembers(members, place)
}

async function* unpackMembers(
  members: AsyncIterable<Member> | Iterable<Member>,
  place: Place,
): AsyncGenerator<Found> {
  let count = 0
  for await (const member of members) {
    count += 1
    const name = place.name === null ? member.name : inArchive(place.name, member.name)
    yield* unpackMember({ ...member, name }, place)
  }
  // Some that are cut off look as if they were empty.
  if (count === 0)
    yield { name: place.name, unread: 'unreadable', reason: 'No file was found in this archive.' }
}

/** A member, or what is in it if it is an archive. Of a damaged one within another the rest is still read. */
async function* unpackMember(found: Found, { depth, allowance }: Place): AsyncGenerator<Found> {
  const { name } = found
  if (!('bytes' in found) || contentKind(found.bytes).kind === 'plain') {
    yield found
    return
  }
  if (!allowance.opens(depth + 1)) {
    const reason = 'It is an archive within an archive within an archive: unpack the outer ones first.'
    yield { name, unread: 'unreadable', reason }
    return
  }
  try {
    yield* unpackContent(contentOf(found.bytes), { name, depth: depth + 1, allowance })
  } catch (error) {
    allowance.rethrow(error)
    yield { name, unread: 'unreadable', reason: whyUnread(error) }
  }
}

async function* counted(pieces: AsyncIterable<Uint8Array>, { depth, allowance }: Place) {
  for await (const piece of pieces) {
    // What lies in an archive was counted when it came out.
    if (depth === 0) allowance.takeBytes(piece.length)
    yield piece
  }
}

function unreadable(message: string): ProblemError {
  return new ProblemError({
    code: 'archive-unreadable',
    message,
    hint: 'Unpack it and review the result.',
  })
}

/** Why it can’t be read, and what to do, as sentences. */
export function whyUnread(error: unknown): string {
  if (error instanceof ProblemError) return `${error.problem.message} ${error.problem.hint}`
  return `It can’t be read completely: it is damaged or truncated (${messageOf(error)}).`
}
