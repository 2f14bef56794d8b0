import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { entriesOf, parseConfig, scopesOf } from '../../../main/fortios/config'
import { samples } from '../../../main/simulator'
import { Configuration } from '../../../main/simulator/configuration'
import type { Entry } from '../../../main/simulator/config-section'

const read = (file: string): string =>
  readFileSync(new URL(`../../../assets/${file}`, import.meta.url), 'utf8')

function entries(configuration: Configuration, path: string): Entry[] {
  return configuration.scopes.flatMap((scope) => [
    ...(configuration.section(scope, path)?.entries.values() ?? []),
  ])
}

describe.each(samples)('the sample $id', ({ file, user, ha, serial }) => {
  const text = read(file)
  const configuration = new Configuration(text)

  test('is well-formed FortiOS text', () => {
    expect(parseConfig(text).problems).toEqual([])
    expect(text).toMatch(
      /^#config-version=[A-Z0-9]+-7\.\d+\.\d+-FW-build\d{4}-\d{6}:opmode=0:vdom=[01]:user=admin\n/,
    )
  })

  test('names an account that logs in without a second factor and may do everything', () => {
    const admin = entries(configuration, 'system admin').find(({ name }) => name === user)
    expect(admin?.value('accprofile')).toBe('super_admin')
    expect(admin?.value('two-factor')).toBeUndefined()
  })

  test('has serial numbers of 16 characters, that of the primary first', () => {
    expect(serial).toMatch(/^FG[A-Z0-9]{14}$/)
    expect(ha?.[0]?.serial ?? serial).toBe(serial)
    expect(configuration.section(configuration.deviceWide, 'system ha')?.own.value('mode')).toBe(
      ha ? 'a-p' : undefined,
    )
  })

  test('names only tokens that it has, each one once', () => {
    const tokens = entries(configuration, 'user fortitoken').map(({ name }) => name)
    const used = [...entries(configuration, 'system admin'), ...entries(configuration, 'user local')].flatMap(
      (user) => user.values('fortitoken'),
    )
    expect(new Set(tokens).size).toBe(tokens.length)
    expect(new Set(used).size).toBe(used.length)
    expect(tokens).toEqual(expect.arrayContaining(used))
  })

  test('uses made-up addresses only', () => {
    const addresses = [...text.matchAll(/"[^"\s]+@([^"\s]+)"/g)].map(([, domain]) => domain)
    expect(addresses.length).toBeGreaterThan(0)
    expect(addresses.every((domain) => domain === 'example.com' || domain === 'example.net')).toBe(true)
  })
})

describe('the company', () => {
  const configuration = new Configuration(read('samples/company.conf'))
  const tokens = entries(configuration, 'user fortitoken')
  const admins = entries(configuration, 'system admin')
  const locals = entries(configuration, 'user local')
  const count = (license: string): number =>
    tokens.filter((token) => (token.value('license') ?? 'hardware') === license).length

  test('is made as its description in docs/simulator.md says', () => {
    expect(configuration.vdoms).toEqual(['root', 'vdom-dmz', 'vdom-guest'])
    expect(tokens).toHaveLength(60)
    expect(count('EFTM000000110425')).toBe(25)
    expect(count('EFTM000000228817')).toBe(25)
    expect(count('FTMTRIAL0A7C3F19')).toBe(2)
    expect(count('hardware')).toBe(8)
    const mobile = new Set(tokens.filter(({ name }) => name.startsWith('FTKMOB')).map(({ name }) => name))
    const withMobile = [...admins, ...locals].filter((user) => mobile.has(user.value('fortitoken') ?? ''))
    expect(withMobile).toHaveLength(3 + 17 + 14 + 1)
    expect(withMobile.filter((user) => user.value('type') === 'ldap')).toHaveLength(20)
    expect(withMobile.filter((user) => !user.value('email-to')).map(({ name }) => name)).toEqual([
      'h.tanaka',
      'l.haddad',
      'dev.build-farm',
    ])
    expect(locals.filter((user) => user.value('status') === 'disable').map(({ name }) => name)).toEqual([
      'n.former',
    ])
    const pending = tokens.filter((token) => token.value('activation-code') && !token.value('reg-id'))
    expect(pending).toHaveLength(1)
    expect(locals.find(({ name }) => name === 'j.moreau')?.value('fortitoken')).toBe(pending[0]?.name)
    const free = admins.filter(
      (admin) => admin.value('accprofile') === 'super_admin' && !admin.value('two-factor'),
    )
    expect(free.map(({ name }) => name)).toEqual(['admin'])
  })

  test('is read alike by the parser of the product', () => {
    const document = parseConfig(read('samples/company.conf'))
    const seen = scopesOf(document).flatMap((scope) =>
      entriesOf(scope.nodes, 'user local').map(({ name }) => name),
    )
    expect(seen).toEqual(locals.map(({ name }) => name))
  })
})
