import { withoutFilter } from '../../fortios/commands'
import { parseSystemStatus } from '../../fortios/output'
import type { Bracket, Brackets, Piece, Recording } from './recording'

/** What a whole `get system status` says of the device at whose prompt it was typed, and of its time. */
interface Mark {
  readonly at: number
  readonly serial: string
  readonly hostname: string
  readonly time: number
  readonly session: number
}

/**
 * Sorts the pieces of a recording by the two `get system status` between which they stand: in one session, of one serial
 * number and hostname, which is also that of their prompts, and in the order of the device's clock. A `get system status` that is
 * not whole, or of another device, ends what stands before it.
 */
export function bracketsOf({ pieces }: Recording): Brackets {
  const brackets: Bracket[] = []
  const placed = new Set<Piece>()
  let before: Mark | null = null
  for (const [at, piece] of pieces.entries()) {
    if (withoutFilter(piece.command) !== 'get system status') continue
    const mark = markOf(piece, at)
    if (before !== null && mark !== null && isSameDevice(before, mark) && before.time <= mark.time) {
      const between = pieces
        .slice(before.at, at + 1)
        .filter(({ hostname }) => isShownAs(mark.hostname, hostname))
      for (const each of between) placed.add(each)
      brackets.push({
        serial: mark.serial,
        hostname: mark.hostname,
        from: before.time,
        to: mark.time,
        pieces: between,
      })
    }
    before = mark
  }
  return { brackets, unplaced: pieces.filter((piece) => !placed.has(piece)) }
}

/** The prompt of another device may look the same: behind a login nothing says which one it is. */
function isSameDevice(one: Mark, other: Mark): boolean {
  return one.session === other.session && one.serial === other.serial && one.hostname === other.hostname
}

function markOf(piece: Piece, at: number): Mark | null {
  const said = piece.isWhole ? parseSystemStatus(piece.output) : null
  if (said?.kind !== 'system-status' || !isShownAs(said.hostname, piece.hostname)) return null
  const time = readSystemTime(said.systemTime ?? '')
  if (time === null) return null
  return { at, serial: said.serial, hostname: said.hostname, time, session: piece.session }
}

/** Whether a prompt shows this hostname: a long one is cut there, and ends in `~`. */
export function isShownAs(hostname: string, shown: string): boolean {
  return shown === hostname || (shown.endsWith('~') && hostname.startsWith(shown.slice(0, -1)))
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const systemTime = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) (\d\d):(\d\d):(\d\d) (\d{4})$/

/**
 * The `System time` of `get system status`, such as `Tue Dec  2 08:51:00 2025`, as milliseconds since 1970 as if it
 * were UTC; `null` if it is none. [observed in public captures of FortiOS 7.4]
 */
export function readSystemTime(text: string): number | null {
  const [, month = '', ...numbers] = systemTime.exec(text) ?? []
  const [day = 0, hour = 0, minute = 0, second = 0, year = 0] = numbers.map(Number)
  const at = new Date(Date.UTC(year, months.indexOf(month), day, hour, minute, second))
  const isReal = months.includes(month) && at.getUTCDate() === day && hour < 24 && minute < 60 && second < 61
  return isReal ? at.getTime() : null
}
