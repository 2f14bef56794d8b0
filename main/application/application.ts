import { systemClock, type Clock } from '../clock'
import type { CloudAddress } from '../cloud/fortitoken-cloud'
import type { CallArgument } from '../contract/calls'
import type { PolicyInForce } from '../contract/policy'
import { ProblemError, type Problem } from '../contract/result'
import type { Choice } from '../contract/run-view'
import type { Snapshot } from '../contract/snapshot'
import { mayLockOut, mayLoseRehearsal } from '../migration/next'
import { listOf } from '../migration/revision'
import type { PortalEntry } from '../migration/portal-list'
import { FaultLog } from '../diagnostics/fault-log'
import type { FaultKind } from '../diagnostics/fault'
import { thrownInPage } from '../diagnostics/thrown-in-page'
import { KnownHosts } from '../settings/known-hosts'
import type { SettingsFile } from '../settings/settings'
import type { FilePart } from '../review/worker/jobs'
import type { RunFolders } from '../store/run-folders'
import type { NamedFiles } from '../named-files'
import { Asides } from './asides'
import { progressOf, toTell, type Standing } from './away'
import type { Desktop } from './desktop'
import { DeviceClaims } from './device-claims'
import { Diagnostics } from './diagnostics'
import { writeRunEvidence } from './evidence'
import { handlersOf } from './handlers'
import { HeldBack } from './held-back'
import { thisLaptop } from './laptop'
import { connect } from './connect'
import { RefusedLogins } from '../ssh/refused-logins'
import { lastLogin } from './login/last-login'
import { OpenSsh, type OpenSshPlaces } from './login/open-ssh'
import { Questions } from './login/questions'
import type { RunAtHand } from './gather-diagnostics'
import { leftOutProblem, noticeOfFault, Notices, noticesAtStart } from './notices'
import { Runs } from './open-run'
import type { pauseUnlessStopped } from './pause'
import { OwnSettings } from './own-settings'
import { rehearsalChoices } from './rehearsal'
import { ReportLookSettings } from './report-look'
import { ReviewedFiles } from './reviewed-files'
import type { Handlers } from './router'
import { twinText } from './twin-text'
import { refuseOtherKey } from './wanted-key'
import { viewOpenRun } from './view-open-run'
import { windowCommandsNow } from './window-commands'

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
  /** Where internal errors are kept; in the data folder if nobody has opened it yet. */
  readonly faults?: FaultLog
  /** What the sessions wait by; another one only in tests. */
  readonly clock?: Clock
  /** Where the REST API of FortiToken Cloud is; another one only in tests. */
  readonly cloud?: CloudAddress
  /** Where the OpenSSH of this person is; absent if nobody logs in on a real device. */
  readonly openSsh?: OpenSshPlaces
  /** How to wait before the link is made again; in another way only in tests. */
  readonly pause?: typeof pauseUnlessStopped
  /** The licenses of what the package holds of others; absent where there is no package. */
  readonly licenses?: () => string | null
}

/** How often the window is told, at most. */
const snapshotMilliseconds = 30

/** The product behind the window: it owns all state, answers every call, and tells the window what has changed. */
export class Application {
  /** The calls of the contract. */
  readonly handlers: Handlers
  private readonly parts: ApplicationParts
  private readonly questions: Questions
  private readonly notices: Notices
  private readonly look: ReportLookSettings
  private readonly asides: Asides
  private readonly reviewed: ReviewedFiles
  private readonly runs: Runs
  private readonly heldBack = new HeldBack()
  private choices: { samples: readonly Choice[]; scenarios: readonly Choice[] } = {
    samples: [],
    scenarios: [],
  }
  private readonly faults: FaultLog
  private lastProblem: string | null = null
  /** What the desktop knows of. */
  private told: Standing = { run: null, question: null }
  private seq = 0
  private timer: NodeJS.Timeout | null = null

