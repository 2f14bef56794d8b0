/**
 * Time, as it is handed to whatever waits, measures or writes dates: tests and the fault sweep move it, and no test
 * sleeps for a minute.
 */
export interface Clock {
  /** What the calendar and the clock on the wall say. It can be set, and jump either way. */
  readonly now: () => Date
  /** Milliseconds since some moment of this process. It never jumps and never goes back. */
  readonly monotonic: () => number
  /** Does something once so many milliseconds have passed; the function that is returned calls it off. */
  readonly after: (milliseconds: number, then: () => void) => () => void
}

/** The clock of this computer. */
export const systemClock: Clock = {
  now: () => new Date(),
  monotonic: () => performance.now(),
  after: (milliseconds, then) => {
    const timer = setTimeout(then, milliseconds)
    return () => {
      clearTimeout(timer)
    }
  },
}
