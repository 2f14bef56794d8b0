import { randomBytes } from 'node:crypto'
import { hostname, userInfo } from 'node:os'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { CallArgument } from '../contract/calls'
import type { PolicyInForce } from '../contract/policy'
import { ProblemError, type Problem } from '../contract/result'
import { systemClock, type Clock } from '../clock'
import type { Choice, Notice, Question, RehearsalView, RunMode, RunView, Snapshot } from '../contract/view'
import type { Handlers } from './router'
import type { RunEvent } from '../migration/events'
import { mayLockOut } from '../migration/next'
import { Procedure } from '../migration/procedure'
import { rehearsalOutcome } from '../migration/rehearsal-outcome'
import { applyEvent } from '../migration/fold'
import { describeDevice, serialsOf } from '../migration/readings/device'
import type { PortalEntry } from '../migration/portal-list'
import { portalRows, previewPortalText } from '../migration/portal-rows'
import { supportRequestOf } from '../migration/support-text'
import { requestText, userRows, viewRun } from '../migration/view'
import { Transcript } from '../evidence/transcript/transcript'
import { createBackupFile } from '../store/backup-file'
import { JournalFile, readJournal } from '../store/journal-file'
import { KnownHosts } from '../settings/known-hosts'
import { OldEncryption } from '../settings/old-encryption'
import type { RunFolder, RunFolders } from '../store/run-folders'
import type { SettingsFile } from '../settings/settings'
import { TranscriptFile } from '../evidence/transcript/transcript-file'
import { fileStamp } from '../text/times'
import { plural } from '../text/words'
import { cloudAddress, readCloudTokens, type CloudAddress } from '../cloud/fortitoken-cloud'
import type { Desktop } from './desktop'
import { DeviceClaims } from './device-claims'
import { EvidenceDesk } from './evidence-desk'
import { HeldBack } from './held-back'
import { prepareLogin } from './login/login'
import { lastLogin, rememberLogin } from './login/last-login'
import { OpenSsh, type OpenSshPlaces } from './login/open-ssh'
import { pause } from './pause'
import { Questions } from './login/questions'
import { ReviewedFiles } from './reviewed-files'
import { rehearsalChoices, rehearseBackup, rehearseSample, type Rehearsal } from './rehearsal'

/** What the application is made of. */
export interface ApplicationParts {
  readonly desktop: Desktop
  readonly settings: SettingsFile
  readonly folders: RunFolders
  /** Folder of the locks that keep two runs from one device. */
  readonly locksFolder: string
  readonly version: string
  readonly dataFolder: string
  readonly assetsFolder: string
  /** Address of the bundled main/review/worker/entry.ts. */
  readonly reviewThread: URL
  /** Reads the policy of the organization. */
  readonly policy: () => PolicyInForce
  readonly now: () => Date
  /** What the sessions wait by; another one only in tests. */
  readonly clock?: Clock
  /** Where the REST API of FortiToken Cloud is; another one only in tests. */
  readonly cloud?: CloudAddress
  /** Where the OpenSSH of this person is; absent where nobody logs in on a real device. */
  readonly openSsh?: OpenSshPlaces
  /** How to wait before the link is made again; in another way only in tests. */
  readonly pause?: typeof pause
}

/** A run that is open in the window, with what goes with it. */
interface OpenRun {
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

/** What main asks at a login, as the end of a rehearsal tells it. */
const questionWords: Readonly<Record<Question['kind'], string>> = {
  'host-key': 'Whether the host key of the FortiGate is to be trusted.',
  'device-prompts': 'What the FortiGate asks for at the login.',
  password: 'The password of a jump host.',
  'post-login-banner': 'Whether the banner after the login is accepted.',
}

/** How often the window is told, at most. */
const snapshotMilliseconds = 30

/** The product behind the window: it owns all state, answers every call, and tells the window what has changed. */
export class Application {
  private readonly parts: ApplicationParts
  private readonly questions: Questions
  private readonly knownHosts: KnownHosts
  private readonly openSsh: OpenSsh
  private readonly review: ReviewedFiles
  private readonly evidence: EvidenceDesk
  private readonly claims: DeviceClaims
  private readonly dismissed = new Set<string>()
  private notices: Notice[] = []
  private runs: Pick<Snapshot, 'unfinished' | 'finished'>
  private choices: { samples: readonly Choice[]; scenarios: readonly Choice[] } = {
    samples: [],
    scenarios: [],
  }
  private open: OpenRun | null = null
  private readonly heldBack = new HeldBack()
  private seq = 0
  private timer: NodeJS.Timeout | null = null

