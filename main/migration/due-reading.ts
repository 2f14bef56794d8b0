import type { Clock } from '../clock'
import type { Doubt } from './late-belief'

/** How long a reading that is due waits for what is being done, in milliseconds. */
const tryAgainMilliseconds = 30_000

/** The least that passes before a reading by itself, in milliseconds. */
const leastMilliseconds = 1_000

/** A moment and the time it is now are each known to a whole millisecond: so much later it has surely come. */
const roundingMilliseconds = 2

/** The next reading of a license in doubt that is made by itself; one at most. */
export class DueReading {
  private stopWaiting: () => void = () => undefined
  private readonly clock: Clock
  private readonly read: () => void

  constructor(clock: Clock, read: () => void) {
    this.clock = clock
    this.read = read
  }

  /**
   * Reads when that is worth it, and if that fails once more when what it finds may be believed.
   *
   * @param doubt how it stands with the license at the moment; `null` if it is not in doubt any more.
   */
  plan(doubt: () => Doubt | null, which: 'readAgain' | 'until' = 'readAgain'): void {
    const left = Date.parse(doubt()?.[which] ?? '') - this.clock.now().getTime() + roundingMilliseconds
    this.after(Math.max(left, leastMilliseconds), () => {
      if (doubt()?.isDue === false) this.plan(doubt, 'until')
    })
  }

  /** Something else is being done while it is due: it is tried again soon. */
  postpone(): void {
    this.after(tryAgainMilliseconds)
  }

  callOff(): void {
    this.stopWaiting()
  }

  private after(milliseconds: number, first: () => void = () => undefined) {
    this.callOff()
    this.stopWaiting = this.clock.after(milliseconds, () => {
      first()
      this.read()
    })
  }
}
