import { describe, expect, test } from 'vitest'
import { AttendedHostKeys } from '../../../../main/application/login/host-keys'
import type { HostKeyJudgement, KeyVerdict } from '../../../../main/ssh/host-key-judgement'
import { hostKey, judgements, verdictOf } from '../../../fixtures/host-keys'
import { rejectionOf } from '../../store/folder'

/** A person who answers so, and what that person was asked and what was kept. */
function attended(
  [own = 'unknown', openSsh = 'unknown']: readonly KeyVerdict['kind'][],
  answer: 'yes' | 'no',
) {
  const asked: (string | null)[] = []
  const kept: string[] = []
  const notes: string[] = []
  const hostKeys = new AttendedHostKeys({
    own: () => verdictOf[own],
    openSsh: () => verdictOf[openSsh],
    trust: ({ fingerprint }) => void kept.push(fingerprint),
    ask: ({ known }) => {
      asked.push(known?.fingerprint ?? null)
      return Promise.resolve(answer === 'yes' ? [] : null)
    },
    note: (text) => void notes.push(text),
    isJumpHost: () => false,
  })
  return { hostKeys, asked, kept, notes }
}

/** What a person is asked about a key, and what becomes of it, by what that person answers. */
const decided: Readonly<
  Record<
    Exclude<HostKeyJudgement['kind'], 'not-pinned'>,
    readonly [asked: boolean, yes: unknown, no: unknown]
  >
> = {
  trusted: [false, true, true],
  new: [true, true, false],
  changed: [true, 'host-key-changed', 'host-key-changed'],
  revoked: [false, 'host-key-revoked', 'host-key-revoked'],
}

describe.each(judgements)('a key of which own and OpenSSH say %j, which makes it %s', (kinds, judgement) => {
  if (judgement === 'not-pinned') throw new Error('No inventory file pins keys here.')
  const [isAsked, ...outcomes] = decided[judgement]

  test.each(['yes', 'no'] as const)('is decided, if the person says %s', async (answer) => {
    const { hostKeys, asked, kept, notes } = attended(kinds, answer)
    const trust = hostKeys.trust(hostKey)
    const outcome = outcomes[answer === 'yes' ? 0 : 1]
    if (typeof outcome === 'boolean') expect(await trust).toBe(outcome)
    else expect(await rejectionOf(trust)).toMatchObject({ code: outcome })

    expect(asked).toHaveLength(isAsked ? 1 : 0)
    if (isAsked) expect(asked).toEqual([judgement === 'changed' ? 'SHA256:before' : null])
    const isNew = kinds[0] === 'unknown' && outcome === true
    expect(kept).toEqual(isNew ? ['SHA256:shown'] : [])
    expect(notes).toHaveLength(isNew && judgement === 'trusted' ? 1 : 0)
  })
})

test('a key that was accepted is accepted again without a question, and no other', async () => {
  const { hostKeys, asked } = attended(['unknown', 'unknown'], 'yes')
  expect(await rejectionOf(hostKeys.trustAgain(hostKey))).toMatchObject({ code: 'host-key-changed' })
  expect(await hostKeys.trust(hostKey)).toBe(true)
  expect(await hostKeys.trust(hostKey)).toBe(true)
  expect(await hostKeys.trustAgain(hostKey)).toBe(true)
  expect(asked).toHaveLength(1)
  const other = hostKeys.trustAgain({ ...hostKey, fingerprint: 'SHA256:other' })
  expect((await rejectionOf(other)).message).toContain(
    'is not the one from a moment ago, so nothing was sent',
  )
})
