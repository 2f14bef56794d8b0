import type { KeyVerdict } from '../ssh/host-key-judgement'
import type { HostKey } from '../ssh/target'
import type { SettingsFile } from './settings'

/** The host keys that the person has trusted, by host, port and key type. */
export class KnownHosts {
  private readonly settings: SettingsFile

  constructor(settings: SettingsFile) {
    this.settings = settings
  }

  /**
   * What is known of a key. It has changed also if its type is another one: the host was asked for the known types
   * first, so it has none of those keys any more.
   */
  judge(key: HostKey): KeyVerdict {
    const there = this.of(key.host, key.port)
    const known = there.find((entry) => entry.type === key.type) ?? there[0]
    if (!known) return { kind: 'unknown' }
    if (known.type === key.type && known.fingerprint === key.fingerprint) return { kind: 'trusted' }
    return { kind: 'changed', fingerprint: known.fingerprint, since: known.since }
  }

  /** The types of the keys known for a host, to be offered first. */
  typesOf(host: string, port: number): readonly string[] {
    return this.of(host, port).map((entry) => entry.type)
  }

  private of(host: string, port: number) {
    return this.settings.get('knownHosts').filter((entry) => isSamePlace(entry, { host, port }))
  }

  trust(key: HostKey, now: Date): void {
    this.settings.update('knownHosts', (known) => [
      ...known.filter((entry) => entry.type !== key.type || !isSamePlace(entry, key)),
      { ...key, since: now.toISOString() },
    ])
  }

  /** Takes the trust in a key back: the next login asks about it as if it had never been seen. */
  forget(key: Pick<HostKey, 'host' | 'port' | 'type'>): void {
    this.settings.update('knownHosts', (known) =>
      known.filter((entry) => entry.type !== key.type || !isSamePlace(entry, key)),
    )
  }
}

type Place = Pick<HostKey, 'host' | 'port'>

/** Names of hosts are the same in capitals and small letters. */
function isSamePlace(one: Place, other: Place): boolean {
  return one.host.toLowerCase() === other.host.toLowerCase() && one.port === other.port
}
