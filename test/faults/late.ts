import { answerDevice } from '../../main/migration/steps/migrate/actions'
import type { AfterYes } from '../../main/simulator'
import { Scene } from './scene'
import type { CaseResult } from './case'
import type { Prepared } from './world'

/** A device that does what it was told only later, and a person who is patient or in a hurry. */
export interface LateCase {
  /** Seconds from the `y` to the change. */
  readonly lateBy: number
  readonly afterYes: Extract<AfterYes, 'cut-commits-late' | 'commits-late'>
  /** In a hurry, the license is asked about again at every chance. */
  readonly isInHurry: boolean
  /** Whether the process is another one after the `y`. */
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

/** Whatever the delay, no `y` reaches a device that has migrated; within a quarter of an hour only one is sent. */
export function liveThroughLate(prepared: Prepared, folder: string, late: LateCase): Promise<CaseResult> {
  const { lateBy, afterYes, isInHurry, startsAgain, jump } = late
  const name = `${afterYes} ${lateBy} s, ${isInHurry ? 'in a hurry' : 'patient'}, ${startsAgain ? 'started again' : 'same process'}, clock ${jump}`
  const { key } = prepared
  return Scene.play(prepared, folder, name, async (scene) => {
    scene.setFaults({ afterYes, lateBy: lateBy * 1000 })
    await scene.ask(key)
    const answering = scene.engine.procedure
      .perform(answerDevice({ ...key, answer: 'y', typed: key.license }))
      .catch(() => undefined)
    await scene.receives(1)
    if (startsAgain) scene.startAgain()
    else if (afterYes === 'cut-commits-late') await scene.during(answering)
    if (jump !== 0) scene.clock.jump(jump * 1000)
    if (!startsAgain) await scene.during(answering)
    await scene.seeThrough(key, isInHurry)
    if (lateBy < 15 * 60) scene.expectOneYes()
  })
}
