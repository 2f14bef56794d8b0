import type { PlanSaved } from '../events'
import { at, type Action } from './action'
import { planningSteps } from './planning'

/** Notes that the plan was saved, and what it said in short. */
export function notePlan(plan: PlanSaved): Action {
  return at(planningSteps, ({ record }) => {
    record({ type: 'plan-saved', plan })
  })
}
