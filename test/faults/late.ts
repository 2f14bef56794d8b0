import { rmSync } from 'node:fs'
import { adjustableClock, systemClock } from '../../main/clock'
import type { AfterYes } from '../../main/simulator'
import { refused, secondYes, type CaseResult } from './case'
import { Engine } from './engine'
import { copyJournal, startDevice, strayKeys, truthOf, watchYes, yesDecided, type Prepared } from './world'

/** A device that does what it was told only later, and a person who is patient or in a hurry. */
export interface LateCase {
  /** Seconds from the `y` to the change. */
  readonly lateBy: number
  readonly afterYes: Extract<AfterYes, 'cut-commits-late' | 'commits-late'>
  /** In a hurry, the license is asked about again at every chance. */
  readonly isInHurry: boolean
  /** Whether the process is another one after the loss. */
  readonly startsAgain: boolean
  /** Seconds by which the clock on the wall jumps meanwhile. */
  readonly jump: number
}

/** Around each bound of the rule, and far beyond it. */
export const delays = [0, 1, 8, 30, 59, 61, 120, 600, 899, 901, 960, 3600] as const

export const lateCases: readonly LateCase[] = delays.flatMap((lateBy) =>
  (['cut-commits-late', 'commits-late'] as const).flatMap((afterYes) =>
    [true, false].flatMap((isInHurry) =>
      [true, false].flatMap((startsAgain) =>
        [0, 3600, -3600].map((jump) => ({ lateBy, afterYes, isInHurry, startsAgain, jump })),
      ),
    ),
  ),
)

/** The longest that is waited, in seconds. */
const longest = 3 * 3600

/**
 * Lives through it. Whatever the delay, a `y` reaches the device only while it is untouched; where it comes within a
 * quarter of an hour, only one does; and at the end the license is known to be migrated.
 */
export async function liveThroughLate(
  prepared: Prepared,
  folder: string,
  late: LateCase,
): Promise<CaseResult> {
  const { key, backup } = prepared
  const { lateBy, afterYes, isInHurry, startsAgain, jump } = late
  const name = `${afterYes} ${lateBy} s, ${isInHurry ? 'in a hurry' : 'patient'}, ${startsAgain ? 'started again' : 'same process'}, clock ${jump}`
  const wrong: string[] = []
  const clock = adjustableClock(systemClock)
  const device = await startDevice({ clock, faults: { afterYes, lateBy: lateBy * 1000 } })
  const met = watchYes(device, key)
  const journal = copyJournal(prepared, folder, name.replace(/\W+/g, '-'))
  const options = { journal, backup, port: device.port, clock }
  let engine = Engine.resume(options)
  try {
    await engine.connect()
    await engine.migrate(key)
    if (startsAgain) {
      engine.vanish()
      engine = Engine.resume(options)
    }
    if (jump !== 0) clock.jump(jump * 1000)
    for (let passed = 0; passed < longest && engine.shown(key).state !== 'done';) {
      if (engine.procedure.session.connection.state !== 'connected') await engine.connect()
      await engine.atRest()
      const { state, doubt } = engine.shown(key)
      if (state === 'done') break
      if (state === 'unknown' && isInHurry && !(await refused(engine.migrate(key)))) {
        wrong.push('asked again while it was in doubt')
      }
      if (state === 'not-started' || state === 'refused') {
        if (passed < 14 * 60 && state === 'not-started') wrong.push(`believed after ${passed} s`)
        await engine.migrate(key)
        continue
      }
      const step = Math.min(isInHurry ? 45 : 400, (doubt?.secondsLeft ?? 44) + 1)
      await clock.pass(step * 1000)
      await engine.atRest()
      passed += step
      if (isInHurry && engine.shown(key).state === 'unknown') await engine.procedure.settle(key)
    }
    if (engine.shown(key).state !== 'done') wrong.push(`at the end concluded "${engine.shown(key).state}"`)
    if (truthOf(device, key) !== 'migrated') wrong.push('at the end not migrated')
    if (met.length > yesDecided(journal, key)) wrong.push('more y received than decided')
    if (lateBy < 15 * 60 && met.length !== 1) wrong.push(`y was received ${met.length} times`)
    wrong.push(...strayKeys(device))
  } catch (error) {
    wrong.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
  } finally {
    engine.vanish()
    await device.close()
    rmSync(journal, { force: true })
  }
  return { name, happened: true, wrong, second: secondYes(met) }
}
