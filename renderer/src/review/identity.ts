const keys = new WeakMap<object, string>()
let count = 0

/** A key of a row that stays with it: names can stand twice in a damaged file. Made only for rows that are drawn. */
export function identityOf(row: object): string {
  const known = keys.get(row)
  if (known !== undefined) return known
  count += 1
  const key = String(count)
  keys.set(row, key)
  return key
}
