import { keyText, type LicenseKey } from '../contract/license-key'
import { ProblemError } from '../contract/result'
import { migrateCommand } from '../fortios/commands'
import type { Inventory } from '../review'
import type { LicenseOutcome } from './events'
import type { FortiGate, MigrationQuestion } from './fortigate'
import { LateBelief, type Doubt } from './late-belief'
import type { Bench } from './bench'
import { concludeFromDevice, concludeWithWords, undecidedSoFar } from './outcome'
import { PrintedLines } from './printed-lines'
import { isApproved, isDocumented, isInterrupted, refuseApproval, toKeep, whySwitchedOff } from './question'
import { notNow, stopped } from './not-now'
import { isUnsettled, mayBeMigrated, wasMigrated, type LicenseProgress } from './run'
import { compareWithApproved } from './comparison'
import { toAcceptSince } from './since-approval'
import { hasVdoms, isSameDevice, readDevice } from './readings/device'
import { readInventory, type Tolerance } from './readings/inventory'
import { readService } from './readings/service'

/** How often a device that is changing is read before it is concluded that only a part was migrated. */
const mostReadings = 6

/** How long a reading that is due waits for what is being done, in milliseconds. */
const tryAgainMilliseconds = 30_000

/** What is said of a question in unknown words. */
const askedOtherwise = {
  message: 'The FortiGate asked something that is not in the vendor’s documentation, and was answered “n”.',
  hint: 'Nothing was migrated. Read its words below before anything else.',
}

/**
 * How the command is known to have ended, by its prompt: without having asked anything, or behind the `y`. Else it is
 * unknown whether the device is still at work.
 */
type Ended = 'without a question' | 'behind y' | 'unknown'

/** What is being done with a license. */
export type Stage = 'comparing' | 'running' | 'settling'

/**
 * The lines that can't be undone, and all that decides about them: the command that asks, the key that answers, and
 * what is believed of the outcome. Nothing else in this product makes a FortiGate migrate.
 *
 * What holds here (docs/never-twice.md):
 * - `y` goes out once for a question, after the decision is on the disk, with the license number typed by a person,
 *   and only while nothing has come since the text that they read.
 * - From the command until its prompt is proved the session is used for nothing else. Where that prompt does not come,
 *   the license counts as one that may have been answered.
 * - Such a license is asked about again only once the device was read and is believed to be untouched, which is
 *   believed late, and beside a second session that reads it once more right before the key.
 */
export class OneLicense {
  private question: {
    readonly key: LicenseKey
    readonly asked: MigrationQuestion
    /** ISO 8601. */
    readonly since: string
  } | null = null
  private workingOn: { readonly key: LicenseKey; readonly stage: Stage } | null = null
  /** Reads the license once more before a second `y`; open from before the command until the answer. */
  private secondSession: FortiGate | null = null
  /** Licenses whose `n` was answered with the prompt, though that could not be written down. */
  private readonly closed = new Set<string>()
  private callOffReading: () => void = () => undefined
  private readonly belief: LateBelief<LicenseKey>
  private readonly bench: Bench

  constructor(bench: Bench) {
    this.bench = bench
    this.belief = new LateBelief(bench.clock, keyText)
  }

  /** The license whose question the device stands at. */
  get asked(): LicenseKey | null {
    return this.question?.key ?? null
  }

  /** Since when it has been open, ISO 8601. */
  get askedSince(): string | null {
    return this.question?.since ?? null
  }

  /** What is being done, and with which license; `null` while nothing is. */
  get working(): { readonly key: LicenseKey; readonly stage: Stage } | null {
    return this.workingOn
  }

  /** How it stands with a license that looks untouched or half done and may not be; `null` for any other. */
  doubt(key: LicenseKey): Doubt | null {
    return this.belief.doubt(key)
  }

  // --- Asking --------------------------------------------------------------------------------------------------

