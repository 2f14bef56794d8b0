import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname, uptime } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** How long to wait for others, in milliseconds. They hold the file for a few. */
const patience = 3_000

/** A lock of another computer whose time is so far from that of ours, in milliseconds, was left behind. */
const leftBehind = 10_000

/** How far the start of this computer, as it is worked out, may be from the real one, in milliseconds. */
const startDoubt = 60_000

/** Others held the file for too long. */
export class HeldElsewhere extends Error {
  /** The file of one of them. */
  readonly lock: string

  constructor(lock: string) {
    super('Another process is writing to it.')
    this.lock = lock
  }
}

/**
 * Does something with a file that no other process changes meanwhile, if it asks here as well. Each process puts a
 * file of its own beside that file, then looks for others: of two that begin at the same moment at least one sees the
 * other, and steps back for a while. Nobody removes the lock of a living process of this computer, however long that was
 * stopped, so there is no taking over to go wrong. Of another computer only the age of a lock can tell.
 *
 * @throws HeldElsewhere if others hold it for too long; Error if no lock can be put there; what `act` throws
 */
export function whileLocked<T>(file: string, act: () => T): T {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const own = `${file}.${hostname()}.${process.pid}.${randomBytes(6).toString('hex')}.lock`
  const giveUp = performance.now() + patience
  for (;;) {
    let other: string | undefined
    try {
      writeFileSync(own, '', { flag: 'wx', mode: 0o600 })
      other = lockOfAnother(file, own)
      if (other === undefined) return act()
    } finally {
      remove(own)
    }
    if (performance.now() > giveUp) throw new HeldElsewhere(other)
    sleep(2 + Math.random() * 20)
  }
}

function lockOfAnother(file: string, own: string): string | undefined {
  const folder = dirname(file)
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .find((lock) => {
      const name = basename(lock)
      const [, host, pid] = lockName.exec(name.slice(basename(file).length)) ?? []
      if (!name.startsWith(`${basename(file)}.`) || host === undefined || lock === own) return false
      const isLeft = host === hostname() ? isOver(Number(pid), lock, own) : isOld(lock, own)
      if (isLeft) remove(lock)
      return !isLeft
    })
}

const lockName = /^\.(.+)\.(\d+)\.[0-9a-f]{12}\.lock$/

/** Whether the process of a lock has ended: its number may be that of another one by now, and even be ours. */
function isOver(pid: number, lock: string, own: string): boolean {
  if (pid === process.pid) return isOld(lock, own)
  return !isRunning(pid) || isOfBeforeStart(lock)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/** By the clock of the disk, which both have. One that lies ahead of ours is of before that clock was put back. */
function isOld(lock: string, own: string): boolean {
  const other = statSync(lock, { throwIfNoEntry: false })
  return other !== undefined && Math.abs(statSync(own).mtimeMs - other.mtimeMs) > leftBehind
}

/** Whether a lock is older than this computer has been running. */
function isOfBeforeStart(lock: string): boolean {
  const started = Date.now() - uptime() * 1000
  return (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? started) < started - startDoubt
}

/** What can't be removed grows old, and counts for nothing then. */
function remove(lock: string): void {
  try {
    rmSync(lock, { force: true })
  } catch {
    // A virus scanner may hold it, or it belongs to another user.
  }
}

/** Settings are read and written in one go, so this waits in one go as well. */
function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}
