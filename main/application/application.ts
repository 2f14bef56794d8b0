import { randomBytes } from 'node:crypto'
import { hostname, userInfo } from 'node:os'
import { writeFile } from 'node:fs/promises'
import type { CallArgument } from '../contract/calls'
import { ProblemError } from '../contract/result'
import type { Choice, Notice, RunMode, RunView, Snapshot } from '../contract/view'
import type { Handlers } from '../ipc/router'
import type { RunEvent } from '../migration/events'
import { Procedure } from '../migration/procedure'
import { applyEvent } from '../migration/run'
import { portalRows } from '../migration/steps/portal'
import { requestText, userRows, viewRun } from '../migration/view'
import { Transcript } from '../ssh/transcript'
import { createBackupFile } from '../store/backup-file'
import { JournalFile } from '../store/journal-file'
import { KnownHosts } from '../store/known-hosts'
import type { RunFolder, RunFolders } from '../store/run-folders'
import type { SettingsFile } from '../store/settings'
import { TranscriptFile } from '../store/transcript-file'
import type { Desktop } from './desktop'
import { prepareLogin } from './login'
import { Questions } from './questions'
import { rehearsalChoices, rehearseBackup, rehearseSample, type Rehearsal } from './rehearsal'

/** What the application is made of. */
export interface ApplicationParts {
  readonly desktop: Desktop
  readonly settings: SettingsFile
  readonly folders: RunFolders
  readonly version: string
  readonly dataFolder: string
  readonly assetsFolder: string
  readonly now: () => Date
}

/** A run that is open in the window, with what goes with it. */
interface OpenRun {
  readonly procedure: Procedure
  readonly journal: JournalFile
  readonly transcript: Transcript
  readonly transcriptFile: TranscriptFile
  readonly folder: RunFolder
  readonly rehearsal: Rehearsal | null
}

/** How often the window is told, at most. */
const snapshotMilliseconds = 30

/** The product behind the window: it owns all state, answers every call, and tells the window what has changed. */
export class Application {
  private readonly parts: ApplicationParts
  private readonly questions: Questions
  private readonly knownHosts: KnownHosts
  private readonly dismissed = new Set<string>()
  private notices: Notice[] = []
  private unfinished: Snapshot['unfinished']
  private choices: { samples: readonly Choice[]; scenarios: readonly Choice[] } = {
    samples: [],
    scenarios: [],
  }
  private open: OpenRun | null = null
  private seq = 0
  private timer: NodeJS.Timeout | null = null

  constructor(parts: ApplicationParts) {
    this.parts = parts
    this.questions = new Questions(this.changed)
    this.knownHosts = new KnownHosts(parts.settings)
    this.notices = startNotices(parts)
    this.unfinished = parts.folders.unfinished()
  }

