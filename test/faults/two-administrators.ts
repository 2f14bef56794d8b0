import type { LicenseKey } from '../../main/contract/license-key'
import type { CaseResult } from './case'
import { Scene } from './scene'
import { copyJournal, type Prepared } from './world'

/** When another administrator, from another laptop, migrates the very same license. */
export type Overtaken =
  | 'before our command'
  /** A commit between our comparison and our key: the one window that can't be closed from here (docs/never-twice.md). */
  | 'while our first question stands'
  | 'while our second question stands'

export const overtakenCases: readonly Overtaken[] = [
  'before our command',
  'while our first question stands',
  'while our second question stands',
]

/**
 * Behind a `y` of ours that was lost, a second session sees what the other did, and no further `y` goes out. At a first
 * question there is none: that `y` is our only one, and what it met is concluded from the device.
 */
export function liveThroughOvertaken(
  prepared: Prepared,
  folder: string,
  when: Overtaken,
): Promise<CaseResult> {
  const { key } = prepared
  let isInTheWindow = false
  return Scene.play(prepared, folder, `overtaken ${when}`, async (scene) => {
    if (when === 'while our second question stands') {
      scene.setFaults({ afterYes: 'cut-not-started' })
      await scene.migrate(key)
      while (scene.engine.shown(key).state !== 'not-started') {
        if (scene.engine.procedure.session.connection.state !== 'connected') await scene.connect()
        await scene.wait(901_000)
      }
    }
    if (when !== 'before our command') await scene.ask(key)
    const before = scene.met.length
    await theOther(scene, prepared, folder, key, when)
    scene.others = 1
    scene.isStopped = when === 'before our command'
    scene.expect(scene.met.length === before + 1, 'the other one did not migrate it')
    if (when === 'before our command') await scene.migrate(key)
    else await scene.answer(key)
    isInTheWindow = when === 'while our first question stands'
    scene.expect(scene.met.length === before + (isInTheWindow ? 2 : 1), `${scene.met.length} y were received`)
  }).then((result) => (isInTheWindow ? { ...result, second: result.second - 1 } : result))
}

async function theOther(scene: Scene, prepared: Prepared, folder: string, key: LicenseKey, when: Overtaken) {
  const other = scene.start(copyJournal(prepared, folder, `the-other-${when.replaceAll(' ', '-')}`))
  try {
    await scene.during(other.connect())
    await scene.during(other.migrate(key))
    scene.expect(other.shown(key).state === 'done', `the other concluded "${other.shown(key).state}"`)
  } finally {
    other.vanish()
  }
}
