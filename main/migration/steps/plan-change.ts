import { tidyChange, type MaintenanceWindow, type PlannedChange } from '../../contract/planned-change'
import { momentsAt } from '../../text/wall-clock'
import { notNow } from '../not-now'
import { at, type Action } from './action'
import { planningSteps } from './planning'

/**
 * Notes when the change is planned, whom to call, and its ticket.
 *
 * @throws ProblemError if the window is none: a time zone or a time that does not exist, an end that is not after its begin
 */
export function planChange(change: PlannedChange): Action {
  return at(planningSteps, ({ record }) => {
    if (change.window) checkWindow(change.window)
    record({ type: 'change-planned', change: tidyChange(change) })
  })
}

function checkWindow({ begin, end, timeZone }: MaintenanceWindow) {
  const [from] = momentsOf(begin, timeZone)
  const to = momentsOf(end, timeZone).at(-1)
  if (!from || !to || from >= to) throw notNow('The maintenance window ends before it begins.')
}

function momentsOf(time: string, timeZone: string): readonly Date[] {
  const moments = momentsAt(time, timeZone)
  if (moments === null) throw notNow(`There is no time zone “${timeZone}”. Enter it as in Europe/Zurich.`)
  if (moments.length === 0) {
    throw notNow(`There is no ${time.replace('T', ' ')} in ${timeZone}. Clocks may be set forward then.`)
  }
  return moments
}
