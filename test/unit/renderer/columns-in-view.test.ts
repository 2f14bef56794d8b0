import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOrder, movedColumn, wantedColumns } from '../../../renderer/src/components/table/columns-in-view'

const columns = ['name', 'vdom', 'token', 'email'].map((id) => ({ id }))
const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id)

test('a column changes places with its neighbor, and the first one stays', () => {
  const order = ids(columns)
  expect(movedColumn(order, 'token', -1)).toEqual(['name', 'token', 'vdom', 'email'])
  expect(movedColumn(order, 'token', 1)).toEqual(['name', 'vdom', 'email', 'token'])
  for (const [id, by] of [
    ['vdom', -1],
    ['email', 1],
    ['name', 1],
    ['gone', 1],
  ] as const)
    expect(movedColumn(order, id, by), id).toBe(order)
})

test('whatever is hidden and moved, the first column is shown first, and none that is not hidden is missing', () => {
  const someIds = fc.subarray([...ids(columns), 'gone'])
  const moves = fc.array(fc.tuple(fc.constantFrom(...ids(columns)), fc.constantFrom(-1 as const, 1 as const)))
  fc.assert(
    fc.property(someIds, moves, (hidden, moved) => {
      const order = moved.reduce<readonly string[]>((now, [id, by]) => movedColumn(now, id, by), ids(columns))
      const shown = ids(wantedColumns(columns, { order, hidden }))
      expect(shown[0]).toBe('name')
      expect(shown.toSorted()).toEqual(
        ids(columns)
          .filter((id) => id === 'name' || !hidden.includes(id))
          .toSorted(),
      )
    }),
  )
})

test('a column that is new stands behind those that were ordered', () => {
  expect(ids(inOrder(columns, ['name', 'token', 'vdom']))).toEqual(['name', 'token', 'vdom', 'email'])
})
