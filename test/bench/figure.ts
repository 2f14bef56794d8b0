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
  /** Of the quotients of all pairs, or of the values if there is no floor, the middle half: from, to. */
  readonly spread?: readonly [number, number]
  readonly runs: number
}

/** How often a thing and its floor are measured, in turn; `TOKENFERRY_BENCH_PAIRS` for a quick look. */
export const pairs = Number(process.env.TOKENFERRY_BENCH_PAIRS ?? 11)

/** The middle value; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? Number.NaN)) / 2
}

/**
 * A figure that is a ratio of two things that were measured in turn: the median of the quotients, so that what slows the
 * machine for a while slows both of a pair. A floor of another length is no pair, but one value for all.
 */
export function ratioFigure(
  figure: string,
  unit: string,
  measured: readonly number[],
  what: string,
  floor: readonly number[],
  bound: number,
): Figure {
  const below = median(floor)
  const paired = floor.length === measured.length
  const quotients = measured.map((value, at) => value / (paired ? (floor[at] ?? below) : below))
  return {
    figure,
    value: round(median(measured)),
    unit,
    against: { what, value: round(below), ratio: round(median(quotients)) },
    bound,
    spread: spreadOf(quotients),
    runs: measured.length,
  }
}

/** The middle half of some values. */
export function spreadOf(values: readonly number[]): readonly [number, number] {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN)
  return [at(0.25), at(0.75)]
}

/** A size, and the values that were measured at it. */
export interface Point {
  readonly size: number
  readonly values: readonly number[]
}

/** How something grows with its size, as the exponent of it: 1 is linear, 0 no growth at all. */
export function growthFigure(figure: string, points: readonly Point[], bound = 1.15): Figure {
  const logs = points.map(({ size, values }) => [Math.log(size), Math.log(median(values))] as const)
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const x = mean(logs.map(([size]) => size))
  const y = mean(logs.map(([, value]) => value))
  const over = logs.reduce((sum, [size, value]) => sum + (size - x) * (value - y), 0)
  const sizes = points.map(({ size }) => size.toLocaleString('en')).join(', ')
  return {
    figure: `${figure} (${sizes}), exponent`,
    value: round(over / logs.reduce((sum, [size]) => sum + (size - x) ** 2, 0)),
    unit: '',
    bound,
    runs: Math.min(...points.map(({ values }) => values.length)),
  }
}

/** Three significant digits are all that a shared machine gives. */
export function round(value: number): number {
  return Number(value.toPrecision(3))
}
