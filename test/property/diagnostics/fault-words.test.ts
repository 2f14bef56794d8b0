import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultWords } from '../../../main/diagnostics/fault-words'
import { document, linesOf } from '../masking/secrets'

test('no secret of a configuration comes through an error that quotes it, in its words or its places', () => {
  fc.assert(
    fc.property(document, (text) => {
      const error = new Error(linesOf(text).join(text[2]))
      const kept = JSON.stringify(faultWords(error, []))
      for (const [{ value }] of text[1]) expect(kept).not.toContain(value)
    }),
    { numRuns: 500 },
  )
})

test('nothing that was typed comes through, wherever an error has it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 3, maxLength: 30 }), { minLength: 1, maxLength: 5 }),
      fc.array(fc.constantFrom(' is ', ': ', '"', "'", '\n    at ', ' (')),
      (typed, between) => {
        const words = typed.map((each, at) => `${between[at % (between.length || 1)] ?? ' '}${each}`).join('')
        const kept = faultWords(new Error(words), typed)
        const long = typed.filter((each) => each.length > 8 && /\w{4}/.test(each))
        for (const each of long) expect(`${kept.message} ${kept.frames.join(' ')}`).not.toContain(each)
      },
    ),
  )
})
