import fc from 'fast-check'
import { expect, test } from 'vitest'
import { summarizeFiles } from '../../../main/review/export/summary'
import { figure, plural } from '../../../main/text/words'
import { wrongNumbers } from '../../number-words'
import { reviewOf } from '../../fixtures/review-text'
import { crowd } from '../../fixtures/scenes/office'
import { textOf } from '../../unit/migration/world'

const counts = [0, 1, 2, 1000] as const

test('what is wrong with a number is noticed', () => {
  expect(wrongNumbers('1 users, 2 user, 20000 users, 1 user are, 3 users is')).toEqual([
    '1 users',
    '2 user',
    '20000 users',
    '1 user are',
    '3 users is',
  ])
  expect(
    wrongNumbers('1 user is, 2 users are, 20,000 users, 1 of 20 users, 0 users, 7.2.8 build 1639'),
  ).toEqual([])
})

test('a number and its noun agree, whatever the number is', () => {
  fc.assert(
    fc.property(fc.nat(2_000_000), fc.constantFrom('user', 'token', 'license'), (count, noun) => {
      expect(wrongNumbers(`${plural(count, noun)}.`)).toEqual([])
      expect(figure(count)).toMatch(/^\d{1,3}(,\d{3})*$/)
    }),
  )
})

test('a review of any size gets every number right', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...counts),
      fc.constantFrom(1, 2, 40),
      fc.constantFrom(0, 1, 2),
      fc.boolean(),
      (users, licenses, pending, isTrial) => {
        const text = textOf(crowd(users, licenses, pending))
        const review = reviewOf(isTrial ? text.replaceAll('EFTM', 'FTMTRIAL') : text)
        const said = [
          ...review.findings.map(({ message }) => message),
          summarizeFiles({ files: [review], passedOver: [] }),
        ]
        expect(said.flatMap(wrongNumbers)).toEqual([])
      },
    ),
    { numRuns: 24 },
  )
})

test('so does one of 20,000 users', { timeout: 120_000 }, () => {
  const review = reviewOf(textOf(crowd(20_000, 40, 3)))
  expect([...new Set(review.findings.flatMap(({ message }) => wrongNumbers(message)))]).toEqual([])
})
