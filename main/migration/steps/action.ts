import type { StepId } from '../../contract/steps'
import type { Bench } from '../bench'
import { notNow } from '../not-now'
import type { RunState } from '../run'

/** Something that a person does at a step, or at one of several, and in no finished run. */
export interface Action<B extends Bench = Bench> {
  readonly at: readonly StepId[]
  readonly act: (bench: B) => void | Promise<void>
}

/** An action of one step, or of several. */
export function at<B extends Bench>(steps: StepId | readonly StepId[], act: Action<B>['act']): Action<B> {
  return { at: typeof steps === 'string' ? [steps] : steps, act }
}

/** @throws ProblemError unless the run is at one of these steps. */
export function refuseElsewhere({ finished, step }: RunState, steps: readonly StepId[]): void {
  if (finished) throw notNow('This run is finished.')
  if (!steps.includes(step)) throw notNow('That belongs to another step.')
}
