import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeObstacle } from './data-folder'
import { licenseName } from '../contract/license-key'
import { ProblemError, type Problem } from '../contract/result'
import type { RunMode } from '../contract/run-view'
import { isWhole, type JournalReading, type JournalRecord } from '../migration/journal'
import { foldRun } from '../migration/fold'
import { earlierEnds, openAfterYes, type RunState } from '../migration/run'
import { licensesOf } from '../migration/licenses'
import { summaryOf, type KnownRun, type RunSummary } from '../migration/summary'
import { notReserved } from '../text/device-names'
import { fileStamp } from '../text/times'
import { JournalFile, notWhole, readJournal, whatIsWrong } from './journal-file'
import { readLabel } from './run-label'
import { keepSummary, markOf, readSummary } from './run-summary'
import { patientlyInOneGo } from '../files/patiently'
import { messageOf } from '../text/message'

const modes = ['live', 'rehearsal'] as const satisfies readonly RunMode[]

/** In which folder of the data folder they are. */
const placeOf: Readonly<Record<RunMode, string>> = { live: 'runs', rehearsal: 'rehearsals' }

/** The folder of one run and what lies in it. */
export interface RunFolder {
  readonly path: string
  readonly journal: string
  /** What the journal says, in short (`run-summary.ts`). */
  readonly summary: string
  /** What a person says of the run on the first screen (`run-label.ts`). */
  readonly label: string
  readonly transcript: string
  /** What a person pasted, one file for each time, masked. */
  readonly pasted: string
  /** The plan that was saved last. */
  readonly plan: string
  /** The signed bundle of a run: `evidence`; beside it, if it was verified again, `evidence-2` and so on. */
  readonly evidence: (run: RunState) => string
  readonly backup: (hostname: string, now: Date) => string
}

/** Where runs live: one folder each, live runs apart from rehearsals, which are not resumed. */
export class RunFolders {
  readonly data: string

  /** Reads a journal whose summary does not fit; in another way only in tests. */
  readonly readJournal: (path: string) => JournalReading

  constructor(dataFolder: string, read: (path: string) => JournalReading = readJournal) {
    this.data = dataFolder
    this.readJournal = read
  }

  /** What keeps the data folder from being written, or `null`. */
  problem(): Problem | null {
    const detail = writeObstacle(this.data) ?? writeObstacle(join(this.data, 'runs'))
    return detail === null
      ? null
      : {
          code: 'data-folder-unwritable',
          message: `Tokenferry can’t write to the data folder ${this.data}.`,
          hint: 'Nothing is done on a FortiGate without being recorded first. Check the folder’s permissions or free some space, then start again.',
          detail,
        }
  }

  folder(mode: RunMode, id: string): RunFolder {
    const path = join(this.data, placeOf[mode], id)
    return {
      path,
      journal: join(path, 'journal.jsonl'),
      summary: join(path, 'summary.json'),
      label: join(path, 'label.json'),
      transcript: join(path, 'transcript.log'),
      pasted: join(path, 'pasted'),
      plan: join(path, 'plan.json'),
      evidence: (run) => {
        const before = earlierEnds(run).length
        return join(path, before === 0 ? 'evidence' : `evidence-${before + 1}`)
      },
      backup: (hostname, now) => {
        const name = notReserved(hostname.replace(/[^\w.-]/g, '_').slice(0, 64))
        return join(path, `${name}_${fileStamp(now)}.conf`)
      },
    }
  }

  /** The live runs, in no order, those that can't be read with the reason; and the rehearsals that are finished. */
  list(): readonly KnownRun[] {
    const live = this.names('live').flatMap((id): KnownRun[] => {
      const run = this.summarise(id)
      if (run === null) return []
      const label = readLabel(this.folder('live', id).label)
      return ['problem' in run ? { id, problem: run.problem, label } : { ...run, label }]
    })
    const rehearsed = this.rehearsals().map((run) => {
      return { ...run, label: readLabel(this.folder('rehearsal', run.id).label) }
    })
    return [...live, ...rehearsed]
  }

  /** The rehearsals that are finished, in no order. */
  private rehearsals(): readonly RunSummary[] {
    return this.names('rehearsal').flatMap((id) => {
      const run = this.summarise(id, 'rehearsal')
      return run === null || 'problem' in run || run.finished === null ? [] : [run]
    })
  }

  /**
   * Which rehearsals nobody can look at any more: those that were left unfinished, since their twin is gone, and of the
   * others all but the newest.
   */
  outdatedRehearsals(kept: number): {
    readonly unfinished: readonly string[]
    readonly finished: readonly string[]
  } {
    const finished = this.rehearsals()
      .toSorted((a, b) => b.id.localeCompare(a.id))
      .map(({ id }) => id)
    const isFinished = new Set(finished)
    return {
      unfinished: this.names('rehearsal').filter((id) => !isFinished.has(id)),
      finished: finished.slice(kept),
    }
  }

  /** The folder of a run, live or rehearsed. @throws ProblemError `no-such-run` */
  locate(id: string): RunFolder {
    requireId(id)
    const found = modes.map((mode) => this.folder(mode, id)).find(({ journal }) => existsSync(journal))
    if (found) return found
    throw noSuchRun()
  }

  /** Removes the folder of a run that could not begin. If that fails, it holds no record, and is no run either. */
  drop({ path }: RunFolder): void {
    try {
      rmSync(path, { recursive: true, force: true })
    } catch {
      // What kept the run from beginning is what the person has to hear of.
    }
  }

  /** All live runs that can be read, in short, but for one. */
  summaries(except: string | null = null): readonly RunSummary[] {
    return this.names('live').flatMap((id) => {
      const run = id === except ? null : this.summarise(id)
      return run === null || 'problem' in run ? [] : [run]
    })
  }

