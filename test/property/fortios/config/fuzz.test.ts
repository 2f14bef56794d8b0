import { expect, test } from 'vitest'
import { fuzz } from './fuzz'

/** Far more of them: `npm run fuzz`. */
test('whatever the text is, it is read, in whole and in part, and written back', () => {
  expect(fuzz(3000, 1, () => undefined)).toBeNull()
}, 120_000)
