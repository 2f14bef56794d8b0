import type { LicenseKey } from '../contract/license-key'
import type { Finding } from '../contract/review'
import { findingsOf, noInventory, type FindingContext, type Unread } from '../review'
import type { InventoryReading } from './events'
import type { RunState } from './run'
import { serviceFacts } from './readings/service'
import { utcDay } from '../text/times'
import type { DeviceReading, ServiceReading } from './what-was-read'

/** What steps 1 to 3 have read, as far as they have come, and who reads. */
export interface Readings {
  readonly device: DeviceReading | null
  readonly service: ServiceReading | null
  readonly inventory: InventoryReading | null
  readonly account: string | null
  /** The address and port of this computer towards the device. */
  readonly address: string | null
  readonly port: number | null
  /** ISO date of the reading. */
  readonly today: string | null
  /** The licenses that are to be migrated. */
  readonly licenses: readonly LicenseKey[]
}

/** Everything that was found in these readings: the one place that asks the rule book for a device. */
export function findingsIn(readings: Readings): readonly Finding[] {
  const { device, service, inventory, account, address, port, today, licenses } = readings
  return findingsOf(inventory?.inventory ?? noInventory, {
    ...(device && deviceFacts(device)),
    service: service && serviceFacts(service),
    sessions: inventory?.sessions ?? null,
    unread: allUnread(device, service, inventory),
    account,
    address,
    port,
    today,
    licenses,
  })
}

/** What the device says of itself, as the rules for findings take it. */
export function deviceFacts({ status, ha, vdoms, readOnly }: DeviceReading): FindingContext {
  return { systemStatus: status, haStatus: ha, vdoms, readOnly }
}

/** What could not be read of the device itself. A reading of an older journal tells it by what is missing. */
export function unreadOf(device: DeviceReading | null): readonly Unread[] {
  if (!device) return []
  const isCluster = device.status.haMode.mode !== 'standalone'
  const isKnown = (device.ha?.members.length ?? 0) > 0
  if (isKnown || !isCluster || device.unread?.length) return device.unread ?? []
  return [{ command: 'get system ha status', vdom: null, why: 'its words were not understood' }]
}

/** Everything that could not be read in steps 1 to 3. */
export function allUnread(
  device: DeviceReading | null,
  service: ServiceReading | null,
  inventory: InventoryReading | null,
): readonly Unread[] {
  return [...unreadOf(device), ...(service?.unread ?? []), ...(inventory?.unread ?? [])]
}

/** The findings of a run so far, for the licenses that are chosen. */
export function findingsFor(run: RunState): readonly Finding[] {
  const { connected, service, inventory, chosen } = run
  const readAt = inventory?.at ?? connected?.at
  return findingsIn({
    device: connected?.reading ?? null,
    service,
    inventory,
    account: connected?.user ?? null,
    address: connected?.localAddress ?? null,
    port: connected?.localPort ?? null,
    today: readAt === undefined ? null : utcDay(readAt),
    licenses: chosen,
  })
}
