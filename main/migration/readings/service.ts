import type { ServiceView } from '../../contract/step-views'
import { maskSecrets } from '../../fortios/mask-secrets'
import {
  parseCloudService,
  type CloudService,
  type CloudUnreachable,
  type Unknown,
} from '../../fortios/output'
import { readAtAnyWidth } from '../../fortios/unwrap'
import { findingsOf, noInventory } from '../../review'
import type { FortiGate } from '../fortigate'
import { announced } from './announced'
import { unread } from './unread'
import type { ServiceReading } from '../what-was-read'

/** Step 2: `execute fortitoken-cloud show` and `diagnose fortitoken-cloud show service`. */
export function readService(fortigate: FortiGate, signal?: AbortSignal): Promise<ServiceReading> {
  return announced(fortigate, 'The FortiToken Cloud service', (any) => serviceOf(any, signal))
}

async function serviceOf(fortigate: FortiGate, signal?: AbortSignal): Promise<ServiceReading> {
  const shown = await fortigate.read('execute fortitoken-cloud show', signal)
  const diagnosed = await fortigate.read('diagnose fortitoken-cloud show service', signal)
  const first = readAtAnyWidth(shown, parseCloudService, missingFacts)
  const second = readAtAnyWidth(diagnosed, parseCloudService, missingFacts)
  const service = second.kind === 'cloud-service' ? second : first.kind === 'cloud-service' ? first : null
  const disagree =
    first.kind === 'cloud-service' && second.kind === 'cloud-service' && first.status !== second.status
  return {
    service: disagree || service === null ? null : masked(service),
    unreachable: first.kind === 'cloud-unreachable' || second.kind === 'cloud-unreachable',
    raw: maskSecrets(
      shown.trim() === diagnosed.trim() ? shown.trim() : `${shown.trim()}\n\n${diagnosed.trim()}`,
    ),
    // If nothing is known of the service, that is a finding of its own.
    unread:
      service === null
        ? []
        : [
            ...(first.kind === 'unknown' ? [unread('execute fortitoken-cloud show', shown)] : []),
            ...(second.kind === 'unknown'
              ? [unread('diagnose fortitoken-cloud show service', diagnosed)]
              : []),
          ],
  }
}

/** Its words are not known beforehand, so secrets are looked for in them as everywhere. */
function masked(service: CloudService): CloudService {
  return { ...service, status: maskSecrets(service.status), raw: maskSecrets(service.raw) }
}

/** How much of the documented facts is missing. */
function missingFacts(service: ReturnType<typeof parseCloudService>): number {
  if (service.kind !== 'cloud-service') return Infinity
  const { balance, unit, expires, customerId } = service
  return [balance, unit, expires, customerId].filter((fact) => fact === null).length
}

/** The reading as the rules for findings take it. */
export function serviceFacts({
  service,
  unreachable,
  raw,
}: ServiceReading): CloudService | CloudUnreachable | Unknown {
  if (unreachable) return { kind: 'cloud-unreachable', raw }
  return service ?? { kind: 'unknown', raw }
}

/** What the reading means for the migration. */
export type ServiceVerdict = Pick<ServiceView, 'verdict' | 'message' | 'hint'>

/** The findings about the service in one sentence, with what to do. */
export function judgeService(reading: ServiceReading): ServiceVerdict {
  const findings = findingsOf(noInventory, { service: serviceFacts(reading) })
  const blocker = findings.find(({ severity }) => severity === 'blocker')
  if (blocker) {
    return {
      verdict: 'stop',
      message: blocker.message,
      hint: 'Its own words are below. Fix the problem, then read again.',
    }
  }
  if (findings.some(({ id }) => id === 'service.no-license')) {
    return {
      verdict: 'no-license',
      message:
        'There is no FortiToken Cloud license yet. The migration creates a transfer license that is free for one year.',
      hint: 'After that year, you have to buy a subscription, or nobody with such a token can log in.',
    }
  }
  return {
    verdict: 'ready',
    message: findings.some(({ id }) => id === 'service.free-account')
      ? 'It says that it is licensed and ready, and has as many seats as a free account.'
      : 'Licensed and ready.',
    hint: 'Each license brings its own seats, so the balance may be smaller than the number of users.',
  }
}

/** Some versions show asterisks in the place of the customer ID (vendor's page): those say nothing. */
export function customerIdOf(service: ServiceReading | null): string | null {
  const shown = service?.service?.customerId ?? ''
  return shown.replaceAll('*', '') === '' ? null : shown
}
