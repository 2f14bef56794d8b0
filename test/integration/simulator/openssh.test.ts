import { execFile, spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { keyPair, sampleText, simulate } from './peer'
import { temporaryFolder } from '../../temporary-folder'

const run = promisify(execFile)

/** A folder with a key, a simulator that takes it, and the options that make OpenSSH use it and nothing else. */
async function withKey(id: 'vendor-page' | 'company', scenario: 'ready' | 'read-only-admin' = 'ready') {
  const folder = temporaryFolder()
  const pair = keyPair()
  const key = join(folder, 'key')
  await writeFile(key, pair.private, { mode: 0o600 })
  const simulator = await simulate(id, {
    scenario,
    accounts: [{ user: 'admin', publicKeys: [pair.public] }],
  })
  const options = [
    '-F', 'none', '-i', key,
    ...[
      'IdentitiesOnly=yes',
      'PreferredAuthentications=publickey',
      'StrictHostKeyChecking=accept-new',
      `UserKnownHostsFile=${join(folder, 'known_hosts')}`,
      'LogLevel=ERROR',
    ].flatMap((option) => ['-o', option]),
  ] // prettier-ignore
  return { simulator, folder, options }
}

describe('the OpenSSH client', () => {
  test('logs in, sees the bytes of the terminal, and migrates', async () => {
    const { simulator, folder, options } = await withKey('vendor-page')
    const ssh = spawn('ssh', ['-tt', ...options, '-p', String(simulator.port), 'admin@127.0.0.1'], {
      timeout: 10_000,
    })
    let seen = ''
    ssh.stdout.on('data', (bytes: Buffer) => (seen += bytes.toString('latin1')))
    const until = async (text: string): Promise<string> => {
      while (!seen.endsWith(text)) await new Promise((resolve) => ssh.stdout.once('data', resolve))
      const all = seen
      seen = ''
      return all
    }
    expect(await until('# ')).toBe('FGT-LAB # ')
    ssh.stdin.write('get system status\r')
    expect(await until('--More-- ')).toMatch(/^get system status\r\r\nVersion: FortiGate-VM64 v7\.0\.4/)
    ssh.stdin.write(' ')
    expect(await until('# ')).toMatch(/^\r {9}\r.*\r\n\r\nFGT-LAB # $/s)
    ssh.stdin.write('execute fortitoken-cloud migrate-ftm EFTM000000425212 root\r')
    await until('Ready to proceed? (y/n)')
    ssh.stdin.write('y')
    expect(await until('# ')).toContain('1: Converted admin(ftm-mig1)')
    expect(simulator.state().cloud.users).toHaveLength(1)
    const ended = new Promise((resolve) => ssh.once('close', resolve))
    ssh.stdin.write('exit\r')
    expect(await ended).toBe(0)
    const { stdout } = await run('ssh-keygen', ['-l', '-f', join(folder, 'known_hosts')])
    expect(stdout).toContain(simulator.hostKeyFingerprint)
  })

  test('copies sys_config by scp, byte for byte', async () => {
    const { simulator, folder, options } = await withKey('company')
    const target = join(folder, 'backup.conf')
    const source = 'admin@127.0.0.1:sys_config'
    await run('scp', ['-O', '-q', ...options, '-P', String(simulator.port), source, target], {
      timeout: 10_000,
    })
    expect(await readFile(target, 'utf8')).toBe(sampleText('company'))
  })

  test.each([
    ['another file', 'company', 'ready', 'etc/passwd'],
    ['a device without admin-scp', 'vendor-page', 'ready', 'sys_config'],
    ['a read-only administrator', 'company', 'read-only-admin', 'sys_config'],
  ] as const)('gets nothing by scp from %s', async (_what, id, scenario, file) => {
    const { simulator, folder, options } = await withKey(id, scenario)
    const target = join(folder, 'backup.conf')
    const copied = run(
      'scp',
      ['-O', '-q', ...options, '-P', String(simulator.port), `admin@127.0.0.1:${file}`, target],
      { timeout: 10_000 },
    )
    await expect(copied).rejects.toMatchObject({ code: 1 })
    await expect(readFile(target)).rejects.toThrow(/ENOENT/)
  })

  test('is refused a command without a terminal', async () => {
    const { simulator, options } = await withKey('vendor-page')
    const executed = run(
      'ssh',
      [...options, '-p', String(simulator.port), 'admin@127.0.0.1', 'get system status'],
      {
        timeout: 10_000,
      },
    )
    await expect(executed).rejects.toMatchObject({ code: 255 })
    expect(simulator.received).toEqual([])
  })
})
