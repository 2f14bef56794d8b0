import { statSync } from 'node:fs'
import { join } from 'node:path'
import { licenseName } from '../contract/license-key'
import { ProblemError } from '../contract/result'
import type { RunEvent } from '../migration/events'
import { applyEvent } from '../migration/fold'
import { openAfterYes, type RunState } from '../migration/run'
import { serialsOf } from '../migration/readings/device'
import { DeviceLocks, type LockingRun, type UnsettledRun } from '../store/device-lock'
import { LockFolder, plain, withoutHiddenMarks } from '../store/lock-folder'
import { RunLocks, type Runner } from '../store/run-lock'
import type { RunFolders } from '../store/run-folders'
import type { KnownRun, RunSummary } from '../migration/summary'
import { list } from '../text/words'

/** A live run at its device. */
export interface Claimant {
  readonly id: string
  /** Its folder. */
  readonly folder: string
}

/**
 * Which run may work on which FortiGate: one at a time, and none but the one in which a `y` is not settled, for as long
 * as that is so, also when the application has ended in between.
 */
export class DeviceClaims {
  private readonly folders: RunFolders
  private readonly runner: Runner
  private readonly running: RunLocks
  private readonly unsettled: DeviceLocks
  /** The run that has to be opened in the place of the one that was refused last. */
  private first: RunSummary | null = null

  constructor(locksFolder: string, folders: RunFolders, runner: Runner) {
    const folder = new LockFolder(locksFolder)
    this.folders = folders
    this.runner = runner
    this.running = new RunLocks(folder, runner)
    this.unsettled = new DeviceLocks(folder)
  }

  /**
   * Brings the locks on the disk in line with the runs of this user, whose journals are what is true: a lock may have
   * been removed by whatever cleans up that folder, or have outlived its reason in a crash.
   *
   * @param known all runs on the disk, as they were just listed
   * @throws ProblemError `locks-unwritable`.
   */
  restore(known: readonly KnownRun[]): void {
    for (const run of known) {
      if ('problem' in run || run.mode !== 'live') continue
      const { path } = this.folders.folder('live', run.id)
      if (run.openAfterYes.length === 0) this.unsettled.unlock(run.id, run.serials)
      else
        this.unsettled.lock(
          this.lockOf({ id: run.id, folder: path }, run.serials, run.openAfterYes),
          new Date(run.touchedAt),
        )
    }
  }

  /**
   * Takes the device with these serial numbers for a run.
   *
   * @throws ProblemError `device-in-use`; `device-has-open-run` if another run here has to be opened first;
   *   `device-locked` if one that can't be opened here is not settled; `lock-unreadable`; `locks-unwritable`.
   * @returns what other runs of this user may have told it of licenses that it did not migrate.
   */
  async take(run: Claimant, serials: readonly string[], now: Date): Promise<RunSummary['told']> {
    await this.running.take(serials, now)
    try {
      this.refuseOpenRun(run.id, serials)
    } catch (error) {
      this.running.release()
      throw error
    }
    return this.othersOn(run.id, serials).flatMap(({ told }) => told)
  }

  /** Gives the device back; a lock for a `y` that is not settled stays. */
  release(): void {
    this.running.release()
  }

  /** The run that the refusal `device-has-open-run` was about. @throws ProblemError */
  runToSettle(): RunSummary {
    if (this.first) return this.first
    throw new ProblemError({
      code: 'no-such-run',
      message: 'There is no such run.',
      hint: 'Go back to the home screen.',
    })
  }

  /**
   * Records an event of a run, with the lock that it needs: there before it is on record that the command is
   * typed, gone once all is settled.
   *
   * @throws ProblemError what `record` throws; `locks-unwritable` before anything was recorded.
   */
  recording<R>(
    run: Claimant,
    state: () => RunState,
    now: () => Date,
    record: (event: RunEvent, at: Date) => R,
  ): (event: RunEvent) => R {
    let locked: LockingRun | null = null
    return (event) => {
      const at = now()
      // Line by line of what the FortiGate prints, and nothing that changes what is settled.
      if (event.type === 'printed') return record(event, at)
      const next = applyEvent(state(), { number: 0, at: at.toISOString(), event })
      const licenses = openAfterYes(next).map(({ key }) => licenseName(key))
      const serials = next.connected ? serialsOf(next.connected.reading) : []
      const wanted = this.lockOf(run, serials, licenses)
      if (licenses.length > 0 && JSON.stringify(wanted) !== JSON.stringify(locked)) {
        this.unsettled.lock(wanted, at)
        locked = wanted
      }
      const recorded = record(event, at)
      if (licenses.length === 0 && locked !== null) {
        this.unsettled.unlock(run.id, locked.serials)
        locked = null
      }
      return recorded
    }
  }

