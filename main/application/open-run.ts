import { randomBytes } from 'node:crypto'
import { systemClock, type Clock } from '../clock'
import type { CallArgument } from '../contract/calls'
import type { PolicyInForce } from '../contract/policy'
import { ProblemError, type Problem } from '../contract/result'
import type { RunMode } from '../contract/run-view'
import { Transcript } from '../evidence/transcript/transcript'
import { TranscriptFile } from '../evidence/transcript/transcript-file'
import type { ListedRun, RemovedRun } from '../contract/listed-run'
import type { RunEvent } from '../migration/events'
import { Procedure } from '../migration/procedure'
import { applyEvent } from '../migration/fold'
import type { RunState } from '../migration/run'
import { describeDevice, serialsOf } from '../migration/readings/device'
import { refuseElsewhere } from '../migration/steps/action'
import { finishRun } from '../migration/steps/portal'
import type { KnownRun } from '../migration/summary'
import { withOwnWish } from '../migration/two-people'
import { listRuns } from '../migration/listed-runs'
import type { FilePart, TwinText } from '../review/worker/jobs'
import { createBackupFile } from '../store/backup-file'
import { archiveRun, setCustomer } from '../store/archive-run'
import { JournalFile, readJournal } from '../store/journal-file'
import { removeOldRuns } from '../store/remove-old-runs'
import { finishRemovals, removeRun } from '../store/remove-run'
import { removedRuns } from '../store/removed-runs'
import type { RunFolder, RunFolders } from '../store/run-folders'
import { fileStamp } from '../text/times'
import type { Desktop } from './desktop'
import type { DeviceClaims } from './device-claims'
import type { EvidenceOf } from './evidence'
import { thisLaptop } from './laptop'
import type { Questions } from './login/questions'
import type { Notices } from './notices'
import { pauseUnlessStopped } from './pause'
import { RunByHand } from './by-hand'
import { rehearseBackup, type Rehearsal } from './rehearsal'

/** How many finished rehearsals are kept, with their reports. */
const mostRehearsals = 50

/** A run that is open in the window, with what goes with it. */
export interface OpenRun {
  readonly procedure: Procedure
  readonly clock: Clock
  readonly journal: JournalFile
  readonly transcript: Transcript
  readonly transcriptFile: TranscriptFile
  readonly folder: RunFolder
  readonly rehearsal: Rehearsal | null
  /** What a person does in it in the place of a session. */
  readonly hand: RunByHand
  /** Hostname in the backup that led here. */
  readonly expected: string | null
}

/** How a run begins. */
interface Beginning extends Pick<OpenRun, 'rehearsal' | 'expected'> {
  /** Whether a person types in it in the place of a session. */
  readonly byHand: boolean
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
  /** For how many days the person wants finished runs to be kept, if the organization does not say; `null`: for ever. */
  readonly keepRunsDays: () => number | null
  /** Whether the person wants two people to decide, if the organization does not say. */
  readonly wantsTwo: () => boolean
  /** Refuses a migration whose evidence could not be signed. @throws ProblemError */
  readonly mayBegin: () => Promise<void>
  /** Writes the bundle of a run; answers the path of its report. */
  readonly writeEvidence: (about: EvidenceOf) => Promise<string>
  readonly changed: () => void
  /** Reads what the twin of a backup begins with. */
  readonly readTwin: (file: FilePart) => Promise<TwinText>
  /** Address of the thread that reads long recordings. */
  readonly recordingThread: () => URL
}

/** The runs on the disk, and the one that is open, if any: begun, resumed, verified again, left and closed here. */
export class Runs {
  private readonly context: RunContext
  /** The runs on the disk. */
  readonly folders: RunFolders
  private opened: OpenRun | null = null
  private listed: readonly ListedRun[]

