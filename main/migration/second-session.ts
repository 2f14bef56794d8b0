import type { LicenseKey } from '../contract/license-key'
import { ProblemError } from '../contract/result'
import type { LicenseBench } from './license-bench'
import type { FortiGate } from './fortigate'
import { notNow } from './not-now'
import { concludeFromDevice } from './outcome'
import { hasVdoms, isSameDevice, readDevice } from './readings/device'
import { readInventory } from './readings/inventory'
import { mayBeUnread } from './run'

/**
 * A session beside the one in which the question stands. It reads the license once more right before a `y` that may be
 * a second one; it is open from before the command until the answer, and types nothing that changes anything.
 */
export class SecondSession {
  private fortigate: FortiGate | null = null
  private readonly bench: LicenseBench

  constructor(bench: LicenseBench) {
    this.bench = bench
  }

  /** @throws ProblemError if there is none: then the command is not typed again. */
  async open(signal: AbortSignal): Promise<void> {
    this.bench.note('Opening a second session that watches the license')
    try {
      this.fortigate = await this.bench.openSecondSession(signal)
    } catch (error) {
      if (!(error instanceof ProblemError) || signal.aborted) throw error
      throw new ProblemError({
        code: 'no-second-session',
        message: `A “y” may already have been sent for this license, and no second session could be opened to read the license right before another one. So the command was not typed again. ${error.problem.message}`,
        hint: 'Let this administrator log in twice, or ask Fortinet Customer Service what state this license is in.',
      })
    }
  }

  /**
   * Whether it finds the license untouched now.
   *
   * @throws ProblemError if it is not open.
   */
  async findsUntouched(key: LicenseKey): Promise<boolean> {
    const { bench, fortigate } = this
    if (!fortigate)
      throw notNow('There is no second session to read this license. Answer “n”, then ask again.')
    bench.note('Reading the license once more, over the second session')
    const device = await readDevice(fortigate)
    const approved = bench.run.approvedDevice
    const { inventory } = await readInventory(fortigate, hasVdoms(device.status), bench.progress, undefined, {
      ...mayBeUnread(bench.run),
      withSettings: false,
    })
    const isSame = approved !== null && isSameDevice(approved, device)
    const untouched = isSame && concludeFromDevice(key, bench.approved(), inventory).state === 'not-started'
    bench.record({ type: 'second-session-read', key, serial: device.status.serial, untouched })
    return untouched
  }

  close(): void {
    this.fortigate?.close()
    this.fortigate = null
  }
}
