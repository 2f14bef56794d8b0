/** So many lines are kept as one text: a million small strings would cost more than all else that is done with them. */
const linesOfBlock = 256

/** The pager, copied with what erased it: nine blanks in front of the line that came next. */
const copiedPager = /^--More--(?: {10}(?=\S| )|$)/

/** The output of one command, as it is read, without empty lines before and behind it. */
export class OutputLines {
  private blocks: string[] = []
  private lines: string[] = []
  private empty = 0
  /** Of the recording: at which the output begins. */
  private first = 0
  /** Of the recording: lines within it that held nothing but the pager. */
  private skipped: number[] = []

  get isEmpty(): boolean {
    return this.first === 0
  }

  get text(): string {
    return [...this.blocks, ...this.lines].join('\n')
  }

  /** Says at which line of the recording a line of the output stands, from 0. */
  get places(): (line: number) => number {
    const { first, skipped } = this
    return (line) => {
      let number = first + line
      for (const each of skipped) if (each <= number) number += 1
      return number
    }
  }

  /** Takes a line of the recording. */
  add(line: string, number: number): void {
    if (line === '') {
      if (!this.isEmpty) this.empty += 1
      return
    }
    if (this.isEmpty) this.first = number
    for (; this.empty > 0; this.empty -= 1) this.push('')
    this.push(line)
  }

  /** Passes over a line that held nothing but the pager. */
  skip(number: number): void {
    if (!this.isEmpty) this.skipped.push(number)
  }

  clear(): void {
    this.blocks = []
    this.lines = []
    this.skipped = []
    this.first = this.empty = 0
  }

  private push(line: string): void {
    this.lines.push(line)
    if (this.lines.length < linesOfBlock) return
    this.blocks.push(this.lines.join('\n'))
    this.lines = []
  }
}

/** A line without a pager that stands in front of it as text; `null` if there was nothing else in it. */
export function withoutCopiedPager(line: string): string | null {
  if (!line.startsWith('--More--')) return line
  const rest = line.replace(copiedPager, '')
  return rest === '' ? null : rest
}