  /** @throws ProblemError if a license must not be asked about now. */
  refuseToAsk(key: LicenseKey): void {
    const license = this.licenseOf(key)
    const { problem } = this.bench.policy
    if (problem) throw new ProblemError(problem)
    if (this.question) throw notNow('The FortiGate is already waiting for an answer.')
    if (this.bench.run.licenses.some(isUnsettled)) {
      throw notNow(
        isUnsettled(license)
          ? 'Read the FortiGate first: it is not known what became of this license.'
          : 'Read the FortiGate first: it is not known what became of another license.',
      )
    }
    if (wasMigrated(license)) throw notNow('This license is not sent again.')
  }

  /**
   * Reads everything again, compares it with what was approved, and has the device ask its question.
   *
   * @throws ProblemError as `refuseToAsk`, whether or not that was called before.
   */
  async ask(key: LicenseKey, signal: AbortSignal): Promise<void> {
    const { bench } = this
    this.refuseToAsk(key)
    this.work(key, 'comparing')
    const device = await readDevice(bench.fortigate(), signal)
    const service = await readService(bench.fortigate(), signal)
    const inventory = await readInventory(
      bench.fortigate(),
      hasVdoms(device.status),
      bench.progress,
      signal,
      this.mayBeUnread,
    )
    if (await this.settleLate(inventory.inventory)) return
    const backupSha256 = await bench.backupNow()
    const fresh = { device, service, inventory, backupSha256 }
    const checks = compareWithApproved(bench.run, fresh)
    const unchanged = checks.every((check) => check.state !== 'stop')
    const toAccept = toAcceptSince(bench.run, fresh)
    bench.record({ type: 'compared', key, checks, unchanged, ...(toAccept.length > 0 && { toAccept }) })
    if (!unchanged || toAccept.length > 0) return
    if (signal.aborted) throw stopped()
    if (mayBeMigrated(bench.run, key)) this.secondSession = await this.openSecondSession(signal)
    bench.fromNowOn(`Asking the FortiGate about ${key.license}`)
    const { serial, build } = device.status
    const mayBeApproved = whySwitchedOff(bench.policy.policy) === ''
    const isKnown = (text: string) =>
      isDocumented(text) ||
      (mayBeApproved && isApproved(text, this.licenseOf(key).approvedWording, { serial, build }))
    try {
      const isAsked = await this.askOnce(key, isKnown)
      if (isAsked === 'interrupted') await this.askOnce(key, isKnown, 'again')
    } finally {
      if (!this.question) this.closeSecondSession()
    }
  }

  /** Types the command. Answers whether messages of the console stood in its question, which was then answered `n`. */
  private async askOnce(
    key: LicenseKey,
    isKnown: (text: string) => boolean,
    time: 'first' | 'again' = 'first',
  ): Promise<'done' | 'interrupted'> {
    const { bench } = this
    this.closed.delete(keyText(key))
    bench.record({ type: 'command-sent', key, command: migrateCommand(key.license, key.vdom) })
    const asked = await this.heldOpen(key, () =>
      bench.fortigate().askToMigrate(key.license, key.vdom, isKnown),
    )
    if (asked.kind === 'ended') {
      // Its prompt is back and no question came: there is nothing that could have been answered.
      await this.conclude(key, asked.text, 'without a question')
      return 'done'
    }
    const { text, isBehindEcho } = asked
    const question = toKeep(text)
    const wording = isDocumented(text) ? 'documented' : isKnown(text) ? 'approved' : 'other'
    try {
      bench.record({ type: 'asked', key, question, wording, isBehindEcho })
    } catch (error) {
      // It must not stay open: whatever is typed next would answer it.
      await this.answerN(key, asked)
      throw error
    }
    if (wording !== 'other') {
      this.question = { key, asked, since: bench.clock.now().toISOString() }
      return 'done'
    }
    await this.answerN(key, asked)
    bench.record({ type: 'decided', key, answer: 'n' })
    if (time === 'first' && isInterrupted(text)) return 'interrupted'
    this.settled(key, { state: 'declined', ...askedOtherwise, people: [] })
    throw new ProblemError({ code: 'unknown-question', ...askedOtherwise, detail: question })
  }

