import { verify } from 'node:crypto'
import ssh2, { type ParsedKey } from 'ssh2'
import { describe, expect, test } from 'vitest'
import { hostKeyOf } from '../../../main/simulator/host-key'
import { prepareKeyOffers } from '../../../main/ssh/key-offers'

const rsa = ssh2.utils.generateKeyPairSync('rsa', { bits: 2048 }).private
const target = { host: 'fw.example.com', port: 22, user: 'kim' }
const data = Buffer.from('what is to be signed')

/** The keys that are offered, as ssh2 gets them. */
async function offered(key: string, isOld: boolean): Promise<ParsedKey[]> {
  const place = { target, isJump: false, isOld }
  const { offers } = await prepareKeyOffers({ method: 'key', key, passphrase: '' }, place)
  return offers.map(({ method }) => (method('kim') as { key: ParsedKey }).key)
}

describe('an RSA key', () => {
  test('is offered under the name of SHA-256, and signs with it whatever it is told', async () => {
    const keys = await offered(rsa, false)
    expect(keys.map(({ type }) => type)).toEqual(['rsa-sha2-256'])
    for (const told of [undefined, 'sha1'] as const) {
      const signature = keys[0]?.sign(data, told) ?? Buffer.alloc(0)
      expect(verify('sha256', data, keys[0]?.getPublicPEM() ?? '', signature)).toBe(true)
    }
  })

  test('is offered with SHA-1 as well, after that, where old algorithms were asked for', async () => {
    const keys = await offered(rsa, true)
    expect(keys.map(({ type }) => type)).toEqual(['rsa-sha2-256', 'ssh-rsa'])
    const signature = keys[1]?.sign(data, 'sha1') ?? Buffer.alloc(0)
    expect(verify('sha1', data, keys[1]?.getPublicPEM() ?? '', signature)).toBe(true)
  })
})

test('any other key is offered once, as what it is', async () => {
  const { privateKey } = hostKeyOf()
  expect((await offered(privateKey, true)).map(({ type }) => type)).toEqual(['ssh-ed25519'])
})
