import { setTimeout as delay } from 'node:timers/promises'
import type { AdjustableClock } from '../../main/clock'

/** Turns of the event loop in which whatever is on its way within this process has long arrived. */
const turnsOfRound = 20
/** Rounds in which nothing was said, until nothing is on its way any more. */
const quietRounds = 12
/** Milliseconds that pass in a round while bytes may be on their way, and while nobody says anything. */
const steps = { underWay: 300, silent: 20_000 }
/** More rounds than the longest wait of the product has. */
const mostRounds = 1_500

/**
 * Lets time pass until something is done. Device and product go by the same clock: it is put forward by little while
 * they talk, so that nobody is taken for silent whose bytes are on their way, and by much once both wait.
 *
 * @param said counts up with each line that is sent or received.
 * @throws Error where it does not come to an end.
 */
export async function letPass<T>(work: Promise<T>, clock: AdjustableClock, said: () => number): Promise<T> {
  let isOver = false
  const over = () => {
    isOver = true
  }
  work.then(over, over)
  let quiet = 0
  let before = said()
  for (let round = 0; !isOver; round++) {
    if (round > mostRounds) throw new Error('It does not come to an end.')
    for (let turn = 0; turn < turnsOfRound && !isOver; turn++) await delay(1)
    if (isOver) break
    quiet = said() === before ? quiet + 1 : 0
    before = said()
    await clock.pass(quiet < quietRounds ? steps.underWay : steps.silent)
  }
  return work
}

/** Lets so much time pass at rest, and what it sets off come to its end. @param milliseconds how much */
export async function passAtRest(clock: AdjustableClock, milliseconds: number): Promise<void> {
  await clock.pass(milliseconds)
  for (let turn = 0; turn < turnsOfRound; turn++) await delay(1)
}
