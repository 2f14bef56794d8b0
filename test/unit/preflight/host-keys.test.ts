import { describe, expect, test } from 'vitest'
import { ProblemError } from '../../../main/contract/result'
import { UnattendedHostKeys } from '../../../main/preflight/host-keys'
import type { HostKeyJudgement, KeyVerdict } from '../../../main/ssh/host-key-judgement'
import { hostKey, judgements, verdictOf } from '../../fixtures/host-keys'

type Kind = KeyVerdict['kind']

const place = (kind: Kind, types: readonly string[] = []) => ({
  judge: () => Promise.resolve(verdictOf[kind]),
  typesOf: () => types,
})

/** What becomes of the key: `trusted`, `accepted`, or the code of the refusal. */
async function decided(kinds: readonly Kind[], pins: readonly string[], acceptNew: boolean): Promise<string> {
  const accepted: unknown[] = []
  const hostKeys = new UnattendedHostKeys(
    kinds.map((kind) => place(kind)),
    acceptNew ? (each) => void accepted.push(each) : null,
  )
  try {
    await hostKeys.trust(hostKey, pins)
  } catch (error) {
    expect(accepted).toEqual([])
    if (!(error instanceof ProblemError)) throw error
    expect(error.problem.message).toContain('192.0.2.7 port 22')
    expect(error.problem.message).toContain('so nothing was sent: ssh-ed25519 SHA256:shown')
    return error.problem.code
  }
  return accepted.length > 0 ? 'accepted' : 'trusted'
}

/** What becomes of a key, and what if new keys are accepted. */
const outcomes: Readonly<Record<HostKeyJudgement['kind'], readonly [strict: string, accepting: string]>> = {
  trusted: ['trusted', 'trusted'],
  new: ['host-key-unknown', 'accepted'],
  'not-pinned': ['host-key-changed', 'host-key-changed'],
  changed: ['host-key-changed', 'host-key-changed'],
  revoked: ['host-key-revoked', 'host-key-revoked'],
}

describe.each([[[], 'new'] as const, ...judgements])(
  'a key of which places say %j is %s',
  (kinds, judgement) => {
    test('without anybody to ask', async () => {
      const [strict, accepting] = outcomes[judgement]
      expect(await decided(kinds, [], false)).toBe(strict)
      expect(await decided(kinds, [], true)).toBe(accepting)
    })

    test('and pinned, or another is', async () => {
      const isRevoked = judgement === 'revoked'
      const [pinned] = outcomes[isRevoked ? 'revoked' : 'trusted']
      const [other] = outcomes[isRevoked ? 'revoked' : 'not-pinned']
      for (const acceptNew of [false, true]) {
        expect(await decided(kinds, ['SHA256:other', 'SHA256:shown'], acceptNew)).toBe(pinned)
        expect(await decided(kinds, ['SHA256:other'], acceptNew)).toBe(other)
      }
    })
  },
)

test('the types of all places are offered first', () => {
  const hostKeys = new UnattendedHostKeys(
    [place('unknown', ['ssh-rsa']), place('trusted', ['ssh-ed25519'])],
    null,
  )
  expect(hostKeys.typesOf('192.0.2.7', 22)).toEqual(['ssh-rsa', 'ssh-ed25519'])
})
