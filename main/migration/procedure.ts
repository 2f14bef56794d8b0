import { keyText, type LicenseKey } from '../contract/license-key'
import type { PolicyInForce } from '../contract/policy'
import { ProblemError, type Problem } from '../contract/result'
import { stepAfter, type StepId } from '../contract/steps'
import type { Busy } from '../contract/run-view'
import { parseConfig } from '../fortios/config'
import { answeredAt, compareConfigurations } from '../review'
import type { Finding } from '../contract/review'
import type { Clock } from '../clock'
import { isAnswered, whatItNeeds } from './decisions'
import { findingKey } from './finding-key'
import type { Bench } from './bench'
import { findingsFor } from './findings-of-run'
import { isSelectable, paidLicenses } from './licenses'
import type { MayHaveBeenTold, PortalSource, RunEvent } from './events'
import type { FortiGate } from './fortigate'
import type { JournalRecord } from './journal'
import { DeviceLink, type LinkOwner, type Login } from './link'
import { mayContinue } from './next'
import { OneLicense } from './one-license'
import { longestWork } from './late-belief'
import { notNow } from './not-now'
import {
  differences,
  matchEntries,
  matchPortalText,
  portalRows,
  refuseTick,
  type PortalMatch,
} from './portal-rows'
import type { PortalEntry } from './portal-list'
import { applyEvent } from './fold'
import { isKnownToBeTold, isUnsettled, mayGoBackTo, wasMigrated, type RunState } from './run'
import { checkBackup, takeBackup, type BackupSink } from './readings/backup'
import { hasVdoms, isSameDevice, readDevice, type DeviceReading } from './readings/device'
import { readInventory } from './readings/inventory'
import { readService } from './readings/service'
import { verify } from './verification'
import type { SessionState } from './session-state'
import { steps } from './steps'
import { checkUserLogin } from './user-login'
import { verdictOf } from './verdict'

/** What the procedure needs of the world around it. */
export interface Surroundings {
  /** Writes a record to the disk before it returns. @throws ProblemError */
  readonly record: (event: RunEvent) => JournalRecord
  /**
   * Takes the device for this run. Answers what earlier runs may have told it of licenses that it did not migrate.
   *
   * @throws ProblemError if another run has it.
   */
  readonly claimDevice: (
    reading: DeviceReading,
  ) => Promise<readonly (MayHaveBeenTold & { readonly key: LicenseKey })[]>
  readonly createBackup: (hostname: string) => Promise<BackupSink>
  readonly readBackup: (path: string) => Promise<{ text: string; bytes: number; sha256: string }>
  /** Writes the report; answers its path. */
  readonly writeReport: (run: RunState) => Promise<string>
  /** Something that the window shows has changed. */
  readonly changed: () => void
  /** Resolves after so many milliseconds, or as soon as it is stopped. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>
  readonly clock: Clock
  /** What the organization forbids. */
  readonly policy: PolicyInForce
  /** Puts the clock of a rehearsal and of its twin forward; absent if a real FortiGate is at the other end. */
  readonly letTimePass?: (milliseconds: number) => Promise<void>
}

/**
 * One run of the procedure. It records each decision before it acts on it, and does one thing at a time. All that it
 * does itself only reads; what makes the FortiGate migrate, and decides about it, is `OneLicense`.
 */
export class Procedure {
  private run: RunState
  private readonly link: DeviceLink
  private readonly oneLicense: OneLicense
  private stop: AbortController | null = null
  private busyWith: Busy | null = null
  private trouble: Problem | null = null
  /** The findings, and what they were made from: with 20,000 users they are too dear to be made at each change. */
  private found: { readonly sources: readonly unknown[]; readonly findings: readonly Finding[] } = {
    sources: [],
    findings: [],
  }
  private readonly world: Surroundings

  constructor(run: RunState, world: Surroundings) {
    this.run = run
    this.world = world
    this.link = new DeviceLink(this.linkOwner())
    this.oneLicense = new OneLicense(this.bench())
  }

  /** What is known, decided and done. */
  get state(): RunState {
    return this.run
  }

