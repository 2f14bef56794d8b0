import { isUnsettled, openAfterYes, type RunState } from '../migration/run'

/**
 * The last connection of a run that is not settled, if it was made to this address. Such a FortiGate may be reached
 * again as it was reached then, whatever an organization has forbidden since: else nobody would learn what became of
 * the license.
 */
export function unsettledAt(
  run: RunState,
  { host, port }: { readonly host: string; readonly port: number },
): RunState['connected'] {
  if (!run.licenses.some(isUnsettled) && openAfterYes(run).length === 0) return null
  const { connected } = run
  const isIt = connected?.port === port && connected.host.toLowerCase() === host.trim().toLowerCase()
  return isIt ? connected : null
}
