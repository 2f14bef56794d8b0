import { expect, test } from 'vitest'
import { ProblemError } from '../../../main/contract/result'
import { HostKeyJudge, type KeyVerdict } from '../../../main/preflight/host-keys'

const key = { host: '192.0.2.7', port: 22, type: 'ssh-ed25519', fingerprint: 'SHA256:shown' }
type Kind = KeyVerdict['kind']

const place = (kind: Kind, types: readonly string[] = []) => ({
  judge: () => Promise.resolve({ kind }),
  typesOf: () => types,
})

/** What becomes of the key: `trusted`, `accepted`, or the code of the refusal. */
async function judged(kinds: readonly Kind[], pins: readonly string[], acceptNew: boolean): Promise<string> {
  const accepted: unknown[] = []
  const judge = new HostKeyJudge(
    kinds.map((kind) => place(kind)),
    acceptNew ? (each) => void accepted.push(each) : null,
  )
  try {
    await judge.trust(key, pins)
  } catch (error) {
    expect(accepted).toEqual([])
    if (!(error instanceof ProblemError)) throw error
    expect(error.problem.message).toContain('192.0.2.7 port 22')
    expect(error.problem.message).toContain('so nothing was sent: ssh-ed25519 SHA256:shown')
    return error.problem.code
  }
  return accepted.length > 0 ? 'accepted' : 'trusted'
}

test.each<[readonly Kind[], readonly string[], string, string]>([
  // Who knows it, what is pinned; what becomes of it, and what where new keys are accepted.
  [[], [], 'host-key-unknown', 'accepted'],
  [['unknown', 'unknown'], [], 'host-key-unknown', 'accepted'],
  [['trusted', 'unknown'], [], 'trusted', 'trusted'],
  [['unknown', 'trusted'], [], 'trusted', 'trusted'],
  [['trusted', 'changed'], [], 'trusted', 'trusted'],
  [['changed', 'trusted'], [], 'host-key-changed', 'host-key-changed'],
  [['unknown', 'changed'], [], 'host-key-changed', 'host-key-changed'],
  [['trusted', 'revoked'], [], 'host-key-revoked', 'host-key-revoked'],
  [['trusted'], ['SHA256:other'], 'host-key-changed', 'host-key-changed'],
  [['unknown'], ['SHA256:other', 'SHA256:shown'], 'trusted', 'trusted'],
  [['changed'], ['SHA256:shown'], 'trusted', 'trusted'],
  [['revoked'], ['SHA256:shown'], 'host-key-revoked', 'host-key-revoked'],
])('%j, pinned %j: %s, or %s', async (kinds, pins, strict, accepting) => {
  expect(await judged(kinds, pins, false)).toBe(strict)
  expect(await judged(kinds, pins, true)).toBe(accepting)
})

test('the types of all places are offered first', () => {
  const judge = new HostKeyJudge([place('unknown', ['ssh-rsa']), place('trusted', ['ssh-ed25519'])], null)
  expect(judge.typesOf('192.0.2.7', 22)).toEqual(['ssh-rsa', 'ssh-ed25519'])
})
