import * as z from 'zod'
import type { Problem } from './result'

/**
 * What an organization decides for all who use this computer. A policy only forbids: what it leaves out, or allows, is
 * as it is without one.
 */
export const policySchema = z.strictObject({
  /** `false`: a question of `migrate-ftm` in other words than the documented ones can’t be approved. */
  approveOtherWordings: z.boolean().optional(),
})

export type Policy = z.infer<typeof policySchema>

/** The policy that holds. */
export interface PolicyInForce {
  readonly policy: Policy
  /** Why there is a policy that can’t be followed; then nothing new is begun, and no command typed. */
  readonly problem: Problem | null
}

/** How it is if an organization decides nothing. */
export const noPolicy: PolicyInForce = { policy: {}, problem: null }
