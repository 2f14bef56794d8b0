import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReviewFile } from '../../../main/contract/review'
import { reviewBytes } from '../../../main/review/worker/review-file'
import { generateConfig } from '../../fixtures/generate-config'
import { reviewOf, reviewsOf } from '../../fixtures/review-text'
import { preambles, stamps, tails } from '../../fixtures/wrappings'

const one = generateConfig({ seed: 11, megabytes: 0, vdoms: 1, tokens: 6, users: 8, certificates: 1 })
const several = generateConfig({ seed: 12, megabytes: 0, vdoms: 3, tokens: 5, users: 6, certificates: 1 })
const names = several.replaceAll('Example', 'Beispiel für Zoë, 漢字')

/** A review without what the way to it changes: the sum of the file, and the numbers of lines. */
function said({ sha256, bytes, part, encoding, findings, ...rest }: ReviewFile): unknown {
  return { ...rest, findings: findings.map((finding) => ({ ...finding, line: null })) }
}

const configuration = fc.constantFrom(one, several, names)
const preamble = fc.array(fc.constantFrom(...preambles), { maxLength: 3 }).map((texts) => texts.join(''))
const tail = fc.array(fc.constantFrom(...tails), { maxLength: 3 }).map((texts) => texts.join(''))
const stamp = fc.option(fc.constantFrom(...stamps), { nil: undefined })
const lineEnd = fc.constantFrom('\n', '\r\n', '\r\r\n', '\r')

function stamped(text: string, stampOf: ((index: number) => string) | undefined): string {
  if (stampOf === undefined) return text
  return text
    .split('\n')
    .map((line, at) => stampOf(at) + line)
    .join('\n')
}

describe('a configuration is reviewed as it is', () => {
  test('with words in front of it and behind it, and at any end of lines', () => {
    fc.assert(
      fc.property(configuration, preamble, tail, lineEnd, (text, before, after, end) => {
        const wrapped = (before + text + after).replaceAll('\n', end)
        expect(said(reviewOf(wrapped))).toEqual(said(reviewOf(text)))
      }),
      { numRuns: 150 },
    )
  })

  test('with words right behind its last `end`, as it is with a line break there', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'foo#',
        'foo# ',
        'FW-1 # ',
        '# done',
        '! isn’t it',
        '--',
        '</pre>',
        '```',
        '\u001a',
        '.',
        ';;',
      ),
      fc.constantFrom('Connection closed.', 'foo$', 'endend', '"', "'", 'set', '%%', '漢字', '}', '\\'),
      fc.stringMatching(/^[A-Z!-/:-@[-`{-~][\w!-~]{0,12}$/),
    )
    fc.assert(
      fc.property(configuration, word, tail, lineEnd, (text, glued, after, end) => {
        const [torn, apart] = ['', '\n'].map((between) =>
          said(reviewOf((text.trimEnd() + between + glued + '\n' + after).replaceAll('\n', end))),
        )
        expect(torn).toEqual(apart)
      }),
      { numRuns: 200 },
    )
  })

  test('with a time stamp or a mark in front of each line', () => {
    fc.assert(
      fc.property(configuration, preamble, stamp, tail, lineEnd, (text, before, stampOf, after, end) => {
        const wrapped = (before + stamped(text, stampOf) + '\n' + after).replaceAll('\n', end)
        expect(said(reviewOf(wrapped))).toEqual(said(reviewOf(text)))
      }),
      { numRuns: 150 },
    )
  })

  test('in any encoding that a program saves it in', async () => {
    const encodings: readonly ((text: string) => Buffer)[] = [
      (text) => Buffer.from(text),
      (text) => Buffer.from(`\ufeff${text}`),
      (text) => Buffer.from(text, 'utf16le'),
      (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
      (text) => Buffer.from(text, 'utf16le').swap16(),
      (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    ]
    await fc.assert(
      fc.asyncProperty(
        configuration,
        fc.constantFrom(...encodings),
        preamble,
        tail,
        async (text, encoded, before, after) => {
          const bytes = encoded(before + text + after)
          const [found, ...more] = (await reviewBytes(bytes, 'x.conf')).reviews
          expect(more).toEqual([])
          expect(said(found?.review ?? expect.unreachable())).toEqual(said(reviewOf(text)))
        },
      ),
      { numRuns: 100 },
    )
  })

  test('each of several in one file, whatever stands between them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(one, several), { minLength: 2, maxLength: 4 }),
        preamble,
        tail,
        stamp,
        (texts, before, between, stampOf) => {
          const reviews = reviewsOf(before + stamped(texts.join(between), stampOf))
          expect(reviews.map(said)).toEqual(texts.map((text) => said(reviewOf(text))))
          expect(reviews.map(({ part }) => part)).toEqual(texts.map((_, at) => at + 1))
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('nothing that may be configuration is passed over for words', () => {
  const people = one.slice(one.indexOf('config user local'))

  test.each([
    ['a block that never ends', 'config firewall policy\n    edit 1\n'],
    ['a value that never ends', 'config system replacemsg\n    edit x\n        set buffer "\n'],
    ['a value in single quotes that never ends', "set x '\n"],
    ['half a table', '    edit "kim"\n        set two-factor fortitoken\n    next\nend\n'],
    [
      'a table of users',
      'config user local\n    edit "kim"\n        set two-factor fortitoken\n    next\nend\n',
    ],
  ])('in front of a backup: %s', (_, before) => {
    const whole = reviewOf(one)
    const reviews = reviewsOf(before + one)
    const backup = reviews.at(-1) ?? expect.unreachable()
    expect({ ...(said(backup) as ReviewFile) }).toEqual(said(whole))
    if (reviews.length > 1) expect(reviews[0]?.findings.map(({ id }) => id)).toContain('backup.partial')
  })

  test.each([
    ['within the last block', (text: string) => text.replace(/end\nend\n$/, 'endfoo#\n')],
    [
      'within a value',
      (text: string) => text.replace(/\nend\nend\n$/, '\n        set comment "x\nendfoo#\n'),
    ],
    ['that is a word', (text: string) => text.replace(/end\n$/, 'endpoint-control\n')],
  ])('an `end` %s with a word behind it closes nothing', (_, damaged) => {
    const text = damaged(one)
    expect(text).not.toBe(one)
    expect(reviewOf(text).error?.code).toBe('truncated')
  })

  test('an `end` that would close nothing is not made of a word', () => {
    const review = reviewOf(`${one}endfoo\n`)
    expect(said(review)).toEqual(said(reviewOf(`${one}foo\n`)))
  })

  test.each([
    ['with a mark in front of its lines', people.replaceAll(/^/gm, '! ')],
    ['within a line', people.replaceAll('\n', ' ; ')],
  ])('behind a backup, %s', (_, after) => {
    const reviews = reviewsOf(one + after)
    expect(reviews.flatMap(({ findings }) => findings.map(({ id }) => id))).toContain('backup.partial')
  })
})
