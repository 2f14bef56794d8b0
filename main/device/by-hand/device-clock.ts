/** How finely a FortiGate shows its time, in milliseconds: whole seconds, cut off. */
const resolution = 1_000

/** A moment of this computer, in milliseconds: a laptop that sleeps may stop one of its clocks, and the other may be set. */
export interface Moment {
  readonly monotonic: number
  readonly wall: number
}

/**
 * What is known of a FortiGate’s own clock from what was pasted. What was pasted was printed before that; what was typed
 * because it was asked for was printed after that. Times of the device are milliseconds since 1970 as if it were UTC.
 */
export class DeviceClock {
  /** The device’s clock is at least so much ahead of our monotonic one. */
  private atLeast = -Infinity
  /** The same of the clock on the wall. */
  private atLeastByWall = -Infinity
  private typed: { readonly time: number; readonly after: Moment }[] = []
  /** It was set back: up to this time, with it, it may show again what it has shown before. */
  private shownTwice = -Infinity
  private latestShown = -Infinity

  /** One that starts with what is known of this one: units of a cluster go by the same time. */
  copy(): DeviceClock {
    return Object.assign(new DeviceClock(), this)
  }

  /** A time that the device showed was handed over at a moment. */
  handedOver(time: number, at: Moment): void {
    this.atLeast = Math.max(this.atLeast, time - at.monotonic)
    this.atLeastByWall = Math.max(this.atLeastByWall, time - at.wall)
    this.latestShown = Math.max(this.latestShown, time)
  }

  /** What the device showed this time in was asked for at a moment, and counts as typed after that. */
  typedAfter(time: number, after: Moment): void {
    this.typed = [...this.typed, { time: time + resolution, after }]
  }

  /** Whether what shows this time may have been printed after a moment: all that is sure does not speak against it. */
  mayBeAfter(time: number, after: Moment): boolean {
    return !this.isBehind(time, after) && time > this.shownTwice
  }

  /**
   * The same of what was taken for later already: a laptop that has slept since shows less time than went by on one of its
   * clocks, so that this is refuted only by both.
   */
  mayStillBeAfter(time: number, after: Moment): boolean {
    const isBehindByWall = time + resolution <= after.wall + this.atLeastByWall
    return !(this.isBehind(time, after) && isBehindByWall) && time > this.shownTwice
  }

  /** Whether this time is earlier than the clock can have shown after a moment, unless it was set back. */
  isBehind(time: number, after: Moment): boolean {
    return time + resolution <= this.earliestAfter(after)
  }

  /** The earliest time that the device can have shown after a moment, unless its clock was set back. */
  earliestAfter({ monotonic }: Moment): number {
    return monotonic + this.atLeast
  }

  /**
   * A person says that the clock was set back. It is learned again, and until it shows what it has not shown before, nothing
   * counts: a recording from before could not be told from a new one.
   */
  setBack(at: Moment): void {
    this.shownTwice = Math.max(this.shownTwice, this.latestShown, this.latestAt(at) ?? -Infinity)
    // What was the latest that it can have shown is later than what it shows now.
    this.typed = this.possible
    this.atLeast = this.atLeastByWall = -Infinity
  }

  /** From when on it shows what it has not shown before; `null` unless it was set back. */
  get countsFrom(): number | null {
    return this.shownTwice === -Infinity ? null : this.shownTwice + 1
  }

  /** The latest time that the device can have shown at a moment; `null` if nothing says so. */
  latestAt({ monotonic, wall }: Moment): number | null {
    const latest = this.possible.map(
      ({ time, after }) => time + Math.max(monotonic - after.monotonic, wall - after.wall),
    )
    return latest.length === 0 ? null : Math.min(...latest)
  }

  /** What contradicts what is sure was typed before it was asked for, or the clock was set since. */
  private get possible() {
    return this.typed.filter(({ time, after }) => time - after.monotonic >= this.atLeast)
  }
}

/** A time of the device as it stands in a sentence: `2026-11-23 10:00:47`. */
export function shownTime(time: number): string {
  return new Date(Math.ceil(time / resolution) * resolution).toISOString().slice(0, 19).replace('T', ' ')
}
