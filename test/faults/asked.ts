import { rmSync } from 'node:fs'
import { adjustableClock, systemClock } from '../../main/clock'
import type { Faults } from '../../main/simulator'
import { secondYes, waitOutDoubt, type CaseResult } from './case'
import { Engine } from './engine'
import { copyJournal, startDevice, strayKeys, truthOf, watchYes, type Prepared } from './world'

/** Something that a device does around its question. */
export interface AskedCase {
  readonly name: string
  readonly faults: Faults
  /** Milliseconds that the person reads before they answer. */
  readonly reads: number
  /** Whether the question must have been used up, so that no key may reach it. */
  readonly isUsedUp: boolean
}

/** What comes behind a question while a person reads it. */
const latecomers = [
  { prints: '\nThis will reset the unit to factory default. Do you want to continue? (y/n)', then: 'asks' },
  { prints: '\nNOTICE: link down\n', then: 'waits' },
  { prints: '\n', then: 'waits' },
  { prints: ' ', then: 'waits' },
  { prints: '\n', then: 'prompt' },
  { prints: '', then: 'closes' },
  { prints: '', then: 'drops' },
] as const

/** Late questions, lines, prompts and ends of the session, at many moments. */
export const latecomerCases: readonly AskedCase[] = latecomers.flatMap((comer) =>
  [0, 10, 49, 51, 100, 500, 2_000, 60_000, 290_000].flatMap((after) =>
    [1, 7, 4096].map((chunkBytes) => ({
      name: `${comer.then} ${JSON.stringify(comer.prints)} after ${after} ms, ${chunkBytes} bytes at once`,
      faults: { whileAsking: { ...comer, after, times: 1 }, chunkBytes },
      reads: after + 1_000,
      isUsedUp: true,
    })),
  ),
)

/** A pause behind each byte of the dialogue: shorter and longer than what a rest is recognised by. */
export function pauseCases(bytes: number, milliseconds: readonly number[]): readonly AskedCase[] {
  return milliseconds.flatMap((wait) =>
    Array.from({ length: bytes + 1 }, (_, after) => ({
      name: `pause of ${wait} ms after byte ${after}`,
      faults: { pause: { after, for: wait } },
      reads: 0,
      isUsedUp: false,
    })),
  )
}

/** Lives through it: no key reaches what was not read, and at the end the license is migrated by one `y`. */
export async function liveThroughAsked(
  prepared: Prepared,
  folder: string,
  asked: AskedCase,
  configuration?: string,
): Promise<CaseResult> {
  const { key, backup } = prepared
  const wrong: string[] = []
  const clock = adjustableClock(systemClock)
  const device = await startDevice({ clock, ...(configuration !== undefined && { configuration }) })
  const met = watchYes(device, key)
  const journal = copyJournal(prepared, folder, asked.name.replace(/\W+/g, '-').slice(0, 120))
  const engine = Engine.resume({ journal, backup, port: device.port, clock })
  let happened = true
  try {
    await engine.connect()
    device.setFaults(asked.faults)
    const asking = engine.procedure.askDevice(key)
    let isOver = false
    void asking.finally(() => {
      isOver = true
    })
    // Time passes while the device is paused, and only then.
    for (let turns = 0; turns < 4_000 && !isOver; turns++) {
      await new Promise((resolve) => setTimeout(resolve, 1))
      if (turns % 25 === 24) await clock.pass(500)
    }
    await asking
    const stands = engine.procedure.session.asked !== null
    if (asked.reads > 0) await clock.pass(asked.reads)
    for (let turns = 0; turns < 50; turns++) {
      await new Promise((resolve) => setTimeout(resolve, 2))
      await clock.pass(50)
    }
    if (asked.isUsedUp) {
      if (engine.procedure.session.asked !== null) wrong.push('the question still stands')
      if (stands && met.length > 0) wrong.push('y reached a question that was used up')
      device.setFaults({})
      await engine.atRest()
    } else if (engine.procedure.session.asked) {
      const answering = engine.procedure.answerDevice(key, 'y', key.license)
      let isAnswered = false
      void answering.finally(() => {
        isAnswered = true
      })
      for (let turns = 0; turns < 4_000 && !isAnswered; turns++) {
        await new Promise((resolve) => setTimeout(resolve, 1))
        if (turns % 25 === 24) await clock.pass(500)
      }
      await answering
    }
    device.setFaults({})
    if (engine.procedure.session.connection.state !== 'connected') await engine.connect()
    await engine.atRest()
    await waitOutDoubt(engine, clock, key)
    if (engine.shown(key).state !== 'done') {
      if (truthOf(device, key) !== 'untouched') wrong.push(`concluded "${engine.shown(key).state}"`)
      await engine.migrate(key)
    }
    if (engine.shown(key).state !== 'done') wrong.push(`at the end concluded "${engine.shown(key).state}"`)
    if (met.length !== 1) wrong.push(`y was received ${met.length} times`)
    wrong.push(...strayKeys(device))
  } catch (error) {
    happened = false
    wrong.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
  } finally {
    engine.vanish()
    await device.close()
    rmSync(journal, { force: true })
  }
  return { name: asked.name, happened, wrong, second: secondYes(met) }
}
