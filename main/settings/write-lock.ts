import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** How long to wait for others, in milliseconds. They hold the file for a few. */
const patience = 3_000

/** A lock whose time is so far from that of ours, in milliseconds, was left behind. */
const leftBehind = 10_000

/**
 * Does something with a file that no other process changes meanwhile, if it asks here as well. Each process puts a
 * file of its own beside that file, then looks for others: of two that begin at the same moment at least one sees the
 * other, and steps back for a while. Nobody removes the lock of a living process, so there is no taking over to go
 * wrong.
 *
 * @throws Error if others hold it for too long, or no lock can be put there; what `act` throws
 */
export function whileLocked<T>(file: string, act: () => T): T {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const own = `${file}.${hostname()}.${process.pid}.${randomBytes(6).toString('hex')}.lock`
  const giveUp = performance.now() + patience
  for (;;) {
    try {
      writeFileSync(own, '', { flag: 'wx', mode: 0o600 })
      if (!othersHold(file, own)) return act()
    } finally {
      remove(own)
    }
    if (performance.now() > giveUp) throw new Error('Another process is writing it.')
    sleep(2 + Math.random() * 20)
  }
}

function othersHold(file: string, own: string): boolean {
  const folder = dirname(file)
  return readdirSync(folder).some((name) => {
    const lock = join(folder, name)
    const [, host, pid] = lockName.exec(name.slice(basename(file).length)) ?? []
    if (!name.startsWith(`${basename(file)}.`) || host === undefined || lock === own) return false
    const isLeft = (host === hostname() && !isRunning(Number(pid))) || isOld(lock, own)
    if (isLeft) remove(lock)
    return !isLeft
  })
}

const lockName = /^\.(.+)\.(\d+)\.[0-9a-f]{12}\.lock$/

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
