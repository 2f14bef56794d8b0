import type { Clock } from '../clock'
import type { PolicyInForce } from '../contract/policy'
import type { Inventory } from '../review'
import type { RunEvent } from './events'
import type { FortiGate } from './fortigate'
import type { TellProgress } from './readings/progress'
import type { RunState } from './run'

/** What a license is worked on with: all that `OneLicense` may touch of the run and of the session. */
export interface LicenseBench {
  readonly run: RunState
  readonly clock: Clock
  /** What the organization forbids. */
  readonly policy: PolicyInForce
  /** Writes a record to the disk before it returns. @throws ProblemError */
  readonly record: (event: RunEvent) => void
  /** The session at hand. @throws ProblemError if there is none. */
  readonly fortigate: () => FortiGate
  /** Whether no license may be asked about in it: it is there to settle what became of one. */
  readonly settlesOnly: () => boolean
  /** Ends the session at hand, in which a question may be open. */
  readonly leaveSession: () => void
  /** Opens another session beside it, with the same login. @throws ProblemError */
  readonly openSecondSession: (signal: AbortSignal) => Promise<FortiGate>
  /** Whether the device still lists a session of this run that was lost. */
  readonly oldSessionIsThere: () => Promise<boolean>
  /** The inventory that was approved. */
  readonly approved: () => Inventory
  /** The hash of the backup's file as it lies there now; `null` if it can't be read. */
  readonly backupNow: () => Promise<string | null>
  /** Reads the device as soon as nothing else is done, to settle what is in doubt. */
  readonly readByItself: () => void
  /** Says what is being done. */
  readonly note: (label: string) => void
  /** The same, of something that can't be stopped any more. */
  readonly fromNowOn: (label: string) => void
  readonly progress: TellProgress
  /** Something that the window shows has changed. */
  readonly changed: () => void
}
