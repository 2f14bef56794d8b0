import { temporaryFolder } from '../../temporary-folder'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSshConfig } from '../../../main/ssh/read-ssh-config'
import { hostAliases, resolveSshHost } from '../../../main/ssh/ssh-config'
import { parseSshConfig } from '../../../main/ssh/ssh-config-file'

const asker = { home: '/home/kim', user: 'kim' }
const resolve = (name: string, ...lines: readonly string[]) =>
  resolveSshHost([parseSshConfig(lines.join('\n'), 'config')], name, asker)

describe('what the configuration of OpenSSH says for a name', () => {
  test('that is not in it is the name itself', () => {
    expect(resolve('fw.example.com', 'Host other', '  User x')).toEqual({
      alias: 'fw.example.com',
      host: 'fw.example.com',
      port: 22,
      user: null,
      identityFiles: [],
      identityAgent: null,
      hostKeyAlias: null,
      proxyJump: [],
      ignored: [],
    })
  })

  test('is the first value of each keyword, and every key', () => {
    const lines = [
      'Host fw',
      '  HostName 192.0.2.1 # the new one',
      '  PORT=2222',
      '  IdentityFile "~/my keys/%r@%h"',
      'Host *',
      '  HostName elsewhere',
      '  Port 22',
      '  User admin',
      '  IdentityFile %d/.ssh/id_%u',
      '  HostKeyAlias firewall',
      '  IdentityAgent ~/agent.sock',
    ]
    expect(resolve('fw', ...lines)).toMatchObject({
      host: '192.0.2.1',
      port: 2222,
      user: 'admin',
      identityFiles: ['/home/kim/my keys/admin@192.0.2.1', '/home/kim/.ssh/id_kim'],
      identityAgent: '/home/kim/agent.sock',
      hostKeyAlias: 'firewall',
      ignored: [],
    })
  })

  test.each([
    ['Host fw-*', 'fw-1', true],
    ['Host fw-?', 'fw-1', true],
    ['Host fw-?', 'fw-12', false],
    ['Host fw-?', 'fw-', false],
    ['Host * !fw-1', 'fw-1', false],
    ['Host !fw-1', 'fw-2', false],
    ['Host a b fw-1', 'fw-1', true],
    ['Host "fw-1"', 'fw-1', true],
    ['Host f.-1', 'fw-1', false],
    ['host fw-1', 'fw-1', true],
    ['Match all', 'fw-1', true],
    ['Match originalhost fw-*,x', 'fw-1', true],
    ['Match host 192.0.2.*', 'fw-1', true],
    ['Match host fw-1', 'fw-1', false],
    ['Match !host fw-1', 'fw-1', true],
    ['Match originalhost fw-1 user admin', 'fw-1', true],
    ['Match originalhost fw-1 user root', 'fw-1', false],
    ['Match localuser kim', 'fw-1', true],
    ['Match localuser !kim', 'fw-1', false],
    ['Match final', 'fw-1', false],
  ])('"%s" for %s: %j', (guard, name, applies) => {
    const { port } = resolve(name, 'HostName 192.0.2.7', 'User admin', guard, '  Port 2222')
    expect(port).toBe(applies ? 2222 : 22)
  })

  // As `ssh -G` of OpenSSH 9.2 prints them.
  test.each([
    [String.raw`"CORP\\jo"`, String.raw`CORP\jo`],
    [String.raw`CORP\\jo`, String.raw`CORP\jo`],
    [String.raw`CORP\jo`, String.raw`CORP\jo`],
    [String.raw`"a\"b"`, 'a"b'],
    [String.raw`\\\\srv\\share`, String.raw`\\srv\share`],
  ])('a backslash escapes a quotation mark and another one: %s', (written, user) => {
    expect(resolve('fw', `User ${written}`).user).toBe(user)
  })

  test('never runs anything: it is said instead', () => {
    const canary = join(temporaryFolder(), 'canary')
    const { port, ignored, proxyJump } = resolve(
      'fw',
      `Match exec "touch ${canary}"`,
      '  Port 2222',
      `Match !exec "touch ${canary}"`,
      '  Port 2223',
      'Host fw',
      `  ProxyCommand touch ${canary}`,
      '  ProxyJump bastion',
      `  KnownHostsCommand /bin/touch ${canary}`,
      '  StrictHostKeyChecking no',
      '  KexAlgorithms +diffie-hellman-group1-sha1',
      '  Ciphers aes128-cbc',
    )
    expect(port).toBe(22)
    // Whichever comes first holds, as in OpenSSH.
    expect(proxyJump).toEqual([])
    expect(ignored).toEqual([
      'Match exec is not run: its settings are left out.',
      'ProxyCommand is not run; ProxyJump is followed.',
      'KnownHostsCommand is not run.',
      'StrictHostKeyChecking is not followed: every host key is judged.',
      'Lists of algorithms are not followed.',
    ])
    expect(existsSync(canary)).toBe(false)
  })

  test('says nothing of what is the same here', () => {
    const lines = ['ProxyCommand none', 'StrictHostKeyChecking ask', 'CanonicalizeHostname no']
    expect(resolve('fw', ...lines).ignored).toEqual([])
  })

  test('leaves damaged lines out, and names them', () => {
    const { port, host, ignored } = resolve('fw', 'HostName "192.0.2.1', 'Host', 'Port 2222', 'Port 99999')
    expect({ port, host }).toEqual({ port: 2222, host: 'fw' })
    expect(ignored).toEqual(['config: line 1, 2 can’t be read.'])
    expect(resolve('fw', 'Port 99999').port).toBe(22)
  })

  test('is read from Windows as well', () => {
    const lines = ['Host fw\r', '  IdentityFile C:\\Users\\Kim\\.ssh\\id_rsa\r', '  User admin\r']
    expect(resolve('fw', ...lines)).toMatchObject({
      identityFiles: ['C:\\Users\\Kim\\.ssh\\id_rsa'],
      user: 'admin',
    })
  })
})

