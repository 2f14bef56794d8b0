import { describe, expect, test } from 'vitest'
import type { FortiGate } from '../../../main/migration/fortigate'
import { judgeService, readService } from '../../../main/migration/readings/service'
import { writeRequest } from '../../../main/migration/request-text'
import { deviceReading, first, readyService, second, serviceReading } from './world'

/** A FortiGate that answers these two commands. */
function answering(shown: string, diagnosed = shown): FortiGate {
  const answers: Record<string, string> = {
    'execute fortitoken-cloud show': shown,
    'diagnose fortitoken-cloud show service': diagnosed,
  }
  const read = (command: string) => Promise.resolve(answers[command] ?? '')
  return { read } as unknown as FortiGate
}
const verdict = async (shown: string, diagnosed?: string) =>
  judgeService(await readService(answering(shown, diagnosed))).verdict

const unreachable = 'Cannot find ftc server!\nCommand fail. Return code -1'
const none = 'FortiToken Cloud service status: not licensed, service not ready.'
const credits =
  'FortiToken Cloud service status: licensed, service ready.\nService balance: 11474.40 credits. Customer ID: 1740029.'

describe('the service', () => {
  test.each([
    ['licensed and ready', readyService, 'ready'],
    ['without a license', none, 'no-license'],
    ['credit-based', credits, 'stop'],
    ['unreachable', unreachable, 'stop'],
    ['not ready', readyService.replace('service ready', 'service not ready'), 'stop'],
    ['ready, with a balance in unknown units', readyService.replace('users', 'points'), 'stop'],
    ['ready, without a balance', 'FortiToken Cloud service status: licensed, service ready.', 'stop'],
    ['expired', 'FortiToken Cloud service status: expired, service disabled.', 'stop'],
    ['in words that nobody knows', 'FortiIdentity Cloud: all good', 'stop'],
    ['silent', '', 'stop'],
    ['an error', "command parse error before 'fortitoken-cloud'\nCommand fail. Return code -61", 'stop'],
  ])('%s: %s', async (_what, text, expected) => {
    expect(await verdict(text)).toBe(expected)
  })

  test('that says two different things is not believed', async () => {
    expect(await verdict(readyService, none)).toBe('stop')
    expect(await verdict(none, readyService)).toBe('stop')
    expect(await verdict(readyService, unreachable)).toBe('stop')
    expect(await verdict(unreachable, readyService)).toBe('stop')
  })

  test('is shown in its own words, both of them where they differ', async () => {
    const longer = `${readyService}\nFortiToken Cloud account number of users: 1, max number of users: 105.`
    expect((await readService(answering(readyService))).raw).toBe(readyService)
    const both = await readService(answering(readyService, longer))
    expect(both.raw).toBe(`${readyService}\n\n${longer}`)
    expect(both.service?.maxUsers).toBe(105)
  })
})

describe('the request to Customer Service', () => {
  const ha = {
    kind: 'ha-status' as const,
    mode: 'a-p' as const,
    health: { ok: true, messages: [] },
    members: ['FGVM000000000001', 'FGVM000000000002'].map((serial) => ({
      serial,
      hostname: null,
      role: null,
      inSync: true,
    })),
  }

  test('names the unit, the version, the license and the customer', () => {
    const text = writeRequest(deviceReading(), serviceReading(), [{ ...first, tokens: 3 }])
    expect(text).toContain('  FGVM000000000001\n')
    expect(text).toContain('FortiOS: 7.2.8 build 1639, FortiGate-VM64')
    expect(text).toContain('  EFTM000000000001 (3 tokens, VDOM root)')
    expect(text).toContain('customer ID: 1740029')
    expect(text).toContain('FortiToken Mobile license, so that it can be migrated')
    expect(text.endsWith('\n')).toBe(true)
  })

  test('names every unit of a cluster once, and every license', () => {
    const text = writeRequest(deviceReading({}, ha), null, [
      { ...first, tokens: 3 },
      { ...second, tokens: 1 },
    ])
    expect(text.match(/FGVM00000000000\d/g)).toEqual(['FGVM000000000001', 'FGVM000000000002'])
    expect(text).toContain('EFTM000000000002 (1 token, VDOM dmz)')
    expect(text).toContain('all of them in one session')
    expect(text).not.toContain('customer ID')
  })

  test('names no customer where the device shows asterisks', () => {
    const masked = serviceReading(readyService.replace('1740029', '*******'))
    expect(masked.service?.customerId).toBe('*******')
    expect(writeRequest(deviceReading(), masked, [{ ...first, tokens: 3 }])).not.toContain('customer')
  })
})
