import { describe, expect, test } from 'vitest'
import { mayMissLines } from '../../../../main/fortios/missing-lines'

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
    ['a certificate that does not end', certificate.replace('-----END CERTIFICATE-----\n"', '"\n'), 13],
  ])('may lack some in %s', (_what, text, line) => {
    expect(mayMissLines(text)).toBe(line)
  })
})
