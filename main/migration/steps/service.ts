import type { ServiceView } from '../../contract/view'
import { parseCloudService, type CloudService } from '../../fortios/output'
import type { FortiGate } from '../fortigate'

/** What the device says of FortiToken Cloud. */
export interface ServiceReading {
  /** `null` where the service could not be reached, or its words were not understood; `raw` holds them. */
  readonly service: CloudService | null
  readonly unreachable: boolean
  /** Both commands' output, as the device sent it. */
  readonly raw: string
}

/** Step 2: `execute fortitoken-cloud show` and `diagnose fortitoken-cloud show service`. */
export async function readService(fortigate: FortiGate, signal?: AbortSignal): Promise<ServiceReading> {
  const shown = await fortigate.read('execute fortitoken-cloud show', signal)
  const diagnosed = await fortigate.read('diagnose fortitoken-cloud show service', signal)
  const first = parseCloudService(shown)
  const second = parseCloudService(diagnosed)
  const service = second.kind === 'cloud-service' ? second : first.kind === 'cloud-service' ? first : null
  const disagree =
    first.kind === 'cloud-service' && second.kind === 'cloud-service' && first.status !== second.status
  return {
    service: disagree ? null : service,
    unreachable: first.kind === 'cloud-unreachable' || second.kind === 'cloud-unreachable',
    raw: shown.trim() === diagnosed.trim() ? shown.trim() : `${shown.trim()}\n\n${diagnosed.trim()}`,
  }
}

/** What the reading means for the migration. */
export type ServiceVerdict = Pick<ServiceView, 'verdict' | 'message' | 'hint'>

/**
 * The branches of the vendor's procedure: a time-based subscription that is ready; no license yet (FortiToken
 * Cloud then makes a transfer license of one year, vendor's migration guide); everything else stops.
 */
export function judgeService({ service, unreachable }: ServiceReading): ServiceVerdict {
  if (unreachable) {
    return {
      verdict: 'stop',
      message: 'The FortiGate does not reach FortiToken Cloud.',
      hint: 'Check the way from the management VDOM to the internet, DNS, and that the device is registered; then read again.',
    }
  }
  if (!service) {
    return {
      verdict: 'stop',
      message: 'The FortiGate answered in words that are not known, so nothing is concluded from them.',
      hint: 'Read its words below. If they say that the service is ready, please report them so that they can be added.',
    }
  }
  if (service.unit === 'credits') {
    return {
      verdict: 'stop',
      message:
        'This FortiToken Cloud account is credit-based; only a time-based subscription can take the users.',
      hint: 'Ask Fortinet Customer Service to move the account to a time-based subscription, then read again.',
    }
  }
  if (service.ready && service.unit === 'users') {
    return {
      verdict: 'ready',
      message: 'Licensed and ready, with a time-based subscription.',
      hint: 'Each license brings its own seats with it, so the balance need not be as large as the number of users.',
    }
  }
  if (service.licensed === 'no') {
    return {
      verdict: 'no-license',
      message:
        'There is no FortiToken Cloud license yet. The migration then creates a transfer license that is free for one year.',
      hint: 'After that year a subscription has to be bought, or nobody with such a token can log in any more.',
    }
  }
  return {
    verdict: 'stop',
    message: 'FortiToken Cloud is not ready for this FortiGate.',
    hint: 'Look at the status in the device’s own words below, fix it in the FortiToken Cloud portal or with Customer Service, then read again.',
  }
}

/** Some versions show asterisks in the place of the customer ID (vendor's page): those say nothing. */
export function customerIdOf(service: ServiceReading | null): string | null {
  const shown = service?.service?.customerId ?? ''
  return shown.replaceAll('*', '') === '' ? null : shown
}
