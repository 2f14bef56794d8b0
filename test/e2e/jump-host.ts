import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { temporaryFolder } from '../temporary-folder'

/** A person with an SSH agent, and the OpenSSH server that is on the way to their FortiGate. */
export interface JumpHost {
  readonly port: number
  readonly user: string
  /** `SHA256:…` of the server. */
  readonly fingerprint: string
  /** What the agent holds, as in `authorized_keys`. */
  readonly publicKey: string
  /** The home folder of the person, with an empty `.ssh`. */
  readonly home: string
  /** Where the agent listens. */
  readonly agent: string
  readonly close: () => void
}

/** Starts both, on this computer, with keys of their own. */
export async function startJumpHost(): Promise<JumpHost> {
  const folder = temporaryFolder()
  const home = join(folder, 'home')
  mkdirSync(join(home, '.ssh'), { recursive: true, mode: 0o700 })
  const [host, key] = [join(folder, 'host'), join(folder, 'key')]
  for (const file of [host, key]) {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'test', '-f', file])
  }
  const publicKey = readFileSync(`${key}.pub`, 'utf8')
  writeFileSync(join(folder, 'authorized_keys'), publicKey, { mode: 0o600 })
  const port = await freePort()
  const configuration = join(folder, 'sshd_config')
  writeFileSync(
    configuration,
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${host}`,
      `AuthorizedKeysFile ${join(folder, 'authorized_keys')}`,
      'AllowTcpForwarding yes',
      'PasswordAuthentication no',
      'PermitRootLogin yes',
      'PidFile none',
      'StrictModes no',
      'UsePAM no',
      '',
    ].join('\n'),
  )
  // If it runs as root, sshd wants this folder; the package makes it when its service starts.
  if (process.getuid?.() === 0 && !existsSync('/run/sshd')) mkdirSync('/run/sshd', { mode: 0o755 })
  const agent = join(folder, 'agent')
  const running: ChildProcess[] = [
    spawn('/usr/sbin/sshd', ['-D', '-e', '-f', configuration], { stdio: 'ignore' }),
    spawn('ssh-agent', ['-D', '-a', agent], { stdio: 'ignore' }),
  ]
  await until(() => Promise.resolve(existsSync(agent)))
  await until(() => listens(port))
  execFileSync('ssh-add', ['-q', key], { stdio: 'ignore', env: { ...process.env, SSH_AUTH_SOCK: agent } })
  const shown = execFileSync('ssh-keygen', ['-l', '-f', `${host}.pub`], { encoding: 'utf8' })
  return {
    ...{ port, publicKey, home, agent },
    user: userInfo().username,
    fingerprint: shown.split(' ')[1] ?? '',
    close: () => {
      for (const each of running) each.kill()
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => {
      resolve(false)
    })
  })
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  throw new Error('The jump host did not start.')
}