describe('jump hosts', () => {
  test.each([
    ['none', []],
    ['bastion', [{ alias: 'bastion', host: 'bastion.example.com', port: 2222, user: 'jump' }]],
    ['root@bastion:22', [{ host: 'bastion.example.com', port: 22, user: 'root' }]],
    ['ssh://root@gate.example.net:2200', [{ host: 'gate.example.net', port: 2200, user: 'root' }]],
    ['[2001:db8::1]:2022', [{ host: '2001:db8::1', port: 2022, user: null }]],
    ['2001:db8::1', [{ host: '2001:db8::1', port: 22 }]],
    ['kim@example.com@bastion', [{ host: 'bastion.example.com', user: 'kim@example.com' }]],
    ['a,bastion', [{ host: 'a' }, { host: 'bastion.example.com' }]],
  ])('of "%s"', (value, hosts) => {
    const { proxyJump, ignored } = resolve(
      'fw',
      'Host fw',
      `  ProxyJump ${value}`,
      'Host bastion',
      '  HostName bastion.example.com',
      '  Port 2222',
      '  User jump',
      '  IdentityFile ~/.ssh/jump',
    )
    expect(proxyJump).toMatchObject(hosts)
    expect(proxyJump).toHaveLength(hosts.length)
    expect(ignored).toEqual([])
  })

  test('may lie behind others themselves', () => {
    const { proxyJump } = resolve(
      'fw',
      ...['Host fw', 'ProxyJump inner', 'Host inner', 'ProxyJump outer', 'Host outer', 'User o'],
    )
    expect(proxyJump.map(({ alias }) => alias)).toEqual(['outer', 'inner'])
  })

  test('that lead back are left out, as is a port that can’t be', () => {
    const circle = resolve('a', 'Host a', 'ProxyJump b', 'Host b', 'ProxyJump a')
    expect(circle.proxyJump.map(({ alias }) => alias)).toEqual(['b'])
    expect(circle.ignored).toEqual(['ProxyJump leads back to a and is left out there.'])
    const everywhere = resolve('fw', 'Host *', 'ProxyJump bastion')
    expect(everywhere.proxyJump.map(({ alias }) => alias)).toEqual(['bastion'])
    const broken = resolve('a', 'ProxyJump b:99999')
    expect(broken.proxyJump).toEqual([])
    expect(broken.ignored).toEqual(['ProxyJump "b:99999" can’t be read.'])
  })

  test('in a long row end', () => {
    const lines = Array.from({ length: 20 }, (_, at) => [`Host h${at}`, `ProxyJump h${at + 1}`])
    const { proxyJump, ignored } = resolve('h0', ...lines.flat())
    expect(proxyJump.at(-1)?.alias).toBe('h1')
    expect(proxyJump).toHaveLength(8)
    expect(ignored).toEqual(['More than 8 jump hosts are not followed.'])
  })
})

