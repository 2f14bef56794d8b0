import type { Compared } from '../contract/view'
import { findingsOf, noInventory, type Unread } from '../review'
import { list } from '../text/words'
import type { InventoryReading } from './events'
import { allUnread } from './findings-of-run'
import type { RunState } from './run'
import type { DeviceReading } from './steps/connect'
import type { ServiceReading } from './steps/service'

/** What could be read when it was approved and can't be now. */
export function newlyUnread(before: readonly Unread[], now: readonly Unread[]): readonly Unread[] {
  return now.filter(
    ({ command, vdom }) => !before.some((each) => each.command === command && each.vdom === vdom),
  )
}

/**
 * What can't be read any more is named before the question. None of it decides: without a table that does, the reading
 * itself ends.
 */
export function unreadSince(
  run: RunState,
  now: {
    readonly device: DeviceReading
    readonly service: ServiceReading
    readonly inventory: InventoryReading
  },
): readonly Compared[] {
  const before = allUnread(run.approvedDevice, run.service, run.inventory)
  return newlyUnread(before, allUnread(now.device, now.service, now.inventory)).map(
    ({ command, vdom, why }): Compared => ({
      id: 'unread',
      state: 'warn',
      text: `"${command}"${vdom === null ? '' : ` in ${vdom}`} could be read when you approved it, and was not now: ${why}`,
    }),
  )
}

/** Other administrators who are logged in now. */
export function whoElseIsThere(run: RunState, { sessions = null }: InventoryReading): readonly Compared[] {
  const { user, localAddress = null, localPort = null } = run.connected ?? { user: null }
  const found = findingsOf(noInventory, {
    sessions,
    account: user,
    address: localAddress,
    port: localPort,
  })
  if (found.length === 0) return []
  const names = list(found.map(({ subject }) => `"${subject}"`))
  return [{ id: 'others', state: 'warn', text: `Also logged in now: ${names}` }]
}