  /** The calls of the contract. */
  readonly handlers: Handlers = {
    snapshot: () => this.snapshot(),
    openLink: ({ id }) => this.parts.desktop.openLink(id).then(nothing),
    dismissNotice: ({ id }) => {
      this.dismissed.add(id)
      return this.done()
    },
    setTheme: ({ theme }) => {
      this.parts.settings.set('theme', theme)
      this.parts.desktop.setTheme(theme)
      return this.done()
    },

    startMigration: () => this.begin('live', null),
    startRehearsal: async ({ sample, scenario }) => {
      this.refuseSecondRun()
      return this.begin('rehearsal', await rehearseSample(this.parts.assetsFolder, sample, scenario))
    },
    chooseRehearsalBackup: async ({ scenario }) => {
      this.refuseSecondRun()
      const path = await this.parts.desktop.chooseFile('configuration')
      return path === null ? null : this.begin('rehearsal', await rehearseBackup(path, scenario))
    },
    resumeRun: ({ id }) => this.resume(id),
    discardRun: ({ id }) => {
      this.parts.folders.discard(id)
      this.unfinished = this.parts.folders.unfinished()
      return this.done()
    },
    leaveRun: () => this.leave(),

    continueRun: () => this.run().procedure.continueRun().then(nothing),
    goBack: ({ to }) => {
      this.run().procedure.goBack(to)
      return null
    },
    cancel: () => {
      this.questions.refuseAll()
      this.run().procedure.cancel()
      return null
    },
    answerQuestion: ({ id, answers }) => {
      this.questions.answer(id, answers)
      return null
    },

    chooseKeyFile: () => this.parts.desktop.chooseFile('key'),
    connect: (typed) => this.connect(typed),

    readService: () => this.run().procedure.readService().then(nothing),
    acknowledgeService: ({ acknowledged }) => {
      this.run().procedure.acknowledgeService(acknowledged)
      return null
    },
    readInventory: () => this.run().procedure.readInventory().then(nothing),
    users: () => userRows(this.run().procedure.state),
    chooseLicenses: ({ licenses }) => {
      this.run().procedure.chooseLicenses(licenses)
      return null
    },
    answerFinding: ({ key, answer }) => {
      this.run().procedure.answerFindings([key], answer)
      return null
    },
    answerFindings: ({ keys, answer }) => {
      this.run().procedure.answerFindings(keys, answer)
      return null
    },
    backUp: () => this.run().procedure.backUp().then(nothing),
    chooseBackupFile: async () => {
      const { procedure } = this.run()
      const path = await this.parts.desktop.chooseFile('configuration')
      if (path !== null) await procedure.useBackup(path)
      return null
    },
    showBackup: () => {
      const path = this.run().procedure.state.backup?.path
      if (path !== undefined) this.parts.desktop.showInFolder(path)
      return null
    },
    copyRequest: () => {
      this.parts.desktop.copy(requestText(this.run().procedure.state))
      return null
    },
    saveRequest: () => this.saveRequest(),
    recordRequest: ({ ticket, sentOn }) => {
      this.run().procedure.recordRequest(ticket, sentOn)
      return null
    },
    confirmFlag: ({ license, vdom, confirmed }) => {
      this.run().procedure.confirmFlag({ license, vdom }, confirmed)
      return null
    },
    askDevice: (key) => this.run().procedure.askDevice(key).then(nothing),
    answerDevice: ({ license, vdom, answer, typed }) =>
      this.run().procedure.answerDevice({ license, vdom }, answer, typed).then(nothing),
    settle: (key) => this.run().procedure.settle(key).then(nothing),
    verify: () => this.run().procedure.verify().then(nothing),
    verificationRows: () => this.run().procedure.state.verification?.rows ?? [],
    tryLogin: () => this.run().procedure.tryLogin().then(nothing),
    portalRows: () => portalRows(this.run().procedure.state),
    tick: ({ keys, ticked }) => {
      this.run().procedure.tick(keys, ticked)
      return null
    },
    matchPasted: ({ text }) => {
      this.run().procedure.matchPasted(text)
      return null
    },
    finish: () => this.run().procedure.finish().then(nothing),
    showReport: () => {
      this.parts.desktop.showInFolder(this.reportPath())
      return null
    },
    openReport: () => this.parts.desktop.openFile(this.reportPath()).then(nothing),
    transcript: ({ after }) => this.open?.transcript.after(after) ?? [],
  }

  /** Loads what the first screen shows but need not wait for. */
  async loadChoices(): Promise<void> {
    this.choices = await rehearsalChoices()
    this.changed()
  }

  /** Whether closing the window now would leave a migration without a witness. */
  get mustStayOpen(): boolean {
    return this.open?.procedure.session.working?.stage === 'running'
  }

  /** Closes what is open, for the end of the application. */
  async close(): Promise<void> {
    this.questions.refuseAll()
    if (this.timer) clearTimeout(this.timer)
    const open = this.open
    this.open = null
    if (open) await closeRun(open)
  }

  /** What the window shows now. */
  snapshot(): Snapshot {
    const { settings, version, dataFolder } = this.parts
    this.seq++
    return {
      seq: this.seq,
      app: { version, theme: settings.get('theme'), dataFolder },
      notices: this.notices.filter(({ id }) => !this.dismissed.has(id)),
      unfinished: this.unfinished,
      ...this.choices,
      run: this.open ? this.viewOpen(this.open) : null,
      question: this.questions.current,
    }
  }

  private viewOpen({ procedure, rehearsal }: OpenRun): RunView {
    const form = rehearsal
      ? {
          host: '127.0.0.1',
          port: rehearsal.port,
          user: rehearsal.user,
          method: 'rehearsal' as const,
          keyFile: '',
        }
      : this.liveForm()
    return viewRun(
      procedure.state,
      procedure.session,
      procedure.findings,
      form,
      rehearsal?.view ?? null,
      this.parts.now(),
    )
  }

  private liveForm(): RunView['connect']['form'] {
    return (
      this.parts.settings.get('lastConnection') ?? {
        host: '',
        port: 22,
        user: '',
        method: 'password',
        keyFile: '',
      }
    )
  }

  private async begin(mode: RunMode, rehearsal: Rehearsal | null): Promise<null> {
    try {
      this.refuseSecondRun()
      const id = runId(this.parts.now())
      const folder = this.parts.folders.folder(mode, id)
      const journal = JournalFile.create(folder.journal)
      const opened: RunEvent = {
        type: 'opened',
        id,
        mode,
        application: this.parts.version,
        laptop: { user: userInfo().username, host: hostname() },
        rehearsal: rehearsal
          ? { source: rehearsal.view.source, scenario: rehearsal.view.scenario.title }
          : null,
      }
      const run = applyEvent(null, journal.append(opened, this.parts.now()))
      this.openRun(run, journal, folder, rehearsal)
      return this.done()
    } catch (error) {
      await rehearsal?.simulator.close()
      throw error
    }
  }

