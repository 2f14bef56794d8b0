import type { WhileAsking } from '../../main/simulator'
import type { CaseResult } from './case'
import { Scene } from './scene'
import { stepUnderWay } from './time'
import type { Prepared } from './world'

/** Something that comes behind a question while a person reads it. */
export interface LatecomerCase {
  readonly comer: Pick<WhileAsking, 'prints' | 'then'>
  /** Milliseconds after the question. */
  readonly after: number
  readonly chunkBytes: number
}

const comers = [
  { prints: '\nThis will reset the unit to factory default. Do you want to continue? (y/n)', then: 'asks' },
  { prints: '\nNOTICE: link down\n', then: 'waits' },
  { prints: '\n', then: 'waits' },
  { prints: ' ', then: 'waits' },
  { prints: '\n', then: 'prompt' },
  { prints: '', then: 'closes' },
  { prints: '', then: 'drops' },
] as const satisfies readonly LatecomerCase['comer'][]

/** From before the question was taken as read to a moment before the session would end. */
const moments = [0, 10, 49, 51, 100, 500, 2_000, 60_000, 290_000]

export const latecomerCases: readonly LatecomerCase[] = comers.flatMap((comer) =>
  moments.flatMap((after) => [1, 7, 4096].map((chunkBytes) => ({ comer, after, chunkBytes }))),
)

/** What came behind a question uses it up: no key reaches it. At the end one `y` has reached one that was read. */
export function liveThroughLatecomer(
  prepared: Prepared,
  folder: string,
  { comer, after, chunkBytes }: LatecomerCase,
): Promise<CaseResult> {
  const name = `${comer.then} ${JSON.stringify(comer.prints)} after ${after} ms, ${chunkBytes} bytes at once`
  const { key } = prepared
  // A blank that arrives with the question belongs to its text, which is the same without it.
  const mayStand = comer.prints === ' ' && after < stepUnderWay
  return Scene.play(prepared, folder, name, async (scene) => {
    scene.setFaults({ whileAsking: { ...comer, after, times: 1 }, chunkBytes })
    await scene.ask(key)
    await scene.wait(after + 1_000)
    await scene.wait(4_000)
    const stands = scene.engine.procedure.session.asked !== null
    scene.expect(!stands || mayStand, 'the question still stands')
    scene.expect(scene.met.length === 0, 'y was sent that nobody decided')
    scene.setFaults({})
    await scene.seeThrough(key)
    scene.expectOneYes()
  })
}
