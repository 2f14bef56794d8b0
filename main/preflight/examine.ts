import { checkDevice } from '../migration/decisions'
import type { RunEvent } from '../migration/events'
import type { FortiGate } from '../migration/fortigate'
import { findingsFor, isSelectable, paidLicenses } from '../migration/procedure'
import { foldRun } from '../migration/run'
import { describeDevice, hasVdoms, readDevice } from '../migration/steps/connect'
import { readInventory } from '../migration/steps/inventory'
import { judgeService, readService } from '../migration/steps/service'
import type { DeviceEntry } from './entry'
import type { PreflightDevice } from './report'

/** What reading a device brings to light. */
export type Examination = Pick<
  PreflightDevice,
  | 'verdict'
  | 'blockers'
  | 'readAt'
  | 'device'
  | 'checks'
  | 'service'
  | 'licenses'
  | 'tokens'
  | 'users'
  | 'findings'
>

/**
 * Steps 1 to 3 of the procedure on a device that is logged in on, with the findings that the procedure would show: a
 * run that is in nobody's journal and ends there. Where the procedure would stop at step 1 or 2, this reads on, so that
 * everything that blocks is known at once.
 *
 * @throws ProblemError where the device can't be read.
 */
export async function examine(
  fortigate: FortiGate,
  { host, port, user }: Pick<DeviceEntry, 'host' | 'port' | 'user'>,
  now: () => Date,
  signal: AbortSignal,
): Promise<Examination> {
  const device = await readDevice(fortigate, signal)
  const service = await readService(fortigate, signal)
  const reading = await readInventory(fortigate, hasVdoms(device.status), () => undefined, signal)
  const { licenses, tokens, users } = reading.inventory
  const chosen = paidLicenses(licenses)
  const { hostKey, localAddress = null } = fortigate
  const at = now().toISOString()
  const findings = findingsAfter(at, [
    { type: 'connected', host, port, user, hostKey, localAddress, reading: device },
    { type: 'service-read', reading: service },
    { type: 'inventory-read', reading },
    { type: 'licenses-chosen', licenses: chosen },
  ])

  const checks = checkDevice(device)
  const judged = judgeService(service)
  const blockers = [
    ...checks.filter(({ state }) => state === 'stop').map(({ text }) => text),
    ...(judged.verdict === 'stop' ? [judged.message] : []),
    ...findings.filter(({ severity }) => severity === 'blocker').map(({ message }) => message),
    ...(chosen.length === 0 ? [unclearLicenses] : []),
  ]
  const nothing = !licenses.some(isSelectable)
  return {
    verdict: nothing ? 'nothing-to-migrate' : blockers.length > 0 ? 'blocked' : 'ready',
    blockers: nothing ? [] : blockers,
    readAt: at,
    device: describeDevice(device),
    checks,
    service: {
      ...judged,
      status: service.service?.status ?? null,
      balance: service.service?.balance ?? null,
      unit: service.service?.unit ?? null,
      expires: service.service?.expires ?? null,
      users: service.service?.users ?? null,
      maxUsers: service.service?.maxUsers ?? null,
    },
    licenses,
    tokens,
    users,
    findings,
  }
}

const unclearLicenses =
  'No license has a number of the usual form, so it can’t be told which are paid for. Choose them in the application.'

/** The findings of a run in which these things happened. */
function findingsAfter(at: string, events: readonly RunEvent[]) {
  const opened: RunEvent = {
    type: 'opened',
    id: '',
    mode: 'live',
    application: '',
    laptop: { user: '', host: '' },
    rehearsal: null,
  }
  const run = foldRun([opened, ...events].map((event, index) => ({ number: index + 1, at, event })))
  if (!run) throw new Error('A run that was opened has no state.')
  return findingsFor(run)
}
