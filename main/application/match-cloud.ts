import type { CallArgument } from '../contract/calls'
import type { Policy } from '../contract/policy'
import { ProblemError } from '../contract/result'
import { cloudPort, readCloudTokens, type CloudAddress } from '../cloud/fortitoken-cloud'
import { matchFetched } from '../migration/steps/portal'
import { refuseRestAccess } from './allowed-by-policy'
import type { OpenRun } from './open-run'

/**
 * Compares the users of a run with what the REST API of FortiToken Cloud says. The credentials go there and nowhere
 * else: no record, no setting, no log.
 *
 * @throws ProblemError
 */
export async function matchCloud(
  { procedure, rehearsal }: OpenRun,
  { host, ...credentials }: CallArgument<'matchCloud'>,
  policy: Policy,
  address: CloudAddress = { host, port: cloudPort },
): Promise<void> {
  if (rehearsal) {
    throw new ProblemError({
      code: 'rehearsal-without-cloud',
      message: 'A rehearsal has no account in FortiToken Cloud, so the REST API is not queried.',
      hint: 'Tick by hand, or paste a list.',
    })
  }
  refuseRestAccess(policy)
  await procedure.perform(matchFetched((signal) => readCloudTokens(address, credentials, signal)))
}
