import type { KeyObject } from 'node:crypto'

/**
 * The y-coordinates of the points of low order on the curve of ed25519, as keys are encoded, the sign of x left out: 0, 1,
 * the two of order 8, p - 1, p and p + 1 (RFC 8032, 5.1; the list that libsodium refuses). With each of them anybody can
 * make a signature that holds for some texts, and with the point 1 for all.
 */
const lowOrder: ReadonlySet<string> = new Set([
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
])

const keyBytes = 32

/** Whether a public key of ed25519 proves nothing, since nobody needs the private one to sign with it. */
export function isLowOrderKey(publicKey: KeyObject): boolean {
  const point = publicKey.export({ format: 'der', type: 'spki' }).subarray(-keyBytes)
  const last = point.at(-1) ?? 0
  return lowOrder.has(Buffer.from([...point.subarray(0, -1), last & 0x7f]).toString('hex'))
}
