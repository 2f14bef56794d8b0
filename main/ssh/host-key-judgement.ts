import type { ProblemCode } from '../contract/problems'
import { ProblemError } from '../contract/result'
import { utcDay } from '../text/times'
import type { HostKey } from './target'

/** What a place where host keys are kept knows of one. */
export type KeyVerdict =
  | { readonly kind: 'trusted' | 'unknown' }
  /** Another key is known for this host. */
  | ({ readonly kind: 'changed'; readonly fingerprint: string } & Source)
  /** A person has written down that it must never be trusted again. */
  | ({ readonly kind: 'revoked' } & Source)

/** Since when a key is known, or which line of which file says so. */
interface Source {
  /** ISO 8601. */
  readonly since?: string
  readonly file?: string
  readonly line?: number
}

/** What all places together make of a host key, and the inventory file, if it names keys. */
export type HostKeyJudgement =
  | { readonly kind: 'trusted' }
  /** Nobody knows it. */
  | { readonly kind: 'new' }
  /** The inventory file names other keys. */
  | { readonly kind: 'not-pinned' }
  | HostKeyRefusal

/** Why a key can't be trusted, no matter who is asked. */
export type HostKeyRefusal = Extract<KeyVerdict, { kind: 'changed' | 'revoked' }>

/**
 * Judges a host key. The first place that knows one of the host is believed, but a key that is revoked anywhere is
 * refused; and if keys are pinned, they are the only ones to trust.
 *
 * @param verdicts of the places, in the order in which they are believed
 * @param pins fingerprints that the inventory file names; none if it names none
 */
export function judgeHostKey(
  fingerprint: string,
  verdicts: readonly KeyVerdict[],
  pins: readonly string[] = [],
): HostKeyJudgement {
  const revoked = verdicts.find((verdict) => verdict.kind === 'revoked')
  if (revoked) return revoked
  if (pins.length > 0) return { kind: pins.includes(fingerprint) ? 'trusted' : 'not-pinned' }
  for (const verdict of verdicts) {
    if (verdict.kind === 'changed') return verdict
    if (verdict.kind === 'trusted') return { kind: 'trusted' }
  }
  return { kind: 'new' }
}

/** The refusal of a key that can't be trusted. */
export function refuseHostKey(refusal: HostKeyRefusal, key: HostKey, jumpHost: boolean): ProblemError {
  const name = `The ${nameOfHostKey(key, jumpHost)}`
  return refusal.kind === 'revoked'
    ? refusedHostKey(
        'host-key-revoked',
        key,
        `${name} is marked as revoked in ${sourceOf(refusal)}`,
        jumpHost,
      )
    : refusedHostKey(
        'host-key-changed',
        key,
        `${name} is not the one that was trusted ${whence(refusal)}`,
        jumpHost,
      )
}

/** A refusal, with the key that was refused. @param why it was, in a sentence without its end */
export function refusedHostKey(
  code: ProblemCode,
  { type, fingerprint }: HostKey,
  why: string,
  jumpHost: boolean,
  hint = `Ask the people who run ${jumpHost ? 'that host' : 'the device'} why. Someone may be intercepting the connection.`,
): ProblemError {
  return new ProblemError({ code, message: `${why}, so nothing was sent: ${type} ${fingerprint}`, hint })
}

/** `host key of ADDRESS port PORT` */
export function nameOfHostKey({ host, port }: HostKey, jumpHost: boolean): string {
  return `host key of ${jumpHost ? 'the jump host ' : ''}${host} port ${port}`
}

/** `FILE:LINE` */
export function sourceOf({ file = '', line = 0 }: Source): string {
  return `${file}:${line}`
}

function whence(source: Source): string {
  return source.since === undefined ? `according to ${sourceOf(source)}` : `on ${utcDay(source.since)}`
}
