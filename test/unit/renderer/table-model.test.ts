import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  copiedRows,
  fitting,
  leastWidth,
  moveBy,
  nextSorting,
  orderOf,
  searchTexts,
  shownRows,
} from '../../../renderer/src/components/table/table-model'

interface Row {
  readonly name: string
  readonly email: string
  readonly open: boolean
}

const rows: readonly Row[] = [
  { name: 'user10', email: 'ten@example.com', open: false },
  { name: 'User2', email: '', open: true },
  { name: 'user1', email: 'one@example.net', open: false },
]

const columns = [
  { id: 'name', text: (row: Row) => row.name },
  { id: 'email', text: (row: Row) => row.email },
  { id: 'open', text: (row: Row) => (row.open ? 'open' : 'through'), rank: (row: Row) => (row.open ? 0 : 1) },
]

const names = (found: readonly Row[]) => found.map(({ name }) => name)
const sorted = (column: string, descending = false) =>
  orderOf(rows, columns, { column, descending }).map((place) => rows[place]?.name)
const found = (search: string, filter: ((row: Row) => boolean) | null = null) =>
  names(shownRows(rows, searchTexts(rows, columns), orderOf(rows, columns, null), search, filter))

describe('the order of a table', () => {
  test('is that of the rows where nothing is sorted', () => {
    expect(orderOf(rows, columns, null)).toEqual([0, 1, 2])
    expect(orderOf(rows, columns, { column: 'gone', descending: false })).toEqual([0, 1, 2])
  })

  test('counts numbers as numbers, whatever the case of the letters', () => {
    expect(sorted('name')).toEqual(['user1', 'User2', 'user10'])
    expect(sorted('name', true)).toEqual(['user10', 'User2', 'user1'])
  })

  test('puts what is empty last', () => {
    expect(sorted('email')).toEqual(['user1', 'user10', 'User2'])
  })

  test('goes by rank where a column has one, and keeps equals as they came', () => {
    expect(sorted('open')).toEqual(['User2', 'user10', 'user1'])
  })

  test('turns with each click on a title, and the third goes back', () => {
    const first = nextSorting(null, 'name')
    const second = nextSorting(first, 'name')
    expect([first, second, nextSorting(second, 'name')]).toEqual([
      { column: 'name', descending: false },
      { column: 'name', descending: true },
      null,
    ])
    expect(nextSorting(second, 'email')).toEqual({ column: 'email', descending: false })
  })
})

describe('the search of a table', () => {
  test('wants every word, in any column, in any case', () => {
    expect(found('EXAMPLE ten')).toEqual(['user10'])
    expect(found('example nobody')).toEqual([])
    expect(found('  ')).toEqual(['user10', 'User2', 'user1'])
  })

  test('does not find a word across two columns', () => {
    expect(found('user10ten')).toEqual([])
  })

  test('adds to the filter', () => {
    expect(found('user', (row) => row.open)).toEqual(['User2'])
  })
})

test('rows are copied with their titles, a line each, and a cell alone as it is', () => {
  const titled = columns.map((column) => ({ ...column, title: column.id.toUpperCase() }))
  expect(copiedRows(titled.slice(0, 2), rows.slice(0, 2))).toBe(
    'NAME\tEMAIL\nuser10\tten@example.com\nUser2\t',
  )
  expect(copiedRows(titled.slice(0, 1), rows.slice(0, 1))).toBe('user10')
  const broken = [{ name: 'one\ttwo\r\nthree', email: '', open: false }]
  expect(copiedRows(titled.slice(0, 2), broken)).toBe('NAME\tEMAIL\none two three\t')
})

describe('the keys of a grid', () => {
  const from = (row: number, column: number, key: string, control = false) =>
    moveBy(key, control, { row, column }, 100, 4, 10)

  test('move by one cell and stay inside', () => {
    expect(from(-1, 0, 'ArrowUp')).toEqual({ row: -1, column: 0 })
    expect(from(-1, 3, 'ArrowDown')).toEqual({ row: 0, column: 3 })
    expect(from(99, 3, 'ArrowDown')).toEqual({ row: 99, column: 3 })
    expect(from(5, 3, 'ArrowRight')).toEqual({ row: 5, column: 3 })
    expect(from(5, 0, 'ArrowLeft')).toEqual({ row: 5, column: 0 })
  })

  test('move by a page, and to the ends', () => {
    expect(from(5, 1, 'PageDown')).toEqual({ row: 15, column: 1 })
    expect(from(5, 1, 'PageUp')).toEqual({ row: 0, column: 1 })
    expect(from(-1, 1, 'PageUp')).toEqual({ row: -1, column: 1 })
    expect(from(5, 1, 'End')).toEqual({ row: 5, column: 3 })
    expect(from(5, 1, 'Home', true)).toEqual({ row: 0, column: 0 })
    expect(from(5, 1, 'End', true)).toEqual({ row: 99, column: 3 })
  })

  test('leave the titles of an empty table alone', () => {
    expect(moveBy('ArrowDown', false, { row: -1, column: 0 }, 0, 4, 10)).toEqual({ row: -1, column: 0 })
    expect(moveBy('Home', true, { row: -1, column: 2 }, 0, 4, 10)).toEqual({ row: -1, column: 0 })
  })

  test('do nothing where they mean nothing', () => {
    expect(from(5, 1, 'Enter')).toBeNull()
  })
})

describe('columns', () => {
  const wide = fc.array(
    fc.record({ width: fc.tuple(fc.integer({ min: 40, max: 300 }), fc.constant(1)), spare: fc.nat(4) }),
    { minLength: 1, maxLength: 10 },
  )

  test('stand side by side, or those that can be spared are left out, the highest number first', () => {
    fc.assert(
      fc.property(wide, fc.nat(2000), (all, room) => {
        const fit = fitting(all, room)
        const leftOut = all.filter((column) => !fit.includes(column))
        expect(fit.length > 0 || all.every(({ spare }) => spare > 0)).toBe(true)
        expect(leastWidth(fit) <= room || fit.every(({ spare }) => spare === 0)).toBe(true)
        for (const { spare } of leftOut) {
          expect(spare).toBeGreaterThan(0)
          expect(fit.every((column) => column.spare < spare)).toBe(true)
        }
      }),
    )
  })
})
