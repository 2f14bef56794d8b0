/** Which rows of a table are selected. Pure: keys and clicks come in, and what is selected comes out. */

/** The selected rows, by their keys. */
export interface Selection {
  readonly keys: ReadonlySet<string>
  /** The row that a range begins at; `null` if that is the row with the focus. */
  readonly anchor: string | null
}

/** The keys of the rows that are shown, in their order; `null` for the head of a group. */
export type ShownKeys = readonly (string | null)[]

/** What a click or a key asks for: this row alone, this one more or less, all up to it, or those as well. */
export type Selecting = 'alone' | 'toggle' | 'range' | 'range-too'

export const nothingSelected: Selection = { keys: new Set(), anchor: null }

/** What of it is shown: nothing else is ever copied or acted on. */
export function within({ keys, anchor }: Selection, shown: ShownKeys): Selection {
  const left = new Set(shown.filter((key) => key !== null).filter((key) => keys.has(key)))
  return { keys: left, anchor }
}

/** Every row that is shown. */
export function allOf(shown: ShownKeys): Selection {
  return { keys: new Set(shown.filter((key) => key !== null)), anchor: null }
}

/**
 * What is selected once a row was clicked, or reached by a key.
 *
 * @param at the row, as its place among those shown
 * @param from the row with the focus until then; a range begins there if it has no other beginning
 */
export function select(
  selection: Selection,
  shown: ShownKeys,
  at: number,
  from: number,
  how: Selecting,
): Selection {
  const key = shown[at] ?? null
  if (how === 'alone') return key === null ? nothingSelected : { keys: new Set([key]), anchor: key }
  const before = within(selection, shown)
  if (how === 'toggle') {
    if (key === null) return before
    const keys = new Set(before.keys)
    if (!keys.delete(key)) keys.add(key)
    return { keys, anchor: key }
  }
  const anchored = selection.anchor === null ? -1 : shown.indexOf(selection.anchor)
  const begin = anchored === -1 ? Math.max(0, from) : anchored
  const range = allOf(shown.slice(Math.min(begin, at), Math.max(begin, at) + 1)).keys
  return {
    keys: how === 'range' ? range : new Set([...before.keys, ...range]),
    anchor: shown[begin] ?? null,
  }
}

/** The same rows, after the focus has gone elsewhere: a range begins there from now on. */
export function leftAlone(selection: Selection): Selection {
  return selection.anchor === null ? selection : { ...selection, anchor: null }
}
