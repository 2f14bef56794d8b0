import { setTimeout as delay } from 'node:timers/promises'
import type { AdjustableClock } from '../../main/clock'

/** Turns of the event loop in which whatever is on its way within this process has long arrived. */
const turnsOfRound = 20
/** Rounds in which nothing was said, until nothing is on its way any more. */
const quietRounds = 12
/** Milliseconds that pass at once while bytes may be on their way: what comes within them may arrive together. */
export const stepUnderWay = 300
/** Milliseconds that pass in a round while nobody says anything. */
const stepInSilence = 20_000
/** More rounds than the longest wait of the product has. */
const mostRounds = 1_500

/**
 * Lets time pass until something is done. Device and product go by the same clock: it is put forward by little while
 * they talk, so that nobody is taken for silent whose bytes are on their way, and by much once both wait.
 *
 * @param said counts up with each line that is sent or received.
 * @throws Error if it does not come to an end.
 */
export async function letPass<T>(work: Promise<T>, clock: AdjustableClock, said: () => number): Promise<T> {
  let isOver = false
  const over = () => {
    isOver = true
  }
  work.then(over, over)
  let quiet = 0
  let before = said()
  for (let round = 0; !isOver; round += 1) {
    if (round > mostRounds) throw new Error('It does not come to an end.')
    for (let turn = 0; turn < turnsOfRound && !isOver; turn += 1) await delay(1)
    if (isOver) break
    quiet = said() === before ? quiet + 1 : 0
    before = said()
    await clock.pass(quiet < quietRounds ? stepUnderWay : stepInSilence)
  }
  return work
}

/** Lets so much time pass at rest, and what it sets off come to its end. @param milliseconds how much */
export async function passAtRest(clock: AdjustableClock, milliseconds: number): Promise<void> {
  await clock.pass(milliseconds)
  for (let turn = 0; turn < turnsOfRound; turn += 1) await delay(1)
}
