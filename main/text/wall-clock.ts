/**
 * The moments at which the clock of a time zone shows a time, `2026-11-23T21:00`: one, two in the hour that is repeated
 * when clocks are set back, none in the hour that is left out when they are set forward or if there is no such day.
 * `null` if there is no such time zone; its name is that of IANA.
 */
export function momentsAt(time: string, timeZone: string): readonly Date[] | null {
  const shown = clockOf(timeZone)
  if (!shown) return null
  const asUtc = Date.parse(`${time}Z`)
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(time) || Number.isNaN(asUtc)) return []
  // Whatever the distance from UTC is then, it is the one of a day before or of a day after.
  const distances = [asUtc - dayMs, asUtc + dayMs].map((at) => Date.parse(`${shown(new Date(at))}Z`) - at)
  return (
    [...new Set(distances)]
      // The clock of a year with fewer or more than four digits, as of one that is still being typed, is none that we read.
      .filter(Number.isFinite)
      .map((distance) => new Date(asUtc - distance))
      .filter((at) => shown(at) === time)
      .toSorted((one, other) => one.getTime() - other.getTime())
  )
}

const dayMs = 86_400_000

/** What the clock of a zone shows at a moment, to the minute; `null` if there is no such zone. */
function clockOf(timeZone: string): ((at: Date) => string) | null {
  // A distance, `+02:00`, is no name of a zone.
  if (!/^[A-Za-z]/.test(timeZone)) return null
  try {
    const format = new Intl.DateTimeFormat('sv', {
      timeZone,
      ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    })
    return (at) => format.format(at).replace(' ', 'T')
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return null
  }
}