  /**
   * A person has read another wording of the question, away from the open question, and lets it be asked again.
   *
   * @throws ProblemError where the wording is out of bounds, or what was typed does not do.
   */
  approveWording(key: LicenseKey, typed: string, reason: string): void {
    const license = this.licenseOf(key)
    const device = this.bench.run.connected?.reading.status
    if (this.question || !device || license.wording !== 'other' || license.outcome?.state !== 'declined') {
      throw notNow('There is no other wording to approve.')
    }
    refuseApproval(license, key.license, typed, reason, this.bench.policy.policy)
    const { serial, build } = device
    const { question } = license
    this.bench.record({ type: 'wording-approved', key, question, reason: reason.trim(), serial, build })
  }

  // --- Answering -----------------------------------------------------------------------------------------------

  /** @throws ProblemError if the device does not stand at this question, or the number was not typed. */
  refuseToAnswer(key: LicenseKey, answer: 'y' | 'n', typed: string): void {
    if (!this.question?.asked.isOpen || keyText(this.question.key) !== keyText(key))
      throw notNow('The FortiGate is not waiting for an answer.')
    if (answer === 'y' && typed !== key.license)
      throw notNow(`Type the license number exactly as it is: ${key.license}.`)
  }

  /**
   * Answers the device’s question. `y` is recorded on disk before it is sent.
   *
   * @param typed the license number as a person typed it; `y` needs it.
   * @throws ProblemError as `refuseToAnswer`, whether or not that was called before.
   */
  async answer(key: LicenseKey, answer: 'y' | 'n', typed: string): Promise<void> {
    this.refuseToAnswer(key, answer, typed)
    const { bench, question } = this
    if (!question) throw notNow('The FortiGate is not waiting for an answer.')
    try {
      if (answer === 'n') await this.decline(key, question.asked)
      else if (await this.isStillUntouched(key)) await this.migrate(key, question.asked)
      else {
        bench.leaveSession()
        throw new ProblemError({
          code: 'changed-at-the-last-moment',
          message: 'The second session shows that this license is no longer untouched, so “y” was not sent.',
          hint: 'Connect again: the FortiGate is read, and what became of the license is concluded from it.',
        })
      }
    } finally {
      this.closeSecondSession()
    }
  }

  private async migrate(key: LicenseKey, asked: MigrationQuestion) {
    const { bench } = this
    // Also behind the reading of the second session. What is written down as sent was to be sent.
    if (!asked.isOpen) throw notNow('The FortiGate is not waiting for an answer.')
    // Never twice: the decision is on the disk, and the question used up, before the key goes out.
    bench.record({ type: 'decided', key, answer: 'y' })
    this.question = null
    this.work(key, 'running')
    const printed = new PrintedLines((lines) => {
      bench.record({ type: 'printed', key, lines })
    })
    let output: string
    try {
      output = await this.heldOpen(key, () => asked.answer('y', printed.add))
    } finally {
      printed.flush()
    }
    await this.conclude(key, output, 'behind y')
  }

  /** `n` changes nothing, so it need not be on the disk first: a question never stays open for want of space. */
  private async answerN(key: LicenseKey, asked: MigrationQuestion) {
    await this.heldOpen(key, () => asked.answer('n', () => undefined))
    this.closed.add(keyText(key))
  }

  private async decline(key: LicenseKey, asked: MigrationQuestion) {
    this.question = null
    await this.answerN(key, asked)
    this.bench.record({ type: 'decided', key, answer: 'n' })
    this.settled(key, {
      state: 'declined',
      message: 'Answered “n”: the license was not migrated.',
      hint: 'You can ask again at any time.',
      people: [],
    })
  }

