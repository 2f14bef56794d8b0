/** A line on standard error that says how far it is, where that is a terminal. */
export class Progress {
  private shown = 0
  private readonly stream = process.stderr

  /** @param doing what is done, as a word: `Reviewing` */
  constructor(
    private readonly doing: string,
    private readonly total: number,
  ) {}

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
