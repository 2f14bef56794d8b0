import {
  chmodSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type * as z from 'zod'
import { ProblemError } from '../contract/result'
import { patientlyInOneGo } from '../files/patiently'
import { readWithoutWaiting } from '../files/without-waiting'
import { notReserved } from '../text/device-names'

/** A lock is a few hundred bytes; the folder is open to all users, so nothing larger is read. */
const largestLock = 4096

/**
 * Where the locks of all users of this laptop lie. Each user has files of their own there, which the others may read.
 */
export function machineWideLocks(environment: NodeJS.ProcessEnv = process.env): string {
  const chosen = environment.TOKENFERRY_LOCKS
  if (chosen) return chosen
  if (process.platform === 'win32') {
    return join(environment.ProgramData || 'C:\\ProgramData', 'Tokenferry', 'locks')
  }
  return process.platform === 'darwin' ? '/Users/Shared/Tokenferry-locks' : '/var/tmp/tokenferry-locks'
}

/** How the file of another is opened and read; both may fail, depending on who holds it. */
export interface LockReading {
  readonly open: (path: string, flags: number) => number
  readonly read: (descriptor: number, bytes: Uint8Array) => number
}

const realReading: LockReading = {
  open: openSync,
  read: (descriptor, bytes) => readSync(descriptor, bytes, 0, bytes.length, 0),
}

/**
 * The folder in which runs tell each other of the FortiGate that they work on: small files named after a serial number,
 * which all users of this computer may read and only their owner may remove.
 */
export class LockFolder {
  readonly path: string
  private readonly reading: LockReading

  constructor(path: string, reading: LockReading = realReading) {
    this.path = path
    this.reading = reading
  }

  /** Makes the folder, for everyone. @throws Error if it can't be one. */
  prepare(): void {
    try {
      mkdirSync(this.path, { recursive: true })
      // Sticky: everyone may add, only the owner may remove. The mode of mkdir is narrowed by the umask.
      if (process.platform !== 'win32') chmodSync(this.path, 0o1777)
    } catch (error) {
      if (!isFolder(this.path)) throw error
    }
    if (!isFolder(this.path)) throw new Error('It is not a folder.')
  }

  /** Puts a file there that is whole from the first moment on, and on the disk when this returns. */
  put(name: string, content: object): void {
    const unfinished = join(this.path, `${name}.new`)
    // What a crash left under this name is ours: the name says who writes it.
    rmSync(unfinished, { force: true })
    const descriptor = openSync(unfinished, 'wx', 0o644)
    try {
      writeSync(descriptor, `${JSON.stringify(content)}\n`)
      // The umask may have taken from others that they read it.
      if (process.platform !== 'win32') fchmodSync(descriptor, 0o644)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    patientlyInOneGo(() => {
      renameSync(unfinished, join(this.path, name))
    })
  }

  /** Removes files of ours, and of others if that is allowed; what can't be removed stays. */
  remove(names: readonly string[]): void {
    for (const name of names) {
      try {
        rmSync(join(this.path, name), { force: true })
      } catch {
        // It belongs to another user.
      }
    }
  }

  /** The names of the files about a serial number that end so. @throws Error if the folder can't be listed. */
  about(serial: string, ending: string): readonly string[] {
    const beginning = `${fileNameOf(serial)}.`
    return readdirSync(this.path).filter((name) => name.startsWith(beginning) && name.endsWith(ending))
  }

  /**
   * What a file says. `null` if there is none, or if it is nothing that we write: anyone may put something into
   * the folder, and only a small, plain file of the expected form is a lock.
   *
   * @throws ProblemError `lock-unreadable` if it is there and can't be read: it may be the lock of a living run.
   */
  read<T>(name: string, schema: z.ZodType<T>): T | null {
    const text = this.textOf(name)
    if (text === null) return null
    try {
      return schema.safeParse(JSON.parse(text)).data ?? null
    } catch {
      return null
    }
  }

  private textOf(name: string): string | null {
    const path = join(this.path, name)
    try {
      const flags = readWithoutWaiting | (constants.O_NOFOLLOW ?? 0)
      const descriptor = this.reading.open(path, flags)
      try {
        if (!fstatSync(descriptor).isFile()) return null
        const bytes = Buffer.alloc(largestLock)
        return bytes.toString('utf8', 0, this.reading.read(descriptor, bytes))
      } finally {
        closeSync(descriptor)
      }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      // A link is no lock of ours: with O_NOFOLLOW it can't be opened.
      if (code === 'ENOENT' || code === 'ELOOP' || code === 'EMLINK') return null
      throw unreadable(path, error)
    }
  }
}

/** Serial numbers are letters and digits; anything else must not name a path. */
export function fileNameOf(serial: string): string {
  return notReserved(serial.replace(/[^A-Za-z0-9-]/g, '_').slice(0, 64))
}

/** Words from a file that anyone may write, for a sentence. */
export function plain(text: string): string {
  return withoutHiddenMarks(text).slice(0, 64)
}

/** The same in its whole length, as a path is needed. */
export function withoutHiddenMarks(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
}

/** That the folder can't be used. */
export function locksUnwritable(folder: string, error: unknown): ProblemError {
  return ProblemError.because(error, {
    code: 'locks-unwritable',
    message: `The lock for this run on the FortiGate can’t be saved in ${folder}.`,
    hint: 'Without it, a second run on this laptop wouldn’t know about this one. Check that folder’s permissions, or name another folder in TOKENFERRY_LOCKS.',
  })
}

function unreadable(path: string, error: unknown): ProblemError {
  return ProblemError.because(error, {
    code: 'lock-unreadable',
    message: `It is unknown whether another run is working on this FortiGate: ${path} can’t be read.`,
    hint: 'A virus scanner or a backup may hold that file briefly, so connect again. If the problem persists, look for Tokenferry in every session on this computer. If no run is open on this FortiGate, remove the file, then connect again.',
  })
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
