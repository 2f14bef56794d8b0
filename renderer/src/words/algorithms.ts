import type { WordsOf } from '../language/words'
import type { Negotiated } from '../../../main/contract/negotiated'

/** An algorithm of a connection, in short. */
export interface AlgorithmWords {
  readonly words: string
  /** The name that SSH gives it. */
  readonly name: string
  /** Whether it is offered only if old encryption is allowed. */
  readonly isOld: boolean
}

/** What protects a connection, the most telling first. */
export function describeAlgorithms(
  { hostKey, kex, cipher, mac }: Negotiated,
  { say }: WordsOf<'steps'>,
): readonly AlgorithmWords[] {
  return [
    { name: hostKey, words: say('algorithms.host-key', { algorithm: shortened(hostKey) }) },
    { name: kex, words: shortened(kex) },
    { name: cipher, words: shortened(cipher) },
    ...(mac === null ? [] : [{ name: mac, words: shortened(mac) }]),
  ].map((each) => ({ ...each, isOld: isOld(each.name) }))
}

/** `curve25519-sha256@libssh.org` is `curve25519`, `diffie-hellman-group14-sha256` is `dh-group14-sha256`. */
function shortened(name: string): string {
  return name
    .replace(/@.+$/, '')
    .replace(/^ssh-(?=ed25519$)/, '')
    .replace(/^(curve25519)-sha256$/, '$1')
    .replace(/^diffie-hellman-/, 'dh-')
    .replace(/^ecd(?:h|sa)-sha2-/, '')
}

/** SHA-1, CBC and smaller things: what `main/ssh/algorithms.ts` offers only if it was allowed. */
function isOld(name: string): boolean {
  return /sha1(?:-|@|$)|-cbc$|md5|^ssh-(?:rsa|dss)$/.test(name)
}
