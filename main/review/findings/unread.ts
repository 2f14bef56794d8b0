/** A command whose answer was refused, cut or not understood, wholly or in some of its lines. */
export interface Unread {
  readonly command: string
  /** The VDOM that it was typed in; `null` if it is about the whole device. */
  readonly vdom: string | null
  /** What came in its place, as the end of a sentence; secrets masked. */
  readonly why: string
  /** How many lines of its answer were not understood; absent where that is all of it, and in older journals. */
  readonly lines?: number
}
