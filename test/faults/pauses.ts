import type { CaseResult } from './case'
import { Scene } from './scene'
import type { Prepared } from './world'

/** A pause in what the device prints. */
export interface PauseCase {
  /** Behind so many bytes. */
  readonly after: number
  /** Milliseconds. */
  readonly wait: number
}

/** Longer than what an ordinary rest is recognized by, and longer than what a doubtful one is. */
export const pauses = { short: 60, long: 2_500 }

/** A pause behind every so many bytes of the dialogue. */
export function pauseCases(bytes: number, wait: number, step = 1): readonly PauseCase[] {
  return Array.from({ length: Math.ceil((bytes + 1) / step) }, (_, at) => ({ after: at * step, wait }))
}

/** Wherever the device pauses, nothing is mistaken for a question or a prompt: one `y`, and the license is migrated. */
export function liveThroughPause(
  prepared: Prepared,
  folder: string,
  { after, wait }: PauseCase,
): Promise<CaseResult> {
  const { key } = prepared
  return Scene.play(
    prepared,
    folder,
    `pause of ${wait} ms after ${after}, ${prepared.name}`,
    async (scene) => {
      scene.setFaults({ pause: { after, for: wait } })
      await scene.migrate(key)
      const { state } = scene.engine.shown(key)
      scene.expect(state === 'done', `a pause made it "${state}"`)
      scene.expectOneYes()
    },
  )
}
