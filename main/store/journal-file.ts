import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { ProblemError } from '../contract/result'
import { readOwnFile } from '../files/own-file'
import type { RunEvent } from '../migration/events'
import {
  decodeJournal,
  encodeRecord,
  firstSum,
  isWhole,
  type JournalReading,
  type JournalRecord,
} from '../migration/journal'

/** The three things that a journal does to a disk; each may fail. */
export interface Disk {
  readonly write: (descriptor: number, bytes: Uint8Array, offset: number, position: number) => number
  readonly sync: (descriptor: number) => void
  readonly truncate: (descriptor: number, length: number) => void
}

const realDisk: Disk = {
  write: (descriptor, bytes, offset, position) =>
    writeSync(descriptor, bytes, offset, bytes.length - offset, position),
  sync: fsyncSync,
  truncate: ftruncateSync,
}

/**
 * The journal of one run on disk. Each record is written and fsynced before `append` returns, so that what it
 * announces can be done. Synchronous on purpose: nothing may happen between the decision and the record.
 */
export class JournalFile {
  readonly path: string
  private readonly descriptor: number
  private sum: string
  private count: number
  private length: number
  private closed = false
  /** Whether a failed record may have left a part of itself behind. */
  private untidy = false
  private readonly disk: Disk

  private constructor(
    path: string,
    descriptor: number,
    sum: string,
    count: number,
    length: number,
    disk: Disk,
  ) {
    this.path = path
    this.descriptor = descriptor
    this.sum = sum
    this.count = count
    this.length = length
    this.disk = disk
  }

  /** Starts a new journal. @throws ProblemError `journal-unwritable`. */
  static create(path: string, disk: Disk = realDisk): JournalFile {
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      const descriptor = openSync(path, 'wx', 0o600)
      orClose(descriptor, () => {
        syncFolder(dirname(path))
      })
      return new JournalFile(path, descriptor, firstSum, 0, 0, disk)
    } catch (error) {
      throw unwritable(path, error)
    }
  }

  /**
   * Opens a journal to go on with it. A record torn by a crash is cut off; what it was is in the answer's `damage`.
   *
   * @throws ProblemError `journal-damaged` if a whole record does not add up, `journal-not-understood` if it holds
   *   nothing that this version writes.
   */
  static reopen(path: string, disk: Disk = realDisk): { journal: JournalFile; reading: JournalReading } {
    const reading = readJournal(path)
    if (!isWhole(reading)) throw notWhole(path, reading)
    try {
      const bytes = Buffer.byteLength(readOwnFile(path).slice(0, reading.intactLength))
      const descriptor = openSync(path, 'r+')
      orClose(descriptor, () => {
        ftruncateSync(descriptor, bytes)
        fsyncSync(descriptor)
      })
      return {
        journal: new JournalFile(path, descriptor, reading.lastSum, reading.records.length, bytes, disk),
        reading,
      }
    } catch (error) {
      throw unwritable(path, error)
    }
  }

  /** Writes one record to the disk. @throws ProblemError `journal-unwritable`; then nothing was recorded. */
  append(event: RunEvent, at: Date): JournalRecord {
    const record: JournalRecord = { number: this.count + 1, at: at.toISOString(), event }
    const { line: bytes, sum } = encodeRecord(record, this.sum)
    if (this.closed) throw closedJournal(this.path)
    try {
      if (this.untidy) this.tidy()
      refuseAnotherFile(this.descriptor, this.path, this.length)
    } catch (error) {
      throw unwritable(this.path, error)
    }
    try {
      this.untidy = true
      let written = 0
      while (written < bytes.length) {
        written += this.disk.write(this.descriptor, bytes, written, this.length + written)
      }
      this.disk.sync(this.descriptor)
      refuseAnotherFile(this.descriptor, this.path, this.length + bytes.length)
      this.untidy = false
    } catch (error) {
      this.tryToTidy()
      throw unwritable(this.path, error)
    }
    this.sum = sum
    this.count += 1
    this.length += bytes.length
    return record
  }

  close(): void {
    if (this.closed) return
    this.closed = true
    closeSync(this.descriptor)
  }

  /** Cuts off what a failed record left behind: a shorter one written over it would leave a rest that reads as damage. */
  private tidy() {
    // A file that someone else has shortened would be filled up with NULs.
    if (fstatSync(this.descriptor).size > this.length) this.disk.truncate(this.descriptor, this.length)
    this.untidy = false
  }

  private tryToTidy() {
    try {
      this.tidy()
    } catch {
      // Before the next record, or at the next start, it is cut off.
    }
  }
}

