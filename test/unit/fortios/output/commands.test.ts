import { describe, expect, test } from 'vitest'
import {
  findCliError,
  findCurrentVdom,
  formatVersion,
  isAtLeast,
  parseTokenInfo,
  parseVdomList,
  parseVersion,
} from '../../../../main/fortios/output'

describe('diagnose fortitoken info', () => {
  const text = `FORTITOKEN        DRIFT  STATUS\r
FTK200TEST000001  -3      active\r
FTKMOB2100000001  0      provision timeout\r
FTKMOB2100000002  0      token already activated, and seed won't be returned\r
\r
Total activated token: 1\r
Total global activated token: 1\r
\r
Token server status: reachable\r
`

  test('reads serial, drift and the whole status', () => {
    expect(parseTokenInfo(text)).toEqual({
      kind: 'token-info',
      tokens: [
        { serial: 'FTK200TEST000001', drift: -3, status: 'active' },
        { serial: 'FTKMOB2100000001', drift: 0, status: 'provision timeout' },
        {
          serial: 'FTKMOB2100000002',
          drift: 0,
          status: "token already activated, and seed won't be returned",
        },
      ],
      serverReachable: true,
      unrecognised: [],
    })
  })

  test.each([
    ['unreachable', false],
    ['asleep', null],
  ])('reads the token server as %s', (word, serverReachable) => {
    expect(parseTokenInfo(text.replace('status: reachable', `status: ${word}`))).toMatchObject({
      serverReachable,
    })
  })

  test('keeps lines it does not know, and is unknown without its header', () => {
    expect(parseTokenInfo(`${text}Tokens asleep: many\n`)).toMatchObject({
      unrecognised: ['Tokens asleep: many'],
    })
    expect(parseTokenInfo('no tokens\n')).toEqual({ kind: 'unknown', raw: 'no tokens\n' })
  })
})

describe('errors of the command line', () => {
  test.each([
    [
      "\r\ncommand parse error before 'psu'\r\nCommand fail. Return code -61\r\n",
      "command parse error before 'psu'",
      -61,
    ],
    [
      "entry not found in datasource\n\nvalue parse error before 'x'\nCommand fail. Return code -3\n",
      'entry not found in datasource',
      -3,
    ],
    ['Unknown action 0\n', 'Unknown action 0', null],
    [
      'incomplete command in the end\nCommand fail. Return code -160\n',
      'incomplete command in the end',
      -160,
    ],
    [
      'object check operator error, -651, discard the setting\nCommand fail. Return code 1\n',
      'object check operator error, -651, discard the setting',
      1,
    ],
    [
      'The entry is used by other 1 entries\nCommand fail. Return code -23\n',
      'The entry is used by other 1 entries',
      -23,
    ],
    ["Attribute 'name' MUST be set\n", "Attribute 'name' MUST be set", null],
    ['Permission denied\n', 'Permission denied', null],
    ["please use 'end' to return to root shell\n", "please use 'end' to return to root shell", null],
  ])('finds %j', (text, line, code) => {
    expect(findCliError(text)).toEqual({ line, code })
  })

  test('finds an error after output, and before a message of the console', () => {
    expect(findCliError('Please wait...\n\nCommand fail. Return code 4\n')).toMatchObject({ code: 4 })
    expect(findCliError('Unknown action 0\nNOTICE: link up\n')).toMatchObject({ line: 'Unknown action 0' })
  })

  test('does not take a value of a configuration for an error', () => {
    const text = `config system replacemsg admin "login"
    set buffer "Sorry.
Permission denied
Try again."
end
`
    expect(findCliError(text)).toBeNull()
    expect(findCliError('')).toBeNull()
  })
})

test('the VDOM that was entered', () => {
  expect(findCurrentVdom('\r\ncurrent vf=sg-traffic:1\r\n\r\n')).toBe('sg-traffic')
  expect(findCurrentVdom('current vf=\n')).toBeNull()
  expect(findCurrentVdom('config vdom\n')).toBeNull()
})

test('the list of VDOMs, without those of FortiOS itself', () => {
  const text = `system fib version=63
list virtual firewall info:
name=root/root index=0 enabled fib_ver=40 use=168 rt_num=46
\ttree_flag=1 name=none
name=vsys_ha/vsys_ha index=1 enabled fib_ver=13
name=sg-traffic/sg-traffic index=3 enabled fib_ver=9
`
  expect(parseVdomList(text)).toEqual({ kind: 'vdom-list', names: ['root', 'sg-traffic'] })
  expect(parseVdomList('list virtual firewall info:\n')).toMatchObject({ kind: 'unknown' })
  const names = ['a b', 'a/b', 'branch.7-é', '"quoted"', 'x index=1 y']
  const listed = names.map((name, at) => `name=${name}/${name} index=${at} enabled`)
  expect(parseVdomList(listed.slice(0, 4).join('\n'))).toMatchObject({ names: names.slice(0, 4) })
  // One name that can't be told makes all of it unknown: nobody would look into that VDOM.
  expect(parseVdomList(listed.join('\n'))).toMatchObject({ kind: 'unknown' })
})

test('versions', () => {
  const version = { major: 7, minor: 0, patch: 4 }
  expect(parseVersion('7.0.4')).toEqual(version)
  expect(parseVersion('5.00')).toEqual({ major: 5, minor: 0, patch: 0 })
  expect(parseVersion('v7')).toBeNull()
  expect(formatVersion(version)).toBe('7.0.4')
  const at = (text: string) => isAtLeast(parseVersion(text)!, version)
  expect(['7.0.3', '6.4.15', '7.0.4', '7.0.12', '7.2.0', '8.0.0'].map(at)).toEqual([
    false,
    false,
    true,
    true,
    true,
    true,
  ])
})
