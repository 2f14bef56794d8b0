import { atTheEnd } from '../../at-the-end'
import { temporaryFolder } from '../../temporary-folder'
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { beforeAll, expect, test } from 'vitest'
import { build } from 'vite'
import { keyPair } from './connecting'
import type { Errand } from './electron-client'
import { fortiOsOffer, oneOfEachKind, serverOffering } from './fortios-server'
import { openSshServer } from './openssh-server'

const root = resolve(import.meta.dirname, '../../..')

/** Makes JavaScript of the client, since Electron knows no TypeScript; answers its path. */
async function bundledClient(): Promise<string> {
  const outDir = join(root, 'node_modules/.cache/tokenferry', `electron-client-${process.pid}`)
  atTheEnd(() => {
    rmSync(outDir, { recursive: true, force: true })
  })
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: resolve(import.meta.dirname, 'electron-client.ts'),
      outDir,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'client.mjs', codeSplitting: false } },
    },
  })
  return join(outDir, 'client.mjs')
}

let client = ''
beforeAll(async () => {
  client = await bundledClient()
}, 60_000)

/** Runs the client in Electron without a window, with the cryptography that the application has. */
async function inElectron(errands: readonly Errand[]): Promise<{
  readonly electron: string
  readonly offered: { readonly kex: readonly string[]; readonly cipher: readonly string[] }
  readonly results: readonly object[]
}> {
  const electron = createRequire(import.meta.url)('electron') as string
  const run = spawn(electron, [client], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: 40_000,
  })
  run.stdin.end(JSON.stringify(errands))
  const [printed, errors] = await Promise.all([text(run.stdout), text(run.stderr)])
  if (printed === '') throw new Error(`Electron printed nothing: ${errors.slice(-500)}`)
  return JSON.parse(printed) as Awaited<ReturnType<typeof inElectron>>
}

test('inside Electron, whose cryptography is another one, servers of today and old ones are reached', async () => {
  const rsa = await keyPair(temporaryFolder(), 'rsa', '', '-b2048')
  const [today, ctr, groups, old, oldCtr, chacha] = await Promise.all([
    openSshServer(),
    openSshServer('Ciphers aes256-ctr', 'MACs hmac-sha2-256', 'KexAlgorithms ecdh-sha2-nistp256'),
    openSshServer('KexAlgorithms diffie-hellman-group14-sha256'),
    openSshServer(
      `HostKey ${rsa.file}`,
      'KexAlgorithms diffie-hellman-group14-sha1',
      'HostKeyAlgorithms ssh-rsa',
      'Ciphers aes128-cbc',
      'MACs hmac-sha1',
    ),
    openSshServer('Ciphers 3des-cbc', 'MACs hmac-sha1'),
    openSshServer('Ciphers chacha20-poly1305@openssh.com'),
  ])
  const to = ({ target, credentials }: Pick<Errand, 'target' | 'credentials'>, oldAlgorithms = false) => ({
    target,
    credentials,
    oldAlgorithms,
  })
  const { electron, offered, results } = await inElectron([
    ...[to(today), to(ctr), to(groups), to(old), to(old, true), to(oldCtr, true), to(chacha)],
  ])
  expect(electron).toMatch(/^\d+\./)
  expect(results).toMatchObject([
    { kex: 'curve25519-sha256', hostKey: 'ssh-ed25519', cipher: 'aes256-gcm@openssh.com', mac: null },
    { kex: 'ecdh-sha2-nistp256', cipher: 'aes256-ctr', mac: 'hmac-sha2-256' },
    { kex: 'diffie-hellman-group14-sha256' },
    { code: 'no-common-algorithm' },
    { kex: 'diffie-hellman-group14-sha1', hostKey: 'ssh-rsa', cipher: 'aes128-cbc', mac: 'hmac-sha1' },
    { cipher: '3des-cbc' },
    { code: 'no-common-algorithm' },
  ])
  // What it lacks, it does not offer.
  expect(offered.cipher).not.toContain('chacha20-poly1305@openssh.com')
}, 60_000)

test('inside Electron, a server that offers what FortiOS 7.6 offers is reached, and one with each of it alone', async () => {
  const groupExchange = 'diffie-hellman-group-exchange-sha256'
  const alone = oneOfEachKind.filter(([name]) => name !== groupExchange)
  const places = await Promise.all([
    serverOffering(fortiOsOffer),
    openSshServer(`KexAlgorithms ${groupExchange}`, 'Ciphers aes256-ctr'),
    ...alone.map(([, lists]) => serverOffering(lists)),
  ])
  const { results } = await inElectron(
    places.map(({ target, credentials }) => ({ target, credentials, oldAlgorithms: false })),
  )
  const [usual, exchanged, ...others] = results
  expect(usual).toMatchObject({
    kex: 'curve25519-sha256@libssh.org',
    hostKey: 'ssh-ed25519',
    cipher: 'aes256-gcm@openssh.com',
    mac: null,
  })
  expect(exchanged).toMatchObject({ kex: groupExchange })
  expect(others).toHaveLength(alone.length)
  for (const [at, [name]] of alone.entries()) expect(Object.values(others[at] ?? {})).toContain(name)
}, 60_000)
