import type { FleetRow } from '../../../main/contract/review-view'
import { useWords } from '../language/words'
import { SavingPlan } from '../plan/saving-plan'
import { call } from '../state/calls'

interface PlanningProps {
  readonly rows: readonly FleetRow[]
  readonly onClose: () => void
}

/** Saves the plan for some reviewed files. */
export function Planning({ rows, onClose }: PlanningProps) {
  const { say } = useWords('review')
  return (
    <SavingPlan
      title={say('review-plan.title', { count: rows.length })}
      note={say('review-plan.note')}
      save={(format) => call('savePlanOfReviewed', { format, ids: rows.map(({ id }) => id) })}
      onClose={onClose}
    />
  )
}
