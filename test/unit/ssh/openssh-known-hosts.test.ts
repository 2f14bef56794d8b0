import { temporaryFolder } from '../../temporary-folder'
import { createHmac } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ssh2 from 'ssh2'
import { describe, expect, test } from 'vitest'
import { describeHostKey } from '../../../main/ssh/host-key'
import { OpenSshKnownHosts, parseKnownHosts } from '../../../main/ssh/openssh-known-hosts'
import { readOpenSshKnownHosts } from '../../../main/ssh/read-known-hosts'

type KeyType = 'ed25519' | 'ecdsa'
function newKey(type: KeyType = 'ed25519') {
  const pair =
    type === 'ecdsa'
      ? ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 })
      : ssh2.utils.generateKeyPairSync(type)
  const line = pair.public.split(' ').slice(0, 2).join(' ')
  const blob = Buffer.from(line.split(' ')[1] ?? '', 'base64')
  const at = (host: string, port = 22) => describeHostKey({ host, port, user: '' }, blob)
  return { line, at }
}
const [one, two, other] = [newKey(), newKey(), newKey('ecdsa')]
const known = (...lines: readonly string[]) =>
  new OpenSshKnownHosts(parseKnownHosts(lines.join('\n'), 'known_hosts'))
const hashed = (name: string) => {
  const salt = Buffer.from('0123456789abcdefghij')
  return `|1|${salt.toString('base64')}|${createHmac('sha1', salt).update(name).digest('base64')}`
}

describe('OpenSSH knows a host', () => {
  test.each([
    ['by its name', 'fw.example.com', 22],
    ['by one of several names', 'mail.example.com,fw.example.com,192.0.2.1', 22],
    ['by a pattern', '*.example.com', 22],
    ['by a pattern of one character', 'f?.example.com', 22],
    ['by a name in capitals', 'FW.Example.com', 22],
    ['by name and port', '[fw.example.com]:2222', 2222],
    ['by a pattern and a port', '[*.example.com]:2222', 2222],
    ['by a hashed name', hashed('fw.example.com'), 22],
    ['by a hashed name and port', hashed('[fw.example.com]:2222'), 2222],
  ])('%s', (_how, hosts, port) => {
    const hostsFile = known(`${hosts} ${one.line} a comment`)
    expect(hostsFile.judge(one.at('fw.example.com', port))).toEqual({ kind: 'trusted' })
    expect(hostsFile.judge(one.at('Fw.Example.COM', port))).toEqual({ kind: 'trusted' })
    expect(hostsFile.judge(two.at('fw.example.com', port))).toMatchObject({ kind: 'changed', line: 1 })
    expect(hostsFile.judge(one.at('fw.example.com', port + 1))).toEqual({ kind: 'unknown' })
    expect(hostsFile.judge(one.at('db.example.net', port))).toEqual({ kind: 'unknown' })
    expect(hostsFile.typesOf('fw.example.com', port)).toEqual(['ssh-ed25519'])
  })

  test('with several keys, of which any will do; of another type it is unknown', () => {
    const file = known(`fw ${one.line}`, `fw ${two.line}`)
    expect(file.judge(one.at('fw')).kind).toBe('trusted')
    expect(file.judge(two.at('fw')).kind).toBe('trusted')
    expect(file.judge(other.at('fw')).kind).toBe('unknown')
  })

  test('says in which file and line another key stands', () => {
    const file = known('# a comment', '', `fw ${one.line}`)
    expect(file.judge(two.at('fw'))).toEqual({
      kind: 'changed',
      fingerprint: one.at('fw').fingerprint,
      file: 'known_hosts',
      line: 3,
    })
  })

  test('but not where a name is excluded', () => {
    const file = known(`*.example.com,!fw.example.com ${one.line}`)
    expect(file.judge(one.at('fw.example.com')).kind).toBe('unknown')
    expect(file.judge(one.at('db.example.com')).kind).toBe('trusted')
  })

  test('as revoked, whatever else is there', () => {
    const file = known(`fw ${one.line}`, `@revoked * ${one.line}`)
    expect(file.judge(one.at('fw'))).toEqual({ kind: 'revoked', file: 'known_hosts', line: 2 })
    expect(file.judge(two.at('fw')).kind).toBe('changed')
    expect(file.judge(two.at('elsewhere')).kind).toBe('unknown')
  })

  test('by certificates, which are not used: the key itself is unknown', () => {
    const file = known(`@cert-authority *.example.com ${one.line}`)
    expect(file.judge(one.at('fw.example.com')).kind).toBe('unknown')
  })
})

test('damaged lines are left out, and the others hold', () => {
  const file = known(
    `fw`,
    `fw ssh-ed25519`,
    `fw ssh-ed25519 !!!!`,
    `fw ecdsa-sha2-nistp256 ${two.line.split(' ')[1] ?? ''}`,
    `@strange fw ${two.line}`,
    `|1|broken ${two.line}`,
    `fw 1024 35 1234567890`,
    `\u0000\u0001`,
    `  fw ${one.line}\r`,
  )
  expect(file.judge(one.at('fw')).kind).toBe('trusted')
  expect(file.judge(two.at('fw')).kind).toBe('changed')
})

test('the files of the person and of the computer are read; those that are not there are empty', async () => {
  const folder = temporaryFolder()
  const [home, computer] = [join(folder, '.ssh'), join(folder, 'etc')]
  mkdirSync(home)
  mkdirSync(computer)
  writeFileSync(join(home, 'known_hosts'), `fw ${one.line}\n`)
  writeFileSync(join(computer, 'ssh_known_hosts'), `db ${two.line}\n`)
  const files = await readOpenSshKnownHosts(home, computer)
  expect(files.judge(one.at('fw')).kind).toBe('trusted')
  expect(files.judge(two.at('db')).kind).toBe('trusted')
  expect(files.judge(one.at('db'))).toMatchObject({ file: join(computer, 'ssh_known_hosts'), line: 1 })
  if (process.platform !== 'win32') execFileSync('mkfifo', [join(home, 'known_hosts2')])
  expect((await readOpenSshKnownHosts(home, computer)).judge(one.at('fw')).kind).toBe('trusted')
  const none = await readOpenSshKnownHosts(join(folder, 'nowhere'), join(folder, 'nowhere-else'))
  expect(none.judge(one.at('fw')).kind).toBe('unknown')
})
