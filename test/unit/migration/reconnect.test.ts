import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { afterLostLink, mostReconnects, reconnectWindow } from '../../../main/migration/reconnect'

const now = Date.parse('2026-11-23T14:00:00.000Z')
const lost = { code: 'connection-lost', during: 'reading' } as const
const minutes = (count: number) => count * 60_000

describe('a link that was lost in the middle of a reading', () => {
  test.each([
    ['the first time', [], { kind: 'retry', attempt: 1, afterMilliseconds: 1_000 }],
    ['the second time', [now - 2_000], { kind: 'retry', attempt: 2, afterMilliseconds: 5_000 }],
    ['the third time', [now - 9_000, now - 2_000], { kind: 'retry', attempt: 3, afterMilliseconds: 15_000 }],
    ['the fourth time', [now - 60_000, now - 9_000, now - 2_000], { kind: 'stop' }],
    [
      'the fourth time, just within ten minutes',
      [now - minutes(10) + 1, now - 9_000, now - 2_000],
      { kind: 'stop' },
    ],
    [
      'the fourth time, but the first is ten minutes ago',
      [now - minutes(10), now - 9_000, now - 2_000],
      { kind: 'retry', attempt: 3, afterMilliseconds: 15_000 },
    ],
    [
      'when all is long ago',
      [now - minutes(40), now - minutes(30), now - minutes(20)],
      { kind: 'retry', attempt: 1, afterMilliseconds: 1_000 },
    ],
  ] as const)('%s', (_when, earlier, decision) => {
    expect(afterLostLink(lost, earlier, now)).toEqual(decision)
  })

  test('is never made again more than three times within ten minutes, whenever it is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: minutes(5) }), { maxLength: 60 }), (gaps) => {
        const tried: number[] = []
        let at = now
        for (const gap of gaps) {
          at += gap
          if (afterLostLink(lost, tried, at).kind === 'retry') tried.push(at)
        }
        for (const first of tried) {
          const within = tried.filter((each) => each >= first && each - first < reconnectWindow)
          expect(within.length).toBeLessThanOrEqual(mostReconnects)
        }
      }),
    )
  })
})

describe('what is left to the person', () => {
  test.each([
    'device-silent',
    'cancelled',
    'not-connected',
    'scope-refused',
    'unexpected-question',
    'tables-unreadable',
    'backup-refused',
    'login-rejected',
  ] as const)('a reading that ends with %s', (code) => {
    expect(afterLostLink({ code, during: 'reading' }, [], now)).toEqual({ kind: 'stop' })
  })

  test.each([
    'login-rejected',
    'login-expired',
    'login-needs-person',
    'disconnected',
    'password-expired',
    'no-prompt',
    'closed-before-prompt',
    'banner-overtaken',
    'host-key-changed',
    'host-key-refused',
    'host-key-revoked',
    'no-common-algorithm',
    'not-a-fortigate',
    'another-device',
    'agent-empty',
    'cancelled',
    // It may be how the device refuses the password.
    'connection-lost',
  ] as const)('a login that ends with %s', (code) => {
    expect(afterLostLink({ code, during: 'login' }, [now - 1_000], now)).toEqual({ kind: 'stop' })
  })

  test.each(['port-refused', 'host-unreachable', 'connect-timeout'] as const)(
    'not a login that ends with %s: the device may still be starting',
    (code) => {
      expect(afterLostLink({ code, during: 'login' }, [now - 1_000], now)).toMatchObject({ attempt: 2 })
      expect(afterLostLink({ code, during: 'login' }, [now - 3, now - 2, now - 1], now)).toEqual({
        kind: 'stop',
      })
    },
  )
})
