import type { Finding } from '../../contract/review'
import type { ServiceView } from '../../contract/step-views'
import { dateField, daysBetween } from '../../text/times'
import { findingsAt, viewFindings } from '../decisions'
import { judgeService } from '../readings/service'
import type { RunState } from '../run'
import { no, whenDecided, type Step } from './step'

/** Step 2: the FortiToken Cloud service. */
export const serviceStep: Step<ServiceView | null> = {
  link: 'service-commands',
  enter: (reads) => reads.readService(),
  mayLeave: (run, findings) =>
    run.service ? whenDecided(run, findings) : no('The service has not been read yet'),
  forget: () => ({ service: null }),
  view: (run, { findings, now }) => viewService(run, findings, now),
}

function viewService(run: RunState, findings: readonly Finding[], now: Date): ServiceView | null {
  const reading = run.service
  if (!reading) return null
  const service = reading.service
  const expires = service?.expires ?? null
  return {
    ...judgeService(reading),
    status: service?.status ?? '',
    balance: service?.balance ?? null,
    unit: service?.unit ?? null,
    expires,
    daysLeft: expires === null ? null : daysBetween(dateField(now), expires),
    customerId: service?.customerId ?? null,
    users: service?.users ?? null,
    maxUsers: service?.maxUsers ?? null,
    findings: viewFindings(findingsAt('service', findings), run.answers),
    raw: reading.raw,
  }
}
