import type { HostKey } from '../ssh/target'
import type { SettingsFile } from './settings'

/** What is known about a host key. */
type HostKeyVerdict =
  | { readonly kind: 'trusted' }
  /** Nothing was ever trusted there. */
  | { readonly kind: 'unknown' }
  /**
   * Another key was trusted before. Also where its type is another one: the host was asked for the known types first,
   * so it has none of those keys any more.
   */
  | { readonly kind: 'changed'; readonly fingerprint: string; readonly since: string }

/** The host keys that the person has trusted, by host, port and key type. */
export class KnownHosts {
  private readonly settings: SettingsFile

  constructor(settings: SettingsFile) {
    this.settings = settings
  }

  judge(key: HostKey): HostKeyVerdict {
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

  /** Names of hosts are the same in capitals and small letters. */
  private of(host: string, port: number) {
    return this.settings
      .get('knownHosts')
      .filter((entry) => entry.host.toLowerCase() === host.toLowerCase() && entry.port === port)
  }

  trust(key: HostKey, now: Date): void {
    this.settings.update('knownHosts', (known) => [
      ...known.filter(({ host, port, type }) => host !== key.host || port !== key.port || type !== key.type),
      { ...key, since: now.toISOString() },
    ])
  }
}
