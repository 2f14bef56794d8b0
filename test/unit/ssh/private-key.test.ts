import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import ssh2 from 'ssh2'
import { checkPrivateKey } from '../../../main/ssh/private-key'
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
      message: 'The passphrase does not open the key file /home/kim/key.',
    })
  })

  test('with the public half is told from a private one', () => {
    expect(check(pair.public)).toMatchObject({ code: 'key-public' })
    expect(check(pair.public).message).toContain('/home/kim/key is a public key')
  })

  test('in PKCS #8 says how to convert it', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    expect(check(pkcs8)).toMatchObject({ code: 'key-unreadable' })
    expect(check(pkcs8).hint).toContain('ssh-keygen -p')
  })

  test('with anything else is no key', () => {
    for (const text of ['', 'hello', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----']) {
      expect(check(text)).toMatchObject({ code: 'key-unreadable' })
    }
  })
})
