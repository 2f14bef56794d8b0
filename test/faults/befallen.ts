import type { Faults, Happening, Occasion } from '../../main/simulator'
import type { CaseResult } from './case'
import { Scene } from './scene'
import type { Prepared } from './world'

/** Something that happens to the device, no matter who is logged in, and how long the person reads the question. */
export interface BefallenCase {
  readonly name: string
  readonly faults: Faults
  /** Milliseconds. */
  readonly reads: number
  /** Whether it changes what was approved, so that the comparison may stop. */
  readonly isAChange?: boolean
}

const migrate = 'execute fortitoken-cloud migrate-ftm'

/** Around the command, its question, and the answer: the person reads for two seconds. */
const laters = [0, 1, 20, 60, 500, 1_900, 2_000, 2_050, 2_500, 5_000, 20_000]
const reads = 2_000

function around(happening: Happening, commands: readonly string[]): readonly (Happening & Occasion)[] {
  return commands.flatMap((command) =>
    (['before', 'after'] as const).flatMap((when) =>
      laters.map((later) => ({ ...happening, command, when, later })),
    ),
  )
}

function named(happening: Happening & Occasion): string {
  const { what, when, command, later = 0, time = 1 } = happening
  return `${what} ${later} ms ${when} "${command}" ${time}`
}

/** The device reboots: what it had still to do it does not do. */
export const rebootCases: readonly BefallenCase[] = around({ what: 'reboots', downFor: 30_000 }, [
  migrate,
]).flatMap((happening) => [
  { name: named(happening), faults: { happens: [happening] }, reads },
  {
    name: `${named(happening)}, commits late`,
    faults: { happens: [happening], afterYes: 'commits-late', lateBy: 3_000 },
    reads,
  },
])

/** The cluster fails over, around the first license and around the second. */
export const failOverCases: readonly BefallenCase[] = [1, 2].flatMap((time) =>
  around({ what: 'fails-over' }, [migrate]).map((each) => {
    const happening = { ...each, time }
    return { name: named(happening), faults: { happens: [happening] }, reads }
  }),
)

/** Another administrator changes something, before or behind each of the lines that decide. */
export const someoneElseCases: readonly BefallenCase[] = around(
  { what: 'someone-else', does: ['changes an email address'] },
  ['get system status', 'show user local', migrate],
).map((happening) => ({ name: named(happening), faults: { happens: [happening] }, reads, isAChange: true }))

/** The device ends a session in which nothing is typed: while the question is read, and while it is not. */
export const idleCases: readonly BefallenCase[] = [
  [300_000, 290_000],
  [300_000, 299_000],
  [300_000, 301_000],
  [300_000, 900_000],
  [60_000, 61_000],
  [60_000, 59_000],
].map(([idleTimeout = 0, reads = 0]) => ({
  name: `idle for ${idleTimeout} ms, read for ${reads} ms`,
  faults: { idleTimeout },
  reads,
}))

/** Whatever befalls it, no `y` reaches a license that is migrated, and in the end all are. */
export function liveThroughBefallen(
  prepared: Prepared,
  folder: string,
  { name, faults, reads, isAChange = false }: BefallenCase,
): Promise<CaseResult> {
  return Scene.play(prepared, folder, name, async (scene) => {
    scene.isStopped = isAChange
    scene.setFaults(faults)
    for (const key of prepared.keys) {
      if (scene.engine.procedure.session.connection.state !== 'connected') await scene.connect()
      if (scene.engine.shown(key).state !== 'waiting') continue
      await scene.ask(key)
      await scene.wait(reads)
      if (scene.engine.procedure.session.asked) await scene.answer(key)
      await scene.wait(30_000)
      await scene.seeThrough(key)
    }
  })
}