  /**
   * Does something during which a question is open on the device. Where it fails nobody knows whether the question was
   * answered, or what the device makes of one whose session has ended: from then on the outcome is in doubt.
   */
  private async heldOpen<T>(key: LicenseKey, work: () => Promise<T>): Promise<T> {
    this.belief.begin(key)
    try {
      const result = await work()
      return result
    } catch (error) {
      if (this.licenseOf(key).stage !== 'answered-y') this.belief.begin(key)
      throw error
    }
  }

  /** Something came after the question, or its session has ended. */
  sessionEnded(problem: ProblemError | null): void {
    const { question } = this
    this.question = null
    this.closeSecondSession()
    if (!question) return
    this.belief.begin(question.key)
    if (problem?.problem.code !== 'question-used-up') return
    this.bench.record({ type: 'used-up', key: question.key, printed: problem.problem.detail ?? '' })
  }

  // --- Concluding ----------------------------------------------------------------------------------------------

  /** @throws ProblemError if there is nothing to find out. */
  refuseToSettle(key: LicenseKey): void {
    if (this.question) throw notNow('The FortiGate is waiting for an answer. Answer “n” first.')
    if (!isUnsettled(this.licenseOf(key))) throw notNow('It is known what became of this license.')
  }

  /** Reads the device to find out what became of a license that nobody knows about. Types nothing that changes it. */
  async settle(key: LicenseKey): Promise<void> {
    await this.conclude(key, '', 'unknown')
  }

  /** The same for all of them, as after connecting again. */
  async settleAll(): Promise<void> {
    for (const { key } of this.bench.run.licenses.filter(isUnsettled)) await this.settle(key)
  }

  /** Nothing is being worked on any more. */
  rest(): void {
    this.workingOn = null
  }

  /** The run is left. */
  close(): void {
    this.callOffReading()
    this.closeSecondSession()
    this.question = null
  }

  /** Concludes what the device did only after it had been read: an answer that it came to late. */
  private async settleLate(now: Inventory): Promise<boolean> {
    const late = this.bench.run.licenses.filter(
      (license) =>
        mayBeMigrated(this.bench.run, license.key) &&
        !wasMigrated(license) &&
        concludeFromDevice(license.key, this.bench.approved(), now).state !== 'not-started',
    )
    for (const { key } of late) await this.settle(key)
    return late.length > 0
  }

  /**
   * Reads the device and concludes. That a license was migrated as a whole, or refused, is believed at once; that it is
   * untouched, or was migrated only in part, late, unless the command is known to have ended.
   *
   * @param printed by the command, where it is known.
   */
  private async conclude(key: LicenseKey, printed: string, ended: Ended) {
    const said = { words: printed, isBehindYes: ended !== 'without a question' }
    const judge = (now: Inventory) => concludeWithWords(key, this.bench.approved(), now, said)
    let outcome = judge(await this.readAgain(key))
    // A reading takes its time, and the device may migrate in the middle of it.
    let isSteady = false
    for (let readings = 1; outcome.state === 'partial' && !isSteady && readings < mostReadings; readings++) {
      const before = JSON.stringify(outcome)
      outcome = judge(await this.readAgain(key))
      isSteady = JSON.stringify(outcome) === before
    }
    if (!this.isBelievedAtOnce(key, outcome, ended, isSteady)) {
      const isThere = await this.bench.oldSessionIsThere()
      const isPart = outcome.state === 'partial'
      if (!this.belief.found(key, JSON.stringify(outcome), isPart, isThere)) {
        this.settled(key, undecidedSoFar(outcome))
        this.readWhenDue(key)
        return
      }
    }
    this.settled(key, outcome)
  }

  private isBelievedAtOnce(key: LicenseKey, { state }: LicenseOutcome, ended: Ended, isSteady: boolean) {
    switch (state) {
      case 'not-started':
        return ended === 'without a question' || this.closed.has(keyText(key))
      case 'partial':
        return ended === 'behind y' && isSteady
      default:
        return true
    }
  }

