import { expect, test } from 'vitest'
import { ProblemError } from '../../../main/contract/result'
import { RefusedLogins } from '../../../main/ssh/refused-logins'
import type { Credentials, HostKey } from '../../../main/ssh/target'

const key: HostKey = { host: 'fw.example.com', port: 22, type: 'ssh-ed25519', fingerprint: 'SHA256:one' }
const wrong: Credentials = { method: 'password', password: 'wrong' }
const right: Credentials = { method: 'password', password: 'right' }
const agent: Credentials = { method: 'agent', socket: '/a' }

const failure = (code: 'login-rejected' | 'connection-lost' | 'cancelled') =>
  new ProblemError({ code, message: '', hint: '' })

/** The logins of one computer, and its clock. */
function computer() {
  const clock = { at: 0 }
  const logins = new RefusedLogins(() => clock.at)
  const fail = (credentials: Credentials, code: Parameters<typeof failure>[0] = 'login-rejected') => {
    const attempt = logins.attempt(credentials, false)
    attempt.begin(key)
    attempt.failed(failure(code))
  }
  return { clock, logins, fail }
}

test.each<[Credentials, string]>([
  [wrong, 'the same password'],
  [right, 'another password'],
  [{ method: 'key', key: 'k', passphrase: '' }, 'a key'],
  [agent, 'an agent'],
])(
  'after two refused tries nothing is sent, also not %s (%s), until a lock-out would be over',
  (credentials) => {
    const { clock, logins, fail } = computer()
    fail(wrong)
    clock.at = 1_000
    fail(wrong)
    const begin = () => {
      // By its address it is the same FortiGate as by its name.
      logins.attempt(credentials, false).begin({ ...key, host: '192.0.2.1' })
    }
    expect(begin).toThrow('so nothing more was sent')
    clock.at = 60_999
    expect(begin).toThrow('so nothing more was sent')
    clock.at = 61_000
    expect(begin).not.toThrow()
  },
)

test('an agent may offer two keys, so it is not asked behind one refusal', () => {
  const { logins, fail } = computer()
  fail(wrong)
  expect(() => {
    logins.attempt(agent, false).begin(key)
  }).toThrow('a third failed attempt')
  logins.attempt({ ...agent, fingerprint: 'SHA256:two' }, false).begin(key)
})

test('a link that is closed behind the credentials may be a refusal; giving up is none', () => {
  const { fail } = computer()
  fail(wrong, 'cancelled')
  fail(wrong, 'connection-lost')
  fail(wrong, 'connection-lost')
  expect(() => {
    fail(right)
  }).toThrow('a third failed attempt')
})

test('a question that is asked again in one login is a refusal of its own', () => {
  const { logins } = computer()
  const attempt = logins.attempt(wrong, false)
  attempt.begin(key)
  attempt.askedAgain()
  expect(() => {
    attempt.askedAgain()
  }).toThrow('a third failed attempt')
})

test('another device, and a login that was accepted, have nothing to do with it', () => {
  const { logins, fail } = computer()
  fail(wrong)
  fail(wrong)
  const other = logins.attempt(wrong, false)
  other.begin({ ...key, fingerprint: 'SHA256:other' })
  const accepted = computer()
  accepted.fail(wrong)
  const attempt = accepted.logins.attempt(right, false)
  attempt.begin(key)
  attempt.accepted()
  accepted.fail(wrong)
  accepted.fail(wrong)
  expect(() => {
    accepted.fail(wrong)
  }).toThrow('a third failed attempt')
})
