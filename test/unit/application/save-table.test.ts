import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { saveTable } from '../../../main/application/save-table'
import { calls } from '../../../main/contract/calls'
import { mostSaved } from '../../../main/contract/shown-table'
import { temporaryFolder } from '../../temporary-folder'

const table = {
  title: 'Users to compare',
  headings: ['User', 'Token'],
  rows: [
    ['kim', 'FTKMOB21A0B3C4D5'],
    ['=HYPERLINK("x")', ''],
  ],
}

test('a table is saved as it is shown, and no cell of it is a formula', async () => {
  const folder = temporaryFolder()
  const suggested: string[] = []
  const path = await saveTable(table, {
    chooseWhereToSave: (name) => {
      suggested.push(name)
      return Promise.resolve(join(folder, name))
    },
  })
  expect(suggested).toEqual(['users to compare.csv'])
  expect(path).toBe(join(folder, 'users to compare.csv'))
  expect(parse(readFileSync(path ?? ''), { bom: true })).toEqual([
    ['User', 'Token'],
    ['kim', 'FTKMOB21A0B3C4D5'],
    ['\'=HYPERLINK("x")', ''],
  ])
  expect(await saveTable(table, { chooseWhereToSave: () => Promise.resolve(null) })).toBeNull()
})

test('what is no table, or too much of one, is not taken', () => {
  const isTaken = (part: Partial<typeof table>) =>
    calls.saveTable.argument.safeParse({ ...table, ...part }).success
  expect(isTaken({})).toBe(true)
  expect(isTaken({ rows: [] })).toBe(true)
  expect(isTaken({ headings: [] })).toBe(false)
  expect(isTaken({ rows: [['one cell']] })).toBe(false)
  expect(isTaken({ rows: [['x'.repeat(100_001), '']] })).toBe(false)
  expect(isTaken({ rows: Array.from({ length: mostSaved.rows + 1 }, () => ['', '']) })).toBe(false)
  const wide = Array.from({ length: mostSaved.columns + 1 }, () => '')
  expect(isTaken({ headings: wide, rows: [wide] })).toBe(false)
})
