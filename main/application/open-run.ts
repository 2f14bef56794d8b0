import { randomBytes } from 'node:crypto'
import { systemClock, type Clock } from '../clock'
import type { CallArgument } from '../contract/calls'
import type { PolicyInForce } from '../contract/policy'
import { ProblemError, type Problem } from '../contract/result'
import type { RunMode } from '../contract/run-view'
import { Transcript } from '../evidence/transcript/transcript'
import { TranscriptFile } from '../evidence/transcript/transcript-file'
import type { RunEvent } from '../migration/events'
import { Procedure } from '../migration/procedure'
import { applyEvent } from '../migration/fold'
import type { RunState } from '../migration/run'
import { describeDevice, serialsOf } from '../migration/readings/device'
import type { ListedRuns } from '../migration/summary'
import { createBackupFile } from '../store/backup-file'
import { JournalFile, readJournal } from '../store/journal-file'
import type { RunFolder, RunFolders } from '../store/run-folders'
import { fileStamp } from '../text/times'
import type { Desktop } from './desktop'
import type { DeviceClaims } from './device-claims'
import type { EvidenceOf } from './evidence'
import { thisLaptop } from './laptop'
import type { Questions } from './login/questions'
import type { Notices } from './notices'
import { pauseUnlessStopped } from './pause'
import { rehearseBackup, type Rehearsal } from './rehearsal'

/** A run that is open in the window, with what goes with it. */
export interface OpenRun {
  readonly procedure: Procedure
  readonly clock: Clock
  readonly journal: JournalFile
  readonly transcript: Transcript
  readonly transcriptFile: TranscriptFile
  readonly folder: RunFolder
  readonly rehearsal: Rehearsal | null
  /** Hostname in the backup that led here. */
  readonly expected: string | null
}

/** What runs are opened with. */
export interface RunContext {
  readonly folders: RunFolders
  readonly claims: DeviceClaims
  readonly questions: Questions
  readonly notices: Notices
  readonly desktop: Pick<Desktop, 'emit'>
  /** Reads the policy of the organization. */
  readonly policy: () => PolicyInForce
  readonly version: string
  readonly now: () => Date
  /** What sessions on a real device wait by; absent for the clock of the system. */
  readonly clock?: Clock | undefined
  /** How to wait before the link is made again; absent for the usual way. */
  readonly pause?: typeof pauseUnlessStopped | undefined
  /** Writes the bundle of a run; answers the path of its report. */
  readonly writeEvidence: (about: EvidenceOf) => Promise<string>
  readonly changed: () => void
}

/** The runs on the disk, and the one that is open, if any: begun, resumed, verified again, left and closed here. */
export class Runs {
  private readonly context: RunContext
  private readonly folders: RunFolders
  private opened: OpenRun | null = null
  private listed: ListedRuns

  constructor(context: RunContext) {
    this.context = context
    this.folders = context.folders
    this.listed = this.folders.list()
  }

  /** The open run, or `null`. */
  get open(): OpenRun | null {
    return this.opened
  }

  /** The open run. @throws ProblemError `no-run` */
  get current(): OpenRun {
    if (this.opened) return this.opened
    throw new ProblemError({
      code: 'no-run',
      message: 'No run is open.',
      hint: 'Open one on the first screen.',
    })
  }

  /** The runs on the disk, as they were when one was last left or discarded. */
  get lists(): ListedRuns {
    return this.listed
  }

  /** @param expected hostname in the backup that led here */
  migrate(expected: string | null = null): void {
    this.refuseSecond()
    this.begin('live', null, expected)
  }

  /** Begins a rehearsal; none if the person thought better of it. The twin is not made while a run is open. */
  async rehearse(makeTwin: () => Promise<Rehearsal | null>): Promise<void> {
    this.refuseSecond()
    const rehearsal = await makeTwin()
    if (rehearsal) await this.beginRehearsal(rehearsal)
  }

  /** Leaves the open run for a rehearsal of it. The twin is there before: a backup that is no good changes nothing. */
  async rehearseOpen({ scenario, cloud }: CallArgument<'rehearseRun'>): Promise<void> {
    const { procedure, rehearsal } = this.current
    const { backup, connected } = procedure.state
    procedure.mayLeave()
    if (rehearsal || !backup || !connected) {
      throw new ProblemError({
        code: 'no-backup',
        message: 'There is no backup of a FortiGate to rehearse with.',
        hint: 'Take the backup first.',
      })
    }
    const device = describeDevice(connected.reading)
    const twin = await rehearseBackup(backup.path, scenario, { cloud, device })
    try {
      await this.leave()
    } catch (error) {
      await twin.simulator.close()
      throw error
    }
    await this.beginRehearsal(twin)
  }

  resume(id: string): void {
    this.refuseSecond()
    this.reopen(id, (run) => run)
  }

  /** Opens a finished run at the step "Verify". Nothing but reading can be done in it from there. */
  verifyAgain(id: string): void {
    this.refuseSecond()
    this.reopen(id, (run, journal) => {
      if (!run.finished) {
        throw new ProblemError({
          code: 'run-unfinished',
          message: 'This run is not finished yet.',
          hint: 'Resume it instead.',
        })
      }
      const { version: application, now } = this.context
      const event = { type: 'reopened', why: 'verify', application, laptop: thisLaptop() } as const
      return applyEvent(run, journal.append(event, now()))
    })
  }

  /** Opens the run that has to be settled first on the device that the open one was refused at, in its place. */
  async openRunOfDevice(): Promise<void> {
    const first = this.context.claims.runToSettle()
    const { id, connected } = this.current.procedure.state
    await this.leave()
    this.context.notices.remember(() => {
      // Nothing has happened in it.
      if (connected === null) this.folders.discard(id, this.context.now())
    })
    this.listed = this.folders.list()
    if (first.finished) this.verifyAgain(first.id)
    else this.resume(first.id)
  }

