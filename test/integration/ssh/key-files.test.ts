import { temporaryFolder } from '../../temporary-folder'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ssh2 from 'ssh2'
import { describe, expect, test } from 'vitest'
import { hostKeyOf } from '../../../main/simulator/host-key'
import { checkPrivateKey, readPrivateKey } from '../../../main/ssh/private-key'
import { attempt, failure, keyPair, serverThat } from './connecting'
import { openSshServer } from './openssh-server'

const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { stdio: 'pipe' })

/** A private key that OpenSSL made in PKCS #8, and its public half as OpenSSH writes it. */
function opensslKey(algorithm: readonly string[], passphrase: string) {
  const folder = temporaryFolder()
  const [open, sealed] = [join(folder, 'open'), join(folder, 'sealed')]
  openssl('genpkey', ...algorithm, '-out', open)
  openssl(
    'pkcs8',
    '-topk8',
    '-in',
    open,
    '-out',
    sealed,
    '-v2',
    'aes-256-cbc',
    '-passout',
    `pass:${passphrase}`,
  )
  const key = readPrivateKey(readFileSync(open, 'utf8'), '', 'key')
  const publicHalf = `${key.type} ${key.getPublicSSH().toString('base64')}`
  return { open: readFileSync(open, 'utf8'), sealed: readFileSync(sealed, 'utf8'), publicHalf }
}

describe('a real server lets in', () => {
  test.each([
    ['RSA', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048']],
    ['ECDSA', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256']],
    ['Ed25519', ['-algorithm', 'ED25519']],
  ])('a key of OpenSSL in PKCS #8 of type %s, open and with a passphrase', async (_type, algorithm) => {
    const { open, sealed, publicHalf } = opensslKey(algorithm, 'horse')
    const { target, authorize } = await openSshServer()
    authorize(publicHalf)
    for (const [key, passphrase] of [
      [open, ''],
      [sealed, 'horse'],
    ] as const) {
      checkPrivateKey(key, passphrase, 'key')
      await attempt({ target, credentials: { method: 'key', key, passphrase } })
    }
    const problem = await failure({ target, credentials: { method: 'key', key: sealed, passphrase: 'pony' } })
    expect(problem.code).toBe('key-passphrase')
  })

  test.each([
    ['rsa', '-mPKCS8'],
    ['rsa', '-mPEM'],
    ['rsa', '-mRFC4716'],
    ['ecdsa', '-mPKCS8'],
  ])('a key of ssh-keygen of type %s with %s', async (type, format) => {
    const pair = await keyPair(
      temporaryFolder(),
      type,
      'horse',
      format,
      ...(type === 'rsa' ? ['-b2048'] : []),
    )
    const { target, authorize } = await openSshServer()
    authorize(pair.public)
    await attempt({ target, credentials: { method: 'key', key: pair.private, passphrase: 'horse' } })
  })
})

describe('an RSA key', () => {
  /** A server that takes these signatures; answers what was offered. */
  async function picky(hashes: readonly (string | undefined)[]) {
    const offered: (string | undefined)[] = []
    const host = hostKeyOf().privateKey
    const server = new ssh2.Server({ hostKeys: [host] }, (client) => {
      client.on('error', () => undefined)
      client.on('authentication', (attempt) => {
        if (attempt.method !== 'publickey') {
          attempt.reject(['publickey'])
          return
        }
        offered.push(attempt.hashAlgo)
        if (hashes.includes(attempt.hashAlgo)) attempt.accept()
        else attempt.reject(['publickey'])
      })
      client.on('session', (accept) => {
        accept()
          .on('pty', (accepted) => accepted())
          .on('shell', (accepted) => void accepted())
      })
    })
    return {
      offered,
      port: await serverThat((socket) => {
        server.injectSocket(socket.setNoDelay(true))
      }),
    }
  }

  test('signs with SHA-2 only, whatever the server says or keeps to itself', async () => {
    const pair = await keyPair(temporaryFolder(), 'rsa', '', '-b2048')
    const credentials = { method: 'key' as const, key: pair.private, passphrase: '' }
    const modern = await picky(['sha256'])
    await attempt({ target: modern, credentials })
    expect(new Set(modern.offered)).toEqual(new Set(['sha256']))
    // For the server of ssh2, SHA-1 is what a key of this type has by itself.
    const old = await picky([undefined])
    expect((await failure({ target: old, credentials })).code).toBe('login-rejected')
    expect(old.offered).toEqual(['sha256'])
  })
})
