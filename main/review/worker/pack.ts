import type { ReviewFile } from '../../contract/review'
import type { ReviewLists, ReviewPart } from '../../contract/review-view'
import type { LineMark } from '../../fortios/config'
import { userKey, usersByFinding } from '..'
import { figuresOf } from '../figures'
import type { PackedReview, ReviewedFile } from './jobs'

/** A review as it is kept. */
export function pack(review: ReviewFile, place = 0, marks: readonly LineMark[] = []): ReviewedFile {
  const { findings, users, licenses, tokens, ...rest } = review
  const { member, part, sha256, bytes, encoding, kind, device, error } = review
  return {
    ...{ member, part, place, sha256, bytes, encoding, kind, device, error },
    vdoms: review.vdoms.length,
    ...figuresOf(review),
    sizes: {
      findings: findings.length,
      users: users.length,
      licenses: licenses.length,
      tokens: tokens.length,
    },
    marks,
    packed: {
      findings: bytesOf(withUsers(review)),
      users: bytesOf(users.map((user): ReviewLists['users'][number] => ({ ...user, key: userKey(user) }))),
      licenses: bytesOf(licenses),
      tokens: bytesOf(tokens),
      rest: bytesOf(rest),
    },
  }
}

function withUsers({ findings, users, tokens }: ReviewFile): ReviewLists['findings'] {
  const about = usersByFinding({ users, tokens }, findings)
  return findings.map((finding, at) => ({
    ...finding,
    key: String(at),
    users: about.get(finding) ?? [],
  }))
}

/** The review that was packed, with its parts in the order in which a review has them, and nothing beside it. */
export function unpack(packed: PackedReview): ReviewFile {
  return {
    ...(valueOf(packed.rest) as Omit<ReviewFile, ReviewPart>),
    licenses: unpackList(packed, 'licenses'),
    tokens: unpackList(packed, 'tokens'),
    users: unpackList(packed, 'users').map(({ key: _, ...user }) => user),
    findings: unpackList(packed, 'findings').map(({ key: _, users: __, ...finding }) => finding),
  }
}

/** A list of it, with what the window needs beside. */
export function unpackList<P extends ReviewPart>(
  packed: Readonly<Record<P, Uint8Array>>,
  part: P,
): ReviewLists[P] {
  return valueOf(packed[part]) as ReviewLists[P]
}

function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}

function valueOf(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes))
}
