import type { Clock } from '../clock'
import { Deadline, type Deadlines } from './deadline'
import { stoppedProblem } from './session-problem'

/** How long something is waited for, and what ends it. */
export interface Interruption {
  readonly limits: Deadlines
  readonly clock: Clock
  readonly signal: AbortSignal | undefined
  /** What is thrown if a limit has passed. */
  readonly tooLate: () => Error
}

/**
 * Does something that a stop, a silence of the device or the end of the time breaks off, even if it does not come back
 * by itself. The work says by `heard` that something came, and is told by `over` when nobody waits for it any more.
 *
 * @throws ProblemError `cancelled`; what `tooLate` makes; what the work throws
 */
export async function interruptibly<T>(
  { limits, clock, signal, tooLate }: Interruption,
  work: (heard: () => void, over: AbortSignal) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) throw stoppedProblem()
  const over = new AbortController()
  let breakOff: (error: Error) => void = () => undefined
  const deadline = new Deadline(limits, clock, () => {
    breakOff(tooLate())
  })
  const stop = () => {
    breakOff(stoppedProblem())
  }
  signal?.addEventListener('abort', stop, { once: true })
  try {
    return await new Promise<T>((resolve, reject) => {
      breakOff = reject
      const heard = () => {
        deadline.heard(limits.idle)
      }
      work(heard, over.signal).then(resolve, reject)
    })
  } finally {
    deadline.stop()
    signal?.removeEventListener('abort', stop)
    over.abort()
  }
}
