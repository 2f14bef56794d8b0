import { createHash } from 'node:crypto'
import ssh2 from 'ssh2'

/** The key by which the simulated device proves who it is. */
export interface HostKeyPair {
  /** OpenSSH or PEM text. */
  readonly privateKey: string
  /** `SHA256:…`, as OpenSSH prints it. */
  readonly fingerprint: string
}

/** A host key from the text of a private key; a new one without it. Throws if the text is no private key. */
export function hostKeyOf(privateKey?: string): HostKeyPair {
  const text = privateKey ?? newKey()
  const key = ssh2.utils.parseKey(text)
  if (key instanceof Error) throw new Error(`The host key of the simulator can’t be read: ${key.message}.`)
  const digest = createHash('sha256').update(key.getPublicSSH()).digest('base64')
  return { privateKey: text, fingerprint: `SHA256:${digest.replace(/=+$/, '')}` }
}

/** A new key. One in some three hundred that ssh2 makes it cannot read itself (leading zeros), so that one is made again. */
function newKey(): string {
  for (;;) {
    const text = ssh2.utils.generateKeyPairSync('ed25519').private
    if (!(ssh2.utils.parseKey(text) instanceof Error)) return text
  }
}
