import type { Clock } from '../clock'
import type { TypedBetween } from './fortigate'

/**
 * How long after a `y` whose outcome was not seen a device that looks untouched may still be at work, in milliseconds:
 * the longest silence that a migration is given.
 */
export const longestWork = 15 * 60_000

/** How far apart two readings have to be to count as two, in milliseconds. */
export const readingsApart = 60_000

/** From how much on a difference between the clock on the wall and the monotonic one is a jump, in milliseconds. */
const jump = 60_000

/** How it stands with a device that may still be at work. */
export interface Doubt {
  /** When the doubt began: when the `y` was sent, when this program learned of it, or when a reading found it changed. ISO 8601. */
  readonly since: string
  /** When a reading that finds it as before will be believed, as far as time decides. ISO 8601. */
  readonly until: string
  /** When it is worth reading next: a minute after a reading found only a part done, else `until`. ISO 8601. */
  readonly readAgain: string
  /** Whether the last reading found a part done. */
  readonly isPart: boolean
  /** Whether such a reading would be believed now. */
  readonly isDue: boolean
  /** Whether our old session was still listed on the device at the last reading. */
  readonly oldSessionIsThere: boolean
}

interface Entry {
  readonly since: number
  readonly wall: number
  /** What the last reading found; `null` if there was none. */
  readonly found: Found | null
  readonly lookAgainAt: number
  readonly oldSessionIsThere: boolean
}

/** What readings found that agree with each other. */
interface Found {
  /** Two readings agree if this is the same. */
  readonly what: string
  readonly firstAt: number
  readonly lastAt: number
  readonly isPart: boolean
  /** When the first of them was typed, if a person typed it. */
  readonly firstTyped: TypedBetween | null
}

/**
 * "Untouched" and "only a part" are believed late. Behind a `y` whose outcome was not seen, a device that looks untouched
 * may still begin, and one that looks half done may go on. Either is believed once two readings a minute apart agree,
 * the last of them a quarter of an hour after the `y` and after whatever changed since, and our old session is not listed
 * on the device. Time is counted here and not on the disk: after a restart, or when the clock has jumped, it starts again.
 * Where a person types, a minute and a quarter of an hour also lie between the two by the device’s own clock: when they are
 * handed over says little about when they were typed.
 *
 * @typeParam Key what is doubted.
 */
export class LateBelief<Key> {
  private readonly entries = new Map<string, Entry>()
  private readonly clock: Clock
  private readonly textOf: (key: Key) => string

  constructor(clock: Clock, textOf: (key: Key) => string) {
    this.clock = clock
    this.textOf = textOf
  }

  /** A `y` may be on its way from now on; whatever was read before says nothing any more. */
  begin(key: Key): void {
    const now = this.clock.monotonic()
    this.entries.set(this.textOf(key), {
      since: now,
      wall: this.clock.now().getTime(),
      found: null,
      lookAgainAt: now,
      oldSessionIsThere: false,
    })
  }

  /** The same, unless it is doubted already: someone else may have sent it, nobody knows when. */
  beginOnce(key: Key): void {
    if (!this.entries.has(this.textOf(key))) this.begin(key)
  }

  /** It is known what became of it. */
  end(key: Key): void {
    this.entries.delete(this.textOf(key))
  }

  /**
   * A reading has just found it untouched, or done in part. Answers whether that is to be believed.
   *
   * @param what it found; another reading agrees with it if this is the same.
   * @param began when the reading was begun, by the monotonic clock: what it read may be as old as that.
   * @param typed when it was typed, by the device’s own clock, if a person typed it.
   */
  found(
    key: Key,
    what: string,
    isPart: boolean,
    oldSessionIsThere: boolean,
    began: number,
    typed: TypedBetween | null = null,
  ): boolean {
    this.beginOnce(key)
    // A device that has changed is at work: its longest silence begins now.
    if (this.hasChanged(key, what)) this.begin(key)
    const entry = this.current(key)
    if (!entry) return false
    const now = this.clock.monotonic()
    const firstAt = entry.found?.firstAt ?? now
    const firstTyped = entry.found?.firstTyped ?? typed
    const left = typed && firstTyped ? leftBetween(firstTyped, typed) : 0
    this.entries.set(this.textOf(key), {
      ...entry,
      found: { what, isPart, firstAt, lastAt: now, firstTyped },
      oldSessionIsThere,
      lookAgainAt: now + Math.max(left, oldSessionIsThere ? readingsApart : 0),
    })
    // A timer that was to end with the time may end within its last millisecond.
    const isOver = (since: number, time: number) => began - since > time - 1
    return (
      !oldSessionIsThere && left === 0 && isOver(firstAt, readingsApart) && isOver(entry.since, longestWork)
    )
  }

  private hasChanged(key: Key, what: string): boolean {
    const before = this.current(key)?.found ?? null
    return before !== null && before.what !== what
  }

  /** How it stands with one that is doubted; `null` if nothing is. */
  doubt(key: Key): Doubt | null {
    const entry = this.current(key)
    if (!entry) return null
    const now = this.clock.monotonic()
    const due = Math.max(
      entry.since + longestWork,
      (entry.found?.firstAt ?? now) + readingsApart,
      entry.lookAgainAt,
    )
    const isSoon = entry.found?.isPart === true && entry.found.firstAt === entry.found.lastAt
    const next = isSoon ? Math.min(due, entry.found.firstAt + readingsApart) : due
    const wall = this.clock.now().getTime()
    const moment = (at: number) => new Date(wall + Math.max(0, at - now)).toISOString()
    return {
      since: new Date(wall - (now - entry.since)).toISOString(),
      until: moment(due),
      readAgain: moment(next),
      isPart: entry.found?.isPart === true,
      isDue: due <= now,
      oldSessionIsThere: entry.oldSessionIsThere,
    }
  }

  private current(key: Key): Entry | undefined {
    const entry = this.entries.get(this.textOf(key))
    if (!entry) return undefined
    const drift = this.clock.now().getTime() - entry.wall - (this.clock.monotonic() - entry.since)
    if (Math.abs(drift) < jump) return entry
    this.begin(key)
    return this.entries.get(this.textOf(key))
  }
}

/** How much is missing between two readings that a person typed, by the device’s own clock, in milliseconds. */
function leftBetween(first: TypedBetween, last: TypedBetween): number {
  return Math.max(0, longestWork - (last.from - first.from), readingsApart - (last.from - first.to))
}
