/** One measured figure, as `npm run bench` prints it: one JSON line each. */
export interface Figure {
  readonly figure: string
  readonly value: number
  readonly unit: string
  /** What the value is divided by, measured in the same run, and the quotient. */
  readonly against?: { readonly what: string; readonly value: number; readonly ratio: number }
  /** The bound that the project has set itself, on the ratio if there is one, else on the value. */
  readonly bound?: number
  /** Whether the bound is the least that is wanted; else it is the most. */
  readonly isLeast?: true
  readonly runs: number
}

/** The middle value; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? Number.NaN)) / 2
}

/** A figure that is a ratio of two medians taken in turn. */
export function ratioFigure(
  figure: string,
  unit: string,
  measured: readonly number[],
  what: string,
  floor: readonly number[],
  bound: number,
): Figure {
  const value = median(measured)
  const below = median(floor)
  return {
    figure,
    value: round(value),
    unit,
    against: { what, value: round(below), ratio: round(value / below) },
    bound,
    runs: measured.length,
  }
}

/** Three significant digits are all that a shared machine gives. */
export function round(value: number): number {
  return Number(value.toPrecision(3))
}
