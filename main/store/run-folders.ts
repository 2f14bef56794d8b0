import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeObstacle } from './data-folder'
import { ProblemError, type Problem } from '../contract/result'
import type { FinishedRun, RunMode, UnfinishedRun } from '../contract/view'
import type { JournalRecord } from '../migration/journal'
import { earlierEnds, foldRun, isUnsettled, type RunState } from '../migration/run'
import { damaged, JournalFile, readJournal } from './journal-file'

/** The folder of one run and what lies in it. */
export interface RunFolder {
  readonly path: string
  readonly journal: string
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
      transcript: join(path, 'transcript.log'),
      evidence: (run) => {
        const before = earlierEnds(run).length
        return join(path, before === 0 ? 'evidence' : `evidence-${String(before + 1)}`)
      },
      backup: (hostname, now) => {
        const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-').replace('T', '_')
        return join(path, `${hostname.replace(/[^\w.-]/g, '_').slice(0, 64)}_${stamp}.conf`)
      },
    }
  }

  /** The live runs, newest first. What can't be read is among the unfinished ones, with the reason. */
  list(): { readonly unfinished: readonly UnfinishedRun[]; readonly finished: readonly FinishedRun[] } {
    const unfinished: UnfinishedRun[] = []
    const finished: FinishedRun[] = []
    for (const id of this.names()) {
      if (!existsSync(this.folder('live', id).journal)) continue
      const run = this.describe(id)
      if (run && 'waitsFor' in run) unfinished.push(run)
      else if (run) finished.push(run)
    }
    return {
      unfinished: unfinished.sort((a, b) => b.touchedAt.localeCompare(a.touchedAt)),
      finished: finished.sort((a, b) => b.finishedAt.localeCompare(a.finishedAt)),
    }
  }

  /** The newest report of a finished live run. @throws ProblemError */
  reportOf(id: string): string {
    const folder = this.folder('live', requireId(id))
    const run = existsSync(folder.journal) ? foldRun(readJournal(folder.journal).records) : null
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
    const run = foldRun(reading.records)
    if (run) return { journal, run }
    journal.close()
    throw damaged(path, {
      ...reading,
      damage: { kind: 'damaged', line: 1, reason: 'It has no first record.' },
    })
  }

  /**
   * Removes a run that has changed nothing. One that was opened again to be verified is finished as before.
   *
   * @throws ProblemError where something was migrated in it, or may have been: a damaged journal does not say.
   */
  discard(id: string, now: Date): void {
    const { path, journal } = this.folder('live', requireId(id))
    const reading = readJournal(journal)
    if (reading.damage?.kind === 'damaged') {
      throw new ProblemError({
        code: 'run-is-damaged',
        message: `The journal of this run is damaged at line ${String(reading.damage.line)}, so whether anything was migrated in it can’t be told.`,
        hint: `It is kept. Move its folder away yourself: ${path}`,
      })
    }
    if (isReopened(foldRun(reading.records))) {
      const again = JournalFile.reopen(journal).journal
      try {
        again.append({ type: 'closed-again' }, now)
      } finally {
        again.close()
      }
      return
    }
    if (wasDecided(reading.records)) {
      throw new ProblemError({
        code: 'run-is-evidence',
        message: 'The FortiGate was told "y" in this run, so it is kept as evidence.',
        hint: `Finish it, or move its folder away yourself: ${path}`,
      })
    }
    try {
      rmSync(path, { recursive: true, force: true })
    } catch (error) {
      throw new ProblemError({
        code: 'run-undeletable',
        message: `The folder ${path} can’t be removed.`,
        hint: 'Check its rights, or remove it yourself.',
        detail: (error as Error).message,
      })
    }
  }

  private describe(id: string): UnfinishedRun | FinishedRun | null {
    const unreadable = (problem: Problem): UnfinishedRun => ({
      id,
      mode: 'live',
      title: id,
      serial: null,
      step: 'connect',
      waitsFor: problem.message,
      again: false,
      touchedAt: '',
      problem,
    })
    try {
      const path = this.folder('live', id).journal
      const reading = readJournal(path)
      if (reading.damage?.kind === 'damaged') return unreadable(damaged(path, reading).problem)
      const run = foldRun(reading.records)
      if (!run) return null
      const device = run.connected?.reading.status
      const serial = device?.serial ?? null
      if (run.finished) return finishedRun(run, run.finished.at, device?.hostname ?? id, serial)
      return {
        id,
        mode: 'live',
        title: device?.hostname ?? 'Not connected yet',
        serial,
        step: run.step,
        waitsFor: waitsFor(run),
        again: isReopened(run),
        touchedAt: run.touchedAt,
        problem: null,
      }
    } catch (error) {
      if (error instanceof ProblemError) return unreadable(error.problem)
      // One run that nobody can make sense of must not keep the application from starting.
      return unreadable({
        code: 'journal-damaged',
        message: `The journal of the run ${id} can’t be understood.`,
        hint: 'It is kept as it is. Start a new run: it reads from the FortiGate what is done and what is not.',
        detail: (error as Error).message,
      })
    }
  }
}

function finishedRun(run: RunState, finishedAt: string, title: string, serial: string | null): FinishedRun {
  const rows = run.verification?.rows ?? []
  return {
    id: run.id,
    title,
    serial,
    finishedAt,
    users: rows.length,
    through: rows.filter(({ state }) => state === 'through').length,
    reports: earlierEnds(run).length + 1,
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

function waitsFor(run: RunState): string {
  if (run.finishedBefore) {
    return run.verification
      ? 'Verified again; to be verified in the portal'
      : 'Finished before; to be verified again on the FortiGate'
  }
  const unsettled = run.licenses.find(isUnsettled)
  if (unsettled) return `Not known yet what became of license ${unsettled.key.license}`
  switch (run.step) {
    case 'connect':
      return 'Nothing has been read yet'
    case 'service':
      return 'The FortiToken Cloud service is to be checked'
    case 'inventory':
      return 'Findings are to be decided'
    case 'backup':
      return 'A backup is to be taken'
    case 'preauthorization':
      return run.request.ticket === ''
        ? 'Waiting for Customer Service to set the migration flag'
        : `Waiting for Customer Service to set the migration flag, ticket ${run.request.ticket}`
    case 'migrate':
      return 'Ready to migrate'
    case 'verify':
      return 'Migrated; to be verified on the FortiGate'
    case 'portal':
      return 'Migrated; to be verified in the portal'
  }
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
