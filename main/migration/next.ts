import type { Finding } from '../contract/review'
import { stepAfter } from '../contract/steps'
import { no, type Next } from './allowed'
import type { RunState } from './run'
import { steps } from './steps'

/**
 * The one place that says what lets a run go on; the window asks it to enable a button, and main to accept it.
 *
 * @param findings all that were found so far.
 * @param asked whether the device waits for the answer to its question.
 */
export function mayContinue(
  run: RunState,
  findings: readonly Finding[],
  connected: boolean,
  asked: boolean,
): Next {
  if (asked) return no('Answer the question of the FortiGate first')
  if (readsNext(run) && !connected) return no('Connect to the FortiGate first')
  return steps[run.step].mayLeave(run, findings)
}

/** Whether the step behind this one reads the FortiGate at once. */
function readsNext({ step }: RunState): boolean {
  const next = stepAfter(step)
  return next !== null && steps[next].enter !== undefined
}

/** Whether leaving ends a rehearsal permanently: it can’t be resumed. Where no device was read there is nothing to lose. */
export function mayLoseRehearsal({ mode, connected, finished }: RunState): boolean {
  return mode === 'rehearsal' && connected !== null && finished === null
}

/**
 * Whether someone may be locked out once the open session ends: the last second login failed. Ending it is asked about
 * once more, by whichever way.
 */
export function mayLockOut({ secondLogin }: RunState, connected: boolean): boolean {
  return connected && secondLogin?.worked === false
}
