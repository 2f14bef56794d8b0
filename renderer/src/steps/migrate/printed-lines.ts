import { mostPrinted, type PrintedFrom } from '../../../../main/contract/rows'

/** What is held of an output that goes on: its newest lines, and how many there were. */
export interface HeldLines extends PrintedFrom {
  readonly count: number
}

/** Of an output of which nothing came yet. */
export const noLines: HeldLines = { from: 0, lines: [], count: 0 }

/** What is held once more has come. Lines that do not go on where it ends take its place. */
export function withNewer({ lines, count }: HeldLines, newer: PrintedFrom): HeldLines {
  const all = newer.from === count ? [...lines, ...newer.lines].slice(-mostPrinted) : newer.lines
  const total = newer.from + newer.lines.length
  return { from: total - all.length, lines: all, count: total }
}
