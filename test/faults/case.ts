import { answerDevice, settle } from '../../main/migration/steps/migrate/actions'
import { setTimeout as delay } from 'node:timers/promises'
import { readFileSync, rmSync } from 'node:fs'
import { decodeJournal, type JournalRecord } from '../../main/migration/journal'
import type { RunEvent } from '../../main/migration/events'
import { ProblemError } from '../../main/contract/result'
import type { MigrationState } from '../../main/contract/step-views'
import { adjustableClock, systemClock, type AdjustableClock } from '../../main/clock'
import type { Faults, Simulator } from '../../main/simulator'
import type { Patience } from '../../main/device/fortigate'
import type { Disk } from '../../main/store/journal-file'
import { Engine, type EngineOptions, Gone } from './engine'
import {
  copyJournal,
  startDevice,
  strayKeys,
  truthOf,
  watchYes,
  yesDecided,
  yesReceived,
  type Prepared,
} from './world'

/** One thing that goes wrong in the step "Migrate". */
export interface FaultCase {
  readonly name: string
  /** On the way and at the device, from the first line of the step on. */
  readonly faults?: Faults
  /** Ends the process before or after a record. */
  readonly killedAt?: { readonly event: RunEvent['type']; readonly when: 'before' | 'after' }
  readonly disk?: Disk
  /** Frees the disk. */
  readonly heal?: () => void
  /** How long the first process waits for the device. */
  readonly patience?: Patience
  /** Another process in the place of the first one; answers which records it knows to be on the disk. */
  readonly instead?: (
    options: EngineOptions,
    prepared: Prepared,
    device: Simulator,
  ) => Promise<readonly RunEvent['type'][]>
  /** Whether the same process goes on once the trouble is over; else it is gone, and another one starts. */
  readonly survives?: boolean
}

/** What came of a case. */
export interface CaseResult {
  readonly name: string
  /** Whether the link was lost, or the process or the disk failed. */
  readonly happened: boolean
  /** What is wrong with what came of it; empty if all is as it has to be. */
  readonly wrong: readonly string[]
  /** How often `y` reached a device that had migrated the license already. */
  readonly second: number
}

/** What a person may be told of a license that the device has not touched. */
const untouched: ReadonlySet<MigrationState> = new Set([
  'waiting',
  'asked',
  'not-started',
  'refused',
  'declined',
])

/**
 * Lives through one case: the step "Migrate" with its fault; then a new start, a resumed run, and what it concludes
 * against what the device did. If the device did nothing, the license is tried again, and has to come through.
 */
