import type { CallArgument } from '../contract/calls'
import { ProblemError } from '../contract/result'
import { cloudAddress, readCloudTokens, type CloudAddress } from '../cloud/fortitoken-cloud'
import type { OpenRun } from './open-run'

/**
 * Compares the users of a run with what the REST API of FortiToken Cloud says. The credentials go there and nowhere
 * else: no record, no setting, no log.
 *
 * @throws ProblemError
 */
export async function matchCloud(
  { procedure, rehearsal }: OpenRun,
  credentials: CallArgument<'matchCloud'>,
  address: CloudAddress = cloudAddress,
): Promise<void> {
  if (rehearsal) {
    throw new ProblemError({
      code: 'rehearsal-without-cloud',
      message: 'A rehearsal has no account in FortiToken Cloud, so its REST API is not asked.',
      hint: 'Tick by hand, or paste a list.',
    })
  }
  await procedure.matchFetched((signal) => readCloudTokens(address, credentials, signal))
}