  constructor(parts: ApplicationParts) {
    this.parts = parts
    this.questions = new Questions(this.changed)
    this.knownHosts = new KnownHosts(parts.settings)
    this.openSsh = new OpenSsh(parts.openSsh)
    this.evidence = new EvidenceDesk(parts)
    this.review = new ReviewedFiles(parts.reviewThread, this.changed)
    this.claims = new DeviceClaims(parts.locksFolder, parts.folders, { user: whoami(), host: hostname() })
    this.notices = startNotices(parts)
    this.runs = parts.folders.list()
    this.remember(() => {
      this.claims.restore()
    })
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
    startRehearsal: async ({ sample, scenario, cloud }) => {
      this.refuseSecondRun()
      return this.begin('rehearsal', await rehearseSample(this.parts.assetsFolder, sample, scenario, cloud))
    },
    chooseRehearsalBackup: async ({ scenario, cloud }) => {
      this.refuseSecondRun()
      const path = await this.parts.desktop.chooseFile('configuration')
      return path === null ? null : this.begin('rehearsal', await rehearseBackup(path, scenario, { cloud }))
    },
    resumeRun: ({ id }) => this.resume(id),
    openRunOfDevice: () => this.openRunOfDevice(),
    discardRun: ({ id }) => {
      if (this.open?.procedure.state.id === id) this.refuseSecondRun()
      this.parts.folders.discard(id, this.parts.now())
      this.runs = this.parts.folders.list()
      return this.done()
    },
    verifyAgain: ({ id }) => this.verifyAgain(id),
    openReportOf: ({ id }) => this.parts.desktop.openFile(this.parts.folders.reportOf(id)).then(nothing),
    showReportOf: ({ id }) => {
      this.parts.desktop.showInFolder(this.parts.folders.reportOf(id))
      return null
    },
    leaveRun: () => this.leave(),

    chooseReviewFiles: () => this.parts.desktop.chooseToReview('files').then(this.addToReview),
    chooseReviewFolder: () => this.parts.desktop.chooseToReview('folder').then(this.addToReview),
    reviewDropped: ({ paths }) => this.reviewDropped(paths).then(nothing),
    cancelReview: () => {
      this.review.cancel()
      return null
    },
    closeReview: () => this.review.close().then(nothing),
    fleetRows: () => this.review.rows,
    reviewedPart: ({ id, part }) => this.review.part(id, part),
    sourceLines: ({ id, line }) => this.review.lines(id, line),
    compareReviewed: ({ before, after }) => this.review.compare(before, after),
    exportReviewed: async ({ format, ids }) => {
      const path = await this.parts.desktop.chooseWhereToSave(`review.${format}`)
      if (path !== null) await this.review.export(format, ids, path)
      return path
    },
    rehearseReviewed: async ({ id, scenario, cloud }) => {
      this.refuseSecondRun()
      const { path } = this.review.origin(id)
      return this.begin('rehearsal', await rehearseBackup(path, scenario, { cloud }))
    },
    migrateReviewed: ({ id }) => this.begin('live', null, this.review.origin(id).hostname),

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
    loginChoices: () => this.openSsh.choices(new OldEncryption(this.parts.settings).devices),
    sshHost: ({ alias }) => this.openSsh.host(alias),
    connect: (typed) => this.connect(typed),

    readService: () => this.run().procedure.readService().then(nothing),
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
    rehearseRun: (happening) => this.rehearseRun(happening),
    copyRequest: () => {
      this.parts.desktop.copy(requestText(this.run().procedure.state))
      return null
    },
    saveRequest: () => this.saveRequest(),
    recordRequest: ({ ticket, sentOn }) => {
      this.run().procedure.recordRequest(ticket, sentOn)
      return null
    },
    recordPortalAccess: ({ account }) => {
      this.run().procedure.recordPortalAccess(account)
      return null
    },
    confirmFlag: ({ license, vdom, confirmed }) => {
      this.run().procedure.confirmFlag({ license, vdom }, confirmed)
      return null
    },
    askDevice: (key) => this.run().procedure.askDevice(key).then(nothing),
    answerDevice: ({ license, vdom, answer, typed }) =>
      this.run().procedure.answerDevice({ license, vdom }, answer, typed).then(nothing),
    copySupportRequest: (key) => {
      this.parts.desktop.copy(supportRequestOf(this.run().procedure.state, key))
      return null
    },
    approveWording: ({ license, vdom, typed, reason }) => {
      this.run().procedure.approveWording({ license, vdom }, typed, reason)
      return null
    },
    settle: (key) => this.run().procedure.settle(key).then(nothing),
    letTimePass: () => this.run().procedure.letTimePass().then(nothing),
    endSession: () => {
      this.run().procedure.endSession()
      return null
    },
    verify: () => this.run().procedure.verify().then(nothing),
    verificationRows: () => this.run().procedure.state.verification?.rows ?? [],
    verificationLines: ({ key }) => this.evidence.lines(this.run().procedure.state, key),
    backUpAfter: () => this.run().procedure.backUpAfter().then(nothing),
    tryLogin: () => this.run().procedure.tryLogin().then(nothing),
    portalRows: () => portalRows(this.run().procedure.state),
    recordUserLogin: ({ user, to, when }) => {
      this.run().procedure.recordUserLogin(user, to, when)
      return null
    },
    tick: ({ keys, ticked, reason }) => {
      this.run().procedure.tick(keys, ticked, reason)
      return null
    },
    choosePortalList: () => this.evidence.chooseList(),
    previewPasted: ({ text }) => previewPortalText(this.run().procedure.state, text),
    matchPasted: ({ text, columns }) => {
      this.run().procedure.matchPasted(text, columns)
      return null
    },
    matchCloud: (credentials) => this.matchCloud(credentials),
    setReportLook: (look) => {
      this.evidence.setLook(look)
      return this.done()
    },
    chooseLogo: async () => {
      await this.evidence.chooseLogo()
      return this.done()
    },
    removeLogo: () => {
      this.evidence.removeLogo()
      return this.done()
    },
    finish: async () => {
      const { procedure } = this.run()
      await procedure.finish()
      if (procedure.state.finished) this.claims.release()
      return null
    },
    showReport: () => {
      this.parts.desktop.showInFolder(this.reportPath())
      return null
    },
    openReport: () => this.parts.desktop.openFile(this.reportPath()).then(nothing),
    showCalendar: () => {
      this.parts.desktop.showInFolder(join(dirname(this.reportPath()), 'dates.ics'))
      return null
    },
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

  /** Whether closing the window now may lock somebody out. */
  get mayLockOut(): boolean {
    const procedure = this.open?.procedure
    return (
      procedure !== undefined &&
      mayLockOut(procedure.state, procedure.session.connection.state === 'connected')
    )
  }

  /** Shows the window because of a second start: now, or once nothing is being asked or migrated. */
  startedAgain(show: () => void): void {
    if (this.mustNotDisturb) this.heldBack.add('a second start', show)
    else show()
    this.changed()
  }

  /** Nothing from outside changes the screen or takes the focus while a question is open or a license is worked on. */
  private get mustNotDisturb(): boolean {
    const session = this.open?.procedure.session
    return session !== undefined && (session.asked !== null || session.working !== null)
  }

  /** Closes what is open, for the end of the application. */
  async close(): Promise<void> {
    this.questions.refuseAll()
    if (this.timer) clearTimeout(this.timer)
    const open = this.open
    this.open = null
    if (open) await closeRun(open)
    this.claims.release()
    this.parts.desktop.keepAwake(false)
    await this.review.close()
    if (this.timer) clearTimeout(this.timer)
  }

  /** What the window shows now. */
  snapshot(): Snapshot {
    const { settings, version, dataFolder } = this.parts
    this.seq++
    return {
      seq: this.seq,
      app: { version, theme: settings.get('theme'), dataFolder, report: this.evidence.look },
      notices: this.notices.filter(({ id }) => !this.dismissed.has(id)),
      ...this.runs,
      ...this.choices,
      run: this.open ? this.viewOpen(this.open) : null,
      review: this.review.view,
      heldBack: this.heldBack.line,
      question: this.questions.current,
    }
  }

  private viewOpen({ procedure, clock, rehearsal, expected }: OpenRun): RunView {
    const form = rehearsal
      ? {
          host: '127.0.0.1',
          port: rehearsal.port,
          user: rehearsal.user,
          method: 'rehearsal' as const,
          keyFile: '',
          jumps: [],
        }
      : expected === null
        ? lastLogin(this.parts.settings)
        : { ...lastLogin(this.parts.settings), host: '' }
    const view = viewRun(
      procedure.state,
      procedure.session,
      procedure.findings,
      form,
      rehearsal && this.viewRehearsal(procedure, rehearsal),
      clock.now(),
    )
    return expected === null ? view : { ...view, connect: { ...view.connect, expected } }
  }

  /** Reviews what was dropped. Where that has to wait, what can't be reviewed is told later, on the first screen. */
  private async reviewDropped(paths: readonly string[]): Promise<void> {
    if (!this.mustNotDisturb) return this.review.add(paths)
    this.heldBack.add(plural(paths.length, 'dropped file'), () => {
      this.review.add(paths).catch((error: unknown) => {
        if (!(error instanceof ProblemError)) throw error
        this.notify(error.problem)
      })
    })
    this.changed()
  }

  private readonly addToReview = async (paths: readonly string[]): Promise<null> => {
    if (paths.length > 0) await this.review.add(paths)
    return null
  }

  private viewRehearsal({ state }: Procedure, { view }: Rehearsal): RehearsalView {
    const asked = this.questions.asked.map((kind) => questionWords[kind])
    const outcome = rehearsalOutcome(state, asked)
    return outcome ? { ...view, outcome } : view
  }

  private async begin(
    mode: RunMode,
    rehearsal: Rehearsal | null,
    expected: string | null = null,
  ): Promise<null> {
    try {
      this.refuseSecondRun()
      const { problem } = this.parts.policy()
      if (problem) throw new ProblemError(problem)
      const id = runId(this.parts.now())
      const folder = this.parts.folders.folder(mode, id)
      const opened: RunEvent = {
        type: 'opened',
        id,
        mode,
        application: this.parts.version,
        laptop: { user: whoami(), host: hostname() },
        rehearsal: rehearsal
          ? { source: rehearsal.view.source, scenario: rehearsal.view.scenario.title }
          : null,
      }
      const journal = JournalFile.create(folder.journal)
      try {
        const run = applyEvent(null, journal.append(opened, this.parts.now()))
        this.openRun(run, journal, folder, rehearsal, expected)
      } catch (error) {
        journal.close()
        this.parts.folders.drop(folder)
        throw error
      }
      return this.done()
    } catch (error) {
      await rehearsal?.simulator.close()
      throw error
    }
  }

  private resume(id: string): null {
    this.refuseSecondRun()
    const { journal, run } = this.parts.folders.reopen(id)
    try {
      this.openRun(run, journal, this.parts.folders.folder('live', id), null)
    } catch (error) {
      journal.close()
      throw error
    }
    return this.done()
  }

  /** Opens the run that has to be settled first on the device that the open one was refused at, in its place. */
  private async openRunOfDevice(): Promise<null> {
    const first = this.claims.openRun()
    const { id, connected } = this.run().procedure.state
    await this.leave()
    this.remember(() => {
      // Nothing has happened in it.
      if (connected === null) this.parts.folders.discard(id, this.parts.now())
    })
    this.runs = this.parts.folders.list()
    return first.finished ? this.verifyAgain(first.id) : this.resume(first.id)
  }

  /** Opens a finished run at the step "Verify". Nothing but reading can be done in it from there. */
  private verifyAgain(id: string): null {
    this.refuseSecondRun()
    const { journal, run } = this.parts.folders.reopen(id)
    try {
      if (!run.finished) {
        throw new ProblemError({
          code: 'run-unfinished',
          message: 'This run is not finished yet.',
          hint: 'Resume it instead.',
        })
      }
      const laptop = { user: whoami(), host: hostname() }
      const event = { type: 'reopened', why: 'verify', application: this.parts.version, laptop } as const
      const reopened = applyEvent(run, journal.append(event, this.parts.now()))
      this.openRun(reopened, journal, this.parts.folders.folder('live', id), null)
    } catch (error) {
      journal.close()
      throw error
    }
    return this.done()
  }

  private openRun(
    run: Procedure['state'],
    journal: JournalFile,
    folder: RunFolder,
    rehearsal: Rehearsal | null,
    expected: string | null = null,
  ) {
    const clock = rehearsal?.clock ?? this.parts.clock ?? { ...systemClock, now: this.parts.now }
    const transcriptFile = new TranscriptFile(folder.transcript, (error) => {
      const problem: Problem = {
        code: 'transcript-unwritable',
        message: `The transcript can’t be written to ${folder.transcript}.`,
        hint: `The session goes on, and the journal is written all the same. ${error.message}`,
      }
      this.notify(problem, `transcript-${run.id}`)
    })
    const transcript = new Transcript(
      {
        lines: (lines) => {
          transcriptFile.write(lines)
          this.parts.desktop.emit('transcript', lines)
        },
      },
      clock.now,
    )
    const claimant = { id: run.id, folder: folder.path }
    const append = (event: RunEvent, at: Date) => journal.append(event, at)
    const procedure: Procedure = new Procedure(run, {
      record: rehearsal
        ? (event) => append(event, clock.now())
        : this.claims.recording(claimant, () => procedure.state, clock.now, append),
      claimDevice: async (reading) =>
        rehearsal ? [] : this.claims.take(claimant, serialsOf(reading), this.parts.now()),
      createBackup: (name) => createBackupFile(folder.backup(name, this.parts.now())),
      readBackup: async (path) => (await import('../files/read-backup')).readBackup(path),
      writeReport: async (state) => {
        transcript.flush()
        await transcriptFile.flushed()
        return this.evidence.write({ run: state, records: readJournal(folder.journal).records, folder })
      },
      changed: this.changed,
      pause: this.parts.pause ?? pause,
      clock,
      policy: this.parts.policy(),
      ...(rehearsal && { letTimePass: rehearsal.clock.pass }),
    })
    this.questions.forget()
    this.open = { procedure, clock, journal, transcript, transcriptFile, folder, rehearsal, expected }
  }

  private async connect(typed: CallArgument<'connect'>): Promise<null> {
    const { procedure, clock, transcript, rehearsal } = this.run()
    // A rehearsal reaches its twin and nothing else, whatever was typed.
    const where = rehearsal ? { ...typed, host: '127.0.0.1', port: rehearsal.port } : typed
    if (!rehearsal) this.parts.settings.refresh()
    const login = await prepareLogin(where, {
      questions: this.questions,
      transcript,
      knownHosts: rehearsal ? null : this.knownHosts,
      openSsh: this.openSsh,
      remember: this.remember,
      rehearsalPassword: rehearsal?.password ?? null,
      now: this.parts.now,
      clock,
    })
    if (!rehearsal) {
      this.remember(() => {
        rememberLogin(this.parts.settings, login, typed)
      })
    }
    await procedure.connect(login)
    return null
  }

  /** The credentials go to FortiToken Cloud and nowhere else: no record, no setting, no log. */
  private async matchCloud(credentials: CallArgument<'matchCloud'>): Promise<null> {
    const { procedure, rehearsal } = this.run()
    if (rehearsal) {
      throw new ProblemError({
        code: 'rehearsal-without-cloud',
        message: 'A rehearsal has no account in FortiToken Cloud, so its REST API is not asked.',
        hint: 'Tick by hand, or paste a list.',
      })
    }
    await procedure.matchFetched((signal) =>
      readCloudTokens(this.parts.cloud ?? cloudAddress, credentials, signal),
    )
    return null
  }

  /** What the page "Users" of the portal would show in this rehearsal; `null` where a real FortiGate is migrated. */
  simulatedPortal(): readonly PortalEntry[] | null {
    const { rehearsal } = this.run()
    if (!rehearsal) return null
    return rehearsal.simulator
      .state()
      .cloud.users.map(({ username, token }) => ({ name: username, serial: token }))
  }

  private async saveRequest(): Promise<null> {
    const text = requestText(this.run().procedure.state)
    const path = await this.parts.desktop.chooseWhereToSave('pre-authorization request.txt')
    if (path === null) return null
    await writeText(path, text, {
      code: 'file-unwritable',
      message: `The request can’t be written to ${path}.`,
      hint: 'Choose another folder.',
    })
    return null
  }

  private async leave(): Promise<null> {
    const open = this.run()
    open.procedure.mayLeave()
    this.questions.refuseAll()
    this.open = null
    const { finishedBefore, finished, verification } = open.procedure.state
    // Opened again, and nothing came of it: then it is finished as before.
    if (finishedBefore && !finished && !verification) {
      this.remember(() => {
        open.journal.append({ type: 'closed-again' }, this.parts.now())
      })
    }
    await closeRun(open)
    this.claims.release()
    this.runs = this.parts.folders.list()
    return this.done()
  }

  /** The twin is there before the run is left: a backup that can't be rehearsed with changes nothing. */
  private async rehearseRun({ scenario, cloud }: CallArgument<'rehearseRun'>): Promise<null> {
    const open = this.run()
    const { backup, connected } = open.procedure.state
    open.procedure.mayLeave()
    if (open.rehearsal || !backup || !connected) {
      throw new ProblemError({
        code: 'no-backup',
        message: 'There is no backup of a FortiGate to rehearse with.',
        hint: 'Take the backup first.',
      })
    }
    const device = describeDevice(connected.reading)
    const rehearsal = await rehearseBackup(backup.path, scenario, { cloud, device })
    try {
      await this.leave()
    } catch (error) {
      await rehearsal.simulator.close()
      throw error
    }
    return this.begin('rehearsal', rehearsal)
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

  /** Remembers something for the next start. Where that can't be written, everything else goes on. */
  private readonly remember = (write: () => void) => {
    try {
      write()
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      this.notify(error.problem)
    }
  }

  /** Says it once: another notice with the same `id` takes its place. */
  private notify({ code, message, hint }: Problem, id: string = code) {
    const others = this.notices.filter((notice) => notice.id !== id)
    this.notices = [...others, { id, severity: 'warning', message, hint }]
    this.dismissed.delete(id)
    this.changed()
  }

  private readonly changed = () => {
    this.timer ??= setTimeout(() => {
      this.timer = null
      if (!this.mustNotDisturb) this.heldBack.release()
      this.parts.desktop.keepAwake((this.open?.procedure.session.busy ?? null) !== null)
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
  procedure.close()
  transcript.flush()
  journal.close()
  await transcriptFile.close()
  await rehearsal?.simulator.close()
}

/** @throws ProblemError `problem`, where the file can't be written. */
async function writeText(path: string, text: string, problem: Problem): Promise<void> {
  await writeFile(path, text, { mode: 0o600 }).catch((error: unknown) => {
    throw new ProblemError({ ...problem, detail: (error as Error).message })
  })
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

/** Who sits at the laptop. A user ID without an entry in the table of users has no name. */
function whoami(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? 'unknown')
  }
}

function runId(now: Date): string {
  const stamp = fileStamp(now).replaceAll('-', '').replace('_', '-')
  return `${stamp}-${randomBytes(3).toString('hex')}`
}

const nothing = () => null
