import { answerDevice } from '../../main/migration/steps/migrate/actions'
import { Scene } from './scene'
import type { CaseResult } from './case'
import { delays, type LateCase } from './late'
import type { Prepared } from './world'

/** A device that loses its link half-way through the migration, and does the rest only later. */
export type HalfwayCase = Omit<LateCase, 'afterYes'>

/** As late as the rest may come without the half being believed to be all. */
export const halfwayCases: readonly HalfwayCase[] = delays
  .filter((lateBy) => lateBy > 0 && lateBy < 15 * 60)
  .flatMap((lateBy) =>
    [true, false].flatMap((isInHurry) =>
      [true, false].flatMap((startsAgain) =>
        [0, 3600, -3600].map((jump) => ({ lateBy, isInHurry, startsAgain, jump })),
      ),
    ),
  )

/** Whenever the rest comes, the license is unknown until then, and done at the end, with one `y`. */
export function liveThroughHalfway(
  prepared: Prepared,
  folder: string,
  halfway: HalfwayCase,
): Promise<CaseResult> {
  const { lateBy, isInHurry, startsAgain, jump } = halfway
  const name = `cut-halfway ${lateBy} s, ${isInHurry ? 'in a hurry' : 'patient'}, ${startsAgain ? 'started again' : 'same process'}, clock ${jump}`
  const { key } = prepared
  return Scene.play(prepared, folder, name, async (scene) => {
    scene.setFaults({ afterYes: 'cut-halfway', lateBy: lateBy * 1000 })
    await scene.ask(key)
    const answering = scene.engine.procedure
      .perform(answerDevice({ ...key, answer: 'y', typed: key.license }))
      .catch(() => undefined)
    await scene.receives(1)
    if (startsAgain) scene.startAgain()
    await scene.during(answering)
    if (jump !== 0) scene.clock.jump(jump * 1000)
    await scene.seeThrough(key, isInHurry)
    scene.expectOneYes()
  })
}