  /** The live side of it. */
  get session(): SessionState {
    return {
      connection: this.link.connection,
      busy: this.busyWith,
      problem: this.trouble,
      commands: this.link.commands,
      asked: this.oneLicense.asked,
      askedSince: this.oneLicense.askedSince,
      working: this.oneLicense.working,
      doubt: (key) => this.oneLicense.doubt(key),
      mayBeAsking: this.link.mayBeAsking,
      canLetTimePass: this.world.letTimePass !== undefined,
      policy: this.world.policy.policy,
    }
  }

  /** All that was found so far about the device, the service and the inventory. */
  get findings(): readonly Finding[] {
    const { inventory, connected, service, chosen } = this.run
    const sources = [inventory, connected, service, chosen]
    if (!sources.every((source, at) => source === this.found.sources[at])) {
      this.found = { sources, findings: findingsFor(this.run) }
    }
    return this.found.findings
  }

  // --- Getting about -------------------------------------------------------------------------------------------

  /** Goes on to the next step, and begins with what that step reads. */
  async continueRun(): Promise<void> {
    this.refuseWhileBusy()
    const next = mayContinue(this.run, this.findings, this.link.isOpen, this.oneLicense.asked !== null)
    const to = stepAfter(this.run.step)
    if (!next.allowed || !to)
      throw notNow(next.reason === '' ? 'There is no further step.' : `${next.reason.replace(/\.$/, '')}.`)
    this.trouble = null
    this.link.forgetCommands(to)
    this.record({ type: 'continued', to })
    await steps[to].enter?.(this)
  }

  /** Goes back; what later steps concluded is forgotten. */
  goBack(to: StepId): void {
    this.refuseWhileBusy()
    if (!mayGoBackTo(this.run, to)) {
      throw notNow('That step can’t be opened again: what was migrated can’t be taken back.')
    }
    if (this.oneLicense.asked) throw notNow('The FortiGate is waiting for an answer. Answer “n” first.')
    this.trouble = null
    this.link.forgetCommandsBehind(to)
    this.record({ type: 'went-back', to })
  }

  /** Stops what is being done, if it can be stopped. */
  cancel(): void {
    if (this.busyWith?.cancellable) this.stop?.abort()
  }

  /** Refuses to leave the run while a decision is in the air. */
  mayLeave(): void {
    if (this.oneLicense.working?.stage === 'running') {
      throw notNow('The FortiGate is migrating a license right now. Wait until it has answered.')
    }
  }

  /** Ends the session and whatever is being done; the journal keeps the run. */
  close(): void {
    this.stop?.abort()
    this.link.close()
    this.oneLicense.close()
  }

  // --- 1 connect -----------------------------------------------------------------------------------------------

  /** Connects and reads what the device says of itself; after a lost link also what became of open licenses. */
  async connect(login: Login): Promise<void> {
    if (this.run.finished) throw notNow('This run is finished.')
    await this.attempt('Connecting', async (signal) => {
      await this.link.open(login, signal)
      await this.oneLicense.settleAll()
    })
  }

  /** Reads what a device says of itself, and makes sure that it is the one of this run; answers what writes that down. */
  private async meet(fortigate: FortiGate, signal: AbortSignal) {
    const reading = await readDevice(fortigate, signal)
    this.refuseOtherDevice(reading)
    const toldBefore = await this.world.claimDevice(reading)
    return ({ host, port, user }: Login) => {
      const { hostKey, localAddress = null, localPort = null, negotiated } = fortigate
      this.record({
        type: 'connected',
        host,
        port,
        user,
        hostKey,
        localAddress,
        localPort,
        ...(negotiated && { negotiated }),
        reading,
      })
      const news = toldBefore.filter((each) => !isKnownToBeTold(this.run, each))
      if (news.length > 0) this.record({ type: 'told-before', licenses: news })
    }
  }

  private refuseOtherDevice(reading: DeviceReading) {
    const approved = this.run.approvedDevice
    if (this.run.step === 'connect' || !approved || isSameDevice(approved, reading)) return
    throw new ProblemError({
      code: 'another-device',
      message: `This is the FortiGate ${reading.status.serial}, but this run is about ${approved.status.serial}.`,
      hint: 'Connect to the FortiGate of this run, or start a new run for the other one.',
    })
  }

  // --- 2 service -----------------------------------------------------------------------------------------------

  async readService(): Promise<void> {
    this.require('service')
    await this.read('Reading the FortiToken Cloud service', async (signal, fortigate) => {
      this.link.forgetCommands('service')
      const reading = await readService(fortigate(), signal)
      this.record({ type: 'service-read', reading })
    })
  }

