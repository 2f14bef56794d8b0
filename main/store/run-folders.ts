import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeObstacle } from './data-folder'
import { ProblemError, type Problem } from '../contract/result'
import type { RunMode } from '../contract/run-view'
import { isWhole, type JournalReading, type JournalRecord } from '../migration/journal'
import { foldRun } from '../migration/fold'
import { earlierEnds, openAfterYes, type RunState } from '../migration/run'
import { licensesOf, listRuns, summaryOf, type ListedRuns, type RunSummary } from '../migration/summary'
import { fileStamp } from '../text/times'
import { JournalFile, notWhole, readJournal, whatIsWrong } from './journal-file'
import { keepSummary, markOf, readSummary } from './run-summary'
import { messageOf } from '../text/message'

/** The folder of one run and what lies in it. */
export interface RunFolder {
  readonly path: string
  readonly journal: string
  /** What the journal says, in short (`run-summary.ts`). */
  readonly summary: string
  readonly transcript: string
  /** The signed bundle of a run: `evidence`; beside it, where it was verified again, `evidence-2` and so on. */
  readonly evidence: (run: RunState) => string
  readonly backup: (hostname: string, now: Date) => string
}

/** Where runs live: one folder each, live runs apart from rehearsals, which are not resumed. */
export class RunFolders {
  private readonly data: string

  constructor(dataFolder: string) {
    this.data = dataFolder
  }

  /** What keeps the data folder from being written, or `null`. */
  problem(): Problem | null {
    const detail = writeObstacle(this.data) ?? writeObstacle(join(this.data, 'runs'))
    return detail === null
      ? null
      : {
          code: 'data-folder-unwritable',
          message: `The data folder ${this.data} can’t be written.`,
          hint: 'Nothing is done on a FortiGate that can’t be recorded first. Check its rights or free some space, then start again.',
          detail,
        }
  }

  folder(mode: RunMode, id: string): RunFolder {
    const path = join(this.data, mode === 'live' ? 'runs' : 'rehearsals', id)
    return {
      path,
      journal: join(path, 'journal.jsonl'),
      summary: join(path, 'summary.json'),
      transcript: join(path, 'transcript.log'),
      evidence: (run) => {
        const before = earlierEnds(run).length
        return join(path, before === 0 ? 'evidence' : `evidence-${before + 1}`)
      },
      backup: (hostname, now) => {
        return join(path, `${hostname.replace(/[^\w.-]/g, '_').slice(0, 64)}_${fileStamp(now)}.conf`)
      },
    }
  }

  /** The live runs, newest first. What can't be read is among the unfinished ones, with the reason. */
  list(): ListedRuns {
    return listRuns(
      this.names().flatMap((id) => {
        const run = this.summarise(id)
        if (run === null) return []
        return ['problem' in run ? { id, problem: run.problem } : run]
      }),
    )
  }

  /** Removes the folder of a run that could not begin. Where that fails, it holds no record, and is no run either. */
  drop({ path }: RunFolder): void {
    try {
      rmSync(path, { recursive: true, force: true })
    } catch {
      // What kept the run from beginning is what the person has to hear of.
    }
  }

  /** All live runs that can be read, in short, but for one. */
  summaries(except: string | null = null): readonly RunSummary[] {
    return this.names().flatMap((id) => {
      const run = id === except ? null : this.summarise(id)
      return run === null || 'problem' in run ? [] : [run]
    })
  }

  /** What the journal of a live run says, in short; `null` where there is no such run. */
  summarise(id: string): RunSummary | { readonly problem: Problem } | null {
    const { journal, summary } = this.folder('live', id)
    if (!existsSync(journal)) return null
    const kept = readSummary(summary, journal)
    if (kept) return kept
    try {
      const mark = markOf(journal)
      const reading = readJournal(journal)
      if (!isWhole(reading)) return { problem: notWhole(journal, reading).problem }
      const run = runOf(journal, reading)
      if (!run) return null
      if (reading.damage === null) keepSummary(summary, mark, journal, run)
      return summaryOf(run)
    } catch (error) {
      if (error instanceof ProblemError) return { problem: error.problem }
      // One run that nobody can make sense of must not keep the application from starting.
      return {
        problem: {
          code: 'journal-damaged',
          message: `The journal of the run ${id} can’t be understood.`,
          hint: 'It is kept as it is. Start a new run: it reads from the FortiGate what is done and what is not.',
          detail: messageOf(error),
        },
      }
    }
  }

