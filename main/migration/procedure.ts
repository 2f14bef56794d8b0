import { ProblemError, type Problem } from '../contract/result'
import type { Finding } from '../contract/review'
import { stepAfter, type StepId } from '../contract/steps'
import type { MigrateBench } from './bench'
import { breath } from './breath'
import type { RunEvent } from './events'
import { findingsFor } from './findings-of-run'
import { applyEvent } from './fold'
import type { FortiGate } from './fortigate'
import type { LicenseBench } from './license-bench'
import { DeviceLink, type LinkOwner, type Login } from './link'
import { mayContinue } from './next'
import { notNow } from './not-now'
import { OneLicense } from './one-license'
import { isSameDevice, readDevice } from './readings/device'
import type { TellProgress } from './readings/progress'
import { isKnownToBeTold, mayGoBackTo, type RunState } from './run'
import { notFinished, namelessResult } from './nameless-result'
import type { SessionState, Work } from './session-state'
import { steps } from './steps'
import { refuseElsewhere, type Action } from './steps/action'
import type { Surroundings } from './surroundings'
import type { DeviceReading } from './what-was-read'

/**
 * One run of the procedure: its state, its session, how it gets about, and that one thing is done at a time. What is
 * done at a step is in `steps`; what makes the FortiGate migrate, and decides about it, is `OneLicense`.
 */
export class Procedure {
  private run: RunState
  private readonly link: DeviceLink
  private readonly oneLicense: OneLicense
  private readonly bench: MigrateBench
  private stop: AbortController | null = null
  private busyWith: Work | null = null
  private result = ''
  private trouble: Problem | null = null
  /** Why the session ended by itself: told at once, or once what was read is recorded. */
  private whyLost: Problem | null = null
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
    this.oneLicense = new OneLicense(this.licenseBench())
    this.bench = this.stepBench()
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
      result: this.result,
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

  // --- Getting about --------------------------------------------------------------------------------------------

  /** Goes on to the next step, and begins with what that step reads. */
  async continueRun(): Promise<void> {
    this.refuseWhileBusy()
    const next = mayContinue(this.run, this.findings, this.link.isOpen, this.oneLicense.asked !== null)
    const to = stepAfter(this.run.step)
    if (!next.allowed || !to)
      throw notNow(next.reason === '' ? 'There is no further step.' : `${next.reason.replace(/\.$/, '')}.`)
    this.trouble = null
    this.result = ''
    this.link.forgetCommands(to)
    this.record({ type: 'continued', to })
    const { enter } = steps[to]
    if (enter) await this.perform(enter())
  }

