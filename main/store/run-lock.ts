import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import * as z from 'zod'
import { ProblemError } from '../contract/result'
import { moment } from '../text/times'
import { doorFile, doorName, knock, openDoor, type LockDoor } from './lock-door'
import type { LockFolder } from './lock-folder'
import { fileNameOf, locksUnwritable, plain } from './lock-folder'

/** Who holds a FortiGate: what a second run is told. */
const holderSchema = z.object({
  serial: z.string().max(64),
  user: z.string().max(256),
  host: z.string().max(256),
  pid: z.number().int().positive(),
  /** The door that the process holds open; `null` if none could be had. 0.1.0 had none. */
  door: z.string().regex(doorName).nullable().default(null),
  /** ISO 8601. */
  since: z.string().max(32),
})
type Holder = z.infer<typeof holderSchema>

/** Who runs this application. */
export interface Runner {
  readonly user: string
  readonly host: string
}

const ending = '.json'

/**
 * One run for one FortiGate on this laptop. Each run that knows its device puts a file of its own into a folder that
 * all users share, then looks for others about the same serial number: of two that begin at the same moment at least
 * one sees the other. Nobody removes what belongs to a living process, so there is no taking over to go wrong. A lock
 * counts for nothing only if it is sure that its process has ended.
 */
export class RunLocks {
  private readonly folder: LockFolder
  private readonly runner: Runner
  private held: readonly string[] = []
  private door: LockDoor | null = null

  constructor(folder: LockFolder, runner: Runner) {
    this.folder = folder
    this.runner = runner
  }

  /**
   * Takes the device with these serial numbers: all units of a cluster are one device. What was held before is given
   * back once the new ones are taken.
   *
   * @throws ProblemError `device-in-use` with who, where and since when; `lock-unreadable`; `locks-unwritable`.
   */
  async take(serials: readonly string[], now: Date): Promise<void> {
    const before = this.held
    const taken: string[] = []
    try {
      this.folder.prepare()
      // First of all, so that nobody finds a lock whose door is not open yet.
      this.door ??= await openDoor(this.folder.path)
      for (const serial of new Set(serials)) {
        taken.push(this.put(serial, now))
        await this.refuseOthers(serial, new Set([...before, ...taken]))
      }
    } catch (error) {
      this.folder.remove(taken)
      throw error instanceof ProblemError ? error : locksUnwritable(this.folder.path, error)
    }
    this.held = taken
    this.folder.remove(before)
  }

  /** Gives the device back. */
  release(): void {
    this.folder.remove(this.held)
    this.held = []
    this.door?.close()
    this.door = null
  }

  private put(serial: string, now: Date): string {
    const name = `${fileNameOf(serial)}.${process.pid}-${randomBytes(6).toString('hex')}${ending}`
    const holder: Holder = {
      serial: serial.slice(0, 64),
      user: this.runner.user,
      host: this.runner.host,
      pid: process.pid,
      door: this.door?.name ?? null,
      since: now.toISOString(),
    }
    this.folder.put(name, holder)
    return name
  }

  private async refuseOthers(serial: string, own: ReadonlySet<string>) {
    for (const name of this.folder.about(serial, ending)) {
      if (own.has(name)) continue
      const holder = this.folder.read(name, holderSchema)
      if (holder && (await isAlive(this.folder.path, holder))) {
        throw inUse(holder, this.runner, join(this.folder.path, name))
      }
      this.folder.remove([name, ...(holder?.door ? [doorFile(holder.door)] : [])])
    }
  }
}

/** Whether the process of a lock may still be there. Its door tells; if that can't, whether its number is in use. */
async function isAlive(folder: string, { door, pid }: Holder): Promise<boolean> {
  const answer = door === null ? 'unknown' : await knock(folder, door)
  return answer === 'open' || (answer === 'unknown' && isRunning(pid))
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Someone else's process answers "not permitted": it is there. Anything else but "there is none" tells nothing.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

function inUse({ serial, user, host, pid, since }: Holder, runner: Runner, file: string): ProblemError {
  const who = user === runner.user ? `you (${plain(user)})` : plain(user)
  const where = host === runner.host ? 'on this computer' : `on ${plain(host)}`
  return new ProblemError({
    code: 'device-in-use',
    message: `Another run is working on the FortiGate ${plain(serial)}: ${who}, ${where}, since ${moment(plain(since))}.`,
    hint: `Only one run at a time can work on a device. Finish or leave the other run, then connect again. If no other run is open in any session on this computer, remove ${file}, then connect again.`,
    detail: `Process ${pid}`,
  })
}
