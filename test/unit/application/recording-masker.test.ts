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

test('what holds none is kept as it came, with its colors', () => {
  const masker = new RecordingMasker()
  const line = '\u001b[32m        set\u001b[0m hostname "FGT-LAB"'
  expect(masker.mask(line)).toBe(line)
})
