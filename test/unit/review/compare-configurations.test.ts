import { describe, expect, test } from 'vitest'
import { parseConfig } from '../../../main/fortios/config'
import { isSecretOption } from '../../../main/fortios/secret-options'
import { isVolatile } from '../../../main/fortios/volatile-options'
import { compareConfigurations } from '../../../main/review'
import { clean, verifyDevice } from '../evidence/migrated-device'

const compare = (before: string, after: string) =>
  compareConfigurations(parseConfig(before), parseConfig(after)).map(({ where, what }) => `${where} ${what}`)
const table = (path: string, ...lines: readonly string[]) => `config ${path}\n${lines.join('\n')}\nend\n`
const policy = table('firewall policy', 'edit 1', 'set action accept', 'next')

describe('an empty table', () => {
  test('is as good as none, in either direction and at any depth', () => {
    const empty = table('firewall address')
    expect(compare(policy + empty, policy)).toEqual([])
    expect(compare(policy, policy + empty)).toEqual([])
    expect(compare(policy, policy + table('wireless-controller', 'config vap', 'end'))).toEqual([])
    expect(compare(policy, policy + table('firewall address', '# a comment'))).toEqual([])
  })

  test('is not one that has an entry, though the entry be empty, or a setting', () => {
    expect(compare(policy, policy + table('firewall address', 'edit "a"', 'next'))).toEqual([
      'firewall address is new',
    ])
    expect(compare(policy + table('system dns', 'set primary 192.0.2.1'), policy)).toEqual([
      'system dns is gone',
    ])
    expect(compare(policy + table('vpn settings', 'set secret ENC x'), policy)).toEqual([
      'vpn settings is gone',
    ])
  })

  test('of tokens goes with the last license, in the VDOM that it was in', () => {
    const leftOut = clean.after.replaceAll('config user fortitoken\nend\n', '')
    expect(leftOut).not.toBe(clean.after)
    for (const after of [clean.after, leftOut]) {
      const { verification, whole } = verifyDevice({ ...clean, after })
      expect(verification.otherChanges).toEqual([])
      expect(whole).toEqual([])
    }
    const [before, after] = [leftOut, clean.after]
    expect(compare(before, after)).toEqual([])
  })

  test('of tokens with entries is told by its entries, wherever the table has gone', () => {
    const gone = clean.after.replace(/config user fortitoken\n {4}edit "FTK2001[\s\S]*?\nend\n/, '')
    expect(gone).not.toBe(clean.after)
    const { verification, whole } = verifyDevice({ ...clean, after: gone })
    expect(verification.otherChanges.map(({ where }) => where)).toEqual([
      'user fortitoken "FTK2001ABCDEFGH1" of root',
    ])
    expect(whole).toEqual([])
  })
})

describe('what a device changes by itself', () => {
  const header = (build: string, version: string, user: string) =>
    `#config-version=FGT70G-7.6.6-FW-build${build}-260127:opmode=0:vdom=0:user=${user}\n#conf_file_ver=${version}\n#buildno=${build}\n#global_vdom=1\n`
  const admin = (...lines: readonly string[]) =>
    table('system admin', 'edit "ada"', 'set accprofile "super_admin"', ...lines, 'next')

  test('is no change: the header, hashes at a login, histories, dashboards, times', () => {
    const before = [
      header('3652', '1', 'admin'),
      admin('set vdom "root"', 'set password ENC SH2aaaa', 'config gui-dashboard', 'edit 1', 'next', 'end'),
      table('user local', 'edit "kim"', 'set passwd-time 2024-02-17 17:30:37', 'set passwd ENC a', 'next'),
      table('vpn certificate ca', 'edit "CA"', 'set last-updated 1643060275', 'next'),
    ].join('')
    const after = [
      header('3660', '2', 'daemon_admin'),
      admin(
        'set password ENC PB2bbbb',
        'set old-password ENC SH2aaaa',
        'set gui-ignore-release-overview-version "7.6"',
        'set vdom "root"',
      ),
      table('user local', 'edit "kim"', 'set passwd ENC b', 'set history0 ENC a', 'next'),
      table('vpn certificate ca', 'edit "CA"', 'set last-updated 1743060275', 'next'),
    ].join('')
    expect(compare(before, after)).toEqual([])
  })

  test('is so in its own table only', () => {
    expect(isVolatile('user local', 'passwd-time')).toBe(true)
    expect(isVolatile('user local', 'history19')).toBe(true)
    expect(isVolatile('user local', 'history20')).toBe(false)
    expect(isVolatile('user group', 'uuid')).toBe(true)
    expect(isVolatile('user group', 'member')).toBe(false)
    expect(isVolatile('system sso-admin', 'gui-theme')).toBe(true)
    expect(isVolatile('system sso-admin', 'accprofile')).toBe(false)
    expect(isVolatile('user local', 'status')).toBe(false)
    expect(isVolatile('vpn certificate ca', 'last-updated')).toBe(true)
    expect(isVolatile('firewall policy', 'uuid')).toBe(false)
    expect(isVolatile('system admin', 'trusthost1')).toBe(false)
    const global = (value: string) => table('system global', `set gui-theme ${value}`)
    expect(compare(global('jade'), global('neutrino'))).toEqual([
      'system global gui-theme was jade, is neutrino',
    ])
  })
})

test('the order of options says nothing, the order of entries does', () => {
  const address = (first: string, second: string) =>
    table('firewall address', 'edit "a"', first, second, 'next')
  const [subnet, comment] = ['set subnet 192.0.2.0 255.255.255.0', 'set comment "x"']
  expect(compare(address(subnet, comment), address(comment, subnet))).toEqual([])
  const rules = (...names: readonly string[]) =>
    table('firewall policy', ...names.flatMap((name) => [`edit ${name}`, 'next']))
  expect(compare(rules('1', '2'), rules('2', '1'))).toEqual([
    'firewall policy the entries are in a different order',
  ])
})

test('line ends within a value are none, as a program of Windows leaves them', () => {
  const text =
    table('system replacemsg admin pre', 'set buffer "one\ntwo"') +
    table('vpn certificate ca', 'edit a', 'set ca "-\n-"')
  const turned = text.replaceAll('\n', '\r\n')
  expect(compare(text, turned)).toEqual([])
  expect(compare(turned, text)).toEqual([])
  expect(compare(text, turned.replace('two', 'three'))).toHaveLength(1)
})

test('a secret is known by its name, or because it is encrypted', () => {
  expect(isSecretOption('passwd', '"x"', '')).toBe(true)
  expect(isSecretOption('anything', 'ENC', '')).toBe(true)
  expect(isSecretOption('email-to', '"x"', '')).toBe(false)
  expect(isSecretOption('status', undefined, '')).toBe(false)
})
