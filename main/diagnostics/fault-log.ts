import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FaultKind } from './fault'
import type { Fault } from './fault-schema'
import { faultWords } from './fault-words'
import { RecentCalls } from './recent-calls'

/** How many faults the log holds, and how many bytes; the oldest make room. @internal */
export const faultLogBounds = { faults: 100, bytes: 256 * 1024 } as const

/** Kinds of faults that one process tells apart; after that it keeps none that is new. */
const mostKinds = 1_000

/** What a fault log is opened with. */
export interface FaultLogParts {
  readonly dataFolder: string
  /** Of Tokenferry. */
  readonly version: string
  readonly now: () => Date
}

/**
 * What went wrong inside Tokenferry, in `faults.jsonl` in the data folder: a line of JSON for each fault, for the eyes of
 * this user only, without secrets, bounded. Writing it never fails: a log that can’t be written is no second fault.
 */
export class FaultLog {
  readonly calls = new RecentCalls()
  private readonly parts: FaultLogParts
  private readonly seen = new Map<string, number>()
  private hear: (kind: FaultKind) => void = () => undefined

  constructor(parts: FaultLogParts) {
    this.parts = parts
  }

  /** Calls `hear` after each fault from now on. */
  tell(hear: (kind: FaultKind) => void): void {
    this.hear = hear
  }

  /** Keeps a fault. The same one again is written the 10th, 100th, 1,000th time only. */
  readonly record = (kind: FaultKind, error: unknown): void => {
    const { version, now } = this.parts
    const words = faultWords(error, this.calls.typed)
    const mark = JSON.stringify([kind, words])
    const times = (this.seen.get(mark) ?? 0) + 1
    if (times === 1 && this.seen.size >= mostKinds) return
    this.seen.set(mark, times)
    if (isPowerOfTen(times)) {
      const at = now().toISOString()
      this.write({ at, kind, times, version, runtime: runtime(), ...words, calls: [...this.calls.list] })
    }
    this.hear(kind)
  }

  private write(fault: Fault): void {
    const { dataFolder } = this.parts
    const file = faultFile(dataFolder)
    const unfinished = `${file}.${process.pid}.new`
    try {
      mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
      const lines = [...faultLines(dataFolder), JSON.stringify(fault)].slice(-faultLogBounds.faults)
      while (lines.length > 1 && sizeOf(lines) > faultLogBounds.bytes) lines.shift()
      rmSync(unfinished, { force: true })
      writeFileSync(unfinished, `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx' })
      renameSync(unfinished, file)
    } catch {
      // The data folder can’t be written, which the first screen says.
    }
  }
}

/** The lines of the fault log as they are in the file; none if there is no file that can be one of ours. */
export function faultLines(dataFolder: string): readonly string[] {
  try {
    const file = faultFile(dataFolder)
    // Opening a pipe would wait for someone to write.
    const there = lstatSync(file)
    if (!there.isFile() || there.size > 4 * faultLogBounds.bytes) return []
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
  } catch {
    return []
  }
}

/** `Electron 45.4.1, Node.js 24.18.0, linux x64` */
function runtime(): string {
  const { electron, node } = process.versions
  const parts = [electron === undefined ? '' : `Electron ${electron}`, `Node.js ${node}`]
  return [...parts, `${process.platform} ${process.arch}`].filter(Boolean).join(', ')
}

function faultFile(dataFolder: string): string {
  return join(dataFolder, 'faults.jsonl')
}

function sizeOf(lines: readonly string[]): number {
  return lines.reduce((bytes, line) => bytes + Buffer.byteLength(line) + 1, 0)
}

function isPowerOfTen(times: number): boolean {
  return Number.isInteger(Math.log10(times))
}
