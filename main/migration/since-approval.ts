import type { Finding } from '../contract/review'
import type { Compared } from '../contract/step-views'
import { sessionsOf } from '../fortios/output'
import type { Unread } from '../review'
import { list } from '../text/words'
import { isAnswered } from './decisions'
import type { InventoryReading } from './events'
import { findingKey } from './finding-key'
import { allUnread, findingsIn } from './findings-of-run'
import type { RunState } from './run'
import type { DeviceReading, ServiceReading } from './what-was-read'

/** Steps 1 to 3, read again. */
export interface ReadAgain {
  readonly device: DeviceReading
  readonly service: ServiceReading
  readonly inventory: InventoryReading
}

/** What could be read when it was approved and can't be now. @internal */
export function newlyUnread(before: readonly Unread[], now: readonly Unread[]): readonly Unread[] {
  return now.filter(
    ({ command, vdom }) => !before.some((each) => each.command === command && each.vdom === vdom),
  )
}

/** What can't be read any more is named. Without a table that decides, the reading itself ends. */
export function unreadSince(run: RunState, now: ReadAgain): readonly Compared[] {
  const before = allUnread(run.approvedDevice, run.service, run.inventory)
  return newlyUnread(before, allUnread(now.device, now.service, now.inventory)).map(
    ({ command, vdom, why }): Compared => ({
      id: 'unread',
      state: 'warn',
      text: `"${command}"${vdom === null ? '' : ` in ${vdom}`} could be read when you approved it, but not now: ${why}`,
    }),
  )
}

/** Other administrators who are logged in now. */
export function whoElseIsThere(run: RunState, now: ReadAgain): readonly Compared[] {
  const others = findingsNow(run, now).filter(({ id }) => id === 'admin.others-logged-in')
  if (others.length === 0) return []
  const names = list(others.map(({ subject }) => `"${subject}"`))
  return [{ id: 'others', state: 'warn', text: `Also logged in now: ${names}` }]
}

/**
 * What a person has to accept before the command is typed: administrators who have logged in since the inventory, and
 * readings that have failed since. What was accepted before, there or here, is not asked about again.
 */
export function toAcceptSince(run: RunState, now: ReadAgain): readonly Finding[] {
  return findingsNow(run, now)
    .filter(({ id }) => id === 'admin.others-logged-in' || id === 'reading.failed')
    .filter((finding) => !isAnswered(finding, run.answers.get(findingKey(finding))))
}

function findingsNow(run: RunState, { device, service, inventory }: ReadAgain): readonly Finding[] {
  const { user, localAddress = null, localPort = null } = run.connected ?? { user: null }
  return findingsIn({
    device,
    service,
    inventory: { ...inventory, sessions: withoutLostOnes(run, inventory.sessions ?? null) },
    account: user,
    address: localAddress,
    port: localPort,
    today: null,
    licenses: run.chosen,
  })
}

/** A session of this run whose link was lost may still be listed, and is nobody else's. */
function withoutLostOnes(
  { connected, sessions: own }: RunState,
  sessions: NonNullable<InventoryReading['sessions']> | null,
): NonNullable<InventoryReading['sessions']> | null {
  if (!sessions) return null
  const lost = own.filter(
    ({ address, port }) => address !== connected?.localAddress || port !== connected.localPort,
  )
  const listed = new Set(lost.flatMap((session) => sessionsOf({ sessions }, session)))
  return sessions.filter((session) => !listed.has(session))
}
