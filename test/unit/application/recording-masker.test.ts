import { expect, test } from 'vitest'
import { RecordingMasker } from '../../../main/application/recordings/recording-masker'

const secret = 'Summer2026x'

for (const [how, line] of [
  ['as it is', `        set psksecret ${secret}`],
  ['in color', `\u001b[32m        set\u001b[0m psksecret ${secret}`],
  ['corrected while it was typed', `FGT (admin) # set pazz\b \b\b \bssword ${secret}`],
  ['from a web page', `&nbsp;&nbsp;set&nbsp;passwd&nbsp;&quot;${secret}&quot;`],
  ['with blanks that do not break', `\u00a0\u00a0set\u00a0passwd\u00a0"${secret}"`],
] as const) {
  test(`a secret ${how} is not kept`, () => {
    const masker = new RecordingMasker()
    expect(masker.mask(line)).not.toContain(secret)
  })
}

test('nor is the rest of an encrypted one that the terminal broke', () => {
  const masker = new RecordingMasker()
  const kept = ['        set password ENC SH2abcdefghijkl', 'TUVWXYZ0123456789==', '    next'].map((line) =>
    masker.mask(line),
  )
  expect(kept.join()).not.toContain('TUVWXYZ')
  expect(kept[2]).toBe('    next')
})

test.each([
  ['a time in front of it', '[2026-11-30 08:57:45] ', 'TUVWXYZ0123456789=='],
  ['characters that no code holds', '', 'TUVWXYZ-0123!_'],
])('nor the rest of one with %s', (_, stamp, rest) => {
  const masker = new RecordingMasker()
  const kept = ['        set psksecret ABCDEFG', rest, '    next'].map((line) =>
    masker.mask(`${stamp}${line}`),
  )
  expect(kept.join()).not.toContain(rest.slice(0, 7))
  expect(kept[2]).toBe(`${stamp}    next`)
})

test('the end of a table is no rest of the secret in front of it', () => {
  const masker = new RecordingMasker()
  expect(['    set proxy-password ENC SH2abcdefghijkl', 'end'].map((line) => masker.mask(line)).at(-1)).toBe(
    'end',
  )
})

test('what holds none is kept as it came, with its colors', () => {
  const masker = new RecordingMasker()
  const line = '\u001b[32m        set\u001b[0m hostname "FGT-LAB"'
  expect(masker.mask(line)).toBe(line)
})
