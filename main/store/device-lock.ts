import { join } from 'node:path'
import * as z from 'zod'
import { fileNameOf, locksUnwritable, type LockFolder } from './lock-folder'

/** A run in which a `y` is not settled, as its lock names it. */
const unsettledRunSchema = z.object({
  serial: z.string().max(64),
  run: z.string().max(64),
  /** The folder of the run. */
  folder: z.string().max(2048),
  /** The licenses whose outcome is open. */
  licenses: z.array(z.string().max(64)).max(64),
  user: z.string().max(256),
  /** ISO 8601. */
  since: z.string().max(32),
})
export type UnsettledRun = z.infer<typeof unsettledRunSchema> & {
  /** The file that says so. */
  readonly file: string
}

/** A run that may have to lock its device. */
export interface LockingRun {
  readonly id: string
  readonly folder: string
  readonly user: string
  readonly serials: readonly string[]
  /** The licenses whose outcome is open; empty if none is. */
  readonly licenses: readonly string[]
}

const ending = '.run'

/**
 * The memory of a `y`: a lock on a FortiGate that outlives the process. It is on the disk before the command is typed,
 * names the run that types it, and is taken away once that run is settled. It lies where the locks of living runs
 * lie, so that other users of this computer find it as well.
 */
export class DeviceLocks {
  private readonly folder: LockFolder

  constructor(folder: LockFolder) {
    this.folder = folder
  }

  /**
   * Locks the device of a run, on all units of its cluster, on the disk before this returns.
   *
   * @throws ProblemError `locks-unwritable`; then nothing that can't be undone may be sent.
   */
  lock({ id, folder, user, serials, licenses }: LockingRun, now: Date): void {
    try {
      this.folder.prepare()
      for (const serial of new Set(serials)) {
        this.folder.put(nameOf(serial, id), {
          serial: serial.slice(0, 64),
          run: id,
          folder,
          licenses: licenses.slice(0, 64).map((name) => name.slice(0, 64)),
          user,
          since: now.toISOString(),
        })
      }
    } catch (error) {
      throw locksUnwritable(this.folder.path, error)
    }
  }

  /** Takes the locks of a run away. What can't be removed is passed over: its run says that nothing is open any more. */
  unlock(id: string, serials: readonly string[]): void {
    this.folder.remove(serials.map((serial) => nameOf(serial, id)))
  }

  /**
   * The runs that have locked a device with one of these serial numbers, each once.
   *
   * @throws ProblemError `lock-unreadable`, `locks-unwritable`.
   */
  on(serials: readonly string[]): readonly UnsettledRun[] {
    const found = new Map<string, UnsettledRun>()
    for (const serial of new Set(serials)) {
      for (const name of this.namesAbout(serial)) {
        const lock = this.folder.read(name, unsettledRunSchema)
        if (lock) found.set(`${lock.folder}\n${lock.run}`, { ...lock, file: join(this.folder.path, name) })
      }
    }
    return [...found.values()]
  }

  private namesAbout(serial: string): readonly string[] {
    try {
      this.folder.prepare()
      return this.folder.about(serial, ending)
    } catch (error) {
      throw locksUnwritable(this.folder.path, error)
    }
  }
}

function nameOf(serial: string, run: string): string {
  return `${fileNameOf(serial)}.${fileNameOf(run)}${ending}`
}
