import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { uptime } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { ProblemError } from '../contract/result'

/** Who holds a FortiGate: what a second run is told. */
const holderSchema = z.object({
  serial: z.string().max(64),
  user: z.string().max(256),
  host: z.string().max(256),
  /** Id of the process, and when it was started in the words of the system, where that can be told. */
  pid: z.number().int().positive(),
  started: z.string().max(64).nullable(),
  boot: z.string().max(64),
  /** ISO 8601. */
  since: z.string().max(32),
})
type Holder = z.infer<typeof holderSchema>

/** Who runs this application. */
export interface Runner {
  readonly user: string
  readonly host: string
}

/** A lock is a few hundred bytes; the folder is open to all users, so nothing larger is read. */
const largestLock = 4096

/**
 * Where the locks of all users of this laptop lie. Each user has files of their own there, which the others may read.
 */
export function machineWideLocks(environment: NodeJS.ProcessEnv = process.env): string {
  const chosen = environment.TOKENFERRY_LOCKS
  if (chosen) return chosen
  if (process.platform === 'win32') {
    return join(environment.ProgramData ?? 'C:\\ProgramData', 'Tokenferry', 'locks')
  }
  return process.platform === 'darwin' ? '/Users/Shared/Tokenferry-locks' : '/var/tmp/tokenferry-locks'
}

/**
 * One run for one FortiGate on this laptop. Each run that knows its device puts a file of its own into a folder that
 * all users share, then looks for others about the same serial number: of two that begin at the same moment at least
 * one sees the other. Nobody removes what belongs to a living process, so there is no taking over to go wrong. A lock
 * whose process is gone, or is from before the last start of the system, counts for nothing.
 */
export class RunLocks {
  private readonly folder: string
  private readonly runner: Runner
  private held: readonly string[] = []

  constructor(folder: string, runner: Runner) {
    this.folder = folder
    this.runner = runner
  }

  /**
   * Takes the device with these serial numbers: all units of a cluster are one device. What was held before is given
   * back once the new ones are taken.
   *
   * @throws ProblemError `device-in-use` with who, where and since when; `locks-unwritable`.
   */
  take(serials: readonly string[], now: Date): void {
    const before = this.held
    const taken: string[] = []
    try {
      this.prepareFolder()
      for (const serial of new Set(serials)) {
        taken.push(this.put(serial, now))
        const other = this.othersOf(serial, new Set([...before, ...taken]))[0]
        if (other) throw inUse(other, this.runner)
      }
    } catch (error) {
      for (const file of taken) rmSync(join(this.folder, file), { force: true })
      throw error instanceof ProblemError ? error : unwritable(this.folder, error)
    }
    this.held = taken
    this.remove(before)
  }

  /** Gives the device back. */
  release(): void {
    this.remove(this.held)
    this.held = []
  }

  private remove(files: readonly string[]) {
    for (const file of files) {
      try {
        rmSync(join(this.folder, file), { force: true })
      } catch {
        // It is stale once this process has ended.
      }
    }
  }

  private prepareFolder() {
    try {
      mkdirSync(this.folder, { recursive: true })
      // Sticky: everyone may add, only the owner may remove. The mode of mkdir is narrowed by the umask.
      if (process.platform !== 'win32') chmodSync(this.folder, 0o1777)
    } catch (error) {
      if (!isFolder(this.folder)) throw error
    }
    if (!isFolder(this.folder)) throw new Error('It is not a folder.')
  }

  private put(serial: string, now: Date): string {
    const name = `${fileNameOf(serial)}.${process.pid}-${randomBytes(6).toString('hex')}`
    const holder: Holder = {
      serial: serial.slice(0, 64),
      user: this.runner.user,
      host: this.runner.host,
      pid: process.pid,
      started: startOf(process.pid),
      boot: bootOf(),
      since: now.toISOString(),
    }
    // Under its name it is whole from the first moment on.
    const unfinished = join(this.folder, `${name}.new`)
    writeFileSync(unfinished, `${JSON.stringify(holder)}\n`, { flag: 'wx', mode: 0o644 })
    renameSync(unfinished, join(this.folder, `${name}.json`))
    return `${name}.json`
  }

  private othersOf(serial: string, own: ReadonlySet<string>): readonly Holder[] {
    return readdirSync(this.folder)
      .filter((name) => name.startsWith(`${fileNameOf(serial)}.`) && name.endsWith('.json') && !own.has(name))
      .flatMap((name) => {
        const holder = readHolder(join(this.folder, name))
        if (holder && isAlive(holder)) return [holder]
        this.remove([name])
        return []
      })
  }
}

/** Serial numbers are letters and digits; anything else must not name a path. */
function fileNameOf(serial: string): string {
  return serial.replace(/[^A-Za-z0-9-]/g, '_').slice(0, 64)
}

/** Anyone may write into the folder: only a small, plain file of the expected form is a lock. */
function readHolder(path: string): Holder | null {
  try {
    const descriptor = openSync(
      path,
      constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
    )
    try {
      if (!fstatSync(descriptor).isFile()) return null
      const bytes = Buffer.alloc(largestLock)
      const length = readSync(descriptor, bytes, 0, largestLock, 0)
      return holderSchema.safeParse(JSON.parse(bytes.toString('utf8', 0, length))).data ?? null
    } finally {
      closeSync(descriptor)
    }
  } catch {
    return null
  }
}

function isAlive({ pid, started, boot }: Holder): boolean {
  if (!isSameBoot(boot, bootOf())) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    // Somebody else's process answers "not permitted": it is there.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const now = startOf(pid)
  // The number may have been given to another process since.
  return started === null || now === null || started === now
}

/** When a process was started, in clock ticks since the start of the system; only Linux tells it in a file. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

/** What tells one start of the system from the next: its id, else the time it was started. */
function bootOf(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()
  } catch {
    return String(Math.round(Date.now() / 1000 - uptime()))
  }
}

/** Clocks are set and drift: a start that is computed from one counts as the same within two minutes. */
function isSameBoot(one: string, other: string): boolean {
  if (one === other) return true
  return /^\d+$/.test(one) && /^\d+$/.test(other) && Math.abs(Number(one) - Number(other)) < 120
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function inUse({ serial, user, host, pid, since }: Holder, runner: Runner): ProblemError {
  const plain = (text: string) => text.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 64)
  const who = user === runner.user ? `you (${plain(user)})` : plain(user)
  const where = host === runner.host ? 'on this computer' : `on ${plain(host)}`
  return new ProblemError({
    code: 'device-in-use',
    message: `Another run is at the FortiGate ${plain(serial)}: ${who}, ${where}, since ${plain(since).slice(0, 16).replace('T', ' ')} UTC.`,
    hint: 'One device is migrated by one run at a time. Finish or leave the other run, then connect again.',
    detail: `Process ${pid}`,
  })
}

function unwritable(folder: string, error: unknown): ProblemError {
  return new ProblemError({
    code: 'locks-unwritable',
    message: `It can’t be recorded in ${folder} that this run works on the FortiGate.`,
    hint: 'Without it a second run on this laptop would not know of this one. Check the rights of that folder, or name another one in TOKENFERRY_LOCKS.',
    detail: (error as Error).message,
  })
}
