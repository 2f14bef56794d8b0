import type { HandRequest } from '../../contract/by-hand'
import type { LinkId } from '../../contract/links'
import type { Finding } from '../../contract/review'
import type { RunView } from '../../contract/run-view'
import type { Next } from '../allowed'
import type { RunState } from '../run'
import type { SessionState } from '../session-state'
import type { Action } from './action'

/** What the view of a step is made from, beside the run. */
export interface Live {
  readonly session: SessionState
  /** All that were found so far. */
  readonly findings: readonly Finding[]
  /** What the step “Connect” starts with. */
  readonly form: RunView['connect']['form']
  readonly now: Date
  /** What a person is asked to type now; `null` if nothing is. */
  readonly request: HandRequest | null
}

/**
 * A step of the procedure: when it may be left, and how it looks from the window. What going back takes of it stands in
 * `forget.ts`.
 */
export interface Step<View> {
  /** The vendor’s page about it. */
  readonly link: LinkId
  /** Reads the device when the step is opened; absent if nothing is read by itself. */
  readonly enter?: () => Action
  /** @param findings all that were found so far. */
  readonly mayLeave: (run: RunState, findings: readonly Finding[]) => Next
  /** Whether it has left something open that a later step can’t make good. */
  readonly leavesOpen?: (run: RunState) => boolean
  /** What an unfinished run that is at this step waits for, as the first screen says it. */
  readonly waitsFor: string
  readonly view: (run: RunState, live: Live) => View
}
