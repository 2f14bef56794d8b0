import { keyText, type LicenseKey } from '../contract/license-key'
import type { Inventory } from '../review'
import type { LicenseBench } from './license-bench'
import { DueReading } from './due-reading'
import type { LicenseOutcome } from './events'
import { LateBelief, readingsApart, type Doubt } from './late-belief'
import { concludeFromDevice, concludeWithWords, undecidedSoFar } from './outcome'
import { readInventory } from './readings/inventory'
import { isUnsettled, mayBeMigrated, mayBeUnread, vdomsEnabled, wasMigrated } from './run'

/** How often a device that is changing is read before it is concluded that only a part was migrated. */
const mostReadings = 6

/**
 * How the command is known to have ended, by its prompt: without having asked anything, or behind the `y`. Else it is
 * unknown whether the device is still at work.
 */
export type Ended = 'without a question' | 'behind y' | 'unknown'

/** What became of a license, concluded from readings of the device. It types nothing that changes anything. */
export class Settling {
  /** Licenses whose `n` was answered with the prompt, though that could not be written down. */
  private readonly closed = new Set<string>()
  private readonly belief: LateBelief<LicenseKey>
  private readonly due: DueReading
  private readonly bench: LicenseBench
  private readonly begins: (key: LicenseKey) => void

  /** @param begins told before a license is read. */
  constructor(bench: LicenseBench, begins: (key: LicenseKey) => void) {
    this.bench = bench
    this.begins = begins
    this.belief = new LateBelief(bench.clock, keyText)
    this.due = new DueReading(bench.clock, () => {
      bench.readByItself()
    })
  }

  /** How it stands with a license that looks untouched or half done and may not be; `null` for any other. */
  doubt(key: LicenseKey): Doubt | null {
    return this.belief.doubt(key)
  }

  /** From now on its question may be open, or answered `y`; whatever was read before says nothing any more. */
  beginDoubt(key: LicenseKey): void {
    this.belief.begin(key)
  }

  /** The command is typed, so that an earlier `n` says nothing any more. */
  opened(key: LicenseKey): void {
    this.closed.delete(keyText(key))
  }

  /** `n` was answered with the prompt. */
  closedWithN(key: LicenseKey): void {
    this.closed.add(keyText(key))
  }

  /** Writes down what became of it. */
  settled(key: LicenseKey, outcome: LicenseOutcome): void {
    this.bench.record({ type: 'settled', key, outcome })
    if (outcome.state !== 'unknown') this.belief.end(key)
  }

  /** Every license of which nobody knows, as after connecting again. */
  async concludeAll(): Promise<void> {
    for (const { key } of this.bench.run.licenses.filter(isUnsettled)) await this.conclude(key, '', 'unknown')
  }

  /** Concludes what the device did only after it had been read: an answer that it came to late. */
  async concludeLate(now: Inventory): Promise<boolean> {
    const { run } = this.bench
    const late = run.licenses.filter(
      (license) =>
        mayBeMigrated(run, license.key) &&
        !wasMigrated(license) &&
        concludeFromDevice(license.key, this.bench.approved(), now).state !== 'not-started',
    )
    for (const { key } of late) await this.conclude(key, '', 'unknown')
    return late.length > 0
  }

  /**
   * Reads the device and concludes. That a license was migrated as a whole, or refused, is believed at once; that it is
   * untouched, or was migrated only in part, late, unless the command is known to have ended.
   *
   * @param printed by the command, if it is known.
   */
  async conclude(key: LicenseKey, printed: string, ended: Ended): Promise<void> {
    const said = { words: printed, isBehindYes: ended !== 'without a question' }
    const judge = (now: Inventory) => concludeWithWords(key, this.bench.approved(), now, said)
    let began = this.bench.clock.monotonic()
    let outcome = judge(await this.read(key))
    // A reading takes its time, and the device may migrate in the middle of it.
    let isSteady = false
    for (
      let readings = 1;
      outcome.state === 'partial' && !isSteady && readings < mostReadings;
      readings += 1
    ) {
      const before = JSON.stringify(outcome)
      // Over a session the second one is typed once the first one is read. What a person hands over may be older.
      this.bench.fortigate().keepApart?.(readingsApart)
      began = this.bench.clock.monotonic()
      outcome = judge(await this.read(key))
      isSteady = JSON.stringify(outcome) === before
    }
    if (!this.isBelievedAtOnce(key, outcome, ended, isSteady)) {
      const typed = this.bench.fortigate().lastTyped?.() ?? null
      const isThere = await this.bench.oldSessionIsThere()
      const isPart = outcome.state === 'partial'
      if (!this.belief.found(key, JSON.stringify(outcome), isPart, isThere, began, typed)) {
        this.settled(key, undecidedSoFar(outcome))
        this.due.plan(() => this.belief.doubt(key))
        return
      }
    }
    this.settled(key, outcome)
  }

  /** Something else is being done while a reading is due: it is tried again soon. */
  readLater(): void {
    this.due.postpone()
  }

  /** The run is left. */
  close(): void {
    this.due.callOff()
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

  private async read(key: LicenseKey): Promise<Inventory> {
    const { bench } = this
    this.begins(key)
    bench.note('Reading the FortiGate to find out the outcome')
    const { inventory } = await readInventory(
      bench.fortigate(),
      vdomsEnabled(bench.run),
      bench.progress,
      undefined,
      { ...mayBeUnread(bench.run), withSettings: false },
    )
    return inventory
  }
}