  constructor(parts: ApplicationParts) {
    const { desktop, settings, folders, dataFolder, policy, version, now, clock, pause } = parts
    const { changed } = this
    this.parts = parts
    this.questions = new Questions(changed)
    this.notices = new Notices(noticesAtStart(settings, folders), changed)
    this.look = new ReportLookSettings(settings, policy)
    this.asides = new Asides(settings, policy, version)
    this.reviewed = new ReviewedFiles(parts.reviewThread, changed)
    const { questions, notices, look } = this
    const onKey = (problem: Problem) => {
      notices.add(problem)
    }
    const readTwin = (file: FilePart) => twinText(parts.reviewThread, file)
    const claims = new DeviceClaims(parts.locksFolder, folders, thisLaptop())
    const known = folders.list() // once: with many runs it is most of what is done before the first screen
    this.runs = new Runs(known, {
      ...{ folders, claims, questions, notices, desktop, policy, version, now, clock, pause, changed },
      keepRunsDays: () => settings.get('keepRunsDays'),
      wantsTwo: () => settings.get('twoPeople'),
      readTwin,
      // Beside the one that reviews, in a build.
      recordingThread: () => new URL('./recording-thread.js', parts.reviewThread),
      mayBegin: () => refuseOtherKey(policy().policy, { dataFolder, keeper: desktop.keeper }),
      writeEvidence: (about) =>
        writeRunEvidence(about, {
          ...{ desktop, dataFolder, onKey, now },
          look: look.current,
          policy: policy().policy,
        }),
    })
    notices.remember(() => {
      claims.restore(known)
    })
    const faults = parts.faults ?? new FaultLog({ dataFolder, version, now })
    this.faults = faults
    faults.tell((kind) => this.tellFault(kind))
    const diagnostics = new Diagnostics(
      {
        ...{ dataFolder, version, now, settings, folders, policy, log: faults },
        keepsSecrets: () => desktop.keeper !== null,
        atHand: () => this.runAtHand(),
      },
      desktop,
    )
    const knownHosts = new KnownHosts(settings)
    const refused = new RefusedLogins(() => (clock ?? systemClock).monotonic())
    const openSsh = new OpenSsh(parts.openSsh)
    const { remember } = notices
    this.handlers = handlersOf({
      ...{ desktop, settings, questions, notices, look, openSsh, changed, diagnostics, readTwin },
      ...{ runs: this.runs, reviewed: this.reviewed, assetsFolder: parts.assetsFolder },
      ...{ dataFolder, version, own: new OwnSettings(settings, policy, () => this.mustStaySeen) },
      licenses: parts.licenses ?? (() => null),
      showAside: (aside) => this.showAside(aside),
      closeAside: () => this.asides.show(null, this.mustStaySeen),
      snapshot: () => this.snapshot(),
      now,
      reportFault: (fault) => faults.record(fault.kind, thrownInPage(fault)),
      reviewDropped: (paths) => this.reviewDropped(paths),
      connect: (run, typed) =>
        connect(run, typed, {
          settings,
          knownHosts,
          refused,
          questions,
          openSsh,
          remember,
          now,
          policy: policy().policy,
        }),
      matchCloud: async (run, credentials) =>
        (await import('./match-cloud')).matchCloud(run, credentials, policy().policy, parts.cloud),
    })
  }

  /** Loads what the first screen shows but need not wait for. */
  async loadChoices(): Promise<void> {
    this.choices = await rehearsalChoices()
    this.changed()
  }

  /** Removes what the last time has left and nobody can use. */
  tidy(): void {
    this.notices.remember(() => {
      this.runs.tidy()
    })
  }

  /** Whether closing the window now would leave a migration without a witness. */
  get mustStayOpen(): boolean {
    return this.runs.open?.procedure.session.working?.stage === 'running'
  }

  /** Whether a person types in the open run. */
  get isByHand(): boolean {
    return (this.runs.open?.hand.view ?? null) !== null
  }

  /** Whether closing the window now would leave a question of the FortiGate without an answer. */
  get mayLeaveUnanswered(): boolean {
    const session = this.runs.open?.procedure.session
    return session !== undefined && session.asked !== null
  }

  /** Whether closing the window now may lock someone out. */
  get mayLockOut(): boolean {
    const procedure = this.runs.open?.procedure
    return (
      procedure !== undefined &&
      mayLockOut(procedure.state, procedure.session.connection.state === 'connected')
    )
  }

  /** Whether closing the window now would throw an unfinished rehearsal away. */
  get mayLoseRehearsal(): boolean {
    const procedure = this.runs.open?.procedure
    return procedure !== undefined && mayLoseRehearsal(procedure.state)
  }

  /** Shows the window because of a second start: now, or once nothing is being asked or migrated. */
  startedAgain(show: () => void): void {
    if (this.mustNotDisturb) this.heldBack.add('a second start', show)
    else show()
    this.changed()
  }

  /**
   * Opens files in the review. While a run is open they wait until the person leaves it, and are named in one line:
   * nothing else is done on this laptop meanwhile, and the screen stays.
   */
  openFiles(files: NamedFiles): void {
    this.heldBack.addFiles(files)
    this.changed()
  }

  /** What the page "Users" of the portal would show in this rehearsal; `null` if a real FortiGate is migrated. */
  simulatedPortal(): readonly PortalEntry[] | null {
    const { rehearsal } = this.runs.current
    if (!rehearsal) return null
    return rehearsal.simulator
      .state()
      .cloud.users.map(({ username, token }) => ({ name: username, serial: token }))
  }

