import { answerDevice, settle } from '../../main/migration/steps/migrate/actions'
import type { LicenseKey } from '../../main/contract/license-key'
import { rmSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { adjustableClock, systemClock } from '../../main/clock'
import type { Faults, Simulator } from '../../main/simulator'
import { refused, secondYes, type CaseResult } from './case'
import { Engine } from './engine'
import { letPass, passAtRest } from './time'
import {
  copyJournal,
  startDevice,
  strayKeys,
  truthOf,
  watchYes,
  yesDecided,
  type Prepared,
  type YesMet,
} from './world'

/** How early "untouched" or "partial" is believed at the earliest, in milliseconds after the `y`. */
const believedFrom = 15 * 60_000 - 100

/** More often than a license has to be gone back to. */
const mostRounds = 80

/** A device, an engine at its step "Migrate", and a person who sees it through, in a time that can be put forward. */
export class Scene {
  readonly clock = adjustableClock(systemClock)
  readonly wrong: string[] = []
  readonly device: Simulator
  readonly journal: string
  readonly met: readonly YesMet[]
  readonly prepared: Prepared
  engine: Engine
  /** How many `y` are those of another administrator. */
  others = 0
  /** Whether someone else changed what was approved, so that the comparison has to stop. */
  isStopped = false

  private constructor(prepared: Prepared, device: Simulator, journal: string, clock: Scene['clock']) {
    this.clock = clock
    this.prepared = prepared
    this.device = device
    this.journal = journal
    this.met = watchYes(device, prepared, clock)
    this.engine = this.start()
  }

  /**
   * Plays a scene, up to an end in which every license of the run has to be migrated by no more `y` than were decided,
   * none of them to a device that had migrated, and no key where none belongs.
   */
  static async play(
    prepared: Prepared,
    folder: string,
    name: string,
    act: (scene: Scene) => Promise<void>,
  ): Promise<CaseResult> {
    const clock = adjustableClock(systemClock)
    const device = await startDevice({ ...prepared.world, clock })
    const journal = copyJournal(prepared, folder, name.replace(/\W+/g, '-').slice(0, 150))
    const scene = new Scene(prepared, device, journal, clock)
    const { wrong } = scene
    try {
      await scene.connect()
      await act(scene)
      for (const key of prepared.keys) await scene.seeThrough(key)
      for (const key of prepared.keys) scene.expectDone(key)
      wrong.push(...strayKeys(device))
    } catch (error) {
      wrong.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
    } finally {
      scene.engine.vanish()
      await device.close()
      rmSync(journal, { force: true })
    }
    return { name, happened: true, wrong, second: secondYes(scene.met) }
  }

  expect(holds: boolean, otherwise: string): void {
    if (!holds) this.wrong.push(otherwise)
  }

  /** Another process on the same journal; the first one is left as it was. */
  start(journal = this.journal): Engine {
    return Engine.resume({
      journal,
      backup: this.prepared.backup,
      port: this.device.port,
      clock: this.clock,
    })
  }

  /** The process is gone, and another one begins. */
  startAgain(): void {
    this.engine.vanish()
    this.engine = this.start()
  }

  setFaults(faults: Faults): void {
    this.device.setFaults(faults)
  }

  /** Lets time pass until something is done. */
  during<T>(work: Promise<T>): Promise<T> {
    return letPass(work, this.clock, () => this.engine.said)
  }

  connect(): Promise<void> {
    return this.during(this.engine.connect())
  }

  ask(key: LicenseKey): Promise<void> {
    return this.during(this.engine.ask(key))
  }

  answer(key: LicenseKey): Promise<void> {
    return this.during(
      this.engine.procedure.perform(answerDevice({ ...key, answer: 'y', typed: key.license })),
    )
  }

  async migrate(key: LicenseKey): Promise<void> {
    await this.ask(key)
    if (this.engine.procedure.session.asked) await this.answer(key)
  }

  /** Nobody does anything for so many milliseconds. */
  async wait(milliseconds: number): Promise<void> {
    await passAtRest(this.clock, milliseconds)
    await this.during(this.engine.atRest())
  }

  /** Resolves once the device has received so many `y`. */
  async receives(count: number): Promise<void> {
    for (let turn = 0; turn < 2_000 && this.met.length < count; turn += 1) await delay(2)
  }

  /** Goes back to a license until it is done: reads what is in doubt, and asks again for what is untouched. */
  async seeThrough(key: LicenseKey, isInHurry = false): Promise<void> {
    for (let round = 0; round < mostRounds; round += 1) {
      const { connection } = this.engine.procedure.session
      if (connection.state !== 'connected') await this.connect()
      await this.during(this.engine.atRest())
      const { state } = this.engine.shown(key)
      if (state === 'partial') this.expectBelievedLate(key, state)
      if (state === 'done' || state === 'partial') return
      if (state === 'asked') await this.answer(key)
      else if (state === 'unknown') await this.waitInDoubt(key, isInHurry)
      else {
        this.expectBelievedLate(key, state)
        await this.migrate(key)
        if (this.isStopped && this.engine.shown(key).state === 'waiting') return
      }
    }
  }

  /** In a hurry, it is asked for at every chance, and read by hand. */
  private async waitInDoubt(key: LicenseKey, isInHurry: boolean): Promise<void> {
    if (isInHurry) {
      this.expect(await refused(this.engine.migrate(key)), 'asked again while it was in doubt')
    }
    const { doubt } = this.engine.shown(key)
    if (!doubt) {
      // Nobody has read it yet: the person does.
      await this.during(this.engine.procedure.perform(settle(key)))
      return
    }
    const left = doubt.secondsLeft + 1
    await this.wait((isInHurry ? Math.min(45, left) : left) * 1000)
    const { state } = this.engine.shown(key)
    if (isInHurry && state === 'unknown' && this.engine.procedure.session.connection.state === 'connected') {
      await this.during(this.engine.procedure.perform(settle(key)))
    }
  }

  private expectBelievedLate(key: LicenseKey, state: string): void {
    if (state !== 'not-started' && state !== 'partial') return
    const last = this.met.findLast(({ license }) => license === key.license)
    const age = last ? this.clock.monotonic() - last.at : Infinity
    this.expect(age >= believedFrom, `believed "${state}" ${Math.round(age / 1000)} s after the y`)
  }

  private expectDone(key: LicenseKey): void {
    const { state } = this.engine.shown(key)
    const received = this.met.filter(({ license }) => license === key.license).length - this.others
    const decided = yesDecided(this.journal, key)
    this.expect(received <= decided, `y was received ${received} times and decided ${decided} times`)
    if (this.isStopped && state === 'waiting') {
      this.expect(decided === 0, 'y was decided of what is not done')
      return
    }
    this.expect(state === 'done', `${key.license} is at the end concluded "${state}"`)
    this.expect(truthOf(this.device, this.prepared, key) === 'migrated', `${key.license} is not migrated`)
  }

  /** Of a license that a device must not have been told twice, whatever happened. */
  expectOneYes(): void {
    for (const { license } of this.prepared.keys) {
      const received = this.met.filter((each) => each.license === license).length
      this.expect(received === 1, `y was received ${received} times`)
    }
  }
}
