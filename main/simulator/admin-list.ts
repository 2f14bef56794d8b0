import { assumed } from './assumptions'
import type { LoggedIn } from './logins'
import { stamp } from './status'

/** Lines of `get system admin list`, with the columns of the FortiOS 6.0 CLI Reference, "system admin list". */
export function adminList(sessions: readonly LoggedIn[]): readonly string[] {
  const { how, device, widths } = assumed['sessions.list'].value
  const row = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join(' ')
      .trimEnd()
  return [
    row(['username', 'local', 'device', 'remote', 'started']),
    ...sessions.map(({ user, remote, started }) => row([user, how, device, remote, stamp(started)])),
  ]
}