  discard(id: string): void {
    if (this.opened?.procedure.state.id === id) this.refuseSecond()
    this.folders.discard(id, this.context.now())
    this.listed = this.folders.list()
    this.context.changed()
  }

  /** Path of the report of a finished run. @throws ProblemError */
  reportOf(id: string): string {
    return this.folders.reportOf(id)
  }

  async finish(): Promise<void> {
    const { procedure } = this.current
    await procedure.finish()
    if (procedure.state.finished) this.context.claims.release()
  }

  async leave(): Promise<void> {
    const { claims, questions, notices, now, changed } = this.context
    const run = this.current
    run.procedure.mayLeave()
    questions.refuseAll()
    this.opened = null
    const { finishedBefore, finished, verification } = run.procedure.state
    // Opened again, and nothing came of it: then it is finished as before.
    if (finishedBefore && !finished && !verification) {
      notices.remember(() => {
        run.journal.append({ type: 'closed-again' }, now())
      })
    }
    await closeRun(run)
    claims.release()
    this.listed = this.folders.list()
    changed()
  }

  /** Closes the open run as it is, for the end of the application. */
  async close(): Promise<void> {
    const run = this.opened
    this.opened = null
    if (run) await closeRun(run)
    this.context.claims.release()
  }

  private refuseSecond() {
    if (!this.opened) return
    throw new ProblemError({
      code: 'run-open',
      message: 'A run is open already.',
      hint: 'Leave it first; it can be resumed later.',
    })
  }

  private async beginRehearsal(rehearsal: Rehearsal): Promise<void> {
    try {
      this.refuseSecond()
      this.begin('rehearsal', rehearsal, null)
    } catch (error) {
      await rehearsal.simulator.close()
      throw error
    }
  }

  private begin(mode: RunMode, rehearsal: Rehearsal | null, expected: string | null) {
    const { policy, version, now } = this.context
    const { problem } = policy()
    if (problem) throw new ProblemError(problem)
    const id = runId(now())
    const folder = this.folders.folder(mode, id)
    const opened: RunEvent = {
      type: 'opened',
      id,
      mode,
      application: version,
      laptop: thisLaptop(),
      rehearsal: rehearsal
        ? { source: rehearsal.view.source, scenario: rehearsal.view.scenario.title }
        : null,
    }
    const journal = JournalFile.create(folder.journal)
    try {
      const run = applyEvent(null, journal.append(opened, now()))
      this.show(run, journal, folder, rehearsal, expected)
    } catch (error) {
      journal.close()
      this.folders.drop(folder)
      throw error
    }
  }

  private reopen(id: string, goOn: (run: RunState, journal: JournalFile) => RunState) {
    const { journal, run } = this.folders.reopen(id)
    try {
      this.show(goOn(run, journal), journal, this.folders.folder('live', id), null, null)
    } catch (error) {
      journal.close()
      throw error
    }
  }

  private show(
    run: RunState,
    journal: JournalFile,
    folder: RunFolder,
    rehearsal: Rehearsal | null,
    expected: string | null,
  ) {
    const { context } = this
    const clock = rehearsal?.clock ?? context.clock ?? { ...systemClock, now: context.now }
    const transcriptFile = this.transcriptFile(run.id, folder)
    const transcript = new Transcript(
      {
        lines: (lines) => {
          transcriptFile.write(lines)
          context.desktop.emit('transcript', lines)
        },
      },
      clock.now,
    )
    const claimant = { id: run.id, folder: folder.path }
    const append = (event: RunEvent, at: Date) => journal.append(event, at)
    const procedure: Procedure = new Procedure(run, {
      record: rehearsal
        ? (event) => append(event, clock.now())
        : context.claims.recording(claimant, () => procedure.state, clock.now, append),
      claimDevice: async (reading) =>
        rehearsal ? [] : context.claims.take(claimant, serialsOf(reading), context.now()),
      createBackup: (name) => createBackupFile(folder.backup(name, context.now())),
      readBackup: async (path) => (await import('../files/read-backup')).readBackup(path),
      writeReport: async (state) => {
        transcript.flush()
        await transcriptFile.flushed()
        return context.writeEvidence({ run: state, records: readJournal(folder.journal).records, folder })
      },
      changed: context.changed,
      pause: context.pause ?? pauseUnlessStopped,
      clock,
      policy: context.policy(),
      ...(rehearsal && { letTimePass: rehearsal.clock.pass }),
    })
    context.questions.forget()
    this.opened = { procedure, clock, journal, transcript, transcriptFile, folder, rehearsal, expected }
    context.changed()
  }

  private transcriptFile(id: string, { transcript }: RunFolder): TranscriptFile {
    return new TranscriptFile(transcript, (error) => {
      const problem: Problem = {
        code: 'transcript-unwritable',
        message: `The transcript can’t be written to ${transcript}.`,
        hint: `The session goes on, and the journal is written all the same. ${error.message}`,
      }
      this.context.notices.add(problem, `transcript-${id}`)
    })
  }
}

async function closeRun({ procedure, journal, transcript, transcriptFile, rehearsal }: OpenRun) {
  procedure.close()
  transcript.flush()
  journal.close()
  await transcriptFile.close()
  await rehearsal?.simulator.close()
}

function runId(now: Date): string {
  const stamp = fileStamp(now).replaceAll('-', '').replace('_', '-')
  return `${stamp}-${randomBytes(3).toString('hex')}`
}
