import { temporaryFolder } from '../../temporary-folder'
import { beforeAll, describe, expect, test } from 'vitest'
import { attempt, failure, keyPair } from './connecting'
import { openSshServer } from './openssh-server'

/** What an OpenSSH server is told that is to be as an old FortiGate. */
async function oldServer(...only: readonly string[]) {
  return openSshServer(`HostKey ${hostKey}`, ...only)
}

let hostKey = ''
beforeAll(async () => {
  hostKey = (await keyPair(temporaryFolder(), 'rsa', '', '-b2048')).file
})

describe('an old server', () => {
  test('that has nothing but old algorithms is reached where they are asked for', async () => {
    const { target, credentials } = await oldServer(
      'KexAlgorithms diffie-hellman-group14-sha1',
      'HostKeyAlgorithms ssh-rsa',
      'Ciphers aes128-cbc',
      'MACs hmac-sha1',
    )
    const { connection } = await attempt({ target, credentials, oldAlgorithms: true })
    expect(connection.negotiated).toEqual({
      kex: 'diffie-hellman-group14-sha1',
      hostKey: 'ssh-rsa',
      cipher: 'aes128-cbc',
      mac: 'hmac-sha1',
    })
  })

  test.each([
    ['KexAlgorithms diffie-hellman-group14-sha1'],
    ['HostKeyAlgorithms ssh-rsa'],
    ['Ciphers 3des-cbc'],
    ['MACs hmac-sha1', 'Ciphers aes256-ctr'],
  ])('with %s is refused unless that was asked for', async (...only) => {
    const { target, credentials } = await oldServer(...only)
    const problem = await failure({ target, credentials })
    expect(problem.code).toBe('no-common-algorithm')
    expect(problem.message).toBe(
      '127.0.0.1 offers only encryption that this application doesn’t use by default.',
    )
    expect(problem.hint).toMatch(/strong-crypto enable.*ssh-config.*allow old algorithms.*read or change/s)
    expect(problem.detail).toMatch(/no matching/i)
    const { connection } = await attempt({ target, credentials, oldAlgorithms: true })
    const wanted = only.map((line) => line.split(' ')[1])
    const { kex, hostKey, cipher, mac } = connection.negotiated
    for (const name of wanted) expect([kex, hostKey, cipher, mac]).toContain(name)
  })

  test('with what can be broken is never reached', async () => {
    const { target, credentials } = await oldServer(
      'KexAlgorithms diffie-hellman-group1-sha1,diffie-hellman-group-exchange-sha1',
    )
    const problem = await failure({ target, credentials, oldAlgorithms: true })
    expect(problem).toMatchObject({
      code: 'no-common-algorithm',
      message: '127.0.0.1 offers no encryption that this application supports.',
    })
  })

  test('is not offered old algorithms as a jump host', async () => {
    const jump = await oldServer('Ciphers aes256-cbc')
    const problem = await failure({
      target: { port: 1 },
      credentials: jump.credentials,
      jumps: [jump],
      oldAlgorithms: true,
    })
    expect(problem.code).toBe('no-common-algorithm')
    expect(problem.message).toContain('The jump host 127.0.0.1')
  })
})

describe('a server of today', () => {
  test('agrees on the best that both have', async () => {
    const { target, credentials } = await openSshServer()
    const { connection } = await attempt({ target, credentials, oldAlgorithms: true })
    expect(connection.negotiated).toEqual({
      kex: 'curve25519-sha256',
      hostKey: 'ssh-ed25519',
      cipher: 'aes256-gcm@openssh.com',
      mac: null,
    })
  })

  test.each([
    ['chacha20-poly1305@openssh.com', 'hmac-sha2-256'],
    ['aes256-ctr', 'hmac-sha2-512'],
    ['aes128-ctr', 'hmac-sha2-256-etm@openssh.com'],
  ])('that has only %s and %s is reached', async (cipher, mac) => {
    const { target, credentials } = await openSshServer(`Ciphers ${cipher}`, `MACs ${mac}`)
    const { connection } = await attempt({ target, credentials })
    expect(connection.negotiated).toMatchObject({ cipher, mac: cipher.startsWith('chacha') ? null : mac })
  })

  test.each([
    'diffie-hellman-group14-sha256',
    'diffie-hellman-group16-sha512',
    'diffie-hellman-group18-sha512',
  ])('that has only %s is reached', async (kex) => {
    const { target, credentials } = await openSshServer(`KexAlgorithms ${kex}`)
    const { connection } = await attempt({ target, credentials })
    expect(connection.negotiated.kex).toBe(kex)
  })
})
