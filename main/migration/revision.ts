import type { LongList } from '../contract/rows'

const numbers = new WeakMap<object, number>()
let last = 0

/**
 * The revision of a list that is made from these objects alone: the same as long as they are the very same objects.
 * What a run knows is never changed in place, so another content is another object; no two runs share one.
 */
export function revisionOf(...sources: readonly (object | null | undefined)[]): string {
  return sources.map((source) => (source ? numberOf(source) : 0)).join('.')
}

function numberOf(source: object): number {
  const known = numbers.get(source)
  if (known !== undefined) return known
  last += 1
  numbers.set(source, last)
  return last
}

/** A list as the snapshot tells of it. */
export function listOf(rows: readonly unknown[]): LongList {
  return { count: rows.length, revision: revisionOf(rows) }
}
