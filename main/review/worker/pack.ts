import type { ReviewFile } from '../../contract/review'
import type { ReviewPart } from '../../contract/review-view'
import type { LineMark } from '../../fortios/config'
import { figuresOf } from '../figures'
import type { PackedReview, ReviewedFile } from './jobs'

/** A review as it is kept. */
export function pack(review: ReviewFile, marks: readonly LineMark[] = []): ReviewedFile {
  const { findings, users, licenses, tokens, ...rest } = review
  const { sha256, bytes, kind, device, error } = review
  return {
    ...{ sha256, bytes, kind, device, error },
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
      findings: bytesOf(findings),
      users: bytesOf(users),
      licenses: bytesOf(licenses),
      tokens: bytesOf(tokens),
      rest: bytesOf(rest),
    },
  }
}

/** The review that was packed, with its parts in the order in which a review has them. */
export function unpack({ licenses, tokens, users, findings, rest }: PackedReview): ReviewFile {
  return {
    ...(valueOf(rest) as Omit<ReviewFile, ReviewPart>),
    licenses: valueOf(licenses) as ReviewFile['licenses'],
    tokens: valueOf(tokens) as ReviewFile['tokens'],
    users: valueOf(users) as ReviewFile['users'],
    findings: valueOf(findings) as ReviewFile['findings'],
  }
}

function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}

function valueOf(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes))
}
