import { randomInt } from 'node:crypto'

/** Letters and digits that nobody takes for another. */
const characters = 'abcdefghijkmnpqrstuvwxyz23456789'

/**
 * A password for one simulated FortiGate, of 80 bits: it serves a configuration on loopback, where everybody on the
 * computer can knock.
 */
export function newRehearsalPassword(): string {
  return Array.from({ length: 16 }, () => characters[randomInt(characters.length)]).join('')
}
