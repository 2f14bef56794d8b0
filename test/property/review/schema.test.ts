import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Ajv from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Reviewed } from '../../../main/contract/review'
import { reportText } from '../../../main/review'
import { reviewBytes, reviewFile, type ReviewsOfFile } from '../../../main/review/worker/review-file'
import { generateConfig } from '../../fixtures/generate-config'
import { reviewsOf } from '../../fixtures/review-text'
import { document, style, writeInStyle } from '../fortios/config/documents'
import { inputOf } from '../fortios/config/fuzz'

const root = resolve(import.meta.dirname, '../../..')
const validate = new Ajv({ strict: true, allErrors: true }).compile(
  JSON.parse(readFileSync(join(root, 'docs/review.schema.json'), 'utf8')) as object,
)

/** What is wrong with the JSON that is printed, by the schema that is published. */
function faultsOf(reviewed: Reviewed): unknown {
  validate(JSON.parse([...reportText(reviewed)].join('')))
  return validate.errors ?? []
}

const reviewedIn = ({ reviews, passedOver }: ReviewsOfFile): Reviewed => ({
  files: reviews.map(({ review }) => review),
  passedOver,
})

test('the JSON of every configuration that can be written is what its schema says', () => {
  fc.assert(
    fc.property(document, style, (nodes, how) => {
      expect(faultsOf({ files: reviewsOf(writeInStyle(nodes, how)), passedOver: [] })).toEqual([])
    }),
    { numRuns: 150 },
  )
  fc.assert(
    fc.property(
      fc.record({
        seed: fc.nat(),
        megabytes: fc.constant(0),
        vdoms: fc.integer({ min: 1, max: 4 }),
        tokens: fc.nat({ max: 8 }),
        users: fc.nat({ max: 12 }),
      }),
      fc.nat(),
      (options, cut) => {
        const text = generateConfig(options)
        for (const part of [text, text.slice(0, cut % text.length), text.slice(cut % text.length)]) {
          expect(faultsOf({ files: reviewsOf(part), passedOver: [] })).toEqual([])
        }
      },
    ),
    { numRuns: 8 },
  )
}, 60_000)

test('so is that of a damaged one, and of bytes that are none', async () => {
  fc.assert(
    fc.property(fc.nat({ max: 2 ** 31 - 1 }), (seed) => {
      expect(faultsOf({ files: reviewsOf(inputOf(seed)), passedOver: [] })).toEqual([])
    }),
    { numRuns: 150 },
  )
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 400 }),
      fc.string({ unit: 'binary' }),
      async (bytes, path) => {
        expect(faultsOf(reviewedIn(await reviewBytes(Buffer.from(bytes), path)))).toEqual([])
      },
    ),
    { numRuns: 60 },
  )
}, 60_000)

const files = ['assets', 'test/fixtures'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name)),
)

test('so is that of every file in the project, whether it was named or found', async () => {
  const all: Reviewed[] = []
  for (const path of files) {
    for (const named of [true, false]) {
      const reviewed = reviewedIn(await reviewFile({ path, named }))
      expect(faultsOf(reviewed), path).toEqual([])
      all.push(reviewed)
    }
  }
  const together = {
    files: all.flatMap((each) => each.files),
    passedOver: all.flatMap((each) => each.passedOver),
  }
  expect(faultsOf(together)).toEqual([])
  expect(together.files.filter(({ error }) => error === null).length).toBeGreaterThan(20)
  expect(together.passedOver.length).toBeGreaterThan(10)
}, 120_000)
