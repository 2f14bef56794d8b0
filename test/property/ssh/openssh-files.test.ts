import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OpenSshKnownHosts, parseKnownHosts } from '../../../main/ssh/openssh-known-hosts'
import { matchesPattern } from '../../../main/ssh/pattern'
import { hostAliases, resolveSshHost } from '../../../main/ssh/ssh-config'
import { parseSshConfig } from '../../../main/ssh/ssh-config-file'

const word = fc.constantFrom(
  ...['Host', 'Match', 'Include', 'HostName', 'Port', 'User', 'IdentityFile', 'ProxyJump', 'ProxyCommand'],
  ...['exec', 'all', 'host', 'user', 'fw', '*', '!fw', '?', '"', '""', '\\', '#', '=', '22', '%h', '%', '~'],
  ...[
    'a,b',
    '[::1]:22',
    'ssh://',
    'none',
    '\t',
    '\r',
    '\u0000',
    '@',
    '|1|',
    '@revoked',
    'ssh-ed25519',
    'AAAA',
  ],
)
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')),
      { maxLength: 12 },
    )
    .map((lines) => lines.join('\n')),
)
const name = fc.oneof(
  fc.constantFrom('fw', '', '*', '-oProxyCommand=x', '[fw]'),
  fc.string({ maxLength: 20 }),
)

describe('files that somebody else wrote', () => {
  test('of configuration are read to the end, whatever stands in them', () => {
    fc.assert(
      fc.property(text, name, (content, alias) => {
        const files = [parseSshConfig(content, 'config')]
        const { port, host, proxyJump } = resolveSshHost(files, alias, { home: '/h', user: 'u' })
        expect(Number.isInteger(port) && port > 0 && port < 65_536).toBe(true)
        expect(typeof host).toBe('string')
        expect(proxyJump.length).toBeLessThan(1000)
        for (const each of hostAliases(files)) expect(each).not.toMatch(/[*?!]/)
      }),
    )
  })

  test('of known hosts are read to the end, and trust no key that is not in them', () => {
    fc.assert(
      fc.property(text, name, (content, host) => {
        const known = new OpenSshKnownHosts(parseKnownHosts(content, 'known_hosts'))
        const key = { host, port: 22, type: 'ssh-ed25519', fingerprint: 'SHA256:not-in-there' }
        expect(['unknown', 'changed']).toContain(known.judge(key).kind)
      }),
    )
  })
})

test('a pattern means what the regular expression of the same sense means', () => {
  const piece = fc.constantFrom('a', 'b', '.', '*', '?')
  const pattern = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
  const against = fc
    .array(fc.constantFrom('a', 'b', '.'), { maxLength: 10 })
    .map((letters) => letters.join(''))
  fc.assert(
    fc.property(pattern, against, (wanted, words) => {
      const source = wanted.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.')
      expect(matchesPattern(wanted, words)).toBe(new RegExp(`^${source}$`).test(words))
    }),
    { numRuns: 1000 },
  )
})