  /** What the window shows now. */
  snapshot(): Snapshot {
    const { settings, version, dataFolder } = this.parts
    const { open } = this.runs
    const isStill = this.mustStaySeen
    if (isStill) this.asides.show(null, isStill)
    this.seq += 1
    const standing = {
      overview: listOf(this.runs.rows),
      run: open && viewOpenRun(open, lastLogin(settings), this.questions.asked),
      review: this.reviewed.view,
      question: this.questions.current,
      aside: this.asides.view,
    }
    return {
      seq: this.seq,
      app: { version, theme: settings.get('theme'), language: 'en', dataFolder, report: this.look.view },
      notices: this.notices.shown,
      ...standing,
      ...this.choices,
      heldBack: this.heldBack.line(this.mustNotDisturb),
      may: windowCommandsNow({ ...standing, isStill }),
    }
  }

  /** Closes what is open, for the end of the application. */
  async close(): Promise<void> {
    this.questions.refuseAll()
    if (this.timer) clearTimeout(this.timer)
    await this.runs.close()
    this.parts.desktop.keepAwake(false)
    this.parts.desktop.showProgress(null)
    await this.reviewed.close()
    if (this.timer) clearTimeout(this.timer)
  }

  /** Nothing from outside changes the screen or takes the focus while a question is open or a license is worked on. */
  private get mustNotDisturb(): boolean {
    const session = this.runs.open?.procedure.session
    return session !== undefined && (session.asked !== null || session.working !== null)
  }

  /** Whether the step has to be in sight: also if the FortiGate may be asking something else, or a login asks. */
  private get mustStaySeen(): boolean {
    const mayBeAsking = this.runs.open?.procedure.session.mayBeAsking ?? null
    return this.mustNotDisturb || mayBeAsking !== null || this.questions.current !== null
  }

  private showAside(aside: CallArgument<'showAside'>) {
    if (aside.at === 'settings') {
      // The command line may have written to them since.
      this.parts.settings.refresh()
      this.look.refresh()
    }
    this.asides.show(aside, this.mustStaySeen)
  }

  /** Reviews what was dropped; in an open run it waits like files that are opened. */
  private async reviewDropped(paths: readonly string[]): Promise<void> {
    if (this.runs.open === null || paths.length === 0) return this.reviewed.add(paths)
    this.openFiles({ paths, leftOut: 0 })
  }

  /** Opens the files that have waited. What can't be reviewed is told on the first screen. */
  private openWaiting(): void {
    const { paths, leftOut } = this.heldBack.takeFiles()
    if (leftOut > 0) this.notices.add(leftOutProblem(leftOut, paths.length + leftOut))
    if (paths.length === 0) return
    this.asides.show(null, false)
    this.reviewed.add(paths).catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error
      this.notices.add(error.problem)
    })
  }

  /** Tells of a fault that nothing else on the screen tells of. */
  private tellFault(kind: FaultKind): void {
    const notice = noticeOfFault(kind)
    if (!notice) return
    if (this.mustNotDisturb) this.heldBack.add('an internal error', () => this.notices.add(notice))
    else this.notices.add(notice)
    this.changed()
  }

  /** What the desktop does about it beside the window. */
  private tellDesktop({ run, question, may }: Snapshot): void {
    const { desktop } = this.parts
    const progress = progressOf({ run })
    const told = toTell(this.told, { run, question })
    desktop.keepAwake(progress !== null)
    desktop.showProgress(progress)
    desktop.offer(may)
    if (told && this.parts.settings.get('notifications')) desktop.tell(told)
    this.told = { run, question }
  }

  /** Counts a problem of the run, which no call ends with. */
  private noteProblem(code: string | null): void {
    if (code !== null && code !== this.lastProblem) this.faults.calls.meet(code)
    this.lastProblem = code
  }

  private runAtHand(): RunAtHand | null {
    const { open } = this.runs
    if (!open) return null
    const { procedure, transcript } = open
    const typed = transcript.after(0).filter(({ direction }) => direction === 'sent')
    return {
      state: procedure.state,
      problem: procedure.session.problem?.code ?? null,
      typed: typed.map(({ text }) => text),
    }
  }

  private readonly changed = () => {
    this.timer ??= setTimeout(() => {
      this.timer = null
      if (!this.mustNotDisturb) this.heldBack.release()
      if (this.runs.open === null) this.openWaiting()
      this.noteProblem(this.runs.open?.procedure.session.problem?.code ?? null)
      const snapshot = this.snapshot()
      this.parts.desktop.emit('changed', snapshot)
      this.tellDesktop(snapshot)
    }, snapshotMilliseconds)
  }
}
