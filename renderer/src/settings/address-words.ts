import type { WordsOf } from '../language/words'

interface Address {
  readonly host: string
  readonly port: number
}

/** A host and its port, as a person reads them: 22 is the usual one. */
export function addressWords({ host, port }: Address, { say }: WordsOf<'beside'>): string {
  return port === 22 ? host : say('address.port', { host, port: String(port) })
}
