import type { Client } from 'ssh2'
import { DiffieHellman, type GroupBits } from './diffie-hellman'

/** The groups by the names that ssh2 has for them. */
const bitsOfGroup: Readonly<Record<string, GroupBits>> = {
  modp14: 2048,
  modp15: 3072,
  modp16: 4096,
  modp17: 6144,
  modp18: 8192,
}

/** What ssh2 1.17 keeps of a key exchange. `groupName` is one of a fixed group, the prime and generator are the host's. */
interface Exchange {
  readonly type: string
  readonly groupName?: string
  readonly _prime?: Uint8Array | null
  readonly _generator?: Uint8Array | null
  _dh: unknown
  _public: Buffer | null
  generateKeys: () => void
}

/**
 * Lets a client do Diffie-Hellman in groups of numbers by `DiffieHellman`. ssh2 leaves it to the runtime and has no
 * public way to do otherwise, so each exchange of keys, the first and those that renew them, is told as it begins.
 *
 * @param client that has been told to connect, in the same turn.
 */
export function exchangeKeysOurselves(client: Client): void {
  const { _protocol: protocol } = client as unknown as { readonly _protocol: object }
  let exchange: unknown
  Object.defineProperty(protocol, '_kex', {
    get: () => exchange,
    set: (next: Exchange | undefined) => {
      exchange = next
      if (next?.type === 'group' || next?.type === 'groupex') generateOurselves(next)
    },
  })
}

function generateOurselves(exchange: Exchange): void {
  exchange.generateKeys = () => {
    if (exchange._dh) return
    const group = groupOf(exchange)
    exchange._dh = group
    exchange._public = group?.generateKeys() ?? null
  }
}

/** `null` until the host has told its prime. */
function groupOf({ groupName, _prime: prime, _generator: generator }: Exchange): DiffieHellman | null {
  const bits = groupName === undefined ? undefined : bitsOfGroup[groupName]
  if (bits !== undefined) return DiffieHellman.ofGroup(bits)
  return prime && generator ? new DiffieHellman(prime, generator) : null
}