  // --- 3 inventory ---------------------------------------------------------------------------------------------

  async readInventory(): Promise<void> {
    this.require('inventory')
    await this.read('Taking inventory', async (signal, fortigate) => {
      this.link.forgetCommands('inventory')
      const reading = await readInventory(fortigate(), this.vdomsEnabled(), this.progress, signal, {
        mayBeUnread: 'any',
      })
      this.record({ type: 'inventory-read', reading })
      this.record({ type: 'licenses-chosen', licenses: paidLicenses(reading.inventory) })
    })
  }

  chooseLicenses(licenses: readonly LicenseKey[]): void {
    this.require('inventory')
    const known = new Set((this.run.inventory?.inventory.licenses ?? []).filter(isSelectable).map(keyText))
    if (!licenses.every((key) => known.has(keyText(key))))
      throw notNow('One of these licenses can’t be chosen.')
    const once = new Map(licenses.map((key) => [keyText(key), key]))
    this.record({ type: 'licenses-chosen', licenses: [...once.values()] })
  }

  /** Gives one answer to one or to many findings; `null` takes it back. */
  answerFindings(keys: readonly string[], answer: string | null): void {
    const isBeforeQuestion = this.run.step === 'migrate'
    const here = isBeforeQuestion ? this.run.licenses.flatMap(({ toAccept }) => toAccept) : this.findings
    const findings = new Map(here.map((finding) => [findingKey(finding), finding]))
    for (const key of keys) {
      const finding = findings.get(key)
      if (!finding) throw notNow('That finding is no longer there.')
      if (!isBeforeQuestion) this.require(answeredAt(finding))
      if (answer === null || isAnswered(finding, answer)) continue
      throw notNow(
        whatItNeeds(finding) === 'explain'
          ? 'Write in a few words how you would get back in: who, from where, with what.'
          : 'This can’t be accepted; it has to be resolved on the FortiGate. Then read it again.',
      )
    }
    const answered = keys.flatMap((key) => findings.get(key) ?? [])
    this.record({ type: 'findings-answered', keys, answer, ...(isBeforeQuestion && { findings: answered }) })
  }

  // --- 4 backup ------------------------------------------------------------------------------------------------

  async backUp(): Promise<void> {
    this.require('backup')
    await this.read('Backing up', async (signal, fortigate) => {
      this.link.forgetCommands('backup')
      const hostname = this.run.connected?.reading.status.hostname ?? 'fortigate'
      const { method, stored } = await takeBackup(
        fortigate(),
        () => this.world.createBackup(hostname),
        (label) => {
          this.note(label)
        },
        signal,
      )
      this.note('Checking the backup')
      const { text } = await this.world.readBackup(stored.path)
      this.record({ type: 'backed-up', backup: { method, ...stored, ...this.reviewed(text, method) } })
    })
  }

  /** Takes a backup that was made by other means, once it has been checked. */
  async useBackup(path: string): Promise<void> {
    this.require('backup')
    await this.once('Checking the backup', async () => {
      const { text, bytes, sha256 } = await this.world.readBackup(path)
      this.record({
        type: 'backed-up',
        backup: { method: 'file', path, bytes, sha256, ...this.reviewed(text, 'file') },
      })
    })
  }

  private reviewed(text: string, method: 'scp' | 'show' | 'file') {
    const inventory = this.run.inventory?.inventory
    if (!inventory) throw notNow('Take the inventory first.')
    return checkBackup(text, method, inventory)
  }

  // --- 5 pre-authorization -------------------------------------------------------------------------------------

  recordRequest(ticket: string, sentOn: string): void {
    this.require('preauthorization')
    this.record({ type: 'request-recorded', ticket: ticket.trim(), sentOn })
  }

  /** Notes with which account somebody could open the portal without this FortiGate; empty takes it back. */
  recordPortalAccess(account: string): void {
    this.require('preauthorization')
    this.record({ type: 'portal-opened', account: account.trim() })
  }

  confirmFlag(key: LicenseKey, confirmed: boolean): void {
    this.require('preauthorization')
    if (!this.run.chosen.some((chosen) => keyText(chosen) === keyText(key)))
      throw notNow('That license was not chosen.')
    this.record({ type: 'flag-confirmed', key, confirmed })
  }

