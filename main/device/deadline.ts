/** Time limits of a command, in milliseconds. */
export interface Deadlines {
  /** Without a single byte from the device. */
  readonly idle: number
  /** From the command to the prompt, over all of its pages. */
  readonly overall: number
}

/** The time limits of one wait, running until it is stopped. */
export class Deadline {
  private readonly overall: NodeJS.Timeout
  private idle: NodeJS.Timeout
  private idleMilliseconds: number
  private readonly onExpire: () => void

  constructor(limits: Deadlines, onExpire: () => void) {
    this.onExpire = onExpire
    this.idleMilliseconds = limits.idle
    this.overall = setTimeout(onExpire, limits.overall)
    this.idle = setTimeout(onExpire, limits.idle)
  }

  /** Something came: the silence is counted anew, up to `idle` milliseconds. */
  heard(idle: number): void {
    // A timer that is made anew with every chunk would cost more than reading the chunk.
    if (idle === this.idleMilliseconds) this.idle.refresh()
    else {
      clearTimeout(this.idle)
      this.idleMilliseconds = idle
      this.idle = setTimeout(this.onExpire, idle)
    }
  }

  stop(): void {
    clearTimeout(this.idle)
    clearTimeout(this.overall)
  }
}
