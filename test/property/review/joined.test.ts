import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReviewFile } from '../../../main/contract/review'
import { reviewSkimmed } from '../../../main/review'
import { reviewBytes } from '../../../main/review/worker/review-file'
import { generateConfig } from '../../fixtures/generate-config'
import { reviewOf, reviewsOf } from '../../fixtures/review-text'
import { tails } from '../../fixtures/wrappings'
import { plainDocument, style, vdomDocument, writeInStyle } from '../fortios/config/documents'
import { skim } from '../fortios/config/skim'

/** What `show` prints: a backup without its header. */
const shown = (seed: number, vdoms: number) =>
  generateConfig({ seed, megabytes: 0, vdoms, tokens: 4, users: 5, certificates: 1 }).replace(
    /^(?:#.*\n)+/,
    '',
  )

const settings = 'config system global\n    set hostname "fw"\nend\n'
/** The same of a device without VDOMs. */
const plain = `${settings}config system admin
    edit "admin"
        set accprofile "super_admin"
    next
end
config user local
    edit "kim"
        set type password
        set two-factor fortitoken
        set fortitoken "FTKMOB0000000001"
    next
end
`

const usual = fc.constantFrom(
  shown(21, 1),
  shown(22, 3),
  shown(23, 2).replace(/^config vdom[\s\S]*?\nend\n\n/, ''),
  plain,
)
/** Any tables, with comments, values and names that read like anything, in any style. */
const any = fc.oneof(
  fc.tuple(vdomDocument, style).map(([nodes, how]) => writeInStyle(nodes, how)),
  fc.tuple(plainDocument, style).map(([nodes, how]) => settings + writeInStyle(nodes, how)),
)

/** A review without what the way to it changes. */
function said({ sha256, bytes, part, encoding, error, findings, ...rest }: ReviewFile): unknown {
  return {
    ...rest,
    error: error && { ...error, line: null },
    findings: findings.map((finding) => ({ ...finding, line: null })),
  }
}

describe('what `show` printed of several devices, in one file', () => {
  test('is reviewed as that many, each as it is alone', () => {
    const between = fc.oneof(fc.constant(''), fc.constantFrom(...tails))
    fc.assert(
      fc.property(
        fc.array(usual, { minLength: 2, maxLength: 4 }),
        between,
        fc.constantFrom('\n', '\r\n'),
        (texts, words, end) => {
          const reviews = reviewsOf(texts.join(words).replaceAll('\n', end))
          expect(reviews.map(said)).toEqual(texts.map((text) => said(reviewOf(text))))
          expect(reviews.map(({ part }) => part)).toEqual(texts.map((_, at) => at + 1))
        },
      ),
      { numRuns: 100 },
    )
  })

  test('is reviewed so if the first did not end with a line break', () => {
    fc.assert(
      fc.property(usual, usual, (one, other) => {
        expect(reviewsOf(one.trimEnd() + other).map(said)).toEqual(
          [one, other].map((text) => said(reviewOf(text))),
        )
      }),
    )
  })

  test('is reviewed so whatever their tables hold, and however they are written', () => {
    let joined = 0
    fc.assert(
      fc.property(any, any, (one, other) => {
        // What comes right behind a comment is part of it.
        fc.pre(!/(?:^|[\r\n])[^\S\r\n]*#[^\r\n]*$/.test(one))
        const [first, second] = [reviewsOf(one), reviewsOf(other)]
        fc.pre(first.length === 1 && second.length === 1)
        joined += 1
        expect(reviewsOf(one + other).map(said)).toEqual([...first, ...second].map(said))
      }),
      { numRuns: 300 },
    )
    expect(joined).toBeGreaterThan(250)
  })

  test('is reviewed so beside backups with their header', () => {
    const header = '#config-version=FGT60F-7.2.8-FW-build1639-240313:opmode=0:vdom=1:user=admin\n'
    const headed = usual.map((text) => header + text)
    fc.assert(
      fc.property(fc.array(fc.oneof(usual, headed), { minLength: 2, maxLength: 4 }), (texts) => {
        expect(reviewsOf(texts.join('')).map(said)).toEqual(texts.map((text) => said(reviewOf(text))))
      }),
      { numRuns: 60 },
    )
  })

  test('has the lines of the file', async () => {
    const one = plain.replace('next\nend\n', 'next\nend\n'.repeat(1))
    const [, second] = reviewsOf(one + plain)
    const [alone] = reviewsOf(plain)
    const lines = (review: ReviewFile | undefined) => review?.findings.map(({ line }) => line)
    const shift = one.split('\n').length - 1
    expect(lines(second)).toEqual(lines(alone)?.map((line) => line && line + shift))
    expect(lines(second)?.some((line) => line !== null)).toBe(true)
  })

  test('is never taken for one by the reader of large files', async () => {
    await fc.assert(
      fc.asyncProperty(usual, usual, async (one, other) => {
        const bytes = Buffer.from(one + other)
        const skimmed = skim(bytes, 5000)
        expect(skimmed && reviewSkimmed({ path: 'x', sha256: '', bytes: 0 }, skimmed)).toBeNull()
        expect((await reviewBytes(bytes, 'x')).reviews).toHaveLength(2)
      }),
      { numRuns: 30 },
    )
  })
})

test('a session with one device is one configuration, however often it shows the same table', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(plain, settings), { minLength: 2, maxLength: 4 }), (answers) => {
      const session = answers.map((answer) => `FW-1 # show\n${answer}\n`).join('')
      expect(reviewsOf(`${session}FW-1 # `)).toHaveLength(1)
    }),
    { numRuns: 20 },
  )
})