  private lockOf(run: Claimant, serials: readonly string[], licenses: readonly string[]): LockingRun {
    return { ...run, user: this.runner.user, serials, licenses }
  }

  private refuseOpenRun(id: string, serials: readonly string[]) {
    this.first = null
    const here = this.othersOn(id, serials).find((run) => run.openAfterYes.length > 0)
    if (here) {
      this.first = here
      throw hasOpenRun(here, this.folders.folder('live', here.id).path)
    }
    for (const lock of this.unsettled.on(serials)) {
      if (lock.run !== id && !this.isSettled(lock)) throw locked(lock, this.runner, placeOf(lock))
    }
  }

  /** The other runs of this user on a device with these serial numbers. */
  private othersOn(id: string, serials: readonly string[]): readonly RunSummary[] {
    return this.folders.summaries(id).filter((run) => run.serials.some((serial) => serials.includes(serial)))
  }

  /** Whether a lock has outlived its reason, as one of our own runs can tell. Its file is removed then. */
  private isSettled(lock: UnsettledRun): boolean {
    if (this.folders.folder('live', lock.run).path !== lock.folder) return false
    const run = this.folders.summarise(lock.run)
    if (run === null || 'problem' in run || run.openAfterYes.length > 0) return false
    this.unsettled.unlock(lock.run, [lock.serial])
    return true
  }
}

/** Whether the folder of a run is still there; `elsewhere` if that can't be seen, as in the home of another user. */
function placeOf({ folder }: UnsettledRun): 'there' | 'gone' | 'elsewhere' {
  try {
    statSync(join(folder, 'journal.jsonl'))
    return 'there'
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'gone' : 'elsewhere'
  }
}

/** `license A`, `licenses A and B` */
function named(licenses: readonly string[]): string {
  return `${licenses.length === 1 ? 'license' : 'licenses'} ${list(licenses.map(plain))}`
}

function hasOpenRun({ serial, openAfterYes, finished }: RunSummary, folder: string): ProblemError {
  return new ProblemError({
    code: 'device-has-open-run',
    message: `Another run on the FortiGate ${serial ?? ''} comes first: “y” may have been sent there, and the outcome of ${named(openAfterYes)} is not settled.`,
    hint: finished
      ? `Verify that run again: once all users of that license are found to have come through, this FortiGate is free. If that can never happen, move the folder of that run away: ${folder}`
      : 'Open that run and connect: it reads from the FortiGate what was done, and continues with the rest.',
  })
}

function locked(
  { serial, licenses, folder, user, file }: UnsettledRun,
  runner: Runner,
  place: 'there' | 'gone' | 'elsewhere',
): ProblemError {
  const whose = user === runner.user ? 'you' : plain(user)
  const what = `“y” may have been sent to the FortiGate ${plain(serial)} in a run of ${whose}, and the outcome of ${named(licenses)} is not settled.`
  const release = `remove ${file}, then connect again`
  return new ProblemError({
    code: 'device-locked',
    message: place === 'gone' ? `${what} Its folder is gone: ${withoutHiddenMarks(folder)}.` : what,
    hint:
      place === 'gone'
        ? `Restore that folder and open the run. If it is lost, find out first what was migrated: look on the FortiGate for the tokens and users of the license, and ask Fortinet Customer Service. Only then ${release}.`
        : place === 'there'
          ? `Open that run in the Tokenferry whose data it belongs to: ${withoutHiddenMarks(folder)}. If it can no longer be opened, find out first what was migrated; only then ${release}.`
          : `Ask ${whose} to open that run, and to connect: it reads from the FortiGate what was done. If nobody can, find out first what was migrated; only then ${release}.`,
  })
}
