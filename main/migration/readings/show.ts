import { poured, type Poured, type ShowCommand } from '../../fortios/commands'
import { findCliError } from '../../fortios/output'
import { breath } from '../breath'
import type { FortiGate } from '../fortigate'

/** From so many characters on, what is printed takes long to understand. */
const long = 500_000

/** Sessions with a FortiGate that refused `| grep .`: it is not tried again in them. */
const refusing = new WeakSet<FortiGate>()

/** How a `show` is read, and what is made of it. */
interface ShowReading<Command extends ShowCommand, Found> {
  readonly read: (command: Command | Poured<Command>) => Promise<string>
  /** What was printed without its empty lines; `null` if it may not be all that the FortiGate holds. */
  readonly fromPoured: (text: string) => Found | null
  readonly fromPaged: (text: string) => Found
  /** Told before it is read again, page by page. */
  readonly again: () => void
}

/**
 * Reads a `show` over `| grep .`, which prints without a pause, while `show` alone waits for a key every 22 lines: a
 * round trip each. What may have lost an empty line that meant something, what is no answer to it and what was refused
 * is read again page by page, and that reading alone counts. What was typed stands in the evidence.
 */
export async function readShow<Command extends ShowCommand, Found>(
  fortigate: FortiGate,
  command: Command,
  { read, fromPoured, fromPaged, again }: ShowReading<Command, Found>,
): Promise<Found> {
  if (refusing.has(fortigate)) return fromPaged(await read(command))
  const text = await read(poured(command))
  // It has just been heard, line by line.
  if (text.length > long) await breath()
  const found = fromPoured(text)
  if (found !== null) return found
  again()
  const paged = await read(command)
  // A table that may not be read at all is refused in both forms: that says nothing of the filter.
  if (findCliError(text) !== null && findCliError(paged) === null) refusing.add(fortigate)
  return fromPaged(paged)
}