  /** @param known the runs on the disk, as they were just listed */
  constructor(known: readonly KnownRun[], context: RunContext) {
    this.context = context
    this.folders = context.folders
    this.listed = listRuns(known)
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
      hint: 'Open one on the home screen.',
    })
  }

  /** The runs on the disk, as they were when one of them was last left, put away or given another label. */
  get rows(): readonly ListedRun[] {
    return this.listed
  }

  /** @param expected hostname in the backup that led here */
  async migrate(expected: string | null = null, byHand = false): Promise<void> {
    this.refuseSecond()
    await this.context.mayBegin()
    this.refuseSecond()
    this.begin('live', null, expected, byHand)
  }

  /** Begins a rehearsal; none if the person thought better of it. The twin is not made while a run is open. */
  async rehearse(makeTwin: () => Promise<Rehearsal | null>, byHand = false): Promise<void> {
    this.refuseSecond()
    const rehearsal = await makeTwin()
    if (rehearsal) await this.beginRehearsal(rehearsal, byHand)
  }

  /** Leaves the open run for a rehearsal of it. The twin is there before: a backup that is no good changes nothing. */
  async rehearseOpen({ scenario, cloud, byHand }: CallArgument<'rehearseRun'>): Promise<void> {
    const { procedure, rehearsal } = this.current
    const { backup, connected } = procedure.state
    procedure.mayLeave()
    if (rehearsal || !backup || !connected) {
      throw new ProblemError({
        code: 'no-backup',
        message: 'There is no backup of a FortiGate to rehearse with.',
        hint: 'Back up first.',
      })
    }
    refuseElsewhere(procedure.state, ['backup'])
    const device = describeDevice(connected.reading)
    const twin = await rehearseBackup({ path: backup.path, part: null }, scenario, this.context.readTwin, {
      cloud,
      device,
    })
    try {
      await this.leave()
    } catch (error) {
      await twin.simulator.close()
      throw error
    }
    await this.beginRehearsal(twin, byHand)
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
    await this.leave()
    if (first.finished) this.verifyAgain(first.id)
    else this.resume(first.id)
  }

  discard(id: string): void {
    this.refuseOpen(id)
    this.folders.discard(id, this.context.now())
    this.listAgain()
  }

  setCustomer(id: string, customer: string): void {
    setCustomer(this.folders, id, customer)
    this.listAgain()
  }

  archive(id: string, archived: boolean): void {
    this.refuseOpen(id)
    archiveRun(this.folders, id, archived)
    this.listAgain()
  }

  /** @param evidence the folder in which the bundles are kept; `null` for that of the data folder */
  remove(id: string, evidence: string | null): void {
    this.refuseOpen(id)
    removeRun(this.folders, id, { why: 'person', evidence, now: this.context.now() })
    this.listAgain()
  }

  /** The lines kept of runs that were removed. */
  get removed(): readonly RemovedRun[] {
    return removedRuns(this.folders)
  }

  /**
   * Removes what a start finds and nobody can use: the rest of runs that were being removed, rehearsals that a crash
   * has left unfinished, and of the finished ones all but the newest. And if the organization or the person has decided
   * how long finished runs are kept, those that are older.
   */
  tidy(): void {
    const { notices, now, policy } = this.context
    finishRemovals(this.folders)
    const { unfinished, finished } = this.folders.outdatedRehearsals(mostRehearsals)
    const atHand = this.opened?.procedure.state.id
    for (const id of unfinished.filter((each) => each !== atHand))
      this.folders.drop(this.folders.folder('rehearsal', id))
    for (const id of finished) {
      removeRun(this.folders, id, { why: 'room', evidence: null, now: now() })
    }
    const days = policy().policy.keepRunsDays ?? this.context.keepRunsDays()
    if (days !== null) {
      const age = { days, now: now(), except: atHand }
      for (const problem of removeOldRuns(this.folders, age)) notices.add(problem)
    }
    this.listAgain()
  }

  /** Path of the report of a finished run. @throws ProblemError */
  reportOf(id: string): string {
    return this.folders.reportOf(id)
  }

  async finish(): Promise<void> {
    const { procedure } = this.current
    if (!procedure.state.finished) await procedure.perform(finishRun())
    if (procedure.state.finished) this.context.claims.release()
  }

  async leave(): Promise<void> {
    const { claims, questions, notices, now } = this.context
    const run = this.current
    run.procedure.mayLeave()
    questions.refuseAll()
    this.opened = null
    const { id, mode, approvedDevice, finishedBefore, finished, verification } = run.procedure.state
    // Opened again, and nothing came of it: then it is finished as before.
    if (finishedBefore && !finished && !verification) {
      notices.remember(() => {
        run.journal.append({ type: 'closed-again' }, now())
      })
    }
    await closeRun(run)
    claims.release()
    if (mode === 'rehearsal') {
      // Its twin is gone with it: it can't be resumed.
      if (!finished) this.folders.drop(run.folder)
    } else if (!approvedDevice && !finishedBefore) {
      // Nothing was read in it, so it holds nothing to resume.
      notices.remember(() => {
        this.folders.discard(id, now())
      })
    }
    this.listAgain()
  }

  /** Closes the open run as it is, for the end of the application. */
  async close(): Promise<void> {
    const run = this.opened
    this.opened = null
    if (run) await closeRun(run)
    this.context.claims.release()
  }

  private listAgain() {
    this.listed = listRuns(this.folders.list())
    this.context.changed()
  }

  private refuseOpen(id: string) {
    if (this.opened?.procedure.state.id === id) this.refuseSecond()
  }

  private refuseSecond() {
    if (!this.opened) return
    throw new ProblemError({
      code: 'run-open',
      message: 'A run is open already.',
      hint: 'Leave it first; it can be resumed later.',
    })
  }

  private async beginRehearsal(rehearsal: Rehearsal, byHand = false): Promise<void> {
    try {
      this.refuseSecond()
      this.begin('rehearsal', rehearsal, null, byHand)
    } catch (error) {
      await rehearsal.simulator.close()
      throw error
    }
  }

  private begin(mode: RunMode, rehearsal: Rehearsal | null, expected: string | null, byHand: boolean) {
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
      this.show(run, journal, folder, { rehearsal, expected, byHand })
    } catch (error) {
      journal.close()
      this.folders.drop(folder)
      throw error
    }
  }

  private reopen(id: string, goOn: (run: RunState, journal: JournalFile) => RunState) {
    const { journal, run } = this.folders.reopen(id)
    try {
      const folder = this.folders.folder('live', id)
      this.show(goOn(run, journal), journal, folder, { rehearsal: null, expected: null, byHand: false })
    } catch (error) {
      journal.close()
      throw error
    }
  }

  private show(
    run: RunState,
    journal: JournalFile,
    folder: RunFolder,
    { rehearsal, expected, byHand }: Beginning,
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
    const inForce = context.policy()
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
      get policy() {
        return withOwnWish(inForce, context.wantsTwo())
      },
      ...(rehearsal && { letTimePass: rehearsal.clock.pass }),
    })
    context.questions.forget()
    const hand = new RunByHand({
      ...{ clock, run, rehearsal, isChosen: byHand, folder: folder.pasted, record: transcript },
      ...{ thread: context.recordingThread, changed: context.changed },
    })
    this.opened = { procedure, clock, journal, transcript, transcriptFile, folder, rehearsal, hand, expected }
    context.changed()
  }

  private transcriptFile(id: string, { transcript }: RunFolder): TranscriptFile {
    return new TranscriptFile(transcript, (error) => {
      const problem: Problem = {
        code: 'transcript-unwritable',
        message: `The transcript can’t be saved to ${transcript}.`,
        hint: `The session continues, and the journal is still written. ${error.message}`,
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
