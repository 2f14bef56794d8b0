import { temporaryFolder } from '../../temporary-folder'
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { connect as dial } from 'node:net'
import { userInfo } from 'node:os'
import { basename, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { closedPort, keyPair } from './connecting'

/** Whether this test may make users and say how they log in. */
export const isRoot = process.getuid?.() === 0

/**
 * A real OpenSSH server on loopback, with a configuration of its own, which ends with the test. What `options` say
 * comes before what is usual, so that it holds.
 */
export async function openSshServer(...options: readonly string[]) {
  return start('/usr/sbin/sshd', options)
}

/**
 * The same with a conversation of PAM: `auth` lines of a service of its own. Only root can have that; anybody else gets
 * the one of the system.
 */
export async function openSshServerWithPam(auth: readonly string[], ...options: readonly string[]) {
  const pam = ['UsePAM yes', 'KbdInteractiveAuthentication yes', 'AuthenticationMethods keyboard-interactive']
  if (!isRoot) return start('/usr/sbin/sshd', [...options, ...pam])
  // The name of the program is the name of the service.
  const program = join(temporaryFolder(), `tokenferry-${process.pid}-${Date.now() % 1e6}`)
  symlinkSync('/usr/sbin/sshd', program)
  const service = join('/etc/pam.d', basename(program))
  writeFileSync(
    service,
    [
      ...auth,
      'account required pam_unix.so',
      'password required pam_unix.so',
      'session required pam_permit.so',
      '',
    ].join('\n'),
  )
  onTestFinished(() => {
    rmSync(service, { force: true })
  })
  return start(program, [...options, ...pam])
}

async function start(program: string, options: readonly string[]) {
  const folder = temporaryFolder()
  // For the accounts of other users: sshd reads their keys as them.
  chmodSync(folder, 0o755)
  const hasHostKey = options.some((option) => option.startsWith('HostKey '))
  const host = hasHostKey ? null : await keyPair(folder, 'ed25519')
  const key = await keyPair(folder, 'ecdsa')
  writeFileSync(join(folder, 'authorized_keys'), key.public)
  const port = await closedPort()
  const configuration = join(folder, 'sshd_config')
  writeFileSync(
    configuration,
    [
      ...options,
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      ...(host ? [`HostKey ${host.file}`] : []),
      `AuthorizedKeysFile ${join(folder, 'authorized_keys')}`,
      'PidFile none',
      'StrictModes no',
      'UsePAM no',
      'PermitRootLogin yes',
      'PasswordAuthentication no',
      'PrintMotd no',
      // A shell that starts would otherwise do what the person's own files tell it to do.
      `SetEnv HOME=${folder}`,
      '',
    ].join('\n'),
  )
  // If it runs as root, sshd wants this folder; the package makes it when its service starts.
  if (isRoot && !existsSync('/run/sshd')) mkdirSync('/run/sshd', { mode: 0o755 })
  const server = spawn(program, ['-D', '-e', '-f', configuration], { stdio: 'ignore' })
  onTestFinished(() => void server.kill())
  await listening(port)
  const { username: user } = userInfo()
  return {
    target: { host: '127.0.0.1', port, user },
    credentials: { method: 'key' as const, key: key.private, passphrase: '' },
    /** Public key of the host, as in a .pub file. */
    hostKey: host?.public ?? '',
    /** One public key in each line. */
    authorize: (...keys: readonly string[]) => {
      writeFileSync(join(folder, 'authorized_keys'), keys.join('\n'))
    },
  }
}

/** A throw-away user of this computer, who goes with the test. Only root can make one. */
export function systemUser(password: string, { isExpired = false, home = '/nonexistent' } = {}): string {
  const name = `tfy${process.pid}${Date.now() % 1e6}`
  const hash = execFileSync('openssl', ['passwd', '-6', '-stdin'], { input: password, encoding: 'utf8' })
  const options = ['--no-create-home', '--home-dir', home, '--shell', '/bin/sh', '--password', hash.trim()]
  execFileSync('useradd', [...options, name])
  onTestFinished(() => void execFileSync('userdel', ['--force', name], { stdio: 'ignore' }))
  if (isExpired) execFileSync('chage', ['-d', '0', name])
  return name
}

/** Resolves once something accepts connections at the port. @throws Error after three seconds. */
export async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
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
