import type { Clock } from '../clock'
import type { LicenseKey } from '../contract/license-key'
import type { PolicyInForce } from '../contract/policy'
import type { MayHaveBeenTold, RunEvent } from './events'
import type { JournalRecord } from './journal'
import type { BackupSink } from './readings/backup'
import type { RunState } from './run'
import type { DeviceReading } from './what-was-read'

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
  /** What the organization forbids, and what this person wants besides: that may change while the run is open. */
  readonly policy: PolicyInForce
  /** Puts the clock of a rehearsal and of its twin forward; absent if a real FortiGate is at the other end. */
  readonly letTimePass?: (milliseconds: number) => Promise<void>
}
