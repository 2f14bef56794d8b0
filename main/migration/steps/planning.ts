import type { StepId } from '../../contract/steps'

/** The steps at which the change is planned, and its plan saved: the inventory is known, and nothing was migrated yet. */
export const planningSteps: readonly StepId[] = ['inventory', 'backup', 'preauthorization']