describe('the files', () => {
  test('include others, by patterns, from their own folder, in and outside of a Host', async () => {
    const home = temporaryFolder()
    const folder = join(home, '.ssh')
    mkdirSync(join(folder, 'conf.d'), { recursive: true })
    const write = (name: string, ...lines: readonly string[]) => {
      writeFileSync(join(folder, name), lines.join('\n'))
    }
    write(
      'config',
      ...['Include conf.d/*.conf ~/.ssh/extra', 'Host fw', '  Include only-fw', '  User late', 'Host last'],
    )
    write('conf.d/10.conf', 'Host one', '  HostName first.example.com')
    write('conf.d/20.conf', 'Host one two', '  HostName second.example.com')
    write('conf.d/.hidden.conf', 'Host *', '  Port 1')
    write('extra', 'Host three', '  Port 3')
    write('only-fw', 'User early', 'Host one', '  Port 9', 'Include config')
    const files = [await readSshConfig(join(folder, 'config'), home)]
    expect(hostAliases(files).slice(0, 5)).toEqual(['one', 'two', 'three', 'fw', 'last'])
    const at = (name: string) => resolveSshHost(files, name, { home, user: 'kim' })
    expect(at('one')).toMatchObject({ host: 'first.example.com', port: 22 })
    expect(at('two').host).toBe('second.example.com')
    expect(at('three').port).toBe(3)
    expect(at('fw').user).toBe('early')
    expect(at('last').user).toBeNull()
  })

  test('that include themselves end', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'config'), 'Include config config config\nHost fw\n  Port 2222\n')
    const files = [await readSshConfig(join(folder, 'config'), folder)]
    expect(resolveSshHost(files, 'fw', asker).port).toBe(2222)
    expect(hostAliases(files)).toEqual(['fw'])
  })

  test('that are not there, or are no configuration, say nothing', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'binary'), Buffer.from([0, 255, 10, 13, 34, 10, 7]))
    for (const name of ['nothing', 'binary']) {
      const file = await readSshConfig(join(folder, name), folder)
      expect(hostAliases([file])).toEqual([])
      expect(resolveSshHost([file], 'fw', asker).host).toBe('fw')
    }
  })

  test.skipIf(process.platform === 'win32')('that never end, or never begin, say nothing', async () => {
    const folder = temporaryFolder()
    execFileSync('mkfifo', [join(folder, 'pipe')])
    writeFileSync(join(folder, 'config'), 'Include pipe /dev/zero\nHost fw\n  Port 2222\n')
    const files = [await readSshConfig(join(folder, 'config'), folder)]
    expect(resolveSshHost(files, 'fw', asker).port).toBe(2222)
  })

  test('suggest the names that stand for one host', () => {
    const file = parseSshConfig(
      'Host fw-1 fw-2 *.example.com !fw-3 f?\nHost fw-1\nMatch host x\nHost *',
      'config',
    )
    expect(hostAliases([file])).toEqual(['fw-1', 'fw-2'])
  })
})
