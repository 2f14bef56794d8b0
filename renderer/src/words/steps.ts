import type { StepId } from '../../../main/contract/steps'

/** Words that someone may meet in a step for the first time, by their place in the glossary. */
export const stepTerms = {
  connect: ['vdom'],
  service: ['balance', 'transfer-license', 'credit-based'],
  inventory: ['license', 'trial-license', 'second-factor'],
  backup: ['backup'],
  preauthorization: ['pre-authorization', 'migration-flag'],
  migrate: ['question', 'settled', 'untouched'],
  verify: ['through', 'verdict'],
  portal: ['portal', 'evidence-bundle'],
} as const satisfies Readonly<Record<StepId, readonly string[]>>
