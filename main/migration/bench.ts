import type { Finding } from '../contract/review'
import type { RunEvent } from './events'
import type { FortiGate } from './fortigate'
import type { Login } from './link'
import type { OneLicense } from './one-license'
import type { TellProgress } from './readings/progress'
import type { RunState } from './run'
import type { Surroundings } from './surroundings'

/** What a step works with: all that its actions may touch of the run, of the session and of the disk. */
export interface Bench extends Pick<Surroundings, 'createBackup' | 'readBackup' | 'writeReport'> {
  /** As it is now: another one after each record. */
  readonly run: RunState
  /** All that were found so far. */
  readonly findings: readonly Finding[]
  /** Writes a record to the disk before it returns. @throws ProblemError */
  readonly record: (event: RunEvent) => void

  /** Does what only reads: it can be stopped, and if the link is lost it is made again and read from the beginning. */
  readonly read: (
    label: string,
    work: (signal: AbortSignal, fortigate: () => FortiGate) => Promise<void>,
  ) => Promise<void>
  /** Does what can be stopped, and is never repeated. */
  readonly attempt: (label: string, work: (signal: AbortSignal) => Promise<void>) => Promise<void>
  /** Does what can neither be stopped nor repeated. */
  readonly once: (label: string, work: () => Promise<void>) => Promise<void>
  /** Says what is being done. */
  readonly note: (label: string) => void
  readonly progress: TellProgress
  /** @throws ProblemError while something is being done. */
  readonly refuseWhileBusy: () => void
  /** @throws ProblemError while the question of a FortiGate is open. */
  readonly refuseWhileAsked: () => void
  /** The problem that is shown is no longer one. */
  readonly clearProblem: () => void

  /** The step is read again: what was typed there before is forgotten. */
  readonly forgetCommands: () => void
  /** The login of the last session. @throws ProblemError if there was none. */
  readonly loginAtHand: () => Pick<Login, 'user' | 'noSecondLogin'>
  /** Logs in once more and out again. @throws ProblemError */
  readonly tryLogin: (signal: AbortSignal) => Promise<void>
  readonly leaveSession: () => void
}

/** What the step “Migrate” works with besides: no other step reaches the command and the key. */
export interface MigrateBench extends Bench, Pick<Surroundings, 'letTimePass'> {
  readonly oneLicense: Pick<
    OneLicense,
    | 'refuseToAsk'
    | 'ask'
    | 'refuseToAnswer'
    | 'answer'
    | 'approveWording'
    | 'refuseToSettle'
    | 'settle'
    | 'settleAll'
  >
}