  // --- 6 migrate -----------------------------------------------------------------------------------------------

  /** Reads everything again, compares it with what was approved, and has the device ask its question. */
  async askDevice(key: LicenseKey): Promise<void> {
    this.require('migrate')
    this.oneLicense.refuseToAsk(key)
    await this.attempt('Reading everything again', async (signal) => {
      this.link.forgetCommands('migrate')
      await this.oneLicense.ask(key, signal)
    })
  }

  /** Answers the device’s question. `y` is recorded on disk before it is sent, and needs the license number typed. */
  async answerDevice(key: LicenseKey, answer: 'y' | 'n', typed: string): Promise<void> {
    this.require('migrate')
    this.oneLicense.refuseToAnswer(key, answer, typed)
    await this.once(answer === 'y' ? `Migrating ${key.license}` : 'Answering n', () =>
      this.oneLicense.answer(key, answer, typed),
    )
  }

  /** Lets another wording of the question be asked again, once a person has read it. */
  approveWording(key: LicenseKey, typed: string, reason: string): void {
    this.require('migrate')
    this.refuseWhileBusy()
    this.oneLicense.approveWording(key, typed, reason)
    this.trouble = null
  }

  /** Reads the device to find out what became of a license that nobody knows about. Types nothing that changes it. */
  async settle(key: LicenseKey): Promise<void> {
    this.require('migrate')
    this.oneLicense.refuseToSettle(key)
    await this.read('Reading the FortiGate', () => this.oneLicense.settle(key))
  }

  /** Ends a session in which the device may be asking something; what became of the license is read over a new one. */
  endSession(): void {
    if (this.link.mayBeAsking === null) throw notNow('The FortiGate is not asking anything.')
    this.link.close()
  }

  /** In a rehearsal the person need not wait: its clock is put forward, and then the twin is read. */
  async letTimePass(): Promise<void> {
    this.require('migrate')
    this.refuseWhileBusy()
    const { letTimePass } = this.world
    const doubtful = this.run.licenses.find(isUnsettled)
    if (!letTimePass || !doubtful) throw notNow('Only in a rehearsal, and only while a license is in doubt.')
    this.oneLicense.refuseToSettle(doubtful.key)
    await this.read('Letting 15 minutes pass', async () => {
      // Of the two readings that it takes, one before and one behind.
      await this.oneLicense.settleAll()
      if (!this.run.licenses.some(isUnsettled)) return
      this.record({ type: 'time-passed', minutes: longestWork / 60_000 })
      await letTimePass(longestWork)
      this.link.atHand()
      await this.oneLicense.settleAll()
    })
  }

  /** The hash of the backup's file as it lies there now; `null` if it can't be read. */
  private async backupNow(): Promise<string | null> {
    const path = this.run.backup?.path
    if (path === undefined) return null
    return this.world.readBackup(path).then(
      ({ sha256 }) => sha256,
      () => null,
    )
  }

  private approved() {
    const reading = this.run.inventory
    if (!reading) throw new Error('A license was migrated without an inventory.')
    return reading.inventory
  }

  // --- 7 verify ------------------------------------------------------------------------------------------------

  async verify(): Promise<void> {
    this.require('verify')
    await this.read('Verifying', async (signal, fortigate) => {
      this.link.forgetCommands('verify')
      const serviceAfter = await readService(fortigate(), signal)
      const before = this.run.inventory
      if (!before) throw notNow('There is no inventory to compare with.')
      const after = await readInventory(fortigate(), this.vdomsEnabled(), this.progress, signal, {
        mayBeUnread: before.unread ?? [],
      })
      const licenses = this.run.licenses.filter(wasMigrated).map(({ key }) => key)
      const verification = verify({ licenses, before, after, serviceBefore: this.run.service, serviceAfter })
      this.record({ type: 'verified', verification })
    })
  }

