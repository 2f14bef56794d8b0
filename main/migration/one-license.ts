import { licenseName, keyText, type LicenseKey } from '../contract/license-key'
import { forbiddenByPolicy } from '../contract/policy'
import { ProblemError } from '../contract/result'
import type { Compared } from '../contract/step-views'
import { migrateCommand } from '../fortios/commands'
import type { FortiGate, MigrationQuestion } from './fortigate'
import type { Doubt } from './late-belief'
import type { TwoPeople } from '../contract/two-people'
import type { LicenseBench } from './license-bench'
import { PrintedLines } from './printed-lines'
import { isDocumented, isInterrupted, knownQuestions, refuseApproval, toKeep } from './question'
import { notNow, stopped } from './not-now'
import { isUnsettled, mayBeMigrated, mayBeUnread, wasMigrated, type LicenseProgress } from './run'
import { namesOfTwo } from './two-people'
import { SecondSession } from './second-session'
import { Settling } from './settling'
import { compareSoFar, compareWithApproved } from './comparison'
import { toAcceptSince } from './since-approval'
import { announced } from './readings/announced'
import { hasVdoms, readDevice } from './readings/device'
import { readInventory } from './readings/inventory'
import type { TellProgress } from './readings/progress'
import { readService } from './readings/service'

/** What is said of a question in unknown words. */
const askedOtherwise = {
  message: 'The FortiGate asked something that is not in the vendor’s documentation, so it was answered “n”.',
  hint: 'Nothing was migrated. Read its question below before you do anything else.',
}

/** What is said in a session that was allowed for settling a license alone. */
const onlySettles = [
  'No license was asked about over old encryption, which was allowed only to find out the outcome of one',
  'Connect without old encryption, or give the FortiGate newer encryption.',
] as const

type TellCompared = (soFar: Parameters<typeof compareSoFar>[1]) => void

/** What is being done with a license. */
export type Stage = 'comparing' | 'running' | 'settling'

/** A license that is being worked on. */
export interface WorkedOn {
  readonly key: LicenseKey
  readonly stage: Stage
  /** What was compared so far, only to be shown; none unless it is being compared. */
  readonly compared: readonly Compared[]
}

