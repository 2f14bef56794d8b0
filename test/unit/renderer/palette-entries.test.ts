import { expect, test } from 'vitest'
import { matchingEntries, type PaletteEntry } from '../../../renderer/src/app/palette-entries'
import { foundIn } from '../../../renderer/src/components/table/table-model'

const entry = (group: string, title: string, aside = ''): PaletteEntry => ({
  ...{ group, title, aside },
  act: () => undefined,
})
const all = [
  entry('Steps', '3 Inventory'),
  entry('Commands', 'Settings', 'Ctrl+,'),
  entry('Settings', 'Data folder'),
  entry('Help', 'Glossary'),
  entry('Findings', 'A user has no token', 'user.no-token'),
]
const titles = (typed: string) => matchingEntries(all, typed).map(({ title }) => title)

test('nothing typed shows everything, in its order', () => {
  expect(titles('')).toEqual(all.map(({ title }) => title))
  expect(titles('  ')).toEqual(all.map(({ title }) => title))
})

test('every word has to stand in it, wherever, in capitals or not', () => {
  expect(titles('FOLDER settings')).toEqual(['Data folder'])
  expect(titles('no-token')).toEqual(['A user has no token'])
  expect(titles('inventory glossary')).toEqual([])
})

test('what begins with it comes first, and groups stay together', () => {
  expect(titles('se')).toEqual(['Settings', 'Data folder', 'A user has no token'])
  expect(matchingEntries([...all, ...all], 'settings').map(({ group }) => group)).toEqual([
    ...['Commands', 'Commands', 'Settings', 'Settings'],
  ])
})

test('no more than can be looked through', () => {
  expect(
    matchingEntries(
      Array.from({ length: 500 }, (_, at) => entry('Help', `page ${at}`)),
      'page',
    ),
  ).toHaveLength(40)
})

test('rows are found by a cell, which is named if it is not what the row is called', () => {
  const rows = [
    { user: 'ana.keller', token: 'FTKMOB21' },
    { user: 'b.osman', token: 'FTKMOB22' },
    { user: 'c.rossi', token: '' },
  ]
  const columns = [
    { id: 'user', text: (row: (typeof rows)[number]) => row.user },
    { id: 'token', text: (row: (typeof rows)[number]) => row.token },
  ]
  const texts = rows.map(({ user, token }) => `${user}\n${token}`.toLowerCase())
  expect(foundIn(rows, columns, texts, 'Ana', 8)).toEqual([{ title: 'ana.keller', cell: '' }])
  expect(foundIn(rows, columns, texts, 'ftkmob22', 8)).toEqual([{ title: 'b.osman', cell: 'FTKMOB22' }])
  expect(foundIn(rows, columns, texts, 'ftkmob', 1)).toHaveLength(1)
  expect(foundIn(rows, columns, texts, 'keller\nftk', 8), 'over two cells there is no match').toEqual([])
})
