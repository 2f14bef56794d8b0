import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../temporary-folder'
import { attempt, keyPair } from './connecting'
import { fortiOsOffer, oneOfEachKind, serverOffering } from './fortios-server'
import { openSshServer } from './openssh-server'

const groupExchange = 'diffie-hellman-group-exchange-sha256'
const best = {
  kex: 'curve25519-sha256@libssh.org',
  hostKey: 'ssh-ed25519',
  cipher: 'aes256-gcm@openssh.com',
  mac: null,
}

describe('a server that offers what FortiOS 7.6 offers, and nothing else', () => {
  test('is reached with the best of it', async () => {
    const { connection } = await attempt(await serverOffering(fortiOsOffer))
    expect(connection.negotiated).toEqual(best)
  })

  // ssh2 can't be a server of the group exchange; OpenSSH can, below.
  test.each(oneOfEachKind.filter(([name]) => name !== groupExchange))(
    'or only %s of its kind, is reached',
    async (name, lists) => {
      const { connection } = await attempt(await serverOffering(lists))
      const { kex, hostKey, cipher, mac } = connection.negotiated
      expect([kex, hostKey, cipher, mac]).toContain(name)
    },
  )

  test('and one algorithm of each kind alone, is reached', async () => {
    const { connection } = await attempt(
      await serverOffering({
        kex: ['diffie-hellman-group18-sha512'],
        serverHostKey: ['rsa-sha2-256'],
        cipher: ['aes256-ctr'],
        hmac: ['hmac-sha2-512-etm@openssh.com'],
      }),
    )
    expect(connection.negotiated).toEqual({
      kex: 'diffie-hellman-group18-sha512',
      hostKey: 'rsa-sha2-256',
      cipher: 'aes256-ctr',
      mac: 'hmac-sha2-512-etm@openssh.com',
    })
  })
})

describe('OpenSSH that offers the same', () => {
  const offering = async (kex: readonly string[], ...more: readonly string[]) => {
    const folder = temporaryFolder()
    const keys = await Promise.all([
      keyPair(folder, 'ed25519'),
      keyPair(folder, 'rsa', '', '-b2048'),
      ...[256, 384, 521].map((bits) => keyPair(folder, 'ecdsa', '', `-b${bits}`)),
    ])
    return openSshServer(
      ...keys.map(({ file }) => `HostKey ${file}`),
      `KexAlgorithms ${kex.join(',')}`,
      `HostKeyAlgorithms ${fortiOsOffer.serverHostKey.join(',')}`,
      `Ciphers ${fortiOsOffer.cipher.join(',')}`,
      `MACs ${fortiOsOffer.hmac.join(',')}`,
      ...more,
    )
  }

  test('is reached with the best of it', async () => {
    const { connection } = await attempt(await offering(fortiOsOffer.kex))
    expect(connection.negotiated).toEqual(best)
  })

  test.each([groupExchange, 'diffie-hellman-group16-sha512'])(
    'is reached by %s alone, and stays connected while keys are renewed by it',
    async (kex) => {
      const many = 300_000
      const { target, credentials } = await offering(
        [kex],
        'RekeyLimit 512K',
        `ForceCommand yes x | head -n ${many}; cat`,
      )
      const { connection, asked } = await attempt({ target, credentials })
      expect(connection.negotiated.kex).toBe(kex)
      const ends: unknown[] = []
      connection.shell.onEnd((problem) => ends.push(problem))
      let received = 0
      await new Promise<void>((resolve) => {
        connection.shell.onData((chunk) => {
          received += chunk.filter((byte) => byte === 0x78).length
          if (received === many) resolve()
        })
      })
      expect(ends).toEqual([])
      expect(asked.keys).toHaveLength(1)
    },
  )
})