  private resume(id: string): null {
    this.refuseSecondRun()
    const { journal, run } = this.parts.folders.reopen(id)
    this.openRun(run, journal, this.parts.folders.folder('live', id), null)
    return this.done()
  }

  private openRun(
    run: Procedure['state'],
    journal: JournalFile,
    folder: RunFolder,
    rehearsal: Rehearsal | null,
  ) {
    const transcriptFile = new TranscriptFile(folder.transcript, (error) => {
      this.notices.push({
        id: `transcript-${run.id}`,
        severity: 'warning',
        message: `The transcript can’t be written to ${folder.transcript}.`,
        hint: `The session goes on, and the journal is written all the same. ${error.message}`,
      })
      this.changed()
    })
    const transcript = new Transcript(
      {
        lines: (lines) => {
          transcriptFile.write(lines)
          this.parts.desktop.emit('transcript', lines)
        },
      },
      this.parts.now,
    )
    const procedure = new Procedure(run, {
      record: (event) => journal.append(event, this.parts.now()),
      createBackup: (name) => createBackupFile(folder.backup(name, this.parts.now())),
      readBackup: async (path) => (await import('../store/read-backup')).readBackup(path),
      writeReport: async (state) => {
        transcript.flush()
        const { renderReport } = await import('../report/html')
        await writeFile(folder.report, renderReport(state, this.parts.now()), { mode: 0o600 })
        return folder.report
      },
      changed: this.changed,
      now: this.parts.now,
    })
    this.open = { procedure, journal, transcript, transcriptFile, folder, rehearsal }
  }

  private async connect(typed: CallArgument<'connect'>): Promise<null> {
    const { procedure, transcript, rehearsal } = this.run()
    const login = await prepareLogin(typed, {
      questions: this.questions,
      transcript,
      knownHosts: rehearsal ? null : this.knownHosts,
      rehearsalPassword: rehearsal?.password ?? null,
      now: this.parts.now,
    })
    if (!rehearsal && typed.authentication.method !== 'rehearsal') {
      const { method } = typed.authentication
      const keyFile = typed.authentication.method === 'key' ? typed.authentication.keyFile : ''
      this.parts.settings.set('lastConnection', {
        host: login.host,
        port: login.port,
        user: login.user,
        method,
        keyFile,
      })
    }
    await procedure.connect(login)
    return null
  }

  private async saveRequest(): Promise<null> {
    const text = requestText(this.run().procedure.state)
    const path = await this.parts.desktop.chooseWhereToSave('pre-authorization request.txt')
    if (path === null) return null
    try {
      await writeFile(path, text)
    } catch (error) {
      throw new ProblemError({
        code: 'file-unwritable',
        message: `The request can’t be written to ${path}.`,
        hint: 'Choose another folder.',
        detail: (error as Error).message,
      })
    }
    return null
  }

  private async leave(): Promise<null> {
    const open = this.run()
    open.procedure.leave()
    this.questions.refuseAll()
    this.open = null
    await closeRun(open)
    this.unfinished = this.parts.folders.unfinished()
    return this.done()
  }

  private reportPath(): string {
    const report = this.run().procedure.state.finished?.report
    if (report !== undefined) return report
    throw new ProblemError({
      code: 'no-report',
      message: 'There is no report yet.',
      hint: 'Finish the run first.',
    })
  }

  private run(): OpenRun {
    if (this.open) return this.open
    throw new ProblemError({
      code: 'no-run',
      message: 'No run is open.',
      hint: 'Open one on the first screen.',
    })
  }

  private refuseSecondRun() {
    if (!this.open) return
    throw new ProblemError({
      code: 'run-open',
      message: 'A run is open already.',
      hint: 'Leave it first; it can be resumed later.',
    })
  }

  private done(): null {
    this.changed()
    return null
  }

  private readonly changed = () => {
    this.timer ??= setTimeout(() => {
      this.timer = null
      this.parts.desktop.emit('changed', this.snapshot())
    }, snapshotMilliseconds)
  }
}

async function closeRun({
  procedure,
  journal,
  transcript,
  transcriptFile,
  rehearsal,
}: OpenRun): Promise<void> {
  procedure.leave()
  transcript.flush()
  transcriptFile.close()
  journal.close()
  await rehearsal?.simulator.close()
}

function startNotices({ settings, folders }: ApplicationParts): Notice[] {
  const notices: Notice[] = []
  if (settings.setAside !== null) {
    notices.push({
      id: 'settings-set-aside',
      severity: 'warning',
      message: 'The settings file could not be read, so the settings start fresh.',
      hint: `The old file is kept as ${settings.setAside}. Known host keys have to be confirmed again.`,
    })
  }
  const problem = folders.problem()
  if (problem)
    notices.push({ id: problem.code, severity: 'warning', message: problem.message, hint: problem.hint })
  return notices
}

function runId(now: Date): string {
  const stamp = now.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')
  return `${stamp}-${randomBytes(3).toString('hex')}`
}

const nothing = () => null
