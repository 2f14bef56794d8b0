import { describe, expect, test } from 'vitest'
import { mayType } from '../../../main/device/allow-list'
import { enterVdom } from '../../../main/fortios/scope-lines'
import { migrateCommand, NotAllowed, quoteName } from '../../../main/fortios/commands'

describe('what may be typed', () => {
  test.each([
    'get system status',
    'get system ha status',
    'diagnose sys vd list',
    'execute fortitoken-cloud show',
    'diagnose fortitoken-cloud show service',
    'diagnose fortitoken-cloud show users',
    'show system global',
    'show system admin',
    'show system central-management',
    'show system csf',
    'show system sso-admin',
    'show system sso-forticloud-admin',
    'show system sso-fortigate-cloud-admin',
    'show user fortitoken',
    'show user local',
    'show system global | grep .',
    'show system admin | grep .',
    'show system central-management | grep .',
    'show system csf | grep .',
    'show system sso-admin | grep .',
    'show system sso-forticloud-admin | grep .',
    'show system sso-fortigate-cloud-admin | grep .',
    'show user fortitoken | grep .',
    'show user local | grep .',
    'diagnose fortitoken info',
    'show',
    'show | grep .',
    'config global',
    'config vdom',
    'end',
    'edit root',
    'edit "sg traffic"',
    'execute fortitoken-cloud migrate-ftm EFTM000000425212 root',
    'execute fortitoken-cloud migrate-ftm EFTM000000425212 "the \\"old\\" one"',
  ])('%j', (line) => {
    expect(mayType(line)).toBe(true)
  })

  test.each([
    '',
    ' show',
    'show ',
    'show full-configuration',
    'show | grep',
    'show | grep -v .',
    'show user local | grep',
    'show user local | grep ..',
    'show user local | grep -v .',
    'show user local |grep .',
    'show user local | grep . | grep .',
    'show user group | grep .',
    'get system status | grep .',
    'diagnose fortitoken info | grep .',
    'diagnose fortitoken-cloud show users | grep .',
    'execute fortitoken-cloud migrate-ftm EFTM000000425212 root | grep .',
    'config system console',
    'config system admin',
    'set output standard',
    'delete kim',
    'purge',
    'exit',
    'execute reboot',
    'execute fortitoken-cloud sync',
    'execute fortitoken-cloud update',
    'execute fortitoken-cloud trial',
    'execute fortitoken-cloud migrate-ftm',
    'execute fortitoken-cloud migrate-ftm EFTM000000425212',
    'execute fortitoken-cloud migrate-ftm EFTM000000425212 root root',
    'execute fortitoken-cloud migrate-ftm EFTM-000000425212 root',
    `execute fortitoken-cloud migrate-ftm ${'E'.repeat(32)} root`,
    'diagnose fortitoken-cloud migrate-ftm start EFTM000000425212',
    'edit',
    'edit two words',
    'edit ?',
    'edit "?"',
    'edit "a\nset password x"',
    'edit "a\rdelete kim"',
    'edit "tab\there"',
    'edit "unbalanced',
    'edit "a" "b"',
    'edit "a\\"',
    'end\nexecute reboot',
    'show\n',
  ])('but not %j', (line) => {
    expect(mayType(line)).toBe(false)
  })
})

describe('a VDOM', () => {
  test('is entered only where the device listed it', () => {
    const listed = new Set(['root', 'vdom-dmz', 'sg traffic'])
    expect(enterVdom('vdom-dmz', listed)).toBe('edit vdom-dmz')
    expect(enterVdom('sg traffic', listed)).toBe('edit "sg traffic"')
    for (const name of ['Root', 'vdom-dm', '', 'root ', '__proto__']) {
      expect(() => enterVdom(name, listed)).toThrow(NotAllowed)
    }
  })

  test('whose name would be a key of the terminal is never typed', () => {
    for (const name of ['a?', 'a\nb', 'a\tb', 'a\u001b[A', '', 'x'.repeat(80)]) {
      expect(() => quoteName(name)).toThrow(NotAllowed)
      expect(() => enterVdom(name, new Set([name]))).toThrow(NotAllowed)
      expect(() => migrateCommand('EFTM000000425212', name)).toThrow(NotAllowed)
    }
  })

  test('is quoted where it has to be', () => {
    expect(quoteName('root')).toBe('root')
    expect(quoteName('a b')).toBe('"a b"')
    expect(quoteName('a"b\\c')).toBe('"a\\"b\\\\c"')
    expect(quoteName('größe')).toBe('"größe"')
  })
})

describe('a license', () => {
  test('that is none is never typed', () => {
    expect(migrateCommand('EFTM000000425212', 'root')).toBe(
      'execute fortitoken-cloud migrate-ftm EFTM000000425212 root',
    )
    for (const license of ['', 'EFT', 'EFTM 1234', 'EFTM1234 root', 'EFTM;1234', 'E'.repeat(32)]) {
      expect(() => migrateCommand(license, 'root')).toThrow(NotAllowed)
    }
  })
})
