import { createPrivateKey, type KeyObject } from 'node:crypto'
import { messageOf } from '../text/message'

/** Whether a text is a private key in PKCS #8 (RFC 7468, sections 10 and 11), which ssh2 does not read. */
export function isPkcs8(text: string): boolean {
  return /^-----BEGIN (?:ENCRYPTED )?PRIVATE KEY-----/m.test(text)
}

/**
 * A private key in PKCS #8 as one that ssh2 reads, without its passphrase: it stays in memory.
 *
 * @returns an error that mentions "decrypt" if the passphrase is not the right one.
 */
export function fromPkcs8(text: string, passphrase: string): string | Error {
  const isEncrypted = text.includes('-----BEGIN ENCRYPTED PRIVATE KEY-----')
  let key: KeyObject
  try {
    key = createPrivateKey({ key: text, ...(isEncrypted && { passphrase }) })
  } catch (error) {
    return new Error(isEncrypted ? 'can’t decrypt' : `can’t read PKCS #8: ${messageOf(error)}`)
  }
  switch (key.asymmetricKeyType) {
    case 'rsa':
      return key.export({ type: 'pkcs1', format: 'pem' }).toString()
    case 'ec':
      return key.export({ type: 'sec1', format: 'pem' }).toString()
    case 'ed25519':
      return openSshEd25519(key)
    default:
      return new Error(`keys of type ${key.asymmetricKeyType ?? 'unknown'} are not used in SSH`)
  }
}

/** An Ed25519 key in the format of OpenSSH (its PROTOCOL.key), unencrypted: no older format holds one. */
function openSshEd25519(key: KeyObject): string {
  const { x = '', d = '' } = key.export({ format: 'jwk' })
  const [publicPart, seed] = [Buffer.from(x, 'base64url'), Buffer.from(d, 'base64url')]
  const type = string(Buffer.from('ssh-ed25519'))
  const publicKey = Buffer.concat([type, string(publicPart)])
  const check = Buffer.alloc(8)
  const noComment = string(Buffer.alloc(0))
  const secrets = Buffer.concat([check, publicKey, string(Buffer.concat([seed, publicPart])), noComment])
  const padding = Buffer.from([1, 2, 3, 4, 5, 6, 7]).subarray(0, (8 - (secrets.length % 8)) % 8)
  const none = string(Buffer.from('none'))
  const blob = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    ...[none, none, noComment],
    uint32(1),
    string(publicKey),
    string(Buffer.concat([secrets, padding])),
  ])
  const lines = blob.toString('base64').replace(/.{70}/g, '$&\n')
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${lines}\n-----END OPENSSH PRIVATE KEY-----\n`
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

function string(bytes: Buffer): Buffer {
  return Buffer.concat([uint32(bytes.length), bytes])
}
