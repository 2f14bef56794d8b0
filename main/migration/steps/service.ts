import type { Finding } from '../../contract/review'
import type { ServiceView } from '../../contract/step-views'
import { dateField, daysBetween } from '../../text/times'
import { no } from '../allowed'
import { whenDecided } from '../decisions'
import { judgeService, readService } from '../readings/service'
import { revisionOf } from '../revision'
import type { RunState } from '../run'
import { listFindings } from '../findings-shown-at'
import type { Step } from './step'
import { at, type Action } from './action'

/** Step 2: the FortiToken Cloud service. */
export const serviceStep: Step<ServiceView | null> = {
  link: 'service-commands',
  enter: checkService,
  mayLeave: (run, findings) =>
    run.service ? whenDecided(run, findings) : no('The service has not been read yet'),
  waitsFor: 'FortiToken Cloud service not checked yet',
  view: (run, { findings, now }) => viewService(run, findings, now),
}

/** Reads what the FortiGate says of FortiToken Cloud. */
export function checkService(): Action {
  return at('service', ({ read, record, forgetCommands }) =>
    read('Reading the FortiToken Cloud service', async (signal, fortigate) => {
      forgetCommands()
      record({ type: 'service-read', reading: await readService(fortigate(), signal) })
    }),
  )
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
    findings: listFindings('service', run, findings),
    revision: revisionOf(reading),
  }
}