  /** Takes a second backup, and compares the whole configuration with the first one. */
  async backUpAfter(): Promise<void> {
    this.require('verify')
    await this.read('Backing up', async (signal, fortigate) => {
      const first = this.run.backup
      if (!first) throw notNow('There is no backup from before to compare with.')
      const hostname = this.run.connected?.reading.status.hostname ?? 'fortigate'
      const { method, stored } = await takeBackup(
        fortigate(),
        () => this.world.createBackup(hostname),
        (label) => {
          this.note(label)
        },
        signal,
      )
      this.note('Comparing the whole configuration')
      const [before, after] = await Promise.all(
        [first.path, stored.path].map(async (path) => parseConfig((await this.world.readBackup(path)).text)),
      )
      if (!before || !after) throw new Error('Two backups were read.')
      const backup = { method, ...stored, restorable: first.restorable, reason: first.reason, checks: [] }
      this.record({ type: 'backed-up-after', backup, changes: compareConfigurations(before, after) })
    })
  }

  /** A second, fresh login while the first session stays open: proof that this account still gets in. */
  async tryLogin(): Promise<void> {
    this.require('verify')
    const { user } = this.link.loginAtHand()
    await this.attempt('Logging in a second time', async (signal) => {
      try {
        await this.link.tryLogin(signal)
        this.record({ type: 'login-tried', worked: true, message: `${user} could log in again.` })
      } catch (error) {
        if (!(error instanceof ProblemError) || error.problem.code === 'cancelled') throw error
        this.record({ type: 'login-tried', worked: false, message: error.problem.message })
      }
    })
  }

  /** Notes that somebody whose token was migrated has logged in since, as a person says. */
  recordUserLogin(user: string, to: string, when: string): void {
    if (this.run.step === 'migrate') this.require('migrate')
    else this.require('verify')
    this.record({ type: 'user-logged-in', ...checkUserLogin(this.run, { user, to, when }) })
  }

  // --- 8 portal ------------------------------------------------------------------------------------------------

  /** Ticks users, or takes ticks back. One whom a list speaks against is ticked alone, with a reason. */
  tick(keys: readonly string[], ticked: boolean, reason = ''): void {
    this.require('portal')
    const known = new Set(portalRows(this.run).map(({ key }) => key))
    const chosen = keys.filter((key) => known.has(key))
    if (ticked) refuseTick(this.run, chosen, reason)
    const isAgainstList = ticked && chosen.some((key) => this.run.found.has(key))
    this.record({ type: 'ticked', keys: chosen, ticked, ...(isAgainstList && { reason: reason.trim() }) })
  }

  /** Matches text that was copied from the portal with the users and serial numbers that must be there. */
  matchPasted(text: string, columns?: { readonly name: number; readonly serial: number }): void {
    this.require('portal')
    this.recordMatch(matchPortalText(this.run, text, columns), 'text')
  }

  /** Fetches the tokens of FortiToken Cloud and matches them; `fetch` knows how. */
  async matchFetched(fetch: (signal: AbortSignal) => Promise<readonly PortalEntry[]>): Promise<void> {
    this.require('portal')
    await this.attempt('Reading the tokens of FortiToken Cloud', async (signal) => {
      this.recordMatch(matchEntries(this.run, await fetch(signal)), 'rest')
    })
  }

  private recordMatch({ found, same, absent }: PortalMatch, source: PortalSource) {
    const different = Object.keys(found)
    const rows = portalRows(this.run).flatMap((row) => {
      const shown = found[row.key]
      return shown === undefined ? [] : [{ ...row, found: shown, reason: null }]
    })
    this.record({ type: 'matched', found, mismatches: differences(rows), source, same, absent })
    // A serial number that is another one now takes an earlier tick back.
    if (different.length > 0) this.record({ type: 'ticked', keys: different, ticked: false })
    if (same.length > 0) this.record({ type: 'ticked', keys: same, ticked: true })
  }

  async finish(): Promise<void> {
    if (this.run.finished) return
    this.require('portal')
    await this.once('Writing the report', async () => {
      const { sentence, open } = verdictOf(this.run)
      const report = await this.world.writeReport(this.run)
      this.record({ type: 'finished', report, summary: sentence, open })
      this.link.close()
    })
  }

  // --- Inside --------------------------------------------------------------------------------------------------

  private record(event: RunEvent) {
    this.run = applyEvent(this.run, this.world.record(event))
    this.world.changed()
  }

