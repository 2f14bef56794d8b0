import type { Check } from '../../contract/view'
import { compareInventories, type Inventory } from '../../review'
import { checkDevice } from '../decisions'
import type { InventoryReading, LicenseKey, LicenseOutcome } from '../events'
import type { MigrationRefusal } from '../fortigate'
import { concludeFromDevice, migratedElsewhere } from '../outcome'
import { readRefusal } from '../refusal'
import { hasBegun, wasMigrated, type RunState } from '../run'
import type { DeviceReading } from './connect'
import { judgeService, type ServiceReading } from './service'
import { moment } from '../../text/times'

/** Steps 1 to 3, read again just before the question. */
export interface FreshReading {
  /** Of the backup's file as it lies there now; `null` where it can't be read. */
  readonly backupSha256: string | null
  readonly device: DeviceReading
  readonly service: ServiceReading
  readonly inventory: InventoryReading
}

/**
 * Compares what the device says now with what was approved. Anything that changed stops, except what the licenses
 * already migrated in this run explain.
 */
export function compareWithApproved(run: RunState, fresh: FreshReading): readonly Check[] {
  const approved = run.inventory
  const connected = run.connected
  if (!approved || !connected) return [{ id: 'approved', state: 'stop', text: 'Nothing was approved yet.' }]
  const sameDevice = fresh.device.status.serial === connected.reading.status.serial
  const stop = checkDevice(fresh.device).find((check) => check.state === 'stop')
  const verdict = judgeService(fresh.service)
  const unexplained = unexplainedChanges(run, approved.inventory, fresh.inventory.inventory)
  return [
    sameDevice
      ? { id: 'device', state: 'pass', text: `The same FortiGate, ${fresh.device.status.serial}` }
      : {
          id: 'device',
          state: 'stop',
          text: `This is ${fresh.device.status.serial}, not the FortiGate that was approved`,
        },
    ...(stop ? [{ id: 'ready', state: 'stop' as const, text: stop.text }] : []),
    verdict.verdict === 'stop'
      ? { id: 'service', state: 'stop', text: verdict.message }
      : verdict.verdict === 'no-license' && !run.serviceAcknowledged
        ? { id: 'service', state: 'stop', text: `${verdict.message} You have not accepted that yet` }
        : { id: 'service', state: 'pass', text: describeService(fresh.service) },
    unexplained.length === 0
      ? { id: 'inventory', state: 'pass', text: 'Inventory unchanged since you approved it' }
      : {
          id: 'inventory',
          state: 'stop',
          text: `Changed since you approved it: ${unexplained.slice(0, 3).join('; ')}${unexplained.length > 3 ? ` and ${String(unexplained.length - 3)} more` : ''}. ${hasBegun(run) ? 'Finish this run for what is migrated, and start a new one for the rest' : 'Go back and take the inventory again'}`,
        },
    ...(run.backup
      ? [
          fresh.backupSha256 !== run.backup.sha256
            ? {
                id: 'backup',
                state: 'stop' as const,
                text: `The backup is not there any more as it was taken: ${run.backup.path}. Take another one`,
              }
            : {
                id: 'backup',
                state: 'pass' as const,
                text: `Backup of ${moment(run.backup.at)}, SHA-256 ${run.backup.sha256.slice(0, 4)}…${run.backup.sha256.slice(-4)}`,
              },
        ]
      : [{ id: 'backup', state: 'stop' as const, text: 'There is no backup' }]),
    {
      id: 'flag',
      state: 'pass',
      text:
        run.request.ticket === ''
          ? 'Migration flag confirmed by you'
          : `Flag confirmed, ticket ${run.request.ticket}`,
    },
    ...wayBackIn(run),
  ]
}

function describeService({ service }: ServiceReading): string {
  const balance = service?.balance ?? null
  if (balance === null) return 'FortiToken Cloud answers; a transfer license will be made'
  return `Service licensed and ready, ${String(balance)} ${service?.unit ?? ''}`
}

function wayBackIn(run: RunState): Check[] {
  return [...run.answers]
    .filter(([key]) => key.startsWith('admin.lockout|'))
    .map(([, words]) => ({ id: 'way-back', state: 'pass' as const, text: `Way back in: ${words}` }))
}

/**
 * The changes since the approval, in words, beyond what the licenses migrated in this run explain. A license that is
 * still to come has to be untouched, also by somebody else's migration.
 */
function unexplainedChanges(run: RunState, before: Inventory, now: Inventory): readonly string[] {
  const own = run.licenses.filter(wasMigrated).map(({ key }) => key)
  const changes = [...migratedElsewhere(own, before, now), ...compareInventories(before, now)]
  return changes.map(({ where, what }) => `${where} ${what}`)
}

/** What it means that the command ended without a question, once the device was read. */
export function concludeRefusal(
  key: LicenseKey,
  refusal: MigrationRefusal,
  before: Inventory,
  now: Inventory,
): LicenseOutcome {
  return asRefusal(concludeFromDevice(key, before, now), refusal.text, key)
}

/** What it means that the command was answered `y` and printed `output`, once the device was read. */
export function concludeAnswer(
  key: LicenseKey,
  output: string,
  before: Inventory,
  now: Inventory,
): LicenseOutcome {
  const outcome = concludeFromDevice(key, before, now)
  return outcome.state === 'not-started' ? asRefusal(outcome, output, key) : outcome
}

function asRefusal(outcome: LicenseOutcome, words: string, key: LicenseKey): LicenseOutcome {
  const refusal = outcome.state === 'not-started' ? readRefusal(words, key) : null
  return refusal ? { ...outcome, state: 'refused', ...refusal } : outcome
}
