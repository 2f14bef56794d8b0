import { expect, test } from 'vitest'
import { judgeHostKey, refuseHostKey, type KeyVerdict } from '../../../main/ssh/host-key-judgement'
import { hostKey, judgements, verdictOf } from '../../fixtures/host-keys'

const judge = (kinds: readonly KeyVerdict['kind'][], pins: readonly string[] = []) =>
  judgeHostKey(
    hostKey.fingerprint,
    kinds.map((kind) => verdictOf[kind]),
    pins,
  ).kind

test.each(judgements)('a key of which two places say %j is %s', (kinds, judgement) => {
  expect(judge(kinds)).toBe(judgement)
})

test('a key of which nobody says anything is new', () => {
  expect(judge([])).toBe('new')
})

test.each(judgements)('a key of which two places say %j is pinned or not, unless it is revoked', (kinds) => {
  const isRevoked = kinds.includes('revoked')
  expect(judge(kinds, ['SHA256:other', hostKey.fingerprint])).toBe(isRevoked ? 'revoked' : 'trusted')
  expect(judge(kinds, ['SHA256:other'])).toBe(isRevoked ? 'revoked' : 'not-pinned')
})

test('the place that is believed is the one that the refusal names', () => {
  const own: KeyVerdict = { kind: 'changed', fingerprint: 'SHA256:before', since: '2026-11-23T10:00:00.000Z' }
  const judgement = judgeHostKey(hostKey.fingerprint, [own, verdictOf.changed])
  expect(judgement).toBe(own)
  expect(refuseHostKey(own, hostKey, false).problem).toEqual({
    code: 'host-key-changed',
    message:
      'The host key of 192.0.2.7 port 22 is not the one that was trusted on 2026-11-23, so nothing was sent: ssh-ed25519 SHA256:shown',
    hint: 'Ask the people who run the device why. Someone may be intercepting the connection.',
  })
})

test.each([
  ['changed', 'is not the one that was trusted according to /home/jo/.ssh/known_hosts:3'],
  ['revoked', 'is marked as revoked in /etc/ssh/ssh_known_hosts:7'],
] as const)('a key that is %s is refused with its place', (kind, what) => {
  const judgement = judgeHostKey(hostKey.fingerprint, [verdictOf[kind]])
  if (judgement.kind !== 'changed' && judgement.kind !== 'revoked') throw new Error('It is not refused.')
  const { message, hint } = refuseHostKey(judgement, hostKey, true).problem
  expect(message).toBe(
    `The host key of the jump host 192.0.2.7 port 22 ${what}, so nothing was sent: ssh-ed25519 SHA256:shown`,
  )
  expect(hint).toBe('Ask the people who run that host why. Someone may be intercepting the connection.')
})
