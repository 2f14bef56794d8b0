import { join } from 'node:path'
import type { Policy } from '../contract/policy'
import { ProblemError, type Problem } from '../contract/result'
import type { SecretKeeper } from '../evidence/key-file'

/** Where the key that signs evidence is kept, and what opens it. */
export interface KeyPlace {
  readonly dataFolder: string
  readonly keeper: SecretKeeper | null
}

/**
 * Before a run begins, that its evidence can be signed as the organization wants it.
 *
 * @throws ProblemError `signing-key-other`
 */
export async function refuseOtherKey(
  { signingKey }: Policy,
  { dataFolder, keeper }: KeyPlace,
): Promise<void> {
  if (signingKey === undefined) return
  const { keyAtHand } = await import('../evidence/signing-key')
  const there = keyAtHand(dataFolder, keeper)
  if (there === signingKey) return
  throw new ProblemError({
    code: 'signing-key-other',
    message: `No migration was started: your organization requires evidence to be signed with the key ${signingKey}, but ${there === null ? 'there is no key here that can be opened' : `the key here is ${there}`}.`,
    hint: `Ask the administrator of this computer to put that key into ${join(dataFolder, 'signing-key.json')}.`,
  })
}

/** That evidence of a run that was begun before was signed otherwise; `null` if it was not. */
export function signedOtherwise({ signingKey }: Policy, fingerprint: string): Problem | null {
  if (signingKey === undefined || signingKey === fingerprint) return null
  return {
    code: 'signing-key-other',
    message: `The report was signed with the key ${fingerprint}, not with the one that your organization requires: ${signingKey}.`,
    hint: 'The run was started before that was required, or the key has been removed since. Tell the administrator of this computer, and keep the fingerprint with the report.',
  }
}