  /** The newest report of a finished live run. @throws ProblemError */
  reportOf(id: string): string {
    const folder = this.folder('live', requireId(id))
    const run = existsSync(folder.journal) ? runOf(folder.journal, readJournal(folder.journal)) : null
    if (!run?.finished) throw noSuchRun()
    const report = join(folder.evidence(run), 'report.html')
    if (existsSync(report)) return report
    throw new ProblemError({
      code: 'report-missing',
      message: `The report is not at ${report} any more.`,
      hint: 'Look where its folder was moved to, or verify again: that writes a new one.',
    })
  }

  /** The folders of live runs; none where they can't be listed, which `problem` tells. */
  private names(): readonly string[] {
    try {
      return readdirSync(join(this.data, 'runs'))
    } catch {
      return []
    }
  }

  /** Opens a live run to go on with it. @throws ProblemError */
  reopen(id: string): { journal: JournalFile; run: RunState } {
    const path = this.folder('live', requireId(id)).journal
    const { journal, reading } = JournalFile.reopen(path)
    try {
      const run = runOf(path, reading)
      if (run) return { journal, run }
      throw damagedAt(path, reading, 1, 'It has no first record.')
    } catch (error) {
      journal.close()
      throw error
    }
  }

  /**
   * Removes a run that has changed nothing. One that was opened again to be verified is finished as before.
   *
   * @throws ProblemError where something was migrated in it, or may have been: a damaged journal does not say.
   */
  discard(id: string, now: Date): void {
    const { path, journal } = this.folder('live', requireId(id))
    const reading = readJournal(journal)
    if (!isWhole(reading)) {
      throw new ProblemError({
        code: 'run-is-damaged',
        message: `The journal of this run ${whatIsWrong(reading.damage)}, so whether anything was migrated in it can’t be told.`,
        hint: `It is kept. Move its folder away yourself: ${path}`,
      })
    }
    const run = runOf(journal, reading)
    if (isReopened(run)) {
      const again = JournalFile.reopen(journal).journal
      try {
        again.append({ type: 'closed-again' }, now)
      } finally {
        again.close()
      }
      return
    }
    const open = run ? openAfterYes(run).map(({ key }) => key.license) : []
    if (open.length > 0) {
      throw new ProblemError({
        code: 'run-not-settled',
        message: `The FortiGate may have been told “y” in this run, and what became of ${licensesOf(open)} is not settled, so it is kept.`,
        hint: 'Open it and connect: it reads from the FortiGate what was done.',
      })
    }
    if (wasDecided(reading.records)) {
      throw new ProblemError({
        code: 'run-is-evidence',
        message: 'The FortiGate was told “y” in this run, so it is kept as evidence.',
        hint: `Finish it, or move its folder away yourself: ${path}`,
      })
    }
    try {
      rmSync(path, { recursive: true, force: true })
    } catch (error) {
      throw ProblemError.because(error, {
        code: 'run-undeletable',
        message: `The folder ${path} can’t be removed.`,
        hint: 'Check its rights, or remove it yourself.',
      })
    }
  }
}

/**
 * The run that a journal tells; `null` where it has no record.
 *
 * @throws ProblemError where it does not begin by opening a run, or opens one twice: what was told the device before
 * would be forgotten.
 */
function runOf(path: string, reading: JournalReading): RunState | null {
  const wrong = reading.records.findIndex(({ event }, at) => (event.type === 'opened') !== (at === 0))
  if (wrong < 0) return foldRun(reading.records)
  const reason = wrong === 0 ? 'It does not open a run.' : 'It opens a run that is open.'
  throw damagedAt(path, reading, wrong + 1, reason)
}

function damagedAt(path: string, reading: JournalReading, line: number, reason: string): ProblemError {
  return notWhole(path, { ...reading, damage: { kind: 'damaged', line, reason } })
}

/** Whether a run that was finished is open again, and not finished again yet. */
function isReopened(run: RunState | null): boolean {
  return run !== null && run.finishedBefore !== null && run.finished === null
}

/** Whether `y` was ever decided: then the run is evidence, whatever came of it. */
function wasDecided(records: readonly JournalRecord[]): boolean {
  return records.some(({ event }) => event.type === 'decided' && event.answer === 'y')
}

function requireId(id: string): string {
  if (/^[\w-]{1,64}$/.test(id)) return id
  throw noSuchRun()
}

function noSuchRun(): ProblemError {
  return new ProblemError({
    code: 'no-such-run',
    message: 'There is no such run.',
    hint: 'Go back to the first screen.',
  })
}
