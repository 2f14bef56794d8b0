import { forbiddenByPolicy, forbids, type Policy } from '../contract/policy'
import type { LoginContext } from './login/login'

/** What is to be connected. */
export interface WantedLogin {
  readonly host: string
  readonly oldAlgorithms: boolean
  readonly isRehearsal: boolean
  /** The last connection of a run that is not settled, if this is its FortiGate. */
  readonly unsettled: { readonly hostKey: string } | null
}

/**
 * What the policy of the organization allows at a login. A rehearsal reaches no FortiGate, so it is free. And one that
 * a license is not settled on may be reached as it was before, for that alone.
 *
 * @throws ProblemError `policy-forbids`
 */
export function allowedLogin(
  policy: Policy,
  { host, oldAlgorithms, isRehearsal, unsettled }: WantedLogin,
): Pick<LoginContext, 'mayTrustNew' | 'settlesOnly'> {
  if (isRehearsal) return { mayTrustNew: () => true, settlesOnly: false }
  const isForbidden = oldAlgorithms && forbids(policy, 'oldEncryption')
  if (isForbidden && unsettled === null)
    throw forbiddenByPolicy(
      `${host.trim()} was not connected with old encryption`,
      'Connect without it, or give the FortiGate newer encryption.',
    )
  return {
    mayTrustNew: ({ fingerprint, jumpHost }) =>
      !forbids(policy, 'acceptNewHostKeys') || (!jumpHost && fingerprint === unsettled?.hostKey),
    settlesOnly: isForbidden,
  }
}

/** @throws ProblemError `policy-forbids` if the organization does not want the REST API of FortiToken Cloud asked. */
export function refuseRestAccess(policy: Policy): void {
  if (forbids(policy, 'restAccess'))
    throw forbiddenByPolicy(
      'The REST API of FortiToken Cloud was not queried',
      'Tick by hand, or paste a list.',
    )
}
