import { filledLinesOf } from './lines'
import { unknown, type Unknown } from './unknown'

/** A session of an administrator, as the device lists it. */
export interface AdminSession {
  readonly user: string
  /** How it is logged in: `sshv2`, `https`, `jsconsole`. */
  readonly local: string
  /** Where it came in: `port1:172.20.120.148:22`. */
  readonly device: string
  /** Address and port of the client: `172.20.120.16:4167`. */
  readonly remote: string
  /** In the device's own time: `2006-08-09 12:24:20`. */
  readonly started: string
}

/** What `get system admin list` says. */
export interface AdminList {
  readonly kind: 'admin-list'
  readonly sessions: readonly AdminSession[]
  readonly unrecognised: readonly string[]
}

/**
 * Reads who is logged in (FortiOS 6.0 CLI Reference, "system admin list"; FortiProxy 2.0 CLI Reference for the columns
 * `vdom` and `profile`). No reference of FortiOS 7 shows the columns, so other answers are to be expected.
 */
export function parseAdminList(text: string): AdminList | Unknown {
  const lines = filledLinesOf(text).map((line) => line.trim())
  const header = (lines[0] ?? '').replace(/\s+/g, ' ')
  const row = rows.get(header)
  if (row === undefined) return unknown(text)

  const sessions: AdminSession[] = []
  const unrecognised: string[] = []
  for (const line of lines.slice(1)) {
    const fields = row.exec(line)?.groups
    if (fields) {
      const { user = '', local = '', device = '', remote = '', started = '' } = fields
      sessions.push({ user, local, device, remote, started })
    } else unrecognised.push(line)
  }
  return { kind: 'admin-list', sessions, unrecognised }
}

/** The columns that are documented. A name may hold blanks, so it is what the others leave. */
const rows: ReadonlyMap<string, RegExp> = new Map([
  [
    'username local device remote started',
    /^(?<user>\S.*?) +(?<local>\S+) +(?<device>\S+) +(?<remote>\S+:\d+) +(?<started>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)$/,
  ],
  [
    'username local device vdom profile remote started',
    /^(?<user>\S.*?) +(?<local>\S+) +(?<device>\S+) +\S+ +\S+ +(?<remote>\S+:\d+) +(?<started>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)$/,
  ],
])

/** A session as its client knows it. */
export interface OwnSession {
  readonly account: string
  /** The address of the client towards the device. */
  readonly address: string | null
  readonly port: number | null
}

/** The entries of a list that are of a session; none if its address or port is not known, or translated on the way. */
export function sessionsOf(
  { sessions }: Pick<AdminList, 'sessions'>,
  { account, address, port }: OwnSession,
): readonly AdminSession[] {
  if (address === null || port === null) return []
  return sessions.filter(({ user, remote }) => user === account && remote === `${address}:${port}`)
}
