import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { connect as dial } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { ProblemError } from '../../../main/contract/result'
import { openFortiGate } from '../../../main/device/fortigate'
import { attempt, closedPort, failure, keyPair, temporaryFolder } from './connecting'

/** A real OpenSSH server on loopback, with a configuration of its own, which ends with the test. */
async function openSshServer(...options: readonly string[]) {
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

async function listening(port: number): Promise<void> {
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
  throw new Error('The OpenSSH server did not start.')
}

describe('a real OpenSSH server', () => {
  test('is no FortiGate, which shows soon, and nothing is typed on it', async () => {
    const { target, credentials } = await openSshServer('ForceCommand /bin/sh -i')
    const sent: string[] = []
    const opening = openFortiGate(
      target,
      credentials,
      {
        trustHostKey: () => Promise.resolve(true),
        answerPrompts: () => Promise.resolve(null),
        acceptBanner: () => Promise.resolve(true),
      },
      {
        sent: (text) => sent.push(text),
        received: () => undefined,
        commandDone: () => undefined,
        ended: () => undefined,
      },
    )
    const error: unknown = await opening.then(
      () => null,
      (reason: unknown) => reason,
    )
    expect.assert(error instanceof ProblemError)
    expect(error.problem.code).toBe('not-a-fortigate')
    expect(sent).toEqual([])
  })

  test('that renews its keys is not judged again, and stays connected', async () => {
    const many = 500_000
    const { target, credentials } = await openSshServer(
      'RekeyLimit 64K',
      `ForceCommand yes x | head -n ${String(many)}; cat`,
    )
    const { connection, asked } = await attempt({ target, credentials })
    let received = 0
    const ends: unknown[] = []
    connection.shell.onEnd((problem) => ends.push(problem))
    await new Promise<void>((resolve) => {
      connection.shell.onData((chunk) => {
        received += chunk.filter((byte) => byte === 0x78).length
        if (process.env.DBG) console.log(received)
        if (received === many) resolve()
      })
    })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      await vi.advanceTimersByTimeAsync(10 * 60_000)
    } finally {
      vi.useRealTimers()
    }
    expect(ends).toEqual([])
    expect(asked.keys).toHaveLength(1)
  })

  test('that says goodbye after too many attempts is understood', async () => {
    const { target } = await openSshServer('MaxAuthTries 1')
    const stranger = await keyPair(temporaryFolder(), 'ed25519')
    const problem = await failure({
      target,
      credentials: { method: 'key', key: stranger.private, passphrase: '' },
    })
    expect(['disconnected', 'login-rejected']).toContain(problem.code)
    expect(problem.message).toContain('127.0.0.1')
    expect(problem.message).not.toContain('SSH server')
  })
})
