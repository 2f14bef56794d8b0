/** One command as a recording of a terminal shows it. */
export interface Piece {
  /** From its prompt; a long one is cut and ends in `~`. */
  readonly hostname: string
  /** Where it was typed: `''` the root, `global`, the name of a VDOM; `null` if the prompt doesn't tell. */
  readonly scope: string | null
  /** Whether its prompt says that this administrator may only read (`$`). */
  readonly readOnly: boolean
  /** As typed, several blanks made one; without the secrets of what is on no list. */
  readonly command: string
  /** Its lines joined by `\n`, without echo, pager, and blanks at their ends. */
  readonly output: string
  /** Whether the next prompt came behind it in the same recording, and every line between can be told. */
  readonly isWhole: boolean
  /** The line of the recording, from 1, at which its prompt stands. */
  readonly line: number
  /** Of which session it is, counted in the order of the recording: at a login, an end, a link to another device the next one begins. */
  readonly session: number
}

/** Lines, one behind the other, that are no output of a command, or of which that can't be told. */
export interface Stray {
  /** The first of them, from 1. */
  readonly line: number
  /** The lines as they were recorded, joined by `\n`. */
  readonly text: string
}

/** What a recording holds, in the order in which it stands there. */
export interface Recording {
  readonly pieces: readonly Piece[]
  readonly strays: readonly Stray[]
}

/** What stands between two `get system status` of one device, in one session of one recording. */
export interface Bracket {
  readonly serial: string
  readonly hostname: string
  /** The device's own clock at the first of the two, as milliseconds since 1970 as if it were UTC; whole seconds. */
  readonly from: number
  /** The same at the second one; never before `from`. */
  readonly to: number
  /** In order, from the first `get system status` to the second one: both are among them. */
  readonly pieces: readonly Piece[]
}

/** The brackets of a recording, in order, and what stands in none. */
export interface Brackets {
  readonly brackets: readonly Bracket[]
  readonly unplaced: readonly Piece[]
}
