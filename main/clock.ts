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

/** Resolves once so many milliseconds have passed by this clock. */
export function pause(clock: Clock, milliseconds: number): Promise<void> {
  return new Promise((resolve) => clock.after(milliseconds, resolve))
}

/** A clock that can be put forward: what rehearsals and tests do in the place of waiting. */
export interface AdjustableClock extends Clock {
  /**
   * Lets so many milliseconds pass at once. What comes due meanwhile is done in its order, each at its own moment, and
   * what one of them sets off gets its turn before the next: what that waits for may come due as well.
   */
  readonly pass: (milliseconds: number) => Promise<void>
  /** Sets the clock on the wall forward, or back if it is negative. Nothing that waits notices. */
  readonly jump: (milliseconds: number) => void
}

interface Waiting {
  /** Moment on the monotonic clock. */
  readonly due: number
  readonly then: () => void
  callOff: () => void
}

/** A clock that goes like another one, and can be put forward. Over one that stands still, only `pass` moves it. */
export function adjustableClock(base: Clock): AdjustableClock {
  let passed = 0
  let jumped = 0
  const waiting = new Set<Waiting>()

  const monotonic = (): number => base.monotonic() + passed
  const goForwardTo = (moment: number): void => {
    passed = Math.max(passed, moment - base.monotonic())
  }
  const wind = (each: Waiting): void => {
    each.callOff()
    each.callOff = base.after(Math.max(0, each.due - monotonic()), () => {
      if (waiting.delete(each)) each.then()
    })
  }

  return {
    now: () => new Date(base.now().getTime() + passed + jumped),
    monotonic,
    after: (milliseconds, then) => {
      const each: Waiting = { due: monotonic() + Math.max(0, milliseconds), then, callOff: () => undefined }
      waiting.add(each)
      wind(each)
      return () => {
        waiting.delete(each)
        each.callOff()
      }
    },
    pass: async (milliseconds) => {
      const end = monotonic() + milliseconds
      for (;;) {
        const [next] = [...waiting].filter(({ due }) => due <= end).sort((one, other) => one.due - other.due)
        if (!next) break
        goForwardTo(next.due)
        waiting.delete(next)
        next.callOff()
        next.then()
        await new Promise((resolve) => setImmediate(resolve))
      }
      goForwardTo(end)
      for (const each of waiting) wind(each)
    },
    jump: (milliseconds) => {
      jumped += milliseconds
    },
  }
}
