import type { LinkId } from '../../contract/links'
import type { Finding } from '../../contract/review'
import type { RunView } from '../../contract/run-view'
import { stepIndex, type StepId } from '../../contract/steps'
import { answeredAt } from '../../review'
import { plural } from '../../text/words'
import { openDecisions, whatItNeeds } from '../decisions'
import type { RunState } from '../run'
import type { SessionState } from '../session-state'

/** Whether the run may go on to the next step, and what is still to be done if not. */
export interface Next {
  readonly allowed: boolean
  readonly reason: string
}

/** What can be read as soon as a step is opened. */
interface Reads {
  readonly readService: () => Promise<void>
  readonly readInventory: () => Promise<void>
  readonly verify: () => Promise<void>
}

/** What the view of a step is made from, beside the run. */
export interface Live {
  readonly session: SessionState
  /** All that were found so far. */
  readonly findings: readonly Finding[]
  /** What the step “Connect” starts with. */
  readonly form: RunView['connect']['form']
  readonly now: Date
}

/** A step of the procedure: when it may be left, what going back forgets of it, and how it looks from the window. */
export interface Step<View> {
  /** The vendor’s page about it. */
  readonly link: LinkId
  /** Reads the device when the step is opened; absent if nothing is read by itself. */
  readonly enter?: (reads: Reads) => Promise<void>
  /** @param findings all that were found so far. */
  readonly mayLeave: (run: RunState, findings: readonly Finding[]) => Next
  /** What the run loses of this step if an earlier one, `to`, is opened again; absent if nothing. */
  readonly forget?: (run: RunState, to: StepId) => Partial<RunState>
  /** Whether it has left something open that a later step can’t make good. */
  readonly leavesOpen?: (run: RunState) => boolean
  readonly view: (run: RunState, live: Live) => View
}

export const yes: Next = { allowed: true, reason: '' }
export const no = (reason: string): Next => ({ allowed: false, reason })

/** Whether no finding up to this step is open. */
export function whenDecided({ step, answers }: RunState, all: readonly Finding[]): Next {
  const findings = all.filter((finding) => stepIndex(answeredAt(finding)) <= stepIndex(step))
  const open = openDecisions(findings, answers)
  if (open === 0) return yes
  const [blocker] = findings.filter((finding) => whatItNeeds(finding) === 'resolve')
  return no(blocker?.message ?? `${plural(open, 'decision')} left before you can continue`)
}
