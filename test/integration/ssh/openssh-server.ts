import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { connect as dial } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { closedPort, keyPair, temporaryFolder } from './connecting'

/** A real OpenSSH server on loopback, with a configuration of its own, which ends with the test. */
export async function openSshServer(...options: readonly string[]) {
  const folder = temporaryFolder()
  const host = await keyPair(folder, 'ed25519')
  const key = await keyPair(folder, 'ecdsa')
  writeFileSync(join(folder, 'authorized_keys'), key.public, { mode: 0o600 })
  const port = await closedPort()
  const configuration = join(folder, 'sshd_config')
  writeFileSync(
    configuration,
    [
      `Port ${String(port)}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${host.file}`,
      `AuthorizedKeysFile ${join(folder, 'authorized_keys')}`,
      'PidFile none',
      'StrictModes no',
      'UsePAM no',
      'PermitRootLogin yes',
      'PasswordAuthentication no',
      'PrintMotd no',
      ...options,
      '',
    ].join('\n'),
  )
  // Where it runs as root, sshd wants this folder; the package makes it when its service starts.
  if (process.getuid?.() === 0 && !existsSync('/run/sshd')) mkdirSync('/run/sshd', { mode: 0o755 })
  const server = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', configuration], { stdio: 'ignore' })
  onTestFinished(() => void server.kill())
  await listening(port)
  const { username: user } = userInfo()
  return {
    target: { host: '127.0.0.1', port, user },
    credentials: { method: 'key' as const, key: key.private, passphrase: '' },
  }
}

/** Resolves once something accepts connections at the port. @throws Error after three seconds. */
export async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = dial(port, '127.0.0.1', () => {
        socket.destroy()
        resolve(true)
      })
      socket.once('error', () => {
        resolve(false)
      })
    })
    if (isOpen) return
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  throw new Error('The server did not start.')
}
