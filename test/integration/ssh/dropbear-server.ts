import { temporaryFolder } from '../../temporary-folder'
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { closedPort, keyPair } from './connecting'
import { isRoot, listening, systemUser } from './openssh-server'

/**
 * A real dropbear on loopback, the SSH server of many small devices, which ends with the test. It looks for keys in the
 * home folder of the account and nowhere else, so that it knows the key only if root can make an account for it.
 */
export async function dropbearServer() {
  const folder = temporaryFolder()
  const hostKey = join(folder, 'host-key')
  execFileSync('dropbearkey', ['-t', 'ed25519', '-f', hostKey], { stdio: 'ignore' })
  const key = await keyPair(folder, 'ed25519')
  const home = join(folder, 'home')
  chmodSync(folder, 0o755)
  mkdirSync(join(home, '.ssh'), { recursive: true })
  writeFileSync(join(home, '.ssh', 'authorized_keys'), key.public)
  const user = isRoot ? systemUser('never-used-here', { home }) : userInfo().username
  const port = await closedPort()
  const server = spawn(
    'dropbear',
    ['-F', '-E', '-s', '-r', hostKey, '-P', join(folder, 'pid'), '-p', `127.0.0.1:${port}`],
    { stdio: 'ignore' },
  )
  onTestFinished(() => void server.kill())
  await listening(port)
  return {
    target: { host: '127.0.0.1', port, user },
    credentials: { method: 'key' as const, key: key.private, passphrase: '' },
  }
}
