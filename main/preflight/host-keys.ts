import type { ProblemError } from '../contract/result'
import {
  judgeHostKey,
  nameOfHostKey,
  refusedHostKey,
  refuseHostKey,
  type KeyVerdict,
} from '../ssh/host-key-judgement'
import type { HostKey } from '../ssh/target'

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
export class UnattendedHostKeys {
  private readonly places: readonly KnownKeys[]
  private readonly accept: ((key: HostKey) => void) | null

  /**
   * @param places where keys are known, in the order in which they are believed
   * @param accept keeps a key that is new; `null` if new ones are refused
   */
  constructor(places: readonly KnownKeys[], accept: ((key: HostKey) => void) | null) {
    this.places = places
    this.accept = accept
  }

  typesOf(host: string, port: number): readonly string[] {
    return this.places.flatMap((place) => place.typesOf(host, port))
  }

  /**
   * Trusts a key, or says why not.
   *
   * @param pins the only fingerprints to trust, if the inventory names some
   * @throws ProblemError `host-key-unknown`, `host-key-changed` or `host-key-revoked`.
   */
  async trust(key: HostKey, pins: readonly string[], jumpHost = false): Promise<true> {
    const verdicts = await Promise.all(this.places.map(async (place) => place.judge(key)))
    const judgement = judgeHostKey(key.fingerprint, verdicts, pins)
    switch (judgement.kind) {
      case 'trusted':
        return true
      case 'new':
        if (this.accept === null) throw unknown(key, jumpHost)
        this.accept(key)
        return true
      case 'not-pinned':
        throw notPinned(key)
      case 'changed':
      case 'revoked':
        throw refuseHostKey(judgement, key, jumpHost)
    }
  }
}

function unknown(key: HostKey, jumpHost: boolean): ProblemError {
  return refusedHostKey(
    'host-key-unknown',
    key,
    `The ${nameOfHostKey(key, jumpHost)} is not trusted yet`,
    jumpHost,
    jumpHost
      ? 'Compare it with the one that the people who run that host give you. Then connect once with the application or with ssh, or use --accept-new-host-keys.'
      : `Compare it with the one on the console of the FortiGate. Then add "host_key: ${key.fingerprint}" to the inventory file, connect once with the application or with ssh, or use --accept-new-host-keys.`,
  )
}

function notPinned(key: HostKey): ProblemError {
  return refusedHostKey(
    'host-key-changed',
    key,
    `The ${nameOfHostKey(key, false)} is not the one in the inventory file`,
    false,
    'A device can have keys of several types: compare with all of them on its console. If it is none of them, someone may be intercepting the connection.',
  )
}
