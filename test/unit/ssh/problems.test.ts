import { describe, expect, test } from 'vitest'
import { explainConnectionError, printable } from '../../../main/ssh/connection-problem'
import { describeHostKey } from '../../../main/ssh/host-key'

const target = { host: 'fw.example.com', port: 2222, user: 'kim' }
const device = { target, isJump: false, isOld: false }
const jump = { ...device, isJump: true }
const error = (message: string, facts: object = {}) => Object.assign(new Error(message), facts)

describe('what went wrong while connecting', () => {
  test.each([
    ['host-unknown', error('getaddrinfo ENOTFOUND', { code: 'ENOTFOUND', syscall: 'getaddrinfo' })],
    ['host-unknown', error('getaddrinfo EAI_AGAIN', { code: 'EAI_AGAIN' })],
    ['port-refused', error('connect ECONNREFUSED', { code: 'ECONNREFUSED' })],
    ['host-unreachable', error('connect EHOSTUNREACH', { code: 'EHOSTUNREACH' })],
    ['host-unreachable', error('connect ENETUNREACH', { code: 'ENETUNREACH' })],
    ['connect-timeout', error('connect ETIMEDOUT', { code: 'ETIMEDOUT' })],
    ['connect-timeout', error('timeout', { level: 'client-timeout' })],
    ['connection-lost', error('read ECONNRESET', { code: 'ECONNRESET', level: 'client-socket' })],
    ['connection-lost', error('write EPIPE', { code: 'EPIPE' })],
    ['connect-failed', error('connect EADDRNOTAVAIL', { code: 'EADDRNOTAVAIL', syscall: 'connect' })],
    [
      'login-rejected',
      error('All configured authentication methods failed', { level: 'client-authentication' }),
    ],
    [
      'no-common-algorithm',
      error('Handshake failed: no matching key exchange algorithm', { level: 'handshake' }),
    ],
    ['disconnected', error('Too many authentication failures', { code: 2 })],
    ['not-ssh', error('Connection lost before handshake', { level: 'protocol' })],
    ['not-ssh', error('Invalid identification string')],
  ])('%s', (code, reason) => {
    const problem = explainConnectionError(reason, device)
    expect(problem.code).toBe(code)
    expect(problem.message).toContain('fw.example.com')
    expect(problem.message).toMatch(/^\S.{10,150}\.$/)
    expect(problem.hint).toMatch(/\.$/)
  })

  test('names the user whose login was refused, and the port where nothing listens', () => {
    expect(explainConnectionError(error('x', { level: 'client-authentication' }), device).message).toContain(
      'kim',
    )
    expect(explainConnectionError(error('x', { code: 'ECONNREFUSED' }), device).message).toContain(
      'port 2222',
    )
  })

  test('shows words of the other side in one line, and not too many', () => {
    const { detail } = explainConnectionError(
      error(`go\naway \u001b[31m${'x'.repeat(500)}\u202e`, { code: 11 }),
      device,
    )
    expect(detail).toMatch(/^go away {2}\[31mx+$/)
    expect(detail?.length).toBeLessThanOrEqual(200)
    expect(printable(' \u0000 ')).toBe('')
  })
})

describe('a host key', () => {
  test('is named by its type and the sum of its blob, as "ssh-keygen -lf" prints it', () => {
    const blob = Buffer.from('AAAAC3NzaC1lZDI1NTE5AAAAIPVSg5hNfDKAXPQ0WxeZxJi0iYcBA4V3hUUiZsKPCbIz', 'base64')
    expect(describeHostKey(target, blob)).toEqual({
      host: 'fw.example.com',
      port: 2222,
      type: 'ssh-ed25519',
      fingerprint: expect.stringMatching(/^SHA256:[A-Za-z0-9+/]{43}$/) as string,
    })
  })

  test('of a few bytes is no reason to fail', () => {
    for (const length of [0, 3, 4, 5]) {
      expect(describeHostKey(target, Buffer.alloc(length, 0xff)).fingerprint).toMatch(/^SHA256:/)
    }
  })
})

describe('what went wrong at a jump host', () => {
  test.each([
    error('connect ECONNREFUSED', { code: 'ECONNREFUSED' }),
    error('connect EHOSTUNREACH', { code: 'EHOSTUNREACH' }),
    error('read ECONNRESET', { code: 'ECONNRESET' }),
    error('timeout', { level: 'client-timeout' }),
    error('All configured authentication methods failed', { level: 'client-authentication' }),
    error('no matching C->S cipher', { level: 'handshake' }),
    error('Too many authentication failures', { code: 2 }),
    error('Invalid identification string'),
  ])('names it, and says nothing of FortiGates: %s', (reason) => {
    const { message, hint } = explainConnectionError(reason, jump)
    expect(message).toMatch(/[Tt]he jump host fw\.example\.com/)
    expect(hint).not.toMatch(/trusted-hosts|allowaccess|strong-crypto|admin/)
  })
})

test('no common algorithm: what to change, what the other way is, and what that means', () => {
  const reason = error('Handshake failed: no matching key exchange algorithm', { level: 'handshake' })
  const asked = explainConnectionError(reason, device)
  expect(asked.hint).toMatch(/strong-crypto enable.*ssh-config.*allow old algorithms.*read or change/)
  const tried = explainConnectionError(reason, { ...device, isOld: true })
  expect(tried.message).toContain('no encryption that this application supports')
  expect(tried.hint).not.toContain('allow old algorithms')
})
