import { getCiphers } from 'node:crypto'
import type {
  Algorithms,
  CipherAlgorithm,
  KexAlgorithm,
  MacAlgorithm,
  NegotiatedAlgorithms,
  ServerHostKeyAlgorithm,
} from 'ssh2'
import type { Negotiated } from '../contract/negotiated'

/** Four lists, each in the order in which it is offered. */
interface Offer {
  readonly kex: readonly KexAlgorithm[]
  readonly serverHostKey: readonly ServerHostKeyAlgorithm[]
  readonly cipher: readonly CipherAlgorithm[]
  readonly hmac: readonly MacAlgorithm[]
}

/**
 * What is offered by default. Every FortiOS from 7.0.2 on has something of each list unless an administrator chose
 * otherwise ("FortiGate encryption algorithm cipher suites" in the administration guides of 7.0 to 7.6).
 */
const modern: Offer = {
  // Groups of numbers come last, the smallest first: they cost the most and protect no better. The group exchange is the
  // last of all: the host picks the group. We do all of them ourselves (key-exchange.ts).
  kex: [
    'curve25519-sha256',
    'curve25519-sha256@libssh.org',
    'ecdh-sha2-nistp256',
    'ecdh-sha2-nistp384',
    'ecdh-sha2-nistp521',
    'diffie-hellman-group14-sha256',
    'diffie-hellman-group15-sha512',
    'diffie-hellman-group16-sha512',
    'diffie-hellman-group17-sha512',
    'diffie-hellman-group18-sha512',
    'diffie-hellman-group-exchange-sha256',
  ],
  // RSA comes last: some FortiOS versions name their RSA host key "rsa-sha2-512", which no client can read
  // (github.com/apache/mina-sshd/issues/682, github.com/ytti/oxidized/issues/3123). They have an Ed25519 key, too.
  serverHostKey: [
    'ssh-ed25519',
    'ecdsa-sha2-nistp256',
    'ecdsa-sha2-nistp384',
    'ecdsa-sha2-nistp521',
    'rsa-sha2-512',
    'rsa-sha2-256',
  ],
  cipher: [
    'aes256-gcm@openssh.com',
    'aes128-gcm@openssh.com',
    'chacha20-poly1305@openssh.com',
    'aes256-ctr',
    'aes192-ctr',
    'aes128-ctr',
  ],
  hmac: ['hmac-sha2-256-etm@openssh.com', 'hmac-sha2-512-etm@openssh.com', 'hmac-sha2-256', 'hmac-sha2-512'],
}

/**
 * What is offered besides if `oldAlgorithms` is asked for. All of it is what `config system ssh-config` (7.4.4 and
 * later) or `config system global` (before) of FortiOS can be set to, and OpenSSH has stopped offering.
 */
const old: Offer = {
  // Key exchange with SHA-1 (RFC 9142 says "SHOULD NOT"): FortiOS with "strong-crypto disable" or an old
  // "ssh-kex-algo". The 1024 bits of diffie-hellman-group1-sha1 can be broken, so that it is not offered even here.
  kex: ['diffie-hellman-group14-sha1'],
  // Signed with SHA-1 (RFC 8332): FortiOS before it could do "rsa-sha2-256".
  serverHostKey: ['ssh-rsa'],
  // CBC leaks plaintext to anyone who can tamper (CVE-2008-5161): FortiOS with "strong-crypto disable".
  cipher: ['aes256-cbc', 'aes192-cbc', 'aes128-cbc', '3des-cbc'],
  // FortiGates have been seen that authenticate with HMAC-SHA1 alone (github.com/ytti/oxidized/issues/3123).
  hmac: ['hmac-sha1-etm@openssh.com', 'hmac-sha1'],
}

/** Ciphers by the names that the cryptography of a runtime has for them. */
const cipherOfRuntime: Partial<Record<CipherAlgorithm, string>> = {
  'aes256-gcm@openssh.com': 'aes-256-gcm',
  'aes128-gcm@openssh.com': 'aes-128-gcm',
  'chacha20-poly1305@openssh.com': 'chacha20',
  'aes256-ctr': 'aes-256-ctr',
  'aes192-ctr': 'aes-192-ctr',
  'aes128-ctr': 'aes-128-ctr',
  'aes256-cbc': 'aes-256-cbc',
  'aes192-cbc': 'aes-192-cbc',
  'aes128-cbc': 'aes-128-cbc',
  '3des-cbc': 'des-ede3-cbc',
}

/** What is offered, in the form that ssh2 takes. */
export type Offered = { readonly [K in keyof Offer]: Offer[K][number][] } & Algorithms

/**
 * What is offered to a host, in the form that ssh2 takes. Nothing is in it that the runtime can't do.
 *
 * @param knownTypes types of host keys that are trusted there already: they come first, so that a host with several
 *   keys shows one that is known.
 * @param ciphers those that the cryptography of the runtime has: Electron has another one than Node.
 */
export function offeredAlgorithms(
  { isOld, knownTypes }: { readonly isOld: boolean; readonly knownTypes: readonly string[] },
  ciphers: readonly string[] = getCiphers(),
): Offered {
  const both = <K extends keyof Offer>(list: K): Offer[K][number][] => [
    ...modern[list],
    ...(isOld ? old[list] : []),
  ]
  const isKnown = (algorithm: ServerHostKeyAlgorithm) =>
    knownTypes.includes(algorithm) || (knownTypes.includes('ssh-rsa') && algorithm.startsWith('rsa-sha2-'))
  const hostKeys = both('serverHostKey')
  return {
    kex: both('kex'),
    serverHostKey: [...hostKeys.filter(isKnown), ...hostKeys.filter((name) => !isKnown(name))],
    cipher: both('cipher').filter((name) => ciphers.includes(cipherOfRuntime[name] ?? name)),
    hmac: both('hmac'),
  }
}

/** What ssh2 says was agreed on, in our words. */
export function agreedAlgorithms({ kex, serverHostKey, cs }: NegotiatedAlgorithms): Negotiated {
  return {
    kex,
    hostKey: serverHostKey,
    cipher: cs.cipher,
    mac: cs.mac === '' ? null : cs.mac,
    ...(cs.compress !== 'none' && { compression: cs.compress }),
  }
}
