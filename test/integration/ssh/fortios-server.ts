import type { AddressInfo } from 'node:net'
import ssh2 from 'ssh2'
import type { CipherAlgorithm, KexAlgorithm, MacAlgorithm, ServerHostKeyAlgorithm } from 'ssh2'
import { hostKeyOf } from '../../../main/simulator/host-key'
import { atTheEnd } from '../../at-the-end'

/** Four lists of algorithms. */
interface Lists {
  readonly kex: KexAlgorithm[]
  readonly serverHostKey: ServerHostKeyAlgorithm[]
  readonly cipher: CipherAlgorithm[]
  readonly hmac: MacAlgorithm[]
}

/** What FortiOS 7.6.5 offers unless it was told otherwise, in its order. [seen in a scan of one] */
export const fortiOsOffer: Lists = {
  kex: [
    'diffie-hellman-group14-sha256',
    'diffie-hellman-group16-sha512',
    'diffie-hellman-group18-sha512',
    'diffie-hellman-group-exchange-sha256',
    'curve25519-sha256@libssh.org',
    'ecdh-sha2-nistp256',
    'ecdh-sha2-nistp384',
    'ecdh-sha2-nistp521',
  ],
  serverHostKey: [
    'ecdsa-sha2-nistp521',
    'ecdsa-sha2-nistp384',
    'ecdsa-sha2-nistp256',
    'rsa-sha2-256',
    'rsa-sha2-512',
    'ssh-ed25519',
  ],
  cipher: ['aes256-ctr', 'aes256-gcm@openssh.com'],
  hmac: ['hmac-sha2-256', 'hmac-sha2-512', 'hmac-sha2-256-etm@openssh.com', 'hmac-sha2-512-etm@openssh.com'],
}

const alone = (name: string, only: Partial<Lists>) => [name, { ...fortiOsOffer, ...only }] as const

/** Each of them alone, beside what else a FortiGate offers: a name, and the lists. A MAC shows only beside CTR. */
export const oneOfEachKind: readonly (readonly [string, Lists])[] = [
  ...fortiOsOffer.kex.map((name) => alone(name, { kex: [name] })),
  ...fortiOsOffer.serverHostKey.map((name) => alone(name, { serverHostKey: [name] })),
  ...fortiOsOffer.cipher.map((name) => alone(name, { cipher: [name] })),
  ...fortiOsOffer.hmac.map((name) => alone(name, { cipher: ['aes256-ctr'], hmac: [name] })),
]

const newKey = (type: 'ecdsa' | 'rsa', bits: number) =>
  ssh2.utils.generateKeyPairSync(type as 'rsa', { bits }).private

/** Host keys by the algorithms that sign with them. */
const rsa = newKey('rsa', 2048)
const hostKeys: Readonly<Record<string, string>> = {
  'ecdsa-sha2-nistp256': newKey('ecdsa', 256),
  'ecdsa-sha2-nistp384': newKey('ecdsa', 384),
  'ecdsa-sha2-nistp521': newKey('ecdsa', 521),
  'rsa-sha2-256': rsa,
  'rsa-sha2-512': rsa,
  'ssh-ed25519': hostKeyOf().privateKey,
}

/** ssh2 offers the types of all the keys that it has, so it gets no others. */
const keysFor = (algorithms: readonly string[]) => [
  ...new Set(algorithms.map((name) => hostKeys[name] ?? '')),
]

const password = 'made up'

/** A server of ssh2 on loopback that offers these algorithms and no others; it ends with the file. */
export async function serverOffering(algorithms: Lists) {
  const server = new ssh2.Server({ hostKeys: keysFor(algorithms.serverHostKey), algorithms }, (client) => {
    client.on('error', () => undefined)
    client.on('authentication', (login) => {
      if (login.method === 'password' && login.password === password) login.accept()
      else login.reject(['password'])
    })
    client.on('session', (accept) => {
      accept()
        .on('pty', (yes) => yes())
        .on('shell', (yes) => void yes().on('error', () => undefined))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  atTheEnd(() => void server.close())
  const { port } = server.address() as AddressInfo
  return {
    target: { host: '127.0.0.1', port, user: 'admin' },
    credentials: { method: 'password' as const, password },
  }
}
