import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  allOf,
  leftAlone,
  nothingSelected,
  select,
  within,
  type Selecting,
  type Selection,
  type ShownKeys,
} from '../../../renderer/src/components/table/selection'

const shown = ['a', 'b', null, 'c', 'd', 'e']
const keysOf = ({ keys }: Selection) => [...keys].toSorted().join('')
/** Clicks in their order, each with the row that has the focus before it. */
const after = (...clicks: readonly (readonly [at: number, how: Selecting, from?: number])[]) =>
  clicks.reduce((now, [at, how, from = at]) => select(now, shown, at, from, how), nothingSelected)

test('a click selects a row alone, with Ctrl one more or less, with Shift all in between', () => {
  expect(keysOf(after([1, 'alone'], [3, 'alone']))).toBe('c')
  expect(keysOf(after([1, 'alone'], [3, 'toggle'], [1, 'toggle']))).toBe('c')
  expect(keysOf(after([1, 'alone'], [4, 'range']))).toBe('bcd')
  expect(keysOf(after([4, 'alone'], [1, 'range']))).toBe('bcd')
  expect(keysOf(after([0, 'alone'], [3, 'toggle'], [5, 'range-too']))).toBe('acde')
})

test('a range turns around the row where it began, and begins at the focus if it has no beginning', () => {
  expect(keysOf(after([3, 'alone'], [5, 'range'], [1, 'range']))).toBe('bc')
  expect(keysOf(after([3, 'range', 4]))).toBe('cd')
  expect(keysOf(after([0, 'range', -1]))).toBe('a')
  const moved = leftAlone(after([0, 'alone']))
  expect(keysOf(select(moved, shown, 4, 3, 'range'))).toBe('cd')
})

test('the head of a group is never selected', () => {
  expect(keysOf(after([2, 'toggle']))).toBe('')
  expect(keysOf(after([1, 'alone'], [2, 'alone']))).toBe('')
  expect(keysOf(allOf(shown))).toBe('abcde')
})

const someShown = fc
  .uniqueArray(fc.constantFrom(...'abcdefghij'))
  .chain((keys) => fc.tuple(fc.constant(keys), fc.array(fc.nat(keys.length), { maxLength: 2 })))
  .map(([keys, heads]) =>
    heads.reduce<ShownKeys>((now, at) => [...now.slice(0, at), null, ...now.slice(at)], keys),
  )
const step = fc.record({
  shown: someShown,
  at: fc.nat(12),
  from: fc.integer({ min: -1, max: 12 }),
  act: fc.constantFrom('alone', 'toggle', 'range', 'range-too', 'everything', 'move', 'search'),
})

test('after any sequence of moves, clicks and searches what is selected is shown', () => {
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let selection = nothingSelected
      for (const { shown: now, at, from, act } of steps) {
        if (act === 'everything') selection = allOf(now)
        else if (act === 'move') selection = within(leftAlone(selection), now)
        else if (act === 'search') selection = within(selection, now)
        else if (at < now.length) selection = select(selection, now, at, Math.min(from, now.length - 1), act)
        else continue
        for (const key of selection.keys) expect(now).toContain(key)
      }
    }),
  )
})
