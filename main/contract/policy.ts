import * as z from 'zod'
import { ProblemError, type Problem } from './result'

/** What a key must be is said behind “something other than”. */
const bit = 'true or false'
const absolutePath = () => {
  const error = 'an absolute path'
  return z
    .string(error)
    .max(1_000, error)
    .regex(/^(?:\/|[A-Za-z]:\\)[^\p{Cc}]*$/u, error)
}
const wholeDays = () => {
  const error = 'a whole number of days from 1 to 36500'
  return z.int(error).min(1, error).max(36_500, error)
}
const fingerprint = () => {
  const error = 'the fingerprint of a key, SHA256: and 64 digits'
  return z.string(error).regex(/^SHA256:[0-9a-f]{64}$/, error)
}
const companyName = () => {
  const error = 'a name of 1 to 80 characters'
  return z
    .string(error)
    .trim()
    .min(1, error)
    .max(80, error)
    .regex(/^\P{Cc}*$/u, error)
}

/**
 * What an organization decides for all who use this computer. A policy forbids or fixes: what it leaves out, or allows,
 * is as it is without one. docs/policy.schema.json is made from this.
 */
export const policySchema = z.strictObject({
  approveOtherWordings: z
    .boolean(bit)
    .optional()
    .describe(
      'false: a question of migrate-ftm in other words than the documented ones can’t be approved, and is answered n.',
    ),
  acceptNewHostKeys: z
    .boolean(bit)
    .optional()
    .describe('false: a host key that is not known on this computer yet can’t be trusted.'),
  oldEncryption: z
    .boolean(bit)
    .optional()
    .describe('false: no FortiGate is offered encryption that is no longer considered safe.'),
  restAccess: z.boolean(bit).optional().describe('false: the REST API of FortiToken Cloud is not asked.'),
  dataFolder: absolutePath()
    .optional()
    .describe(
      'Where settings, runs and evidence lie, in a folder for each person: an absolute path on a disk of this computer.',
    ),
  keepRunsDays: wholeDays()
    .optional()
    .describe(
      'Runs that were finished more than so many days ago are removed at the next start; their evidence is kept, and any run that is not settled.',
    ),
  signingKey: fingerprint()
    .optional()
    .describe(
      'The fingerprint of the key that evidence must be signed with: without that key no migration is begun.',
    ),
  company: companyName().optional().describe('The company on every report.'),
  logo: absolutePath()
    .optional()
    .describe(
      'The logo on every report: the absolute path of a PNG or JPEG file of at most 256 kB that nobody but an administrator can write.',
    ),
  twoPeople: z
    .boolean(bit)
    .optional()
    .describe(
      'true: two people decide on each y. Both type their name, and both the license number, on the same screen.',
    ),
})

export type Policy = z.infer<typeof policySchema>

/** Whether a policy says no to what it may forbid: only `false` does. */
export function forbids(
  policy: Policy,
  what: 'approveOtherWordings' | 'acceptNewHostKeys' | 'oldEncryption' | 'restAccess',
): boolean {
  return policy[what] === false
}

/** The logo of reports. */
export interface ReportLogo {
  /** Of its file. */
  readonly name: string
  /** The whole picture, as an address that a page can show. */
  readonly address: string
}

/** The policy that holds. */
export interface PolicyInForce {
  readonly policy: Policy
  /** The logo that it fixes; absent if it fixes none. */
  readonly logo?: ReportLogo
  /** Why there is a policy that can’t be followed; then nothing new is begun, and no command typed. */
  readonly problem: Problem | null
}

/** How it is if an organization decides nothing. */
export const noPolicy: PolicyInForce = { policy: {}, problem: null }

/** What a person asked for and a policy forbids. @param what a whole sentence without its period */
export function forbiddenByPolicy(what: string, hint: string): ProblemError {
  return new ProblemError({
    code: 'policy-forbids',
    message: `${what}: your organization’s policy forbids it.`,
    hint,
  })
}
