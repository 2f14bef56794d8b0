/** Which columns a person wants to see, and in which order. Pure. */

export interface ColumnsWanted {
  /** The ids in the order that the person chose; none if it is as given. */
  readonly order: readonly string[]
  readonly hidden: readonly string[]
}

interface Named {
  readonly id: string
}

/** All columns in the order that is wanted. The first one says what a row is, and stays where it is. */
export function inOrder<C extends Named>(columns: readonly C[], order: readonly string[]): readonly C[] {
  const [first, ...others] = columns
  if (first === undefined || order.length === 0) return columns
  const placeOf = ({ id }: C) => (order.includes(id) ? order.indexOf(id) : order.length)
  return [first, ...others.sort((a, b) => placeOf(a) - placeOf(b))]
}

/** The columns that are wanted, in their order: the first one always is. */
export function wantedColumns<C extends Named>(
  columns: readonly C[],
  { order, hidden }: ColumnsWanted,
): readonly C[] {
  return inOrder(columns, order).filter(({ id }, place) => place === 0 || !hidden.includes(id))
}

/** The order once a column has changed places with its neighbor; the same if there is none, or it is the first. */
export function movedColumn(order: readonly string[], id: string, by: -1 | 1): readonly string[] {
  const from = order.indexOf(id)
  const to = from + by
  if (from < 1 || to < 1 || to >= order.length) return order
  const moved = [...order]
  moved.splice(from, 1)
  moved.splice(to, 0, id)
  return moved
}