  /** What the journal of a run says, in short; `null` if there is no such run. */
  summarise(id: string, mode: RunMode = 'live'): RunSummary | { readonly problem: Problem } | null {
    const { journal, summary } = this.folder(mode, id)
    if (!existsSync(journal)) return null
    const kept = readSummary(summary, journal)
    if (kept) return kept
    try {
      const mark = markOf(journal)
      const reading = this.readJournal(journal)
      if (!isWhole(reading)) return { problem: notWhole(journal, reading).problem }
      const run = runOf(journal, reading)
      if (!run) return null
      if (reading.damage === null) keepSummary(summary, mark, journal, run)
      return summaryOf(run)
    } catch (error) {
      // One run that nobody can make sense of must not keep the application from starting.
      return { problem: notUnderstood(id, error) }
    }
  }

  /** The newest report of a finished run. @throws ProblemError */
  reportOf(id: string): string {
    const folder = this.locate(id)
    const run = runOf(folder.journal, readJournal(folder.journal))
    if (!run?.finished) throw noSuchRun()
    const report = join(folder.evidence(run), 'report.html')
    if (existsSync(report)) return report
    throw new ProblemError({
      code: 'report-missing',
      message: `The report is no longer at ${report}.`,
      hint: 'Find where its folder was moved, or verify again: that saves a new one.',
    })
  }

  /** The ids of the live runs, the newest first: they begin with the time. */
  get ids(): readonly string[] {
    return this.names('live').toSorted().toReversed()
  }

  /** What the journal of a live run tells, or why that can’t be told. */
  stateOf(id: string): RunState | Problem {
    const { journal } = this.folder('live', id)
    try {
      const reading = readJournal(journal)
      return (isWhole(reading) ? runOf(journal, reading) : null) ?? notWhole(journal, reading).problem
    } catch (error) {
      return notUnderstood(id, error)
    }
  }

  /** The folders of runs; none if they can't be listed, which of live runs `problem` tells. */
  private names(mode: RunMode): readonly string[] {
    try {
      return readdirSync(join(this.data, placeOf[mode]))
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
   * @throws ProblemError if something was migrated in it, or may have been: a damaged journal does not say.
   */
  discard(id: string, now: Date): void {
    const folder = this.folder('live', requireId(id))
    const { path, journal } = folder
    const { reading, run } = readWhole(folder)
    if (isReopened(run)) {
      const again = JournalFile.reopen(journal).journal
      try {
        again.append({ type: 'closed-again' }, now)
      } finally {
        again.close()
      }
      return
    }
    if (run) refuseUnsettled(run)
    if (wasDecided(reading.records)) {
      throw new ProblemError({
        code: 'run-is-evidence',
        message: '“y” was sent to the FortiGate in this run, so the run is kept as evidence.',
        hint: `Finish it, or move its folder away yourself: ${path}`,
      })
    }
    try {
      patientlyInOneGo(() => {
        rmSync(path, { recursive: true, force: true })
      })
    } catch (error) {
      throw ProblemError.because(error, {
        code: 'run-undeletable',
        message: `The folder ${path} can’t be removed.`,
        hint: 'Check its permissions, or remove it yourself.',
      })
    }
  }
}

/**
 * What the journal of a run tells, for the one who is about to put the run away.
 *
 * @throws ProblemError `run-is-damaged`, `journal-damaged`, `journal-unreadable`
 */
function readWhole({ path, journal }: RunFolder): { reading: JournalReading; run: RunState | null } {
  const reading = readJournal(journal)
  if (isWhole(reading)) return { reading, run: runOf(journal, reading) }
  throw new ProblemError({
    code: 'run-is-damaged',
    message: `The journal of this run ${whatIsWrong(reading.damage)}, so it is unknown whether anything was migrated in it.`,
    hint: `It is kept. Move its folder away yourself: ${path}`,
  })
}

/**
 * A run that is finished and settled, by its journal: its summary is not asked.
 *
 * @throws ProblemError `run-is-damaged`, `journal-damaged`, `journal-unreadable`, `run-unfinished`, `run-not-settled`
 */
export function readFinished(folder: RunFolder): { run: RunState; finishedAt: string } {
  const { run } = readWhole(folder)
  if (run) refuseUnsettled(run)
  if (run?.finished) return { run, finishedAt: run.finished.at }
  throw new ProblemError({
    code: 'run-unfinished',
    message: 'This run is not finished yet.',
    hint: 'Resume it or discard it.',
  })
}

/** @throws ProblemError `run-not-settled` if what became of a `y` is not known, or only a part was migrated. */
function refuseUnsettled(run: RunState): void {
  const open = openAfterYes(run).map(({ key }) => licenseName(key))
  if (open.length === 0) return
  throw new ProblemError({
    code: 'run-not-settled',
    message: `“y” may have been sent to the FortiGate in this run, and the outcome of ${licensesOf(open)} is not settled, so the run is kept.`,
    hint: 'Open it and connect: Tokenferry reads from the FortiGate what was done.',
  })
}

/**
 * The run that a journal tells; `null` if it has no record.
 *
 * @throws ProblemError if it does not begin by opening a run, or opens one twice: what was told the device before
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

function notUnderstood(id: string, error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem
  return {
    code: 'journal-damaged',
    message: `The journal of the run ${id} can’t be understood.`,
    hint: 'It is kept unchanged. Start a new run: it reads from the FortiGate what is done and what isn’t.',
    detail: messageOf(error),
  }
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
    hint: 'Go back to the home screen.',
  })
}
