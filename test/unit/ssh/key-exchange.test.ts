import type { Client } from 'ssh2'
import { expect, test } from 'vitest'
import { DiffieHellman } from '../../../main/ssh/diffie-hellman'
import { exchangeKeysOurselves } from '../../../main/ssh/key-exchange'

/** What ssh2 makes of an exchange before it begins. */
const begun = (exchange: Readonly<Record<string, unknown>>) => {
  const protocol: { _kex?: object } = {}
  exchangeKeysOurselves({ _protocol: protocol } as unknown as Client)
  const theirs = () => {
    throw new Error('The runtime was asked.')
  }
  const kex: Record<string, unknown> & { generateKeys: () => void } = {
    generateKeys: theirs,
    _dh: null,
    _public: null,
    ...exchange,
  }
  protocol._kex = kex
  expect(protocol._kex).toBe(kex)
  return kex
}

test('a group of numbers is ours, and its value stays the same', () => {
  const kex = begun({ type: 'group', groupName: 'modp14' })
  kex.generateKeys()
  const value = kex._public
  expect(kex._dh).toBeInstanceOf(DiffieHellman)
  expect(value).toHaveLength(256)
  kex.generateKeys()
  expect(kex._public).toBe(value)
})

test('a group that the host picks is waited for', () => {
  const kex = begun({ type: 'groupex', _prime: null, _generator: null })
  kex.generateKeys()
  expect(kex._public).toBeNull()
  kex._prime = DiffieHellman.ofGroup(2048).getPrime()
  kex._generator = Buffer.of(2)
  kex.generateKeys()
  expect(kex._public).toHaveLength(256)
})

test('a group that is none ends the exchange', () => {
  const kex = begun({ type: 'groupex', _prime: Buffer.of(0x17), _generator: Buffer.of(2) })
  expect(() => {
    kex.generateKeys()
  }).toThrow('The host’s prime can’t be used.')
})

test('an exchange on curves is left to the runtime', () => {
  const kex = begun({ type: 'ecdh' })
  expect(() => {
    kex.generateKeys()
  }).toThrow('The runtime was asked.')
})
