import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { patientlyInOneGo } from '../files/patiently'
import { showAllMarks } from '../text/marks'
import { messageOf } from '../text/message'
import { MisuseError } from './command'

/** Signals that a person or the system ends a command with, and their numbers. */
const signals = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const

/**
 * Where a rehearsal works: a folder of its own within the one that the call names, so that what it leaves need not be
 * copied, and a full disk is noticed while there is something to be done about it. However the command ends, nothing
 * stays but what was kept: there is a configuration with its secrets in it.
 */
export class RehearsalFolder {
  /** The folder to work in. */
  readonly path: string
  private readonly out: string
  private readonly isNew: boolean
  private isKept = false
  private readonly onExit = () => {
    this.remove()
  }
  private readonly onSignal = (signal: keyof typeof signals) => {
    process.exit(128 + signals[signal])
  }

  /** @throws MisuseError if nothing can be made in that folder. */
  constructor(out: string) {
    this.out = out
    try {
      this.isNew = mkdirSync(out, { recursive: true, mode: 0o700 }) !== undefined
      this.path = mkdtempSync(join(out, '.rehearsal-'))
    } catch (error) {
      throw cannotKeep(out, error)
    }
    process.once('exit', this.onExit)
    for (const signal of Object.keys(signals)) process.once(signal, this.onSignal)
  }

  /** Keeps what a folder within this one holds. @throws MisuseError if it can't be moved: then it stays in that folder. */
  keep(folder: string): void {
    try {
      moveInto(folder, this.out)
    } catch (error) {
      this.isKept = true
      throw new MisuseError(
        `The rehearsal is over but can’t be moved to ${this.out}: ${messageOf(error)} What was not moved is in ${folder}, including the backup.`,
      )
    }
  }

  /** Removes all that was not kept. */
  remove(): void {
    process.off('exit', this.onExit)
    for (const signal of Object.keys(signals)) process.off(signal, this.onSignal)
    if (this.isKept) return
    try {
      // Something may be written in it at this moment, or another program may hold a file of it.
      rmSync(this.path, { recursive: true, force: true, maxRetries: 3 })
    } catch (error) {
      process.stderr.write(
        `tokenferry: ${showAllMarks(`${this.path} can’t be removed: ${messageOf(error)} Remove it yourself, because it contains a configuration with its secrets.`)}\n`,
      )
    }
    if (!this.isNew) return
    try {
      rmdirSync(this.out)
    } catch {
      // Something was kept there.
    }
  }
}

/** Moves the files of a folder into another one, over those of the same name; what else is there stays. */
function moveInto(from: string, to: string) {
  mkdirSync(to, { recursive: true, mode: 0o700 })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [old, next] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) moveInto(old, next)
    else {
      patientlyInOneGo(() => {
        renameSync(old, next)
      })
    }
  }
}

function cannotKeep(out: string, error: unknown): MisuseError {
  return new MisuseError(`Nothing can be written to ${out}: ${messageOf(error)}`)
}
