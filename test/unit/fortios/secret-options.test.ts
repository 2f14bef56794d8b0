import { describe, expect, test } from 'vitest'
import { faultWords } from '../../../main/diagnostics/fault-words'
import { maskSecrets, SecretMasker } from '../../../main/fortios/mask-secrets'
import { PrintedLines } from '../../../main/migration/printed-lines'
import { isSecretOption, secretOptions } from '../../../main/fortios/secret-options'
import { compareConfigurations } from '../../../main/review'
import { parseConfig } from '../../../main/fortios/config'

/** A configuration in which an option is set, within the tables that its path names. */
function configurationWith(table: string, path: string, statements: readonly string[]): string {
  const nested = path.split(' ').slice(0, -1)
  const opening = [`config ${table}`, 'edit 1', ...nested.flatMap((name) => [`config ${name}`, 'edit 1'])]
  const closing = ['next', 'end', ...nested.flatMap(() => ['next', 'end'])]
  return [...opening, ...statements, ...closing].join('\n')
}

const canary = 'CANARYcanary'
const optionOf = (path: string) => path.slice(path.lastIndexOf(' ') + 1)
const formsOf = (option: string) => [
  `set ${option} ${canary}`,
  `set ${option} "${canary}"`,
  `set ${option} "first ${canary}" "second ${canary}"`,
  `set ${option} "one\n${canary}\nthree"`,
  `set ${option} ENC ${canary}`,
  `append ${option} "${canary}"`,
]

/** The tables within a table, as one goes into them behind prompts. */
const nested = (path: string) =>
  path
    .split(' ')
    .slice(0, -1)
    .map((name) => `FGT (1) # config ${name}\nFGT (${name}) # edit 1\n`)
    .join('')

/** What is kept of a text: as a whole, line by line, of what a device prints, of a fault. */
function sinks(text: string): readonly string[] {
  const masker = new SecretMasker()
  const printed: string[] = []
  const lines = new PrintedLines((each) => printed.push(...each))
  for (const line of text.split('\n')) lines.add(line)
  lines.flush()
  return [
    maskSecrets(text),
    text
      .split('\n')
      .map((line) => masker.mask(line))
      .join('\n'),
    printed.join('\n'),
    JSON.stringify(faultWords(new Error(text), [])),
  ]
}

describe.each(secretOptions)('in %s, %s', (table, path) => {
  const option = optionOf(path)

  test('is masked in each of its forms, and in a script that sets it', () => {
    for (const statement of formsOf(option)) {
      const text = configurationWith(table, path, [statement, 'set status enable'])
      expect(maskSecrets(text)).not.toContain(canary)
      expect(maskSecrets(text)).toContain('set status enable')
      const script = `config system auto-script\nedit "s"\nset script "${text.replaceAll('"', '\\"')}"\nnext\nend`
      expect(maskSecrets(script)).not.toContain(canary)
      expect(maskSecrets(text.replaceAll('\n', '\r\n'))).not.toContain(canary)
    }
  })

  test('is masked in capitals, line by line, and as `get` prints it of this table or of one that is not known', () => {
    const ways = [(text: string) => text.toUpperCase(), (text: string) => text.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase())] // prettier-ignore
    const capitals = ways.flatMap((way) =>
      formsOf(option).map((form) => {
        const text = configurationWith(table, path, [form.replaceAll(canary, '\0'), 'set status enable'])
        return way(text).replaceAll('\0', canary)
      }),
    )
    const pairs = [
      `${option}: ${canary}`,
      `${option.padEnd(20)}: ${canary}`,
      `${option.toUpperCase()} : "${canary} x"`,
    ]
    const gets = pairs.flatMap((pair) => [
      pair,
      `id : 1\n${pair}`,
      `FGT # get ${table} 1\n${nested(path)}${pair}`,
      `FGT # CONFIG ${table}\nFGT (x) # edit 1\n${nested(path)}FGT (1) # get\n${pair}`,
    ])
    for (const text of [...capitals, ...gets]) {
      for (const masked of sinks(text)) expect(masked).not.toContain(canary)
    }
  })

  test('is in no comparison', () => {
    for (const statement of formsOf(option)) {
      const before = parseConfig(configurationWith(table, path, [statement.replaceAll(canary, 'other'), 'set status enable'])) // prettier-ignore
      const after = parseConfig(configurationWith(table, path, [statement, 'set status enable']))
      const none = parseConfig(configurationWith(table, path, ['set status enable']))
      for (const one of [before, none]) {
        expect(JSON.stringify(compareConfigurations(one, after))).not.toContain(canary)
        expect(JSON.stringify(compareConfigurations(after, one))).not.toContain(canary)
      }
    }
  })
})

