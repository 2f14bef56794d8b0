import { temporaryFolder } from '../../temporary-folder'
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { onTestFinished, expect, test } from 'vitest'
import { build } from 'vite'
import { keyPair } from './connecting'
import type { Errand } from './electron-client'
import { openSshServer } from './openssh-server'

const root = resolve(import.meta.dirname, '../../..')

/** Makes JavaScript of the client, since Electron knows no TypeScript; answers its path. */
async function bundledClient(): Promise<string> {
  const outDir = join(root, 'node_modules/.cache/tokenferry', `electron-client-${process.pid}`)
  onTestFinished(() => {
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

/** Runs the client in Electron without a window, with the cryptography that the application has. */
async function inElectron(client: string, errands: readonly Errand[]): Promise<unknown> {
  const electron = createRequire(import.meta.url)('electron') as string
  const run = spawn(electron, [client], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: 40_000,
  })
  run.stdin.end(JSON.stringify(errands))
  const [printed, errors] = await Promise.all([text(run.stdout), text(run.stderr)])
  if (printed === '') throw new Error(`Electron printed nothing: ${errors.slice(-500)}`)
  return JSON.parse(printed)
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
  const { electron, isBoringSsl, offered, results } = (await inElectron(await bundledClient(), [
    ...[to(today), to(ctr), to(groups), to(old), to(old, true), to(oldCtr, true), to(chacha)],
  ])) as {
    electron: string
    isBoringSsl: boolean
    offered: { kex: string[]; cipher: string[] }
    results: unknown[]
  }
  expect(electron).toMatch(/^\d+\./)
  expect(isBoringSsl).toBe(true)
  expect(results).toMatchObject([
    { kex: 'curve25519-sha256', hostKey: 'ssh-ed25519', cipher: 'aes256-gcm@openssh.com', mac: null },
    { kex: 'ecdh-sha2-nistp256', cipher: 'aes256-ctr', mac: 'hmac-sha2-256' },
    { kex: 'diffie-hellman-group14-sha256' },
    { code: 'no-common-algorithm' },
    { kex: 'diffie-hellman-group14-sha1', hostKey: 'ssh-rsa', cipher: 'aes128-cbc', mac: 'hmac-sha1' },
    { cipher: '3des-cbc' },
    { code: 'no-common-algorithm' },
  ])
  // What it lacks, or would freeze over, it does not offer.
  expect(offered.cipher).not.toContain('chacha20-poly1305@openssh.com')
  expect(offered.kex.filter((name) => /group(?:1|17|18|-exchange)-/.test(name))).toEqual([])
}, 60_000)
