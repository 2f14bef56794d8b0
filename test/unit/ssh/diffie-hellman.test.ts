import { createDiffieHellmanGroup, type DiffieHellmanGroup } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { DiffieHellman } from '../../../main/ssh/diffie-hellman'

const groups = [
  ['modp14', 2048],
  ['modp15', 3072],
  ['modp16', 4096],
  ['modp17', 6144],
  ['modp18', 8192],
] as const

/** What Node pads and we don't. */
const stripped = (number: Buffer) => number.toString('hex').replace(/^(?:00)+/, '')

const withNode = (ours: DiffieHellman, theirs: DiffieHellmanGroup) => {
  const [ourPublic, theirPublic] = [ours.generateKeys(), theirs.generateKeys()]
  return [ours.computeSecret(theirPublic), theirs.computeSecret(ourPublic)].map(stripped)
}

describe.each(groups)('group %s', (name, bits) => {
  test('is that of OpenSSL, and comes to the same secret', () => {
    const [ours, theirs] = [DiffieHellman.ofGroup(bits), createDiffieHellmanGroup(name)]
    expect(ours.getPrime()).toEqual(theirs.getPrime())
    expect(ours.getGenerator()).toEqual(theirs.getGenerator())
    const [here, there] = withNode(ours, theirs)
    expect(here).toBe(there)
    expect(here?.length).toBeGreaterThan(bits / 4 - 8)
  })
})

describe('a host that cheats', () => {
  const group = DiffieHellman.ofGroup(2048)
  const prime = group.getPrime()
  const plus = (number: bigint) =>
    Buffer.from((BigInt(`0x${prime.toString('hex')}`) + number).toString(16), 'hex')

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['0', Buffer.of(0)],
    ['1', Buffer.of(1)],
    ['p - 1', plus(-1n)],
    ['p', prime],
    ['more than p', plus(5n)],
  ])('with %s as its public value gets no secret', (_, value) => {
    expect(() => group.computeSecret(value)).toThrow('The host’s public value can’t be used.')
  })

  test.each([
    ['a small prime', prime.subarray(1), Buffer.of(2)],
    ['a prime too large to wait for', Buffer.alloc(1025, 0xff), Buffer.of(2)],
    ['an even number', plus(1n), Buffer.of(2)],
    ['nothing', Buffer.alloc(0), Buffer.of(2)],
    ['1 as generator', prime, Buffer.of(1)],
    ['p - 1 as generator', prime, plus(-1n)],
  ])('with %s as its group gets no key', (_, number, generator) => {
    expect(() => new DiffieHellman(number, generator)).toThrow(
      /^The host’s (?:prime|generator) can’t be used\.$/,
    )
  })
})

test('no exponent is used twice', () => {
  const [one, other] = [DiffieHellman.ofGroup(2048), DiffieHellman.ofGroup(2048)]
  expect(one.generateKeys()).not.toEqual(other.generateKeys())
})