  /** Does one thing at a time; a problem is kept for the window to show, anything else is a fault of ours. */
  private async act(
    label: string,
    cancellable: boolean,
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    this.refuseWhileBusy()
    const stop = new AbortController()
    this.stop = stop
    this.trouble = null
    this.setBusy({ label, fraction: null, cancellable })
    try {
      await work(stop.signal)
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      this.trouble = error.problem
    } finally {
      this.stop = null
      this.oneLicense.rest()
      this.link.rest()
      this.setBusy(null)
    }
  }

  /** Does what can neither be stopped nor repeated. */
  private once(label: string, work: () => Promise<void>): Promise<void> {
    return this.act(label, false, work)
  }

  /** Does what can be stopped, and is never repeated. */
  private attempt(label: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    return this.act(label, true, work)
  }

  /** Does what only reads: it can be stopped, and if the link is lost it is made again and read from the beginning. */
  private async read(
    label: string,
    work: (signal: AbortSignal, fortigate: () => FortiGate) => Promise<void>,
  ): Promise<void> {
    await this.attempt(label, async (signal) => {
      for (;;) {
        try {
          await work(signal, this.link.atHand)
          return
        } catch (error) {
          await this.link.repair(error, signal)
          this.setBusy({ label, fraction: null, cancellable: true })
        }
      }
    })
  }

  /** Reads what is in doubt, over a new session if the old one is gone and nobody need be asked. */
  private async readByItself() {
    const { state } = this.link.connection
    if (this.run.step !== 'migrate' || this.oneLicense.asked) return
    if (this.busyWith) {
      this.oneLicense.readLater()
      return
    }
    if (state !== 'connected' && (state !== 'lost' || !this.link.canReopen)) return
    await this.attempt('Reading the FortiGate', async (signal) => {
      if (state === 'lost') await this.link.reopen(signal)
      await this.oneLicense.settleAll()
    })
  }

  /** The session has ended by itself. */
  private sessionLost(problem: ProblemError | null) {
    if (!this.busyWith) this.trouble = problem?.problem ?? null
    const wasAsked = this.oneLicense.asked !== null
    this.sessionEnded(problem)
    this.world.changed()
    if (wasAsked) void this.readByItself()
  }

  private sessionEnded(problem: ProblemError | null) {
    try {
      this.oneLicense.sessionEnded(problem)
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      this.trouble = error.problem
    }
  }

  /** What a license is worked on with. */
  private bench(): Bench {
    const run = () => this.run
    return {
      get run() {
        return run()
      },
      clock: this.world.clock,
      policy: this.world.policy,
      record: (event) => {
        this.record(event)
      },
      fortigate: this.link.atHand,
      leaveSession: () => {
        this.link.close()
      },
      openSecondSession: (signal) => this.link.openSecond(signal),
      oldSessionIsThere: () => this.link.stillLists(this.run.sessions),
      approved: () => this.approved(),
      backupNow: () => this.backupNow(),
      readByItself: () => void this.readByItself(),
      note: (label) => {
        this.note(label)
      },
      fromNowOn: (label) => {
        this.setBusy({ label, fraction: null, cancellable: false })
      },
      progress: this.progress,
      changed: this.world.changed,
    }
  }

  /** What the session is made for. */
  private linkOwner(): LinkOwner {
    const { clock, pause, changed } = this.world
    return {
      clock,
      pause,
      changed,
      step: () => this.run.step,
      note: (label) => {
        this.note(label)
      },
      meet: (fortigate, signal) => this.meet(fortigate, signal),
      lost: (problem) => {
        this.sessionLost(problem)
      },
      left: () => {
        this.sessionEnded(null)
      },
    }
  }

  private readonly progress = (label: string, fraction: number) => {
    if (this.busyWith) this.setBusy({ ...this.busyWith, label, fraction })
  }

  private note(label: string) {
    if (this.busyWith) this.setBusy({ ...this.busyWith, label, fraction: null })
  }

  private setBusy(busy: Busy | null) {
    this.busyWith = busy
    this.world.changed()
  }

  private refuseWhileBusy() {
    if (this.busyWith) throw notNow(`Wait until this is done: ${this.busyWith.label}.`)
  }

  private require(step: StepId) {
    if (this.run.finished) throw notNow('This run is finished.')
    if (this.run.step !== step) throw notNow('That belongs to another step.')
  }

  private vdomsEnabled(): boolean {
    const reading = this.run.connected?.reading
    return reading !== undefined && hasVdoms(reading.status)
  }
}
