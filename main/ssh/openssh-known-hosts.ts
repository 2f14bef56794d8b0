import { createHmac } from 'node:crypto'
import { fingerprintOf, typeOfKey } from './host-key'
import type { KeyVerdict } from './host-key-judgement'
import { matchesPatterns } from './pattern'
import type { HostKey } from './target'

/** A line of a known_hosts file that names a key. */
export interface KnownHostsEntry {
  readonly file: string
  /** From 1. */
  readonly line: number
  /** `@revoked` is never trusted. `@cert-authority` vouches for certificates, which are not used here. */
  readonly marker: 'revoked' | 'cert-authority' | null
  /** As they stand there: names, patterns, `[name]:port`, or one `|1|salt|hash`. */
  readonly hosts: readonly string[]
  readonly type: string
  readonly fingerprint: string
}

/** The host keys of OpenSSH's known_hosts files (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT"). */
export class OpenSshKnownHosts {
  private readonly entries: readonly KnownHostsEntry[]

  /** @param entries of all files, in the order in which OpenSSH reads them. */
  constructor(entries: readonly KnownHostsEntry[]) {
    this.entries = entries
  }

  /**
   * What is known of a key. One that is revoked for the host is refused whatever else is there. If only keys of
   * other types are known, it is unknown, as it is for OpenSSH.
   */
  judge(key: HostKey): KeyVerdict {
    const there = this.of(key)
    const revoked = there.find(
      ({ marker, fingerprint }) => marker === 'revoked' && fingerprint === key.fingerprint,
    )
    if (revoked) return { kind: 'revoked', file: revoked.file, line: revoked.line }
    const known = there.filter(({ marker }) => marker === null)
    if (known.some(({ fingerprint }) => fingerprint === key.fingerprint)) return { kind: 'trusted' }
    const other = known.find(({ type }) => type === key.type)
    if (!other) return { kind: 'unknown' }
    return { kind: 'changed', fingerprint: other.fingerprint, file: other.file, line: other.line }
  }

  /** The types of the keys known for a host, to be offered first. */
  typesOf(host: string, port: number): readonly string[] {
    const known = this.of({ host, port }).filter(({ marker }) => marker === null)
    return [...new Set(known.map(({ type }) => type))]
  }

  private of({ host, port }: Pick<HostKey, 'host' | 'port'>): readonly KnownHostsEntry[] {
    const name = host.toLowerCase()
    const names = port === 22 ? name : `[${name}]:${port}`
    return this.entries.filter(({ hosts }) => isNamed(hosts, names))
  }
}

function isNamed(hosts: readonly string[], name: string): boolean {
  const [only = ''] = hosts
  const hashed = /^\|1\|([A-Za-z0-9+/=]+)\|([A-Za-z0-9+/=]+)$/.exec(only)
  if (!hashed) return matchesPatterns(hosts, name)
  const [, salt = '', hash = ''] = hashed
  return createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest('base64') === hash
}

/** Reads the text of a known_hosts file. Lines that are damaged, comments and empty ones are left out. */
export function parseKnownHosts(text: string, file: string): readonly KnownHostsEntry[] {
  return text.split(/\r?\n/).flatMap((line, at) => {
    const entry = parseLine(line)
    return entry ? [{ file, line: at + 1, ...entry }] : []
  })
}

function parseLine(line: string): Omit<KnownHostsEntry, 'file' | 'line'> | null {
  const parts = /^\s*(?:@(\S+)\s+)?([^\s#@]\S*)\s+(\S+)\s+([A-Za-z0-9+/]+={0,2})(?:\s|$)/.exec(line)
  if (!parts) return null
  const [, marker = null, hosts = '', type = '', key = ''] = parts
  if (marker !== null && marker !== 'revoked' && marker !== 'cert-authority') return null
  const blob = Buffer.from(key, 'base64')
  if (typeOfKey(blob) !== type) return null
  // A hash is a name already, and means something in capitals.
  const names = hosts.startsWith('|') ? [hosts] : hosts.toLowerCase().split(',')
  return { marker, hosts: names, type, fingerprint: fingerprintOf(blob) }
}
