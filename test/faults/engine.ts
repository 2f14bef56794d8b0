import { answerFindings } from '../../main/migration/steps/answer-findings'
import { answerDevice, askDevice } from '../../main/migration/steps/migrate/actions'
import { keyText } from '../../main/contract/license-key'
import { hostname, userInfo } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { systemClock, type Clock } from '../../main/clock'
import { noPolicy } from '../../main/contract/policy'
import { ProblemError } from '../../main/contract/result'
import { openFortiGate, type Patience } from '../../main/device/fortigate'
import type { RunEvent } from '../../main/migration/events'
import { findingKey } from '../../main/migration/finding-key'
import type { Login } from '../../main/migration/link'
import { Procedure } from '../../main/migration/procedure'
import { applyEvent, foldRun } from '../../main/migration/fold'
import type { LicenseProgress, RunState } from '../../main/migration/run'
import { viewRun } from '../../main/migration/view'
import type { LicenseMigration } from '../../main/contract/step-views'
import { createBackupFile } from '../../main/store/backup-file'
import { JournalFile, type Disk } from '../../main/store/journal-file'
import { readBackup } from '../../main/files/read-backup'

/** Who logs in on the simulated FortiGate. */
export const account = { user: 'admin', password: 'correct horse battery staple' }

/** Told before and after each record; what it throws or does not return from, the engine does not survive. */
export type RecordHook = (event: RunEvent, when: 'before' | 'after') => void

/** What an engine is started with. */
export interface EngineOptions {
  readonly journal: string
  readonly backup: string
  readonly port: number
  readonly disk?: Disk
  readonly hook?: RecordHook
  readonly patience?: Patience
  readonly clock?: Clock
}

/**
 * The product without application and window: procedure, journal on the disk, and SSH to a simulated FortiGate. It can
 * be left like a process that was killed: nothing more is written, and its connection breaks.
 */
export class Engine {
  readonly procedure: Procedure
  /** Counts the lines that were sent and received. */
  said = 0
  private readonly journal: JournalFile
  private readonly port: number
  private readonly patience: Patience | undefined
  private readonly hook: RecordHook
  private readonly clock: Clock
  private readonly sessions = new AbortController()
  private isGone = false

  private constructor(options: EngineOptions, journal: JournalFile, run: RunState) {
    this.journal = journal
    this.port = options.port
    this.patience = options.patience
    this.hook = options.hook ?? (() => undefined)
    this.clock = options.clock ?? systemClock
    this.procedure = new Procedure(run, {
      record: this.record,
      claimDevice: () => Promise.resolve([]),
      createBackup: () => createBackupFile(options.backup),
      readBackup,
      writeReport: () => Promise.resolve('report.html'),
      changed: () => undefined,
      pause: () => Promise.resolve(),
      clock: this.clock,
      policy: noPolicy,
    })
  }

  /** Begins a run. */
  static begin(options: EngineOptions): Engine {
    const journal = JournalFile.create(options.journal, options.disk)
    const opened: RunEvent = {
      type: 'opened',
      id: 'fault',
      mode: 'live',
      application: '0.0.0-test',
      laptop: { user: userInfo().username, host: hostname() },
      rehearsal: null,
    }
    return new Engine(options, journal, applyEvent(null, journal.append(opened, new Date())))
  }

  /** Opens a run again, as after a start of the application. */
  static resume(options: EngineOptions): Engine {
    const { journal, reading } = JournalFile.reopen(options.journal, options.disk)
    const run = foldRun(reading.records)
    if (!run) throw new Error('The journal has no first record.')
    return new Engine(options, journal, run)
  }

  connect(): Promise<void> {
    const target = { host: '127.0.0.1', port: this.port, user: account.user }
    const login: Login = {
      ...target,
      open: (observer, signal) =>
        openFortiGate(
          target,
          { method: 'password', password: account.password },
          {
            trustHostKey: () => Promise.resolve(true),
            answerPrompts: () => Promise.resolve(null),
            acceptBanner: () => Promise.resolve(true),
          },
          { ...observer, sent: this.count, received: this.count },
          {
            signal: signal ? AbortSignal.any([signal, this.sessions.signal]) : this.sessions.signal,
            patience: this.patience,
            clock: this.clock,
          },
        ),
    }
    return this.procedure.connect(login)
  }

  /** Asks; who has logged in meanwhile is accepted, and then it is asked again. */
  async ask(license: LicenseProgress['key']): Promise<void> {
    await this.procedure.perform(askDevice(license))
    const found = this.procedure.state.licenses.flatMap(({ toAccept }) => toAccept)
    if (found.length === 0) return
    await this.procedure.perform(answerFindings({ keys: found.map(findingKey), answer: '' }))
    await this.procedure.perform(askDevice(license))
  }

  /** Asks, and answers `y` where the device's question stands. */
  async migrate(license: LicenseProgress['key']): Promise<void> {
    await this.ask(license)
    if (this.procedure.session.asked)
      await this.procedure.perform(answerDevice({ ...license, answer: 'y', typed: license.license }))
  }

  /** Resolves once nothing is being done any more. */
  async atRest(): Promise<void> {
    for (let turns = 0; turns < 4_000 && this.procedure.session.busy; turns += 1) await delay(2)
  }

  /** What the person is shown of a license. */
  shown(key: LicenseProgress['key']): LicenseMigration {
    const form = { host: '', port: 22, user: '', method: 'password', keyFile: '', jumps: [] } as const
    const { state, session, findings } = this.procedure
    const license = viewRun(state, session, findings, form, null, this.clock.now()).migrate?.licenses.find(
      (each) => keyText(each) === keyText(key),
    )
    if (!license) throw new Error(`The license ${keyText(key)} is not shown.`)
    return license
  }

  /** From now on nothing is written any more; the connection breaks. */
  vanish(): void {
    if (this.isGone) return
    this.isGone = true
    this.sessions.abort()
    this.procedure.close()
    this.journal.close()
  }

  private readonly count = () => {
    this.said += 1
  }

  private readonly record = (event: RunEvent) => {
    if (this.isGone) throw new Gone()
    this.hook(event, 'before')
    const record = this.journal.append(event, this.clock.now())
    this.hook(event, 'after')
    return record
  }
}

/** The process is no more: whatever it would have done next does not happen. */
export class Gone extends ProblemError {
  constructor() {
    super({ code: 'fault', message: 'This process was killed.', hint: '' })
  }
}
