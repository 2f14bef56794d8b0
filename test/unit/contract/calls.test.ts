import { describe, expect, test } from 'vitest'
import { calls } from '../../../main/contract/calls'
import { callNames, channelOf, eventNames } from '../../../main/contract/channels'
import { links } from '../../../main/contract/links'
import { stepAfter, stepIds, stepIndex, stepTitles } from '../../../main/contract/steps'

/** Where to, and as whom. */
const login = { host: 'fw', port: 22, user: 'admin', authentication: { method: 'agent' } }

describe('the contract', () => {
  test('gives each call a channel of its own, and each event', () => {
    for (const names of [callNames, eventNames]) {
      const channels = [...names].map(channelOf)
      expect(new Set(channels).size).toBe(names.length)
      for (const channel of channels) expect(channel).toMatch(/^tokenferry:\w+$/)
    }
  })

  test('leads to no address but those of the vendor, all of them encrypted', () => {
    for (const address of Object.values(links)) {
      const { protocol, hostname } = new URL(address)
      expect(protocol).toBe('https:')
      expect(hostname).toMatch(/^(?:\w+\.fortinet\.com|www\.fortiguard\.com)$/)
    }
  })

  test('puts the steps in one order', () => {
    expect(stepIds.map(stepIndex)).toEqual(stepIds.map((_, at) => at))
    expect(stepIds.map(stepAfter)).toEqual([...stepIds.slice(1), null])
    expect(Object.keys(stepTitles)).toEqual([...stepIds])
  })

  test.each([
    [
      'connect',
      { host: 'fw', port: 22, user: 'admin', authentication: { method: 'password', password: 'x' } },
      true,
    ],
    [
      'connect',
      { host: 'fw', port: 0, user: 'admin', authentication: { method: 'password', password: 'x' } },
      false,
    ],
    ['connect', { host: 'fw', port: 22.5, user: 'admin', authentication: { method: 'rehearsal' } }, false],
    ['connect', { host: 'fw', port: 22, user: 'admin', authentication: { method: 'agent' } }, true],
    ['connect', { host: 'fw', port: 22, user: 'admin', authentication: { method: 'none' } }, false],
    ['connect', { ...login, jumps: [], oldAlgorithms: true }, true],
    ['connect', { ...login, jumps: Array.from({ length: 8 }, () => login) }, true],
    ['connect', { ...login, jumps: Array.from({ length: 9 }, () => login) }, false],
    ['connect', { ...login, jumps: [{ ...login, authentication: { method: 'rehearsal' } }] }, false],
    ['connect', { ...login, jumps: [{ ...login, port: 0 }] }, false],
    ['connect', { ...login, oldAlgorithms: 'yes' }, false],
    ['sshHost', { alias: 'fw' }, true],
    ['sshHost', { alias: 'x'.repeat(256) }, false],
    ['connect', { host: 'fw', port: 22, user: 'admin' }, false],
    ['answerDevice', { license: 'EFTM', vdom: 'root', answer: 'y', typed: 'EFTM' }, true],
    ...[
      [{ first: 'Kim', second: 'Lee', typed: 'EFTM' }, true],
      [{ first: 'Kim', second: 'Lee' }, false],
      [{ first: 'Kim', second: 'x'.repeat(81), typed: 'EFTM' }, false],
      [['Kim', 'Lee'], false],
      [null, false],
    ].map(
      ([people, fits]) =>
        [
          'answerDevice',
          { license: 'EFTM', vdom: 'root', answer: 'y', typed: 'EFTM', people },
          fits === true,
        ] as const,
    ),
    ['openLink', { id: 'portal' }, true],
    ['openLink', { id: 'https://example.com' }, false],
    ['openLink', { id: 'constructor' }, false],
    ['goBack', { to: 'inventory' }, true],
    ['goBack', { to: 'finished' }, false],
    ['answerDevice', { license: 'L', vdom: 'root', answer: 'y', typed: 'L' }, true],
    ['answerDevice', { license: 'L', vdom: 'root', answer: 'Y', typed: 'L' }, false],
    ['answerDevice', { license: 'L', vdom: 'root', answer: 'y' }, false],
    ['transcript', { after: -1 }, false],
    ['planChange', { window: null, contacts: '', ticket: '' }, true],
    ['planChange', { window: null, contacts: 'x'.repeat(2_001), ticket: '' }, false],
    [
      'planChange',
      { window: { begin: '', end: '', timeZone: 'x'.repeat(65) }, contacts: '', ticket: '' },
      false,
    ],
    ['planChange', { contacts: '', ticket: '' }, false],
    ['leaveRun', undefined, true],
    ['leaveRun', null, false],
  ] as const)('%s takes %j: %s', (name, argument, taken) => {
    expect(calls[name].argument.safeParse(argument).success).toBe(taken)
  })
})
