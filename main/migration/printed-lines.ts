import { ProblemError } from '../contract/result'
import { SecretMasker } from '../fortios/mask-secrets'

/**
 * Gathers lines for a moment, so that a license with thousands of tokens does not cost thousands of records. What the
 * device prints is not wholly documented, so secrets are looked for in it as everywhere.
 */
export class PrintedLines {
  private readonly masker = new SecretMasker()
  private lines: string[] = []
  private timer: NodeJS.Timeout | null = null
  private readonly sink: (lines: readonly string[]) => void

  constructor(sink: (lines: readonly string[]) => void) {
    this.sink = sink
  }

  readonly add = (line: string) => {
    this.lines.push(this.masker.mask(line))
    this.timer ??= setTimeout(this.tryFlush, 100)
  }

  /** @throws ProblemError if the lines can't be recorded. */
  flush() {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    if (this.lines.length === 0) return
    this.sink(this.lines)
    this.lines = []
  }

  /** The device goes on whatever the disk does: lines that can't be recorded now are kept for the last try. */
  private readonly tryFlush = () => {
    try {
      this.flush()
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
    }
  }
}
