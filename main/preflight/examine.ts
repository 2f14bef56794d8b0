import { checkDevice } from '../migration/decisions'
import type { FortiGate } from '../migration/fortigate'
import { findingsIn } from '../migration/findings-of-run'
import { isSelectable, paidLicenses } from '../migration/licenses'
import { describeDevice, hasVdoms, readDevice } from '../migration/readings/device'
import { readInventory } from '../migration/readings/inventory'
import { judgeService, readService } from '../migration/readings/service'
import { otherProduct } from '../fortios/product'
import { daysBetween, utcDay } from '../text/times'
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
 * Steps 1 to 3 of the procedure on a device that is logged in on, with the findings that the procedure would show. If the procedure would stop at step 1 or 2, this reads on, so that
 * everything that blocks is known at once.
 *
 * @throws ProblemError if the device can't be read.
 */
export async function examine(
  fortigate: FortiGate,
  { user }: Pick<DeviceEntry, 'user'>,
  now: () => Date,
  signal: AbortSignal,
): Promise<Examination> {
  const device = await readDevice(fortigate, signal)
  const isOther = otherProduct(device.status.model) !== null
  const service = await readService(fortigate, signal)
  const reading = await readInventory(fortigate, hasVdoms(device.status), () => undefined, signal, {
    mayBeUnread: 'any',
    isFortiGate: !isOther,
    version: device.status.version,
  })
  const { licenses, tokens, users } = reading.inventory
  const chosen = paidLicenses(reading.inventory)
  const { localAddress = null, localPort = null } = fortigate
  const at = now().toISOString()
  const expires = service.service?.expires ?? null
  const findings = findingsIn({
    device,
    service,
    inventory: reading,
    account: user,
    address: localAddress,
    port: localPort,
    today: utcDay(at),
    licenses: chosen,
  })
  const blockers = [
    ...findings.filter(({ severity }) => severity === 'blocker').map(({ message }) => message),
    ...(chosen.length === 0 && !isOther ? [unclearLicenses] : []),
  ]
  const nothing = !isOther && !licenses.some(isSelectable)
  return {
    verdict: nothing ? 'nothing-to-migrate' : blockers.length > 0 ? 'blocked' : 'ready',
    blockers: nothing ? [] : blockers,
    readAt: at,
    device: describeDevice(device),
    checks: checkDevice(device),
    service: {
      ...judgeService(service),
      status: service.service?.status ?? null,
      balance: service.service?.balance ?? null,
      unit: service.service?.unit ?? null,
      expires,
      daysLeft: expires === null ? null : daysBetween(utcDay(at), expires),
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
  'No license number has the usual form, so it is unknown which licenses are paid. Choose them in the application.'
