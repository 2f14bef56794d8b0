import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Statements } from '../../../main/simulator/statements'

/** The end of a statement, found letter by letter. */
function endByLetters(text: string, from: number): number {
  const lineEnd = text.indexOf('\n', from)
  const ownLine = lineEnd === -1 ? text.length : lineEnd + 1
  if (text[from] === '#') return ownLine
  let quote = ''
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at] ?? ''
    if (quote === '') {
      if (letter === '\n') return at + 1
      if (letter === '"' || letter === "'") quote = letter
      else if (letter === '\\') at += 1
    } else if (letter === quote) quote = ''
    else if (letter === '\\' && quote === '"') at += 1
  }
  return quote === '' ? text.length : ownLine
}

const texts = fc
  .array(fc.constantFrom('"', "'", '\\', '\n', '#', ' ', 'set a', 'end', 'Ж'), { maxLength: 60 })
  .map((pieces) => pieces.join(''))

test('statements end where they end letter by letter, whatever is quoted and never closed', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const statements = new Statements(text)
      for (let at = 0; at < text.length;) {
        const end = endByLetters(text, at)
        expect(statements.endFrom(at)).toBe(end)
        at = end
      }
    }),
    { numRuns: 5_000 },
  )
})
