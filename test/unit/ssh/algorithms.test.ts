import { getCiphers } from 'node:crypto'
import ssh2 from 'ssh2'
import { describe, expect, test } from 'vitest'
import { agreedAlgorithms, offeredAlgorithms } from '../../../main/ssh/algorithms'

const openSsl = getCiphers()
const boringSsl = openSsl.filter((name) => !name.startsWith('chacha20'))
const offer = (isOld: boolean, ciphers = openSsl, knownTypes: readonly string[] = []) =>
  offeredAlgorithms({ isOld, knownTypes }, ciphers)

const namesOf = ({ kex, serverHostKey, cipher, hmac }: ReturnType<typeof offer>): readonly string[] => [
  ...kex,
  ...serverHostKey,
  ...cipher,
  ...hmac,
]

describe('what is offered', () => {
  test('has no SHA-1, no CBC and no signature of SHA-1 unless old algorithms are asked for', () => {
    const names = namesOf(offer(false))
    expect(names.filter((name) => /sha1|-cbc$|^ssh-rsa$|^ssh-dss$|md5|arcfour/.test(name))).toEqual([])
    expect(names.length).toBeGreaterThan(20)
  })

  test('has the old ones last, and the broken ones never', () => {
    const [modern, old] = [offer(false), offer(true)]
    for (const list of ['kex', 'serverHostKey', 'cipher', 'hmac'] as const) {
      expect(old[list].slice(0, modern[list].length)).toEqual(modern[list])
      expect(old[list].length).toBeGreaterThan(modern[list].length)
    }
    const broken = /group1-|group-exchange-sha1|ssh-dss|arcfour|md5|blowfish|cast128|ripemd/
    expect(namesOf(old).filter((name) => broken.test(name))).toEqual([])
  })

  test('is what the runtime has: ssh2 takes all of it', () => {
    const client = new ssh2.Client().on('error', () => undefined)
    client.connect({ host: '127.0.0.1', port: 1, username: 'kim', algorithms: offer(true) })
    client.destroy()
  })

  test('leaves out what Electron lacks', () => {
    const [here, there] = [offer(true), offer(true, boringSsl)]
    expect(here.cipher.filter((name) => !there.cipher.includes(name))).toEqual([
      'chacha20-poly1305@openssh.com',
    ])
    expect({ ...there, cipher: here.cipher }).toEqual(here)
  })

  test('begins with the types of host keys that are known', () => {
    expect(offer(false, openSsl, ['ecdsa-sha2-nistp521']).serverHostKey[0]).toBe('ecdsa-sha2-nistp521')
    expect(offer(false, openSsl, ['ssh-rsa']).serverHostKey.slice(0, 3)).toEqual([
      'rsa-sha2-512',
      'rsa-sha2-256',
      'ssh-ed25519',
    ])
    // A type that is not offered, as it is too old, is not offered because it is known.
    expect(offer(false, openSsl, ['ssh-dss'])).toEqual(offer(false))
    expect(offer(false).serverHostKey.at(-1)).toBe('rsa-sha2-256')
  })
})

test('what was agreed on has our names; a cipher that needs no MAC has none', () => {
  const way = { cipher: 'aes256-ctr', mac: 'hmac-sha2-256', compress: 'none', lang: '' } as const
  const agreed = { kex: 'curve25519-sha256', serverHostKey: 'rsa-sha2-512', cs: way, sc: way } as const
  expect(agreedAlgorithms(agreed)).toEqual({
    kex: 'curve25519-sha256',
    hostKey: 'rsa-sha2-512',
    cipher: 'aes256-ctr',
    mac: 'hmac-sha2-256',
  })
  expect(
    agreedAlgorithms({ ...agreed, cs: { ...way, mac: '', compress: 'zlib@openssh.com' } }),
  ).toMatchObject({ mac: null, compression: 'zlib@openssh.com' })
})
