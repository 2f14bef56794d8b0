import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reviewSkimmed } from '../../../../main/review'
import { generateConfig } from '../../../fixtures/generate-config'
import { reviewOf, reviewsOf } from '../../../fixtures/review-text'
import { document, style, writeInStyle } from './documents'
import { skim } from './skim'

const file = { path: 'x.conf', sha256: '', bytes: 0 }

/** The review of what was skimmed in pieces of this length; `null` if the whole text has to be read. */
function reviewOfSkimmed(text: string, length: number) {
  const skimmed = skim(new TextEncoder().encode(text), length)
  return skimmed && reviewSkimmed(file, skimmed)
}

const large = generateConfig({ seed: 5, megabytes: 0.4, vdoms: 3, tokens: 30, users: 40, certificates: 2 })
const small = generateConfig({ seed: 6, megabytes: 0, vdoms: 2, tokens: 3, users: 4, certificates: 1 })
const lines = small.split('\n')

describe('what was skimmed is reviewed like the whole text', () => {
  test.each([1_000_000, 65_536, 1000, 17])('of a backup, in pieces of %d bytes', (length) => {
    expect(reviewOfSkimmed(large, length)).toEqual(reviewOf(large))
  })

  test.each([
    ['with CR LF', large.replaceAll('\n', '\r\n')],
    ['without its last line break', large.trimEnd()],
    ['with names beyond ASCII', large.replaceAll('Imported', 'Importé 漢字 😀').replaceAll('user-', 'Zoë-')],
    ['of one VDOM', small.replace('#global_vdom=1', '#global_vdom=0:vd_name=dmz/dmz')],
    [
      'with a table that stands twice',
      `${small}config vdom\nedit root\nconfig user local\nedit "kim"\nset two-factor email\nnext\nend\nend\n`,
    ],
  ])('of a backup %s', (_, text) => {
    expect(reviewOfSkimmed(text, 4099)).toEqual(reviewOf(text))
  })

  const headerLine = '#config-version=FGVM64-7.0.4-FW-build0301:opmode=0:vdom=0:user=admin'
  test.each([
    // Seed 772493 of `npm run fuzz`.
    '#\nconfig f\nedit "" "\n#config-version="\nnext\nedit\nnext\nend',
    ...[
      '#config-version=FGVM64',
      '#Version: FortiGate-60F v7.2.8,build1639',
      '# Hostname: FW',
      headerLine,
    ].map(
      (line) =>
        `config user local\n    edit "kim"\n        set two-factor email\n    next\nend\nconfig system replacemsg http "x"\n    set buffer "a\n${line}\nb"\nend\n`,
    ),
    `${headerLine}\nconfig system global\nend\nconfig system replacemsg http "x"\n    set buffer "a\n${headerLine}\nconfig user local\nend\n"\nend\n`,
  ])('with a line in a value that reads like a header: %j', (text) => {
    const whole = reviewsOf(text)
    // A value holds anything but the whole first line of a backup: there another one begins.
    expect(whole).toHaveLength(text.startsWith(headerLine) ? 2 : 1)
    const review = reviewOfSkimmed(text, 50)
    if (review !== null) expect([review]).toEqual(whole)
  })

  test('whatever its tables are, and however they are written', () => {
    let skimmed = 0
    fc.assert(
      fc.property(
        document,
        style,
        fc.boolean(),
        fc.integer({ min: 1, max: 300 }),
        (nodes, any, usual, length) => {
          const text = writeInStyle(nodes, usual ? { ...any, breaks: ['\n'], quoting: [0] } : any)
          const review = reviewOfSkimmed(text, length)
          if (review === null) return
          skimmed += 1
          expect(review).toEqual(reviewOf(text))
        },
      ),
      { numRuns: 500 },
    )
    expect(skimmed).toBeGreaterThan(20)
  })

  test('with a line that is missing, stands twice or has a quote too many', () => {
    let skimmed = 0
    fc.assert(
      fc.property(
        fc.nat({ max: lines.length - 1 }),
        fc.constantFrom(
          'drop',
          'double',
          '"',
          "'",
          '\\',
          '#',
          '\u00a0',
          'next',
          'FortinetPasswordMask ',
          '<removed> ',
        ),
        fc.nat(),
        (index, damage, at) => {
          const line = lines[index] ?? ''
          const cut = at % (line.length + 1)
          const instead =
            damage === 'drop'
              ? []
              : damage === 'double'
                ? [line, line]
                : [line.slice(0, cut) + damage + line.slice(cut)]
          const text = lines.toSpliced(index, 1, ...instead).join('\n')
          const review = reviewOfSkimmed(text, 500)
          if (review === null) return
          skimmed += 1
          expect(review).toEqual(reviewOf(text))
        },
      ),
      { numRuns: 600 },
    )
    expect(skimmed).toBeGreaterThan(100)
  })
})

describe('the whole text has to be read', () => {
  test.each([
    ['cut off', large.slice(0, -200)],
    ['with a mask in place of a secret', small.replace(/ENC \S+/, 'ENC FortinetPasswordMask')],
    ['with a secret taken out', small.replace(/ENC \S+/, '<configuration removed>')],
    [
      'with a value that is not closed',
      small.replace('"wan1"', '"wan1').replace('set alias "Example"', 'set alias "Example'),
    ],
    ['that was recorded in a terminal', `FGT # show\n${small}FGT # `],
    ['with a byte order mark', `\ufeff${small}`],
    // Seed 500063 of `npm run fuzz`.
    ['whose first line stands behind something else', `#${small}`],
    ['in YAML', 'config:\n  - a\n'],
  ])('of a text %s', (_, text) => {
    expect(reviewOfSkimmed(text, 1000)).toBeNull()
  })

  test('of bytes that are not UTF-8, wherever they stand', () => {
    const bytes = Buffer.from(small.replace('Customer 0', 'Caf\xe9'), 'latin1')
    expect(skim(bytes, 1000)).toBeNull()
  })

  test('of a line without an end', () => {
    expect(skim(Buffer.alloc(3_000_000, '#'), 65_536)).toBeNull()
  })
})

describe('a mark', () => {
  test('is at the start of the line that it names, and of none that a value goes on in', () => {
    const marks = skim(Buffer.from(large), 5000)?.marks ?? []
    expect(marks.length).toBeGreaterThan(4)
    const all = large.split('\n')
    for (const { line, offset } of marks) {
      expect(Buffer.from(large).subarray(0, offset).toString().split('\n')).toHaveLength(line)
      expect(all[line - 1]).toMatch(/^(?:#| *(?:config|edit|set|next|end)\b|$)/)
    }
  })
})