export async function liveThrough(prepared: Prepared, folder: string, fault: FaultCase): Promise<CaseResult> {
  const { key, backup } = prepared
  const wrong: string[] = []
  const expect = (holds: boolean, otherwise: string) => {
    if (!holds) wrong.push(otherwise)
  }
  const clock = adjustableClock(systemClock)
  const device = await startDevice({ ...prepared.world, clock })
  const met = watchYes(device, prepared, clock)
  const journal = copyJournal(prepared, folder, fault.name.replace(/\W+/g, '-'))
  const options = { journal, backup, port: device.port, clock }
  const kept: RunEvent['type'][] = []
  let happened = false
  let open: Engine | null = null
  try {
    if (fault.instead) {
      device.setFaults(fault.faults ?? {})
      kept.push(...(await fault.instead(options, prepared, device)))
      happened = true
    } else {
      const first = Engine.resume({
        ...options,
        ...(fault.disk && { disk: fault.disk }),
        ...(fault.patience && { patience: fault.patience }),
        hook: (event, when) => {
          if (fault.killedAt?.event === event.type && fault.killedAt.when === when) {
            happened = true
            if (when === 'after') kept.push(event.type)
            first.vanish()
            throw new Gone()
          }
          if (when === 'after') kept.push(event.type)
        },
      })
      open = first
      await first.connect()
      device.setFaults(fault.faults ?? {})
      const early = first.procedure.session.problem
      if (!early) await first.migrate(key)
      happened ||= first.procedure.session.connection.state === 'lost'
      const trouble = early ?? first.procedure.session.problem
      happened ||= trouble !== null
      if (fault.disk)
        expect(trouble?.code === 'journal-unwritable', `the full disk was told as "${trouble?.code ?? ''}"`)
      if (!fault.survives) first.vanish()
    }
    await untilQuiet(device, fault.survives === true)
    device.setFaults({})
    fault.heal?.()
    if (!fault.survives) {
      const known = decodeJournal(readFileSync(journal, 'utf8'))
      expect(known.damage?.kind !== 'damaged', `journal damaged: ${known.damage?.reason ?? ''}`)
      const added = known.records.slice(prepared.records).map(({ event }) => event.type)
      expect(
        kept.every((type, at) => added[at] === type),
        `records lost: ${kept.join()} became ${added.join()}`,
      )
      open = Engine.resume(options)
      const told = open.shown(key).state
      expect(
        told === whatIsKnown(known.records.slice(prepared.records)),
        `told "${told}" before the device was read`,
      )
      await open.connect()
    } else if (open) {
      const { connection } = open.procedure.session
      if (connection.state !== 'connected') await open.connect()
    }
    if (!open) throw new Error('Nobody is left.')
    const again = open
    const trouble = again.procedure.session.problem
    expect(trouble === null || fault.survives === true, `problem: ${trouble?.message ?? ''}`)
    const truth = truthOf(device, prepared, key)
    if (again.shown(key).state === 'unknown') {
      // In doubt, and the person is in a hurry: nothing is asked.
      const asked = await refused(again.migrate(key))
      expect(asked, 'asked again while it was in doubt')
      await waitOutDoubt(again, clock, key)
    }
    const concluded = again.shown(key).state
    const decided = yesDecided(journal, key)
    const yes = yesReceived(device)
    expect(yes <= decided, `y was received ${yes} times and decided ${decided} times`)
    expect(decided <= 1, `y was decided ${decided} times`)
    expect(truth !== 'between', 'the device stands in between')
    if (truth === 'migrated') {
      expect(concluded === 'done', `migrated, but concluded "${concluded}"`)
      expect(await refused(again.migrate(key)), 'asked again for what is migrated')
      expect(yesReceived(device) === yes, 'y was sent a second time')
    } else {
      expect(untouched.has(concluded), `untouched, but concluded "${concluded}"`)
      // The question that a full disk kept from being answered still stands.
      if (concluded === 'asked')
        await again.procedure.perform(answerDevice({ ...key, answer: 'y', typed: key.license }))
      else await again.migrate(key)
      expect(again.shown(key).state === 'done', `tried again, and concluded "${again.shown(key).state}"`)
      expect(truthOf(device, prepared, key) === 'migrated', 'tried again, and not migrated')
      expect(yesReceived(device) === yes + 1, 'tried again with another number of y than one')
      expect(yesReceived(device) <= yesDecided(journal, key), 'more y received than decided')
    }
    expect(
      decodeJournal(readFileSync(journal, 'utf8')).damage === null,
      'the journal is not whole at the end',
    )
    wrong.push(...strayKeys(device))
  } catch (error) {
    wrong.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
  } finally {
    open?.vanish()
    await device.close()
    rmSync(journal, { force: true })
  }
  return { name: fault.name, happened, wrong, second: secondYes(met) }
}

/** How often `y` came to a device that had migrated already. */
export function secondYes(met: readonly { readonly truth: string }[]): number {
  return met.filter(({ truth }) => truth === 'migrated').length
}

/** Whether something was refused in words. */
export function refused(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => false,
    (error: unknown) => error instanceof ProblemError,
  )
}

/** Lets the time pass in which a device that looks untouched is not believed to be. */
async function waitOutDoubt(engine: Engine, clock: AdjustableClock, key: Prepared['key']): Promise<void> {
  for (let rounds = 0; rounds < 5 && engine.shown(key).state === 'unknown'; rounds += 1) {
    if (engine.procedure.session.connection.state !== 'connected') await engine.connect()
    await engine.atRest()
    const { doubt } = engine.shown(key)
    // Nobody has read it yet: the person does.
    if (!doubt) await engine.procedure.perform(settle(key))
    else await clock.pass((doubt.secondsLeft + 1) * 1000)
    await engine.atRest()
  }
}

/** What can be said from the journal alone: the command was typed, and the conclusion is there or is not. */
function whatIsKnown(added: readonly JournalRecord[]): MigrationState {
  const events = added.map(({ event }) => event)
  const last = events.findLast(({ type }) =>
    ['command-sent', 'asked', 'decided', 'settled', 'compared'].includes(type),
  )
  if (last?.type === 'settled') return last.outcome.state
  return last === undefined || last.type === 'compared' ? 'waiting' : 'unknown'
}

/** The device goes on for a moment after its client is gone. */
async function untilQuiet(device: Simulator, mayStayOpen: boolean): Promise<void> {
  for (let tries = 0; tries < 200 && device.openSessions > (mayStayOpen ? 1 : 0); tries += 1) await delay(5)
}

/** How many bytes the dialogue of the step has one way: the longest cut that still happens. */
export async function bytesOf(
  prepared: Prepared,
  folder: string,
  direction: 'to-client' | 'to-device',
): Promise<number> {
  const isCutAt = async (after: number) => {
    const faults = { cut: { direction, after } }
    return (await liveThrough(prepared, folder, { name: `probe ${direction} ${after}`, faults })).happened
  }
  let cut = 1
  let whole = 2
  while (await isCutAt(whole)) {
    cut = whole
    whole *= 2
  }
  while (whole - cut > 1) {
    const middle = (cut + whole) >> 1
    if (await isCutAt(middle)) cut = middle
    else whole = middle
  }
  return cut
}
