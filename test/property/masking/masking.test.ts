import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskSecrets, SecretMasker } from '../../../main/fortios/mask-secrets'
import { maskText } from '../../../main/fortios/secret-values'
import { document } from './secrets'

describe('a secret', () => {
  test('never comes through, wherever it stands', () => {
    fc.assert(
      fc.property(document, ([before, statements, ending]) => {
        const lines = [...before, ...statements.flatMap(([{ text }, after]) => [text, ...after])]
        const masked = maskSecrets(lines.join('\n').replaceAll('\n', ending))
        for (const [{ value }] of statements) expect(masked).not.toContain(value)
      }),
      { numRuns: 3000 },
    )
  })

  test('takes nothing else with it: the lines around it stay', () => {
    fc.assert(
      fc.property(document, ([before, statements, ending]) => {
        const lines = [...before, ...statements.flatMap(([{ text }, after]) => [text, ...after])]
        const text = lines.join('\n').replaceAll('\n', ending)
        const masked = maskSecrets(text)
        expect(masked.split(ending)).toHaveLength(text.split(ending).length)
        const left = masked.split(ending)
        for (const line of [...before, ...statements.flatMap(([, after]) => after)]) {
          const at = left.indexOf(line)
          expect(at).toBeGreaterThanOrEqual(0)
          left.splice(at, 1)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a text without secrets', () => {
  test('stays as it is', () => {
    const text = [
      'config user local',
      '    edit "set password x"',
      '        set type password',
      '        set two-factor fortitoken',
      '        set email-to "kim@example.com"',
      '        set passwd-time 2026-01-01 00:00:00',
      '        unset password',
      '        set certificate "-----BEGIN CERTIFICATE-----',
      'MIIB',
      '-----END CERTIFICATE-----"',
      '        set comment "ENCODED"',
      'end',
      'Service balance: 105.00 users. Customer ID: 1740029.',
    ].join('\n')
    expect(maskSecrets(text)).toBe(text)
  })

  test('stays as it is, line by line, too', () => {
    const masker = new SecretMasker()
    expect(masker.mask('        set key "open')).toBe(`        set key ${maskText}`)
    expect(masker.mask('still"')).toBe(maskText)
    expect(masker.mask('end')).toBe('end')
  })
})

test('one word is masked as the line that it is would be', () => {
  const word = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'set',
          'append',
          'Private-Lines',
          'PRIVATE',
          '-----',
          'BEGIN',
          'SH2',
          'sk-',
          'AKIA',
          'eyJ',
        ),
        fc.constantFrom('exec', 'ssh', 'net', 'pass', 'seed', 'ENC', 'ghp_', 'xoxb-'),
        fc.stringMatching(/^[\w.@-]{1,20}$/),
      ),
      { maxLength: 5 },
    )
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(word, (text) => {
      expect(maskSecrets(text)).toBe(new SecretMasker().mask(text))
    }),
    { numRuns: 2000 },
  )
})
