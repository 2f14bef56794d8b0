import { systemClock, type Clock } from '../clock'

/** From how much silence on it is told, in milliseconds: less is how any device answers. */
const quietFrom = 3_000

/** Watches for silence while something is waited for. */
export class Quiet {
  private lastHeard = 0
  private isTold = false
  private callOff: (() => void) | null = null
  private readonly tell: (since: Date | null) => void
  private readonly clock: Clock

  /** @param tell told since when nothing has come, once that is a while; `null` when it is over. */
  constructor(tell: (since: Date | null) => void, clock: Clock = systemClock) {
    this.tell = tell
    this.clock = clock
  }

  /** Something is waited for from now on. */
  begin(): void {
    this.lastHeard = this.clock.monotonic()
    this.watch(quietFrom)
  }

  /** Some bytes came. Costs no timer: with a large output that would be more than reading it. */
  heard(): void {
    this.lastHeard = this.clock.monotonic()
    if (!this.isTold) return
    this.over()
    this.watch(quietFrom)
  }

  /** Nothing is waited for any more. */
  end(): void {
    this.callOff?.()
    this.callOff = null
    if (this.isTold) this.over()
  }

  private over() {
    this.isTold = false
    this.tell(null)
  }

  private watch(milliseconds: number) {
    this.callOff?.()
    this.callOff = this.clock.after(milliseconds, () => {
      const silent = this.clock.monotonic() - this.lastHeard
      if (silent < quietFrom) {
        this.watch(quietFrom - silent)
        return
      }
      this.callOff = null
      this.isTold = true
      this.tell(new Date(this.clock.now().getTime() - silent))
    })
  }
}