/**
 * The lines that can't be undone, and all that decides about them: the command that asks, and the key that answers.
 * Nothing else in this product makes a FortiGate migrate. What is believed of the outcome is in `Settling`.
 *
 * What holds here (docs/never-twice.md):
 * - `y` goes out once for a question, after the decision is on the disk, with the license number typed by a person
 *   (by two, with their names, if the organization wants two), and only while nothing has come since the text that
 *   they read.
 * - From the command until its prompt is proved the session is used for nothing else. If that prompt does not come,
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
  private workingOn: WorkedOn | null = null
  private readonly settling: Settling
  private readonly secondSession: SecondSession
  private readonly bench: LicenseBench

  constructor(bench: LicenseBench) {
    this.bench = bench
    this.settling = new Settling(bench, (key) => {
      this.work(key, 'settling')
    })
    this.secondSession = new SecondSession(bench)
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
  get working(): WorkedOn | null {
    return this.workingOn
  }

  /** How it stands with a license that looks untouched or half done and may not be; `null` for any other. */
  doubt(key: LicenseKey): Doubt | null {
    return this.settling.doubt(key)
  }

  // --- Asking --------------------------------------------------------------------------------------------------

  /** @throws ProblemError if a license must not be asked about now. */
  refuseToAsk(key: LicenseKey): void {
    const license = this.licenseOf(key)
    const { problem } = this.bench.policy
    if (problem) throw new ProblemError(problem)
    if (this.bench.settlesOnly()) throw forbiddenByPolicy(...onlySettles)
    if (this.question) throw notNow('The FortiGate is already waiting for an answer.')
    if (this.bench.run.licenses.some(isUnsettled)) {
      throw notNow(
        isUnsettled(license)
          ? 'Read the FortiGate first: the outcome of this license is unknown.'
          : 'Read the FortiGate first: the outcome of another license is unknown.',
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
    const { device, service, inventory } = await this.readEverything(key, signal)
    if (await this.settling.concludeLate(inventory.inventory)) return
    const backupSha256 = await bench.backupNow()
    const fresh = { device, service, inventory, backupSha256 }
    const checks = compareWithApproved(bench.run, fresh)
    const unchanged = checks.every((check) => check.state !== 'stop')
    const toAccept = toAcceptSince(bench.run, fresh)
    bench.record({ type: 'compared', key, checks, unchanged, ...(toAccept.length > 0 && { toAccept }) })
    this.work(key, 'comparing', checks)
    if (!unchanged || toAccept.length > 0) return
    if (signal.aborted) throw stopped()
    if (mayBeMigrated(bench.run, key)) await this.secondSession.open(signal)
    bench.fromNowOn(`Asking the FortiGate about ${licenseName(key)}`)
    const { serial, build } = device.status
    const isKnown = knownQuestions(bench.policy.policy, this.licenseOf(key).approvedWording, {
      serial,
      build,
    })
    try {
      const isAsked = await this.askOnce(key, isKnown)
      if (isAsked === 'interrupted') await this.askOnce(key, isKnown, 'again')
    } finally {
      if (!this.question) this.secondSession.close()
    }
  }

  private readEverything(key: LicenseKey, signal: AbortSignal) {
    const { bench } = this
    const read = async (fortigate: () => FortiGate, progress: TellProgress, tell: TellCompared) => {
      const device = await readDevice(fortigate(), signal)
      tell({ device })
      const service = await readService(fortigate(), signal)
      tell({ device, service })
      const { version } = device.status
      const rules = { ...mayBeUnread(bench.run), version }
      const inventory = await readInventory(fortigate(), hasVdoms(device.status), progress, signal, rules)
      return { device, service, inventory }
    }
    const silent = () => undefined
    return announced(
      bench.fortigate(),
      'Everything again, to compare it with what was approved',
      (any) => read(() => any, silent, silent),
      () =>
        read(bench.fortigate, bench.progress, (soFar) => {
          this.work(key, 'comparing', compareSoFar(bench.run, soFar))
        }),
    )
  }

  /** Types the command. Answers whether messages of the console stood in its question, which was then answered `n`. */
  private async askOnce(
    key: LicenseKey,
    isKnown: (text: string) => boolean,
    time: 'first' | 'again' = 'first',
  ): Promise<'done' | 'interrupted'> {
    const { bench } = this
    this.settling.opened(key)
    bench.record({ type: 'command-sent', key, command: migrateCommand(key.license, key.vdom) })
    const asked = await this.heldOpen(key, () =>
      bench.fortigate().askToMigrate(key.license, key.vdom, isKnown),
    )
    if (asked.kind === 'ended') {
      // Its prompt is back and no question came: there is nothing that could have been answered.
      await this.settling.conclude(key, asked.text, 'without a question')
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
    this.settling.settled(key, { state: 'declined', ...askedOtherwise, people: [] })
    throw new ProblemError({ code: 'unknown-question', ...askedOtherwise, detail: question })
  }

  /**
   * A person has read another wording of the question, away from the open question, and lets it be asked again.
   *
   * @throws ProblemError if the wording is out of bounds, or what was typed does not do.
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

  /** @throws ProblemError if the device does not stand at this question, or what `y` needs was not typed. */
  refuseToAnswer(key: LicenseKey, answer: 'y' | 'n', typed: string, people?: TwoPeople): void {
    if (!this.question?.asked.isOpen || keyText(this.question.key) !== keyText(key))
      throw notNow('The FortiGate is not waiting for an answer.')
    if (answer === 'y' && typed !== key.license)
      throw notNow(`Type the license number exactly as it is: ${key.license}.`)
    if (answer === 'y') namesOfTwo(this.bench.policy.policy, key.license, people)
  }

  /**
   * Answers the device’s question. `y` is recorded on disk before it is sent.
   *
   * @param typed the license number as a person typed it; `y` needs it.
   * @param people two of them, if the organization wants two to decide; then `y` needs both.
   * @throws ProblemError as `refuseToAnswer`, whether or not that was called before.
   */
  async answer(key: LicenseKey, answer: 'y' | 'n', typed: string, people?: TwoPeople): Promise<void> {
    this.refuseToAnswer(key, answer, typed, people)
    const { bench, question } = this
    if (!question) throw notNow('The FortiGate is not waiting for an answer.')
    try {
      if (answer === 'n') await this.decline(key, question.asked)
      else if (!mayBeMigrated(bench.run, key) || (await this.secondSession.findsUntouched(key)))
        await this.migrate(key, question.asked, namesOfTwo(bench.policy.policy, key.license, people))
      else {
        bench.leaveSession()
        throw new ProblemError({
          code: 'changed-at-the-last-moment',
          message: 'The second session shows that this license is no longer untouched, so “y” was not sent.',
          hint: 'Connect again: the FortiGate is read, and the outcome of the license is concluded from that.',
        })
      }
    } finally {
      this.secondSession.close()
    }
  }

  private async migrate(key: LicenseKey, asked: MigrationQuestion, names: readonly string[]) {
    const { bench } = this
    // Also behind the reading of the second session. What is written down as sent was to be sent.
    if (!asked.isOpen) throw notNow('The FortiGate is not waiting for an answer.')
    // Never twice: the decision is on the disk, and the question used up, before the key goes out.
    bench.record({ type: 'decided', key, answer: 'y', ...(names.length > 0 && { people: names }) })
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
    await this.settling.conclude(key, output, 'behind y')
  }

  /** `n` changes nothing, so it need not be on the disk first: a question never stays open for want of space. */
  private async answerN(key: LicenseKey, asked: MigrationQuestion) {
    await this.heldOpen(key, () => asked.answer('n', () => undefined))
    this.settling.closedWithN(key)
  }

  private async decline(key: LicenseKey, asked: MigrationQuestion) {
    this.question = null
    await this.answerN(key, asked)
    this.bench.record({ type: 'decided', key, answer: 'n' })
    this.settling.settled(key, {
      state: 'declined',
      message: 'Answered “n”: the license was not migrated.',
      hint: 'You can ask again at any time.',
      people: [],
    })
  }

  /**
   * Does something during which a question is open on the device. If it fails nobody knows whether the question was
   * answered, or what the device makes of one whose session has ended: from then on the outcome is in doubt. A person
   * presses the key whenever they please, at the latest when they say what came of it.
   */
  private async heldOpen<T>(key: LicenseKey, work: () => Promise<T>): Promise<T> {
    const isPressedLate = this.bench.fortigate().provenance === 'pasted'
    this.settling.beginDoubt(key)
    try {
      const result = await work()
      if (isPressedLate) this.settling.beginDoubt(key)
      return result
    } catch (error) {
      if (isPressedLate || this.licenseOf(key).stage !== 'answered-y') this.settling.beginDoubt(key)
      throw error
    }
  }

  /** Something came after the question, or its session has ended. */
  sessionEnded(problem: ProblemError | null): void {
    const { question } = this
    this.question = null
    this.secondSession.close()
    if (!question) return
    this.settling.beginDoubt(question.key)
    if (problem?.problem.code !== 'question-used-up') return
    this.bench.record({ type: 'used-up', key: question.key, printed: problem.problem.detail ?? '' })
  }

  // --- Concluding ----------------------------------------------------------------------------------------------

  /** @throws ProblemError if there is nothing to find out. */
  refuseToSettle(key: LicenseKey): void {
    if (this.question) throw notNow('The FortiGate is waiting for an answer. Answer “n” first.')
    if (!isUnsettled(this.licenseOf(key))) throw notNow('The outcome of this license is already known.')
  }

  /** Reads the device to find out what became of a license that nobody knows about. Types nothing that changes it. */
  async settle(key: LicenseKey): Promise<void> {
    await this.settling.conclude(key, '', 'unknown')
  }

  /** The same for all of them, as after connecting again. */
  async settleAll(): Promise<void> {
    await this.settling.concludeAll()
  }

  /** Something else is being done while a reading is due: it is tried again soon. */
  readLater(): void {
    this.settling.readLater()
  }

  /** Nothing is being worked on any more. */
  rest(): void {
    this.workingOn = null
  }

  /** The run is left. */
  close(): void {
    this.settling.close()
    this.secondSession.close()
    this.question = null
  }

  // --- Inside --------------------------------------------------------------------------------------------------

  private work(key: LicenseKey, stage: Stage, compared: WorkedOn['compared'] = []) {
    this.workingOn = { key, stage, compared }
    this.bench.changed()
  }

  private licenseOf(key: LicenseKey): LicenseProgress {
    const license = this.bench.run.licenses.find((each) => keyText(each.key) === keyText(key))
    if (!license) throw notNow('That license was not chosen.')
    return license
  }
}
