import type { Clock } from '../clock'
import type { CloudAddress } from '../cloud/fortitoken-cloud'
import type { PolicyInForce } from '../contract/policy'
import { ProblemError } from '../contract/result'
import type { Choice } from '../contract/run-view'
import type { Snapshot } from '../contract/snapshot'
import { mayLockOut } from '../migration/next'
import type { PortalEntry } from '../migration/portal-list'
import { KnownHosts } from '../settings/known-hosts'
import type { SettingsFile } from '../settings/settings'
import type { RunFolders } from '../store/run-folders'
import { plural } from '../text/words'
import type { Desktop } from './desktop'
import { DeviceClaims } from './device-claims'
import { writeRunEvidence } from './evidence'
import { handlersOf } from './handlers'
import { HeldBack } from './held-back'
import { thisLaptop } from './laptop'
import { connect } from './login/connect'
import { lastLogin } from './login/last-login'
import { OpenSsh, type OpenSshPlaces } from './login/open-ssh'
import { Questions } from './login/questions'
import { matchCloud } from './match-cloud'
import { Notices, noticesAtStart } from './notices'
import { Runs } from './open-run'
import type { pauseUnlessStopped } from './pause'
import { rehearsalChoices } from './rehearsal'
import { ReportLookSettings } from './report-look'
import { ReviewedFiles } from './reviewed-files'
import type { Handlers } from './router'
import { viewOpenRun } from './view-open-run'

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
  /** Where the OpenSSH of this person is; absent if nobody logs in on a real device. */
  readonly openSsh?: OpenSshPlaces
  /** How to wait before the link is made again; in another way only in tests. */
  readonly pause?: typeof pauseUnlessStopped
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
  private readonly reviewed: ReviewedFiles
  private readonly runs: Runs
  private readonly heldBack = new HeldBack()
  private choices: { samples: readonly Choice[]; scenarios: readonly Choice[] } = {
    samples: [],
    scenarios: [],
  }
  private seq = 0
  private timer: NodeJS.Timeout | null = null

  constructor(parts: ApplicationParts) {
    const { desktop, settings, folders, dataFolder, policy, version, now, clock, pause } = parts
    const { changed } = this
    this.parts = parts
    this.questions = new Questions(changed)
    this.notices = new Notices(noticesAtStart(settings, folders), changed)
    this.look = new ReportLookSettings(settings)
    this.reviewed = new ReviewedFiles(parts.reviewThread, changed)
    const { questions, notices, look } = this
    const claims = new DeviceClaims(parts.locksFolder, folders, thisLaptop())
    this.runs = new Runs({
      ...{ folders, claims, questions, notices, desktop, policy, version, now, clock, pause, changed },
      writeEvidence: (about) => writeRunEvidence(about, { desktop, look: look.kept, dataFolder, now }),
    })
    notices.remember(() => {
      claims.restore()
    })
    const knownHosts = new KnownHosts(settings)
    const openSsh = new OpenSsh(parts.openSsh)
    const { remember } = notices
    this.handlers = handlersOf({
      ...{ desktop, settings, questions, notices, look, openSsh, changed },
      ...{ runs: this.runs, reviewed: this.reviewed, assetsFolder: parts.assetsFolder },
      snapshot: () => this.snapshot(),
      reviewDropped: (paths) => this.reviewDropped(paths),
      connect: (run, typed) =>
        connect(run, typed, { settings, knownHosts, questions, openSsh, remember, now }),
      matchCloud: (run, credentials) => matchCloud(run, credentials, parts.cloud),
    })
  }

  /** Loads what the first screen shows but need not wait for. */
  async loadChoices(): Promise<void> {
    this.choices = await rehearsalChoices()
    this.changed()
  }

  /** Whether closing the window now would leave a migration without a witness. */
  get mustStayOpen(): boolean {
    return this.runs.open?.procedure.session.working?.stage === 'running'
  }

  /** Whether closing the window now may lock somebody out. */
  get mayLockOut(): boolean {
    const procedure = this.runs.open?.procedure
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
    this.seq += 1
    return {
      seq: this.seq,
      app: { version, theme: settings.get('theme'), dataFolder, report: this.look.view },
      notices: this.notices.shown,
      ...this.runs.lists,
      ...this.choices,
      run: open && viewOpenRun(open, lastLogin(settings), this.questions.asked),
      review: this.reviewed.view,
      heldBack: this.heldBack.line,
      question: this.questions.current,
    }
  }

  /** Closes what is open, for the end of the application. */
  async close(): Promise<void> {
    this.questions.refuseAll()
    if (this.timer) clearTimeout(this.timer)
    await this.runs.close()
    this.parts.desktop.keepAwake(false)
    await this.reviewed.close()
    if (this.timer) clearTimeout(this.timer)
  }

  /** Nothing from outside changes the screen or takes the focus while a question is open or a license is worked on. */
  private get mustNotDisturb(): boolean {
    const session = this.runs.open?.procedure.session
    return session !== undefined && (session.asked !== null || session.working !== null)
  }

  /** Reviews what was dropped. If that has to wait, what can't be reviewed is told later, on the first screen. */
  private async reviewDropped(paths: readonly string[]): Promise<void> {
    if (!this.mustNotDisturb) return this.reviewed.add(paths)
    this.heldBack.add(plural(paths.length, 'dropped file'), () => {
      this.reviewed.add(paths).catch((error: unknown) => {
        if (!(error instanceof ProblemError)) throw error
        this.notices.add(error.problem)
      })
    })
    this.changed()
  }

  private readonly changed = () => {
    this.timer ??= setTimeout(() => {
      this.timer = null
      if (!this.mustNotDisturb) this.heldBack.release()
      this.parts.desktop.keepAwake((this.runs.open?.procedure.session.busy ?? null) !== null)
      this.parts.desktop.emit('changed', this.snapshot())
    }, snapshotMilliseconds)
  }
}
