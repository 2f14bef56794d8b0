import { describe, expect, test } from 'vitest'
import { holdsLongValue, mayMissLines } from '../../../../main/fortios/missing-lines'

const certificate = `config vpn certificate local
    edit "web"
        set password ENC AAAA
        set private-key "-----BEGIN ENCRYPTED PRIVATE KEY-----
MIIFHDBOBgkqhkiG9w0BBQ0wQTApBgkqhkiG9w0BBQwwHAQIZ
dGhlIGVuZA==
-----END ENCRYPTED PRIVATE KEY-----"
        set certificate "-----BEGIN CERTIFICATE-----
MIICXjCCAcegAwIBAgIE
-----END CERTIFICATE-----
-----BEGIN CERTIFICATE-----
MIICXjCCAcegAwIBAgIE
-----END CERTIFICATE-----
"
    next
end`

describe('a configuration without its empty lines', () => {
  test('lacks nothing where each value stands on one line, or is a certificate or a key', () => {
    expect(mayMissLines('')).toBeNull()
    expect(mayMissLines('#config-version=x:user=o\'neil\nconfig a\n    set b "c\\"d" \'e\'\nend')).toBeNull()
    expect(mayMissLines(certificate)).toBeNull()
    expect(mayMissLines(certificate.replaceAll('\n', '\r\n'))).toBeNull()
  })

  test.each([
    ['a banner', 'config a\n    set buffer "first\nsecond"\nend', 2],
    ['a single-quoted value', "config a\n    set buffer 'first\nsecond'\nend", 2],
    ['a line that goes on', 'config a\n    set b c\\\nd\nend', 2],
    ['words that look like base64', 'config a\n    set b "\nhello\nworld"\nend', 2],
    ['text behind a certificate', certificate.replace('-----\n"', '-----\ntext\n"'), 14],
    [
      'a key with header fields, which an empty line ends',
      certificate.replace('MIIF', 'Proc-Type: 4,ENCRYPTED\nMIIF'),
      5,
    ],
    ['a block that is cut off', certificate.slice(0, certificate.indexOf('-----END')), 6],
    ['a certificate that does not end', certificate.replace('-----END CERTIFICATE-----\n"', '"\n'), 13],
  ])('may lack some in %s', (_what, text, line) => {
    expect(mayMissLines(text)).toBe(line)
  })
})

describe('a table without its empty lines', () => {
  test('can’t lack any if each value stands on one line', () => {
    for (const table of [
      '',
      'config user local\nend',
      'config a\n    edit "b c"\n        set d "e" "f"\n    next\nend',
      '#"\nconfig a\n    set b "c\\"d" \'e"\'\n    set c ""\nend',
    ])
      expect(holdsLongValue(table)).toBe(false)
  })

  test.each([
    ['a value of several lines', 'config a\n    set b "c\nd"\nend'],
    ['one behind others that end', 'config a\n    set b "c"\n    set d "e" "f\n"\nend'],
    ['one in single quotes', "config a\n    set b 'c\n#'\nend"],
    ['a certificate', certificate],
    ['a quote that does not end', 'config a\n    set b "c\nend'],
    ['a line that goes on', 'config a\n    set b c\\\nd\nend'],
  ])('may lack some with %s', (_what, table) => {
    expect(holdsLongValue(table)).toBe(true)
  })
})