test('the list is whole, and each of its options has a source', () => {
  expect(secretOptions).toHaveLength(307)
  for (const [, , sources] of secretOptions) expect(sources).toMatch(/^E?P?T?M?A?$/)
  expect(new Set(secretOptions.map(([table, option]) => `${table} ${option}`)).size).toBe(307)
})

test.each([
  'modem-password4',
  'wpa3-passphrase',
  'future-secret',
  'cloud-access-token',
  'new-psk',
  'auth-password-l3',
])('%s is in no list, and its name ends as those of secrets do', (option) => {
  expect(isSecretOption(option, 'x', '')).toBe(true)
  expect(isSecretOption(option, 'enable', '')).toBe(false)
})

test.each([
  'set password-policy enable',
  'set passwd-policy "strict"',
  'set passwd-time 2024-02-17 17:30:37',
  'set password-expire 0000-00-00 00:00:00',
  'set password-attr "userPassword"',
  'set force-password-change enable',
  'set admin-ssh-password enable',
  'set auth-keychain-l1 "chain"',
  'set private-data-encryption enable',
  'set ssl-server-ciphersuites "TLS-AES-128-GCM-SHA256"',
  'set login-passwd-change yes',
  'set type password',
  'set authmethod psk',
  'set security wpa2-only-personal',
  'set two-factor fortitoken',
  'set fortitoken "FTKMOB21C54B7D90"',
  'set name "everyone"',
  'set value 12',
  'set set-community "65000:100"',
  'set key-type rsa',
  'unset password',
])('%s stays readable', (statement) => {
  const text = configurationWith('user local', 'x', [statement])
  expect(maskSecrets(text)).toBe(text)
})

test('a common name is a secret in its own table only', () => {
  const inTable = (table: string) =>
    maskSecrets(`config ${table}\n    edit 1\n        set name "public"\n    next\nend\nset name "office"`)
  expect(inTable('system snmp community')).toContain('set name ••••••\n')
  expect(inTable('system snmp community')).toContain('set name "office"')
  expect(inTable('firewall policy')).toContain('set name "public"')
})

test('a table is known behind a prompt, within a VDOM, behind a nested one, and behind a script with ends of its own', () => {
  const text = [
    'FGT (global) # config system snmp community',
    'FGT (community) # edit 1',
    'FGT (1) # config hosts',
    'FGT (hosts) # end',
    'FGT (1) # set description "a script\nend\nend\nconfig x"',
    `FGT (1) # set name "${canary}"`,
  ].join('\n')
  expect(maskSecrets(text)).not.toContain(canary)
})

test.each(['2026-11-28T03:00:00.123Z ', '[03:00:00] ', 'Nov 28 03:00:00 host fw-1: ', '03:00:00> '])(
  'a table and a value over lines are known behind %j',
  (stamp) => {
    const masked = maskSecrets(
      [
        `config system snmp community\nedit 1\nset name "${canary}"\nnext\nend`,
        `config firewall policy\nedit 1\nset name "office"\nnext\nend`,
        `config user radius\nedit 1\nset secret "one\n${canary}"\nnext\nend`,
      ]
        .join('\n')
        .replaceAll(/^/gm, stamp),
    )
    expect(masked).not.toContain(canary)
    expect(masked).toContain('set name "office"')
    expect(masked.endsWith(`${stamp}next\n${stamp}end`)).toBe(true)
  },
)

test('a change of a secret in plain text is told without it', () => {
  const community = (name: string) =>
    parseConfig(`config system snmp community\nedit 1\nset name "${name}"\nnext\nend\n`)
  expect(compareConfigurations(community('one'), community('two'))).toEqual([
    {
      where: 'system snmp community "1"',
      what: 'name is different; the values are not shown because they are or may be secret',
    },
  ])
})
