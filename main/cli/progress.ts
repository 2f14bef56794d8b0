/** A line on standard error that says how far it is, if that is a terminal. */
export class Progress {
  private readonly doing: string
  private readonly total: number
  private shown = 0
  private readonly stream = process.stderr

  /** @param doing what is done, as a word: `Reviewing` */
  constructor(doing: string, total: number) {
    this.doing = doing
    this.total = total
  }

  /** Told often; drawn at most ten times a second. */
  readonly show = (done: number): void => {
    const now = Date.now()
    if (!this.stream.isTTY || now - this.shown < 100) return
    this.shown = now
    this.stream.write(`\r${this.doing} ${done} of ${this.total}`)
  }

  /** Takes the line away. */
  clear(): void {
    if (this.shown > 0) this.stream.write('\r\u001b[K')
  }
}
