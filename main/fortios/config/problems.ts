import type { ConfigProblem, ConfigProblemKind } from './tree'

/** Problems that are listed before the list says that there are more. */
const mostProblems = 500

/** A line of configuration: where it is. */
export interface LinePlace {
  /** From 1. */
  readonly line: number
  /** Blanks in front of its first word. */
  readonly indent: number
  /** Position of its first word in the source. */
  readonly start: number
}

/** What is not well-formed in a text. */
export class ProblemList {
  readonly listed: ConfigProblem[] = []
  /**
   * How many lines do not stand where they belong. Of two readings of a damaged text the one with fewer is closer to
   * what was meant.
   */
  misplaced = 0

  add(kind: ConfigProblemKind, line: number, column: number, message: string): void {
    if (kind === 'cut-off' || this.listed.length < mostProblems)
      this.listed.push({ kind, line, column, message })
    else if (this.listed.length === mostProblems) {
      this.listed.push({
        kind,
        line,
        column,
        message: 'There are more problems from here on; they are not listed.',
      })
    }
  }

  /** A line that does not stand where it belongs. */
  addMisplaced(place: LinePlace, message: string): void {
    this.misplaced += 1
    this.add('misplaced', place.line, place.indent + 1, message)
  }
}
