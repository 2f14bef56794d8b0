import { vdomWords } from '../../contract/vdom-words'
import type { MigrationPlan } from '../../migration/plan/schema'
import { spreadsheet } from '../../text/spreadsheet'

const columns = [
  'device',
  'file',
  'user',
  'vdom',
  'table',
  'two-factor',
  'token',
  'license',
  'license-vdom',
  'email',
  'phone',
  'what happens',
  'not planned',
]

/** Whom a plan is about, for a spreadsheet: a row for each user, and one for each device without any. */
export function planAsCsv({ devices, passedOver, mode }: MigrationPlan): string {
  const mark = mode === 'rehearsal' ? ['REHEARSAL'] : []
  const rows = devices.flatMap(({ device, file, users, error }) => {
    const head = [device.hostname ?? '', file?.name ?? '']
    if (users.length === 0) return [[...head, ...columns.slice(3).map(() => ''), error ?? '', ...mark]]
    return users.map((user) => [
      ...head,
      ...[user.name, vdomWords(user), user.table, user.twoFactor, user.token ?? '', user.license ?? ''],
      ...[user.licenseVdom ?? '', user.email ?? '', user.phone ?? '', user.outcome, error ?? ''],
      ...mark,
    ])
  })
  const unread = passedOver.map(({ path, reason }) => [
    '',
    path,
    ...columns.slice(3).map(() => ''),
    reason,
    ...mark,
  ])
  return spreadsheet([[...columns, ...mark.map(() => 'mode')], ...rows, ...unread])
}