/** Reads a journal without opening it for writing. @throws ProblemError `journal-unreadable`. */
export function readJournal(path: string): JournalReading {
  try {
    return decodeJournal(readOwnFile(path))
  } catch (error) {
    throw ProblemError.because(error, {
      code: 'journal-unreadable',
      message: `The journal ${path} can’t be read.`,
      hint: 'Check the file’s permissions.',
    })
  }
}

/** The sentence for a journal that is not whole. */
export function notWhole(path: string, { damage }: JournalReading): ProblemError {
  const isForeign = damage?.kind === 'not-understood'
  return new ProblemError({
    code: isForeign ? 'journal-not-understood' : 'journal-damaged',
    message: `The journal ${path} ${whatIsWrong(damage)}.`,
    hint: isForeign
      ? 'It is kept unchanged. Open it with the version of Tokenferry that wrote it; or start a new run, which reads from the FortiGate what is done and what isn’t.'
      : 'It is kept unchanged. Start a new run: it reads from the FortiGate what is done and what isn’t.',
    detail: damage?.reason ?? '',
  })
}

/** What is wrong with a journal, as the end of a sentence. */
export function whatIsWrong(damage: JournalReading['damage']): string {
  const line = damage?.line ?? 0
  return damage?.kind === 'not-understood'
    ? `contains a record that is not understood, at line ${line}`
    : `is damaged at line ${line}`
}

/** The run was left while something was still being done in it: its descriptor may be that of another file by now. */
function closedJournal(path: string): ProblemError {
  return new ProblemError({
    code: 'journal-closed',
    message: `The journal ${path} is closed: nothing more is recorded in it.`,
    hint: 'Open the run again to continue it.',
  })
}

/** Why a journal that is open is no longer the one that was opened. */
class AnotherFile extends Error {}

/**
 * Refuses a journal that was deleted, moved, replaced or changed under its run: a record in a file without its name is
 * on the disk, and nobody will ever read it. The device number is not compared, since Windows has two for one disk.
 *
 * @param length in bytes, as we left it
 */
function refuseAnotherFile(descriptor: number, path: string, length: number) {
  const open = fstatSync(descriptor, { bigint: true })
  const named = open.nlink > 0n ? statSync(path, { bigint: true, throwIfNoEntry: false }) : undefined
  if (!named) throw new AnotherFile('The journal was deleted or moved while it was open.')
  if (named.ino !== open.ino)
    throw new AnotherFile('The journal was replaced by another file while it was open.')
  if (open.size !== BigInt(length))
    throw new AnotherFile('The journal was changed by something else while it was open.')
}

function unwritable(path: string, error: unknown): ProblemError {
  if (error instanceof AnotherFile) return anotherFile(path, error)
  const full = (error as NodeJS.ErrnoException).code === 'ENOSPC'
  return ProblemError.because(error, {
    code: 'journal-unwritable',
    message: full
      ? `The disk is full: nothing can be recorded in ${path}.`
      : `Nothing can be recorded in ${path}.`,
    hint: 'Nothing is done on the FortiGate without being recorded first. Free some space or check the folder’s permissions, then try again.',
  })
}

function anotherFile(path: string, error: AnotherFile): ProblemError {
  return ProblemError.because(error, {
    code: 'journal-unwritable',
    message: `Nothing can be recorded in ${path}: it is no longer the file that this run has open.`,
    hint: 'Nothing is done on the FortiGate without being recorded first. Leave the run, put the journal back as it was, then open the run again. If it is lost, start a new run: it reads from the FortiGate what is done and what isn’t.',
  })
}

/** Does what a file that was just opened needs, and closes it if that fails. */
function orClose(descriptor: number, work: () => void) {
  try {
    work()
  } catch (error) {
    closeSync(descriptor)
    throw error
  }
}

function syncFolder(folder: string) {
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
