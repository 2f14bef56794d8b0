import { moment } from '../text/times'
import { figure } from '../text/words'
import type { Compared } from '../contract/step-views'
import { checkDevice } from './decisions'
import type { InventoryReading } from './events'
import { hasBegun, isAccepted, wasMigrated, type RunState } from './run'
import { unreadSince, whoElseIsThere, type ReadAgain } from './since-approval'
import { isSameDevice } from './readings/device'
import { portalAccessCheck } from './request-text'
import { findingsOf, noInventory } from '../review'
import { customerIdOf, judgeService, serviceFacts } from './readings/service'
import { changesSince, type ChangeInWords } from './what-matters'
import type { DeviceReading, ServiceReading } from './what-was-read'

/** Steps 1 to 3, read again just before the question. */
export interface FreshReading extends ReadAgain {
  /** Of the backup's file as it lies there now; `null` if it can't be read. */
  readonly backupSha256: string | null
}

/**
 * Compares what the device says now with what was approved. What the migration touches, and who can log in, has to be
 * as it was, except for what the licenses already migrated in this run explain; any other change is named and stops
 * nothing.
 */
export function compareWithApproved(run: RunState, fresh: FreshReading): readonly Compared[] {
  const { inventory, approvedDevice } = run
  if (!inventory || !approvedDevice)
    return [{ id: 'approved', state: 'stop', text: 'Nothing has been approved yet.' }]
  return [
    ...compareDevice(approvedDevice, fresh.device),
    compareService(run, fresh.service),
    ...compareInventory(run, inventory, fresh.inventory),
    ...unreadSince(run, fresh),
    ...whoElseIsThere(run, fresh),
    compareBackup(run, fresh.backupSha256),
    {
      id: 'flag',
      state: 'pass',
      text:
        run.request.ticket === ''
          ? 'Migration flag confirmed by you'
          : `Flag confirmed, ticket ${run.request.ticket}`,
    },
    ...wayBackIn(run),
    portalAccessCheck(run),
  ]
}

/** The first of the same, while the rest is still being read: only to be shown, nothing is decided by it. */
export function compareSoFar(
  run: RunState,
  { device, service }: Pick<FreshReading, 'device'> & Partial<Pick<FreshReading, 'service'>>,
): readonly Compared[] {
  if (!run.approvedDevice) return []
  return [...compareDevice(run.approvedDevice, device), ...(service ? [compareService(run, service)] : [])]
}

/** What is compared, in this order, by the id of the check that ends it. */
const inOrder = [
  ['device', 'The FortiGate and its cluster'],
  ['service', 'The FortiToken Cloud service'],
  ['inventory', 'Licenses, users and who can log in'],
  ['backup', 'The backup'],
] as const

/** What is still to be compared once this was. */
export function stillToCompare(compared: readonly Compared[]): readonly string[] {
  const done = new Set(compared.map(({ id }) => id))
  return inOrder.filter(([id]) => !done.has(id)).map(([, words]) => words)
}

function compareDevice(approved: DeviceReading, now: DeviceReading): readonly Compared[] {
  const stop = checkDevice(now).find((check) => check.state === 'stop')
  return [
    compareUnits(approved, now),
    ...(stop ? [{ id: 'ready', state: 'stop' as const, text: stop.text }] : []),
  ]
}

/** Another unit of the approved cluster holds the same configuration, and is named as what it is. */
function compareUnits(approved: DeviceReading, now: DeviceReading): Compared {
  const { serial } = now.status
  if (serial === approved.status.serial) {
    return { id: 'device', state: 'pass', text: `The same FortiGate, ${serial}` }
  }
  return isSameDevice(approved, now)
    ? {
        id: 'device',
        state: 'warn',
        text: `Another unit of the approved cluster, ${serial}; ${approved.status.serial} was approved`,
      }
    : { id: 'device', state: 'stop', text: `This is ${serial}, not the FortiGate that was approved` }
}

function compareService(run: RunState, now: ServiceReading): Compared {
  const verdict = judgeService(now)
  if (verdict.verdict === 'stop') return { id: 'service', state: 'stop', text: verdict.message }
  if (verdict.verdict === 'no-license' && !isAccepted(run, 'service.no-license')) {
    return { id: 'service', state: 'stop', text: `${verdict.message} You have not accepted that yet` }
  }
  // Once a license was migrated, a small number of seats is what it brought along.
  const isFree =
    !run.licenses.some(wasMigrated) &&
    findingsOf(noInventory, { service: serviceFacts(now) }).some(({ id }) => id === 'service.free-account')
  if (isFree && !isAccepted(run, 'service.free-account')) {
    return { id: 'service', state: 'stop', text: `${verdict.message} You have not accepted that` }
  }
  const before = customerIdOf(run.service)
  const customer = customerIdOf(now)
  return before !== null && customer !== null && before !== customer
    ? {
        id: 'service',
        state: 'stop',
        text: `This is another FortiToken Cloud account: its customer ID was ${before} and is ${customer} now`,
      }
    : { id: 'service', state: 'pass', text: describeService(now) }
}

function describeService({ service }: ServiceReading): string {
  const balance = service?.balance ?? null
  if (balance === null) return 'FortiToken Cloud answers; a transfer license will be created'
  return `Service licensed and ready, ${figure(balance)} ${service?.unit ?? ''}`
}

function compareInventory(
  run: RunState,
  { inventory: approved }: InventoryReading,
  { inventory: now }: InventoryReading,
): readonly Compared[] {
  const migrated = run.licenses.filter(wasMigrated).map(({ key }) => key)
  const toCome = run.licenses.filter((license) => !wasMigrated(license)).map(({ key }) => key)
  const { stops, informs } = changesSince(approved, now, migrated, toCome)
  const way = hasBegun(run)
    ? 'Finish this run for what is migrated, and start a new one for the rest'
    : 'Go back and take the inventory again'
  return [
    stops.length > 0
      ? { id: 'inventory', state: 'stop', text: `Changed since you approved it: ${listed(stops)}. ${way}` }
      : {
          id: 'inventory',
          state: 'pass',
          text:
            informs.length === 0
              ? 'Inventory unchanged since you approved it'
              : 'The remaining licenses, their users and who can log in are as you approved them',
        },
    ...(informs.length > 0
      ? [
          {
            id: 'other-changes',
            state: 'info' as const,
            text: `Also changed, with no effect on this migration: ${listed(informs)}`,
          },
        ]
      : []),
  ]
}

/** More than this many are counted. */
const named = 5

function listed(changes: readonly ChangeInWords[]): string {
  const words = changes.slice(0, named).map(({ where, what }) => `${where} ${what}`)
  const more = changes.length - words.length
  return `${words.join('; ')}${more > 0 ? ` and ${more} more` : ''}`
}

function compareBackup({ backup }: RunState, sha256: string | null): Compared {
  if (!backup) return { id: 'backup', state: 'stop', text: 'There is no backup' }
  return sha256 !== backup.sha256
    ? {
        id: 'backup',
        state: 'stop',
        text: `The backup is missing or was changed after it was taken: ${backup.path}. Back up again`,
      }
    : {
        id: 'backup',
        state: 'pass',
        text: `Backup of ${moment(backup.at)}, SHA-256 ${backup.sha256.slice(0, 4)}…${backup.sha256.slice(-4)}`,
      }
}

function wayBackIn(run: RunState): readonly Compared[] {
  return [...run.answers]
    .filter(([key]) => key.startsWith('admin.lockout|'))
    .map(([, words]) => ({ id: 'way-back', state: 'pass' as const, text: `Emergency access: ${words}` }))
}
