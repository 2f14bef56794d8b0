import type { HostKey } from '../ssh/target'
import type { SettingsFile } from './settings'

/** What is known about a host key. */
export type HostKeyVerdict =
  | { readonly kind: 'trusted' }
  /** No key of this type was seen there; another type may have been. */
  | { readonly kind: 'unknown' }
  /** Another key of the same type was trusted before. */
  | { readonly kind: 'changed'; readonly fingerprint: string; readonly since: string }

/** The host keys that the person has trusted, by host, port and key type. */
export class KnownHosts {
  private readonly settings: SettingsFile

  constructor(settings: SettingsFile) {
    this.settings = settings
  }

  judge(key: HostKey): HostKeyVerdict {
    const known = this.settings
      .get('knownHosts')
      .find((entry) => entry.host === key.host && entry.port === key.port && entry.type === key.type)
    if (!known) return { kind: 'unknown' }
    if (known.fingerprint === key.fingerprint) return { kind: 'trusted' }
    return { kind: 'changed', fingerprint: known.fingerprint, since: known.since }
  }

  /** The types of the keys known for a host, to be offered first. */
  typesOf(host: string, port: number): readonly string[] {
    return this.settings
      .get('knownHosts')
      .filter((entry) => entry.host === host && entry.port === port)
      .map((entry) => entry.type)
  }

  trust(key: HostKey, now: Date): void {
    const others = this.settings
      .get('knownHosts')
      .filter((entry) => !(entry.host === key.host && entry.port === key.port && entry.type === key.type))
    this.settings.set('knownHosts', [...others, { ...key, since: now.toISOString() }])
  }
}
