import { eachSlice } from './recorded-lines'
import type { Stray } from './recording'

/** More than anybody looks at: from there on one passage holds all of them, and what stands between. */
const most = 10_000

/** Lines of a recording, one behind the other. */
interface Passage {
  readonly first: number
  readonly last: number
}

/** The lines of a recording that nobody can place. */
export class Strays {
  private passages: Passage[] = []

  add(first: number, last = first): void {
    const before = this.passages.at(-1)
    if (before !== undefined && before.last >= first - 1 && before.first <= first)
      this.passages[this.passages.length - 1] = { first: before.first, last: Math.max(last, before.last) }
    else if (before !== undefined && this.passages.length >= most)
      this.passages[this.passages.length - 1] = {
        first: Math.min(before.first, first),
        last: Math.max(before.last, last),
      }
    else this.passages.push({ first, last })
  }

  /** Puts one passage in the place of all lines from `first` on. */
  replace(first: number, last: number): void {
    while ((this.passages.at(-1)?.first ?? 0) >= first) this.passages.pop()
    const before = this.passages.at(-1)
    if (before !== undefined && before.last >= first)
      this.passages[this.passages.length - 1] = { first: before.first, last: first - 1 }
    this.add(first, last)
  }

  /** The passages in order, each line once. */
  of(recording: string): readonly Stray[] {
    const sorted = new Strays()
    for (const { first, last } of this.passages.toSorted((one, other) => one.first - other.first))
      sorted.add(first, last)
    return textsOf(recording, sorted.passages)
  }
}

function textsOf(recording: string, passages: readonly Passage[]): readonly Stray[] {
  const strays: Stray[] = []
  let begin = 0
  let [next] = passages
  if (next === undefined) return strays
  eachSlice(recording, (from, to, number) => {
    if (number === next?.first) begin = from
    if (number === next?.last || (next !== undefined && to === recording.length && number >= next.first)) {
      strays.push({ line: next.first, text: recording.slice(begin, to) })
      next = passages[strays.length]
    }
    return next === undefined
  })
  return strays
}
