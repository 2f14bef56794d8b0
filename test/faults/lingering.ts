import type { CaseResult } from './case'
import { Scene } from './scene'
import type { Prepared } from './world'

/** An old session that a device still lists after its link was lost, as long as it may be at work in it. */
export interface LingeringCase {
  /** Seconds that it stays in the list. */
  readonly lingersFor: number
  /** Seconds from the `y` to the change; `null` if nothing is ever changed. */
  readonly lateBy: number | null
  readonly startsAgain: boolean
}

export const lingeringCases: readonly LingeringCase[] = [600, 1_200, 3_600].flatMap((lingersFor) =>
  [1, 590, 901, 1_190, 3_590, null].flatMap((lateBy) =>
    [true, false].map((startsAgain) => ({ lingersFor, lateBy, startsAgain })),
  ),
)

/** Shortest time from a `y` to the belief that nothing came of it, in seconds. */
const quarter = 15 * 60

/** "Untouched" is not believed while the session of the `y` is alive on the device, however long ago it was. */
export function liveThroughLingering(
  prepared: Prepared,
  folder: string,
  { lingersFor, lateBy, startsAgain }: LingeringCase,
): Promise<CaseResult> {
  const { key } = prepared
  const what = lateBy === null ? 'nothing changes' : `changed after ${lateBy} s`
  const who = startsAgain ? 'started again' : 'same process'
  const name = `lingers for ${lingersFor} s, ${what}, ${who}`
  return Scene.play(prepared, folder, name, async (scene) => {
    scene.setFaults({
      lingersFor: lingersFor * 1000,
      ...(lateBy === null
        ? { afterYes: 'cut-not-started' }
        : { afterYes: 'cut-commits-late', lateBy: lateBy * 1000 }),
    })
    await scene.migrate(key)
    if (startsAgain) scene.startAgain()
    await scene.seeThrough(key)
    const yes = scene.met.map(({ at }) => at)
    const apart = ((yes[1] ?? Infinity) - (yes[0] ?? 0)) / 1000
    scene.expect(apart >= Math.max(quarter, lingersFor) - 1, `asked again after ${apart} s`)
    const isSeen = lateBy !== null && lateBy < Math.max(quarter, lingersFor)
    scene.expect(yes.length === (isSeen ? 1 : 2) || lateBy !== null, `${yes.length} y were received`)
    if (isSeen) scene.expectOneYes()
  })
}
