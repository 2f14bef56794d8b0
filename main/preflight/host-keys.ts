import { ProblemError } from '../contract/result'
import type { HostKey } from '../ssh/target'

/** What a place knows of a host key. `revoked`: a person has written down that it must never be trusted again. */
export interface KeyVerdict {
  readonly kind: 'trusted' | 'unknown' | 'changed' | 'revoked'
}

/** A place where host keys are kept. */
export interface KnownKeys {
  readonly judge: (key: HostKey) => KeyVerdict | Promise<KeyVerdict>
  /** The types of the keys known for a host, to be offered first. */
  readonly typesOf: (host: string, port: number) => readonly string[]
}

/**
 * Decides about host keys without asking anybody: a key that nobody has trusted is refused. It is never "accepted for
 * now".
 */
export class HostKeyJudge {
  /**
   * @param places where keys are known: the first that knows one of a host is believed, but a revoked key is refused
   *   wherever that is written
   * @param accept keeps a key that is new; `null` where new ones are refused
   */
  constructor(
    private readonly places: readonly KnownKeys[],
    private readonly accept: ((key: HostKey) => void) | null,
  ) {}

  typesOf(host: string, port: number): readonly string[] {
    return this.places.flatMap((place) => place.typesOf(host, port))
  }

  /**
   * Trusts a key, or says why not.
   *
   * @param pins the only fingerprints to trust, where the inventory names some
   * @throws ProblemError `host-key-unknown`, `host-key-changed` or `host-key-revoked`.
   */
  async trust(key: HostKey, pins: readonly string[]): Promise<true> {
    const verdicts = await Promise.all(this.places.map(async (place) => place.judge(key)))
    if (verdicts.some(({ kind }) => kind === 'revoked')) throw revoked(key)
    if (pins.length > 0) {
      if (pins.includes(key.fingerprint)) return true
      throw notThePinned(key)
    }
    const known = verdicts.find(({ kind }) => kind !== 'unknown')
    if (known?.kind === 'trusted') return true
    if (known) throw changed(key)
    if (this.accept === null) throw unknown(key)
    this.accept(key)
    return true
  }
}

function unknown({ host, port, type, fingerprint }: HostKey): ProblemError {
  return new ProblemError({
    code: 'host-key-unknown',
    message: `Nobody has trusted the host key of ${host} port ${String(port)} yet, so nothing was sent: ${type} ${fingerprint}`,
    hint: `Compare it with the one on the console of the FortiGate. Then put "host_key: ${fingerprint}" into the inventory file, or connect once with the application or with ssh, or call with --accept-new-host-keys.`,
  })
}

function changed({ host, port, type, fingerprint }: HostKey): ProblemError {
  return new ProblemError({
    code: 'host-key-changed',
    message: `The host key of ${host} port ${String(port)} is not the one that is known, so nothing was sent: ${type} ${fingerprint}`,
    hint: 'Ask whoever runs the device why. Somebody may stand between you and it.',
  })
}

function notThePinned({ host, port, type, fingerprint }: HostKey): ProblemError {
  return new ProblemError({
    code: 'host-key-changed',
    message: `The host key of ${host} port ${String(port)} is not the one in the inventory file, so nothing was sent: ${type} ${fingerprint}`,
    hint: 'A device can have keys of several types: compare with all of them on its console. If it is none of them, somebody may stand between you and it.',
  })
}

function revoked({ host, port, type, fingerprint }: HostKey): ProblemError {
  return new ProblemError({
    code: 'host-key-revoked',
    message: `The host key of ${host} port ${String(port)} is marked as revoked on this computer, so nothing was sent: ${type} ${fingerprint}`,
    hint: 'Ask whoever runs the device why. Somebody may stand between you and it.',
  })
}
