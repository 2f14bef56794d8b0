import type { Clock } from '../clock'

/** Time limits of a command, in milliseconds. */
export interface Deadlines {
  /** Without a single byte from the device. */
  readonly idle: number
  /** From the command to the prompt, over all of its pages. */
  readonly overall: number
}

/** The time limits of one wait, running until it is stopped. */
export class Deadline {
  private idle: number
  private quietSince: number
  private callOff: () => void
  private readonly callOffOverall: () => void
  private readonly clock: Clock
  private readonly onExpire: () => void

  constructor(limits: Deadlines, clock: Clock, onExpire: () => void) {
    this.clock = clock
    this.onExpire = onExpire
    this.idle = limits.idle
    this.quietSince = clock.monotonic()
    this.callOffOverall = clock.after(limits.overall, onExpire)
    this.callOff = clock.after(limits.idle, this.look)
  }

  /** Something came: the silence is counted again, up to `idle` milliseconds. */
  heard(idle: number): void {
    this.quietSince = this.clock.monotonic()
    // A timer that is made again with every chunk would cost more than reading the chunk.
    const isShorter = idle < this.idle
    this.idle = idle
    if (!isShorter) return
    this.callOff()
    this.callOff = this.clock.after(idle, this.look)
  }

  stop(): void {
    this.callOff()
    this.callOffOverall()
  }

  private readonly look = () => {
    const left = this.idle - (this.clock.monotonic() - this.quietSince)
    if (left <= 0) this.onExpire()
    else this.callOff = this.clock.after(left, this.look)
  }
}
