import { createHash, createHmac, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import ssh2 from 'ssh2'
import { checkPrivateKey, readPrivateKey } from '../../../main/ssh/private-key'
import { problemOf } from '../store/folder'

const pair = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 })
const closed = ssh2.utils.generateKeyPairSync('ecdsa', {
  bits: 256,
  passphrase: 'horse',
  cipher: 'aes256-cbc',
  rounds: 1,
})
const check = (key: string, passphrase = '') =>
  problemOf(() => {
    checkPrivateKey(key, passphrase, '/home/kim/key')
  })

/** The public half in a form that can be compared. */
const derOf = (pem: string) => createPublicKey(pem).export({ type: 'spki', format: 'der' }).toString('base64')
const publicPem = (key: KeyObject) =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64')

/** An RSA key as PuTTYgen writes it in version 2 of its format, without a passphrase. */
function puttyKey(key: KeyObject): string {
  const { n = '', e = '', d = '', p = '', q = '', qi = '' } = key.export({ format: 'jwk' })
  const sized = (bytes: Buffer) => {
    const size = Buffer.alloc(4)
    size.writeUInt32BE(bytes.length)
    return Buffer.concat([size, bytes])
  }
  const number = (text: string) => {
    const bytes = Buffer.from(text, 'base64url')
    return sized((bytes[0] ?? 0) > 127 ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes)
  }
  const text = (words: string) => sized(Buffer.from(words))
  const publicPart = Buffer.concat([text('ssh-rsa'), number(e), number(n)])
  const privatePart = Buffer.concat([d, p, q, qi].map(number))
  const sum = [text('ssh-rsa'), text('none'), text('kim'), sized(publicPart), sized(privatePart)]
  const macKey = createHash('sha1').update('putty-private-key-file-mac-key').digest()
  const mac = createHmac('sha1', macKey).update(Buffer.concat(sum)).digest('hex')
  const block = (bytes: Buffer) => bytes.toString('base64').match(/.{1,64}/g) ?? []
  const [publicLines, privateLines] = [block(publicPart), block(privatePart)]
  return [
    'PuTTY-User-Key-File-2: ssh-rsa',
    'Encryption: none',
    'Comment: kim',
    `Public-Lines: ${publicLines.length}`,
    ...publicLines,
    `Private-Lines: ${privateLines.length}`,
    ...privateLines,
    `Private-MAC: ${mac}`,
    '',
  ].join('\n')
}

describe('a key file', () => {
  test('with a private key is good', () => {
    checkPrivateKey(pair.private, '', '/home/kim/key')
    checkPrivateKey(closed.private, 'horse', '/home/kim/key')
  })

  test('that is closed needs its passphrase', () => {
    expect(check(closed.private)).toMatchObject({
      code: 'key-passphrase',
      message: 'The key file /home/kim/key is protected by a passphrase.',
    })
    expect(check(closed.private, 'wrong')).toMatchObject({
      code: 'key-passphrase',
      message: 'The passphrase doesn’t unlock the key file /home/kim/key.',
    })
  })

  test('with the public half is told from a private one', () => {
    expect(check(pair.public)).toMatchObject({ code: 'key-public' })
    expect(check(pair.public).message).toContain('/home/kim/key is a public key')
  })

  test.each([
    ['RSA', generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey],
    ['ECDSA', generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey],
    ['Ed25519', generateKeyPairSync('ed25519').privateKey],
  ])('in PKCS #8 of type %s is the key that it was', (_type, key) => {
    const own = publicPem(key)
    const open = key.export({ type: 'pkcs8', format: 'pem' }).toString()
    const sealed = key
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'horse' })
      .toString()
    const read = (text: string, passphrase: string) =>
      readPrivateKey(text, passphrase, '/home/kim/key').getPublicPEM()
    expect(derOf(read(open, ''))).toBe(own)
    expect(derOf(read(sealed, 'horse'))).toBe(own)
    expect(check(sealed)).toMatchObject({
      code: 'key-passphrase',
      message: 'The key file /home/kim/key is protected by a passphrase.',
    })
    expect(check(sealed, 'wrong')).toMatchObject({ code: 'key-passphrase' })
    expect(JSON.stringify(check(sealed, 'wrong'))).not.toContain('wrong')
  })

  test('in PKCS #8 that SSH has no use for says so', () => {
    const key = generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    expect(check(key)).toMatchObject({
      code: 'key-unreadable',
      detail: 'keys of type x25519 are not used in SSH',
    })
    expect(check('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----')).toMatchObject({
      code: 'key-unreadable',
    })
  })

  test('of PuTTY is read where it is RSA in version 2', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const read = readPrivateKey(puttyKey(privateKey), '', '/home/kim/key.ppk')
    expect(derOf(read.getPublicPEM())).toBe(publicPem(privateKey))
    const newer = check(puttyKey(privateKey).replace('File-2', 'File-3'))
    expect(newer).toMatchObject({ code: 'key-unreadable' })
    expect(newer.hint).toContain('Export OpenSSH key')
  })

  test('with anything else is no key', () => {
    for (const text of ['', 'hello', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----']) {
      expect(check(text)).toMatchObject({ code: 'key-unreadable' })
    }
  })
})
