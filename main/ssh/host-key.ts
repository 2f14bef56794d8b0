import { createHash } from 'node:crypto'
import { ProblemError } from '../contract/result'
import { hostName, type HostOnTheWay } from './host-on-the-way'
import type { HostKey, Target } from './target'

/** The type that the blob of a public key names: its first string. */
export function typeOfKey(blob: Buffer): string {
  const length = blob.length >= 4 ? blob.readUInt32BE(0) : 0
  return blob.subarray(4, 4 + Math.min(length, 64)).toString('latin1')
}

/** `SHA256:` and the unpadded base64 digest of the blob of a public key. */
export function fingerprintOf(blob: Buffer): string {
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`
}

/** A host key as the server presented it. @internal */
export function describeHostKey({ host, port }: Target, blob: Buffer): HostKey {
  return { host, port, type: typeOfKey(blob), fingerprint: fingerprintOf(blob) }
}

/**
 * Judges the key of one host once. The keys of a long session are renewed; the host then has to be the one that was
 * judged.
 *
 * @param judge asks who decides; `true` trusts.
 * @param refuse ends the attempt to connect.
 */
export class HostKeyCheck {
  private shown: HostKey | null = null
  private readonly place: HostOnTheWay
  private readonly judge: (key: HostKey) => Promise<boolean>
  private readonly refuse: (problem: ProblemError) => void

  constructor(
    place: HostOnTheWay,
    judge: (key: HostKey) => Promise<boolean>,
    refuse: (problem: ProblemError) => void,
  ) {
    this.place = place
    this.judge = judge
    this.refuse = refuse
  }

  /** In the form in which ssh2 asks. */
  readonly verify = (blob: Buffer, verdict: (isTrusted: boolean) => void): void => {
    const key = describeHostKey(this.place.target, blob)
    if (this.shown) {
      verdict(this.shown.fingerprint === key.fingerprint)
      return
    }
    this.shown = key
    this.judge(key).then(
      (isTrusted) => {
        if (isTrusted) verdict(true)
        else this.refuse(hostKeyRefused(this.place))
      },
      (error: unknown) => {
        this.refuse(error instanceof ProblemError ? error : hostKeyRefused(this.place))
      },
    )
  }

  /** The key that was presented. @throws ProblemError if there was none. */
  get key(): HostKey {
    if (!this.shown) throw hostKeyRefused(this.place)
    return this.shown
  }
}

function hostKeyRefused(place: HostOnTheWay): ProblemError {
  return new ProblemError({
    code: 'host-key-refused',
    message: `The host key of ${hostName(place)} was not trusted, so nothing was sent.`,
    hint: place.isJump
      ? 'Compare the fingerprint with the one that the people who run the jump host give you, then connect again.'
      : 'Compare the fingerprint with the one shown on the console of the FortiGate, then connect again.',
  })
}
