import { forbiddenByPolicy, forbids, type Policy } from '../contract/policy'
import type { Problem } from '../contract/result'
import type { DeviceEntry } from './entry'

/** What of a call of `tokenferry preflight` the policy of the organization forbids; `null` if nothing. */
export function whatPolicyForbids(
  policy: Policy,
  entries: readonly Pick<DeviceEntry, 'name' | 'oldAlgorithms'>[],
  acceptNew: boolean,
): Problem | null {
  if (acceptNew && forbids(policy, 'acceptNewHostKeys'))
    return forbiddenByPolicy('New host keys are not accepted', 'Run it without --accept-new-host-keys.')
      .problem
  const old = entries.find(({ oldAlgorithms }) => oldAlgorithms)
  if (old && forbids(policy, 'oldEncryption'))
    return forbiddenByPolicy(
      `${old.name} is not read with old encryption`,
      'Remove that from the inventory file, or configure newer encryption on the FortiGate.',
    ).problem
  return null
}
