import { temporaryFolder } from '../../temporary-folder'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { ProblemError } from '../../../main/contract/result'
import { openFortiGate } from '../../../main/device/fortigate'
import { receiveFile } from '../../../main/device/scp'
import { attempt, failure, keyPair } from './connecting'
import { openSshServer } from './openssh-server'

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
      `ForceCommand yes x | head -n ${many}; cat`,
    )
    const { connection, asked } = await attempt({ target, credentials })
    let received = 0
    const ends: unknown[] = []
    connection.shell.onEnd((problem) => ends.push(problem))
    await new Promise<void>((resolve) => {
      connection.shell.onData((chunk) => {
        received += chunk.filter((byte) => byte === 0x78).length
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

  test('hands out a file over SCP as a FortiGate does', async () => {
    const folder = temporaryFolder()
    const configuration = `#config-version=FGVM64-7.0.4\n${'set x y\n'.repeat(50_000)}`
    writeFileSync(join(folder, 'sys_config'), configuration)
    const { target, credentials } = await openSshServer(
      `ForceCommand cd ${folder} && exec \${SSH_ORIGINAL_COMMAND:-cat}`,
    )
    const { connection } = await attempt({ target, credentials })
    const pieces: Uint8Array[] = []
    const keep = (piece: Uint8Array) => Promise.resolve(void pieces.push(piece))
    const size = await receiveFile(await connection.exec('scp -f sys_config'), keep)
    expect(size).toBe(configuration.length)
    expect(Buffer.concat(pieces).toString()).toBe(configuration)
    await expect(receiveFile(await connection.exec('scp -f nothing'), keep)).rejects.toMatchObject({
      problem: { code: 'scp-refused' },
    })
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