  /** Reads once more by itself when that is worth it, and if that fails when what it finds may be believed. */
  private readWhenDue(key: LicenseKey, which: 'readAgain' | 'until' = 'readAgain') {
    this.callOffReading()
    const { clock } = this.bench
    const left = Date.parse(this.belief.doubt(key)?.[which] ?? '') - clock.now().getTime()
    this.callOffReading = clock.after(Math.max(left, 1_000), () => {
      if (this.belief.doubt(key)?.isDue === false) this.readWhenDue(key, 'until')
      this.bench.readByItself()
    })
  }

  /** Something else is being done while a reading is due: it is tried again soon. */
  readLater(): void {
    this.callOffReading()
    this.callOffReading = this.bench.clock.after(tryAgainMilliseconds, () => {
      this.bench.readByItself()
    })
  }

  private async readAgain(key: LicenseKey) {
    const { bench } = this
    this.work(key, 'settling')
    bench.note('Reading the FortiGate to see what became of it')
    const device = bench.run.connected?.reading
    const vdomsEnabled = device !== undefined && hasVdoms(device.status)
    const reading = await readInventory(
      bench.fortigate(),
      vdomsEnabled,
      bench.progress,
      undefined,
      this.mayBeUnread,
    )
    return reading.inventory
  }

  private settled(key: LicenseKey, outcome: LicenseOutcome) {
    this.bench.record({ type: 'settled', key, outcome })
    if (outcome.state !== 'unknown') this.belief.end(key)
  }

  // --- The second session --------------------------------------------------------------------------------------

  /** @throws ProblemError where there is none: then the command is not typed again. */
  private async openSecondSession(signal: AbortSignal): Promise<FortiGate> {
    this.bench.note('Opening a second session that watches the license')
    try {
      return await this.bench.openSecondSession(signal)
    } catch (error) {
      if (!(error instanceof ProblemError) || signal.aborted) throw error
      throw new ProblemError({
        code: 'no-second-session',
        message: `A “y” may have been sent for this license before, and no second session could be opened to read it right before another one. So the command was not typed again. ${error.problem.message}`,
        hint: 'Let this administrator log in twice, or ask Fortinet Customer Service in which state this license is.',
      })
    }
  }

  /** Whether a second session, where there has to be one, finds the license untouched right before the key. */
  private async isStillUntouched(key: LicenseKey): Promise<boolean> {
    const { bench, secondSession } = this
    if (!mayBeMigrated(bench.run, key)) return true
    if (!secondSession)
      throw notNow('There is no second session to read this license. Answer “n”, then ask again.')
    bench.note('Reading the license once more, over the second session')
    const device = await readDevice(secondSession)
    const approved = bench.run.approvedDevice
    const { inventory } = await readInventory(
      secondSession,
      hasVdoms(device.status),
      bench.progress,
      undefined,
      this.mayBeUnread,
    )
    const isSame = approved !== null && isSameDevice(approved, device)
    const isUntouched = isSame && concludeFromDevice(key, bench.approved(), inventory).state === 'not-started'
    bench.record({ type: 'second-session-read', key, serial: device.status.serial, untouched: isUntouched })
    return isUntouched
  }

  private closeSecondSession() {
    this.secondSession?.close()
    this.secondSession = null
  }

  // --- Inside --------------------------------------------------------------------------------------------------

  /** What could not be read when it was approved need not be readable now. */
  private get mayBeUnread(): Tolerance {
    return { mayBeUnread: this.bench.run.inventory?.unread ?? [] }
  }

  private work(key: LicenseKey, stage: Stage) {
    this.workingOn = { key, stage }
    this.bench.changed()
  }

  private licenseOf(key: LicenseKey): LicenseProgress {
    const license = this.bench.run.licenses.find((each) => keyText(each.key) === keyText(key))
    if (!license) throw notNow('That license was not chosen.')
    return license
  }
}
