import type { FleetRow } from '../../../main/contract/review-view'
import { plural } from '../../../main/text/words'
import { SavingPlan } from '../plan/saving-plan'
import { call } from '../state/calls'

interface PlanningProps {
  readonly rows: readonly FleetRow[]
  readonly onClose: () => void
}

/** Saves the plan for some reviewed files. */
export function Planning({ rows, onClose }: PlanningProps) {
  return (
    <SavingPlan
      title={`Save the plan for ${plural(rows.length, 'file')}`}
      note="A backup says nothing of FortiToken Cloud, of the cluster and of who is logged in: the plan says which checks remain."
      save={(format) => call('savePlanOfReviewed', { format, ids: rows.map(({ id }) => id) })}
      onClose={onClose}
    />
  )
}
