import { randomBytes } from 'node:crypto'

/** Bytes of an exponent: 512 bits are twice the strength of anything that is agreed on (RFC 4253, section 6.5). */
const exponentBytes = 64

/** The constant in the prime of each group (RFC 3526, sections 3 to 7), by its bits. */
const constants = { 2048: 124_476n, 3072: 1_690_314n, 4096: 240_904n, 6144: 929_484n, 8192: 4_743_158n }

/** Bits of the primes that have a number in SSH. */
export type GroupBits = keyof typeof constants

/**
 * Diffie-Hellman in a group of numbers modulo a prime, as SSH needs it (RFC 4253, section 8; RFC 4419). Both cryptography
 * libraries prove a prime before they use it: BoringSSL every one, which takes from half a second to half a minute with
 * the window frozen, and OpenSSL those that a host has chosen. SSH needs no proof: the prime goes into what the host
 * signs, so that nobody on the way can change it, and a host that chose badly gives away what it knows anyway. OpenSSH
 * does without, too.
 */
export class DiffieHellman {
  private readonly prime: bigint
  private readonly generator: bigint
  private readonly exponent = numberOf(randomBytes(exponentBytes))

  /** @throws Error if the prime is too small or too large to be one, or the generator generates next to nothing. */
  constructor(prime: Uint8Array, generator: Uint8Array) {
    this.prime = numberOf(prime)
    this.generator = numberOf(generator)
    const bits = this.prime.toString(2).length
    // RFC 8270, section 2, and RFC 4419, section 3.
    if (bits < 2048 || bits > 8192 || this.prime % 2n === 0n)
      throw new Error('The host’s prime can’t be used.')
    if (!this.isInGroup(this.generator)) throw new Error('The host’s generator can’t be used.')
  }

  static ofGroup(bits: GroupBits): DiffieHellman {
    return new DiffieHellman(bytesOf(primeOf(bits)), Uint8Array.of(2))
  }

  /** The public value, which is sent to the host. */
  generateKeys(): Buffer {
    return bytesOf(powerOf(this.generator, this.exponent, this.prime))
  }

  /** The secret that both share. @throws Error if the host’s public value is out of range (RFC 4253, section 8). */
  computeSecret(theirs: Uint8Array): Buffer {
    const value = numberOf(theirs)
    if (!this.isInGroup(value)) throw new Error('The host’s public value can’t be used.')
    return bytesOf(powerOf(value, this.exponent, this.prime))
  }

  getPrime(): Buffer {
    return bytesOf(this.prime)
  }

  getGenerator(): Buffer {
    return bytesOf(this.generator)
  }

  private isInGroup(value: bigint): boolean {
    return value > 1n && value < this.prime - 1n
  }
}

/** RFC 3526: 2^n - 2^(n-64) - 1 + 2^64 * { [2^(n-130) pi] + c } */
function primeOf(bits: GroupBits): bigint {
  const n = BigInt(bits)
  return 2n ** n - 2n ** (n - 64n) - 1n + 2n ** 64n * (piTimesPowerOfTwo(bits - 130) + constants[bits])
}

/** Digits of pi, rounded down, by the formula of Machin. */
function piTimesPowerOfTwo(bits: number): bigint {
  const spare = 32n
  const one = 1n << (BigInt(bits) + spare)
  return (4n * (4n * arcTangentOfInverse(5n, one) - arcTangentOfInverse(239n, one))) >> spare
}

function arcTangentOfInverse(x: bigint, one: bigint): bigint {
  let sum = 0n
  let sign = 1n
  let divisor = 1n
  for (let power = one / x; power > 0n; power /= x * x) {
    sum += sign * (power / divisor)
    sign = -sign
    divisor += 2n
  }
  return sum
}

function powerOf(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let power = 1n
  for (const bit of exponent.toString(2)) {
    power = (power * power) % modulus
    if (bit === '1') power = (power * base) % modulus
  }
  return power
}

function numberOf(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
}

function bytesOf(number: bigint): Buffer {
  const digits = number.toString(16)
  return Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex')
}
