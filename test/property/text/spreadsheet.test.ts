import fc from 'fast-check'
import { expect, test } from 'vitest'
import { showMarks } from '../../../main/text/marks'
import { spreadsheet } from '../../../main/text/spreadsheet'

/** Rows as a spreadsheet reads them: `\r` and `\n` end one as `\r\n` does, unless they are within quotes. */
function read(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text
    .slice(1)
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\r|\n|$)/g)) {
    if (end === '' && rows.at(-1)?.length === 0) break
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end !== ',' && end !== '') rows.push([])
    if (end === '') break
  }
  return rows.filter((row) => row.length > 0)
}

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('\n', '\r', '"', ',', '=', '+', ' ', 'a', '1'), maxLength: 12 }),
  fc.string({ unit: 'binary' }),
)

test('whatever the cells hold, a spreadsheet sees as many rows and cells, and no formula', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }), (rows) => {
      const seen = read(spreadsheet(rows))
      expect(seen).toHaveLength(rows.length)
      rows.forEach((row, at) => {
        row.forEach((text, column) => {
          const shown = seen[at]?.[column] ?? 'no cell'
          expect(shown.replace(/^'/, '')).toBe(showMarks(text).replace(/^'/, ''))
          expect(shown).not.toMatch(/^[=+@\t-]/)
        })
      })
    }),
  )
})