  /** Goes back; what later steps concluded is forgotten. */
  goBack(to: StepId): void {
    this.refuseWhileBusy()
    if (!mayGoBackTo(this.run, to)) {
      throw notNow('That step can’t be opened again: a migration can’t be undone.')
    }
    this.refuseWhileAsked()
    this.trouble = null
    this.result = ''
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
      throw notNow(
        this.run.connected?.provenance === 'pasted'
          ? '“y” is decided for a license. Hand over what the terminal shows, or say that you can’t.'
          : 'The FortiGate is migrating a license right now. Wait until it has answered.',
      )
    }
  }

  /** Ends the session and whatever is being done; the journal keeps the run. */
  close(): void {
    this.stop?.abort()
    this.link.close()
    this.oneLicense.close()
  }

  // --- The session ----------------------------------------------------------------------------------------------

  /** Connects and reads what the device says of itself; after a lost link also what became of open licenses. */
  async connect(login: Login): Promise<void> {
    if (this.run.finished) throw notNow('This run is finished.')
    // Another session in its place would leave the question without an answer.
    this.refuseWhileAsked()
    await this.attempt('Connecting', async (signal) => {
      await this.link.open(login, signal)
      await this.oneLicense.settleAll()
    })
  }

  /** Ends a session in which the device may be asking something; what became of the license is read over a new one. */
  endSession(): void {
    if (this.link.mayBeAsking === null) throw notNow('The FortiGate is not asking anything.')
    this.link.close()
  }

  /** Reads what a device says of itself, and makes sure that it is the one of this run; answers what writes that down. */
  private async meet(fortigate: FortiGate, signal: AbortSignal) {
    const reading = await readDevice(fortigate, signal)
    this.refuseOtherDevice(reading)
    const toldBefore = await this.world.claimDevice(reading)
    return ({ host, port, user }: Login) => {
      const { hostKey, localAddress = null, localPort = null, negotiated, provenance } = fortigate
      this.record({
        type: 'connected',
        // A person who types says no address: then it is the name that the FortiGate has itself.
        host: host === '' ? reading.status.hostname : host,
        port,
        user,
        hostKey,
        ...(provenance === 'pasted' && { provenance }),
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

  // --- The steps ------------------------------------------------------------------------------------------------

  /** Does something that belongs to the step at hand. @throws ProblemError if it belongs to another. */
  async perform({ at, act }: Action<MigrateBench>): Promise<void> {
    refuseElsewhere(this.run, at)
    await act(this.bench)
  }

  // --- Inside ---------------------------------------------------------------------------------------------------

  private record(event: RunEvent) {
    this.run = applyEvent(this.run, this.world.record(this.placedInTime(event)))
    this.world.changed()
  }

  /** What may be answered from then on gets the device’s own time, if what it prints is placed by that. */
  private placedInTime(event: RunEvent): RunEvent {
    const deviceTime = this.link.latestTime
    if ((event.type !== 'command-sent' && event.type !== 'decided') || deviceTime === null) return event
    return { ...event, deviceTime }
  }

  /** Does one thing at a time; a problem is kept for the window to show, anything else is an internal error. */
  private async act(
    label: string,
    cancellable: boolean,
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    this.refuseWhileBusy()
    const stop = new AbortController()
    this.stop = stop
    this.trouble = null
    this.result = ''
    const before = this.run
    const since = this.world.clock.now().toISOString()
    this.setBusy({ label, fraction: null, cancellable, since, read: null })
    try {
      await work(stop.signal)
      this.result = namelessResult(before, this.run, this.findings, this.oneLicense.asked !== null)
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      this.trouble = error.problem
      this.result = notFinished
    } finally {
      this.stop = null
      this.oneLicense.rest()
      this.link.rest()
      this.setBusy(null)
    }
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
          // What was read and recorded first, then what is made of it.
          await breath()
          if (this.link.connection.state === 'lost') this.trouble = this.whyLost
          return
        } catch (error) {
          await this.link.repair(error, signal)
          this.note(label)
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
    this.whyLost = problem?.problem ?? null
    if (!this.busyWith) this.trouble = this.whyLost
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

  /** What a license is worked on with. */
  private licenseBench(): LicenseBench {
    const run = () => this.run
    const { world } = this
    return {
      get run() {
        return run()
      },
      // Read when it is asked for: the screen and what is refused must not differ.
      get policy() {
        return world.policy
      },
      clock: world.clock,
      record: (event) => {
        this.record(event)
      },
      fortigate: this.link.atHand,
      settlesOnly: () => this.link.settlesOnly,
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
        this.note(label, false)
      },
      progress: this.progress,
      changed: this.world.changed,
    }
  }

  /** What the steps work with. */
  private stepBench(): MigrateBench {
    const { createBackup, readBackup, writeReport, letTimePass } = this.world
    const run = () => this.run
    const findings = () => this.findings
    return {
      get run() {
        return run()
      },
      get findings() {
        return findings()
      },
      createBackup,
      readBackup,
      writeReport,
      ...(letTimePass && { letTimePass }),
      record: (event) => {
        this.record(event)
      },
      read: (label, work) => this.read(label, work),
      attempt: (label, work) => this.attempt(label, work),
      once: (label, work) => this.act(label, false, work),
      note: (label) => {
        this.note(label)
      },
      progress: this.progress,
      refuseWhileBusy: () => {
        this.refuseWhileBusy()
      },
      refuseWhileAsked: () => {
        this.refuseWhileAsked()
      },
      clearProblem: () => {
        this.trouble = null
      },
      forgetCommands: () => {
        this.link.forgetCommands(this.run.step)
      },
      loginAtHand: () => this.link.loginAtHand(),
      tryLogin: (signal) => this.link.tryLogin(signal),
      leaveSession: () => {
        this.link.close()
      },
      oneLicense: this.oneLicense,
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

  private readonly progress: TellProgress = (label, fraction, read) => {
    if (this.busyWith) this.setBusy({ ...this.busyWith, label, fraction, read })
  }

  private note(label: string, cancellable = this.busyWith?.cancellable ?? false) {
    if (this.busyWith) this.setBusy({ ...this.busyWith, label, fraction: null, cancellable, read: null })
  }

  private setBusy(busy: Work | null) {
    this.busyWith = busy
    this.world.changed()
  }

  private refuseWhileAsked() {
    if (this.oneLicense.asked) throw notNow('The FortiGate is waiting for an answer. Answer “n” first.')
  }

  private refuseWhileBusy() {
    if (this.busyWith) throw notNow(`Wait until this is done: ${this.busyWith.label}.`)
  }
}
