import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasMarks, showMarksOfJson } from '../../../main/text/marks'

const text = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\u202e', '\u00ad', '\u{e0041}', '漢字', 'é', '\ud800', '\x7f'),
  ),
)

test('in JSON no mark stands beside any other text, and the data is the same', () => {
  fc.assert(
    fc.property(text, (pieces) => {
      const value = [pieces.join(''), ...pieces]
      const shown = showMarksOfJson(JSON.stringify(value, null, 2))
      expect(hasMarks(shown)).toBe(false)
      expect(JSON.parse(shown)).toEqual(value)
    }),
  )
})
