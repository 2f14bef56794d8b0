/** Dates and times as the screens write them, in the time zone of this computer. */

const two = (value: number) => String(value).padStart(2, '0')

/** `14:06` */
export function clock(iso: string): string {
  const at = new Date(iso)
  return `${two(at.getHours())}:${two(at.getMinutes())}`
}

/** `14:06:31.204` */
export function preciseClock(iso: string): string {
  const at = new Date(iso)
  const milliseconds = String(at.getMilliseconds()).padStart(3, '0')
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${milliseconds}`
}

/** `23 November 2026`, of an ISO date or time. A bare date is meant as such, in no time zone. */
export function day(iso: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T00:00:00`) : new Date(iso)
  return at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
}

/** `23 November 2026, 14:06` */
export function dayAndClock(iso: string): string {
  return `${day(iso)}, ${clock(iso)}`
}

/** `2026-11-23`, the day of a moment as a date field writes it. */
export function dateField(now: Date): string {
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** `just now`, `14 minutes`, `3 hours`, `6 days`: how long ago, without the word. */
export function span(iso: string, now: number): string {
  const minutes = Math.floor((now - new Date(iso).getTime()) / 60_000)
  if (minutes < 1) return 'less than a minute'
  if (minutes < 60) return count(minutes, 'minute')
  if (minutes < 48 * 60) return count(Math.floor(minutes / 60), 'hour')
  return count(Math.floor(minutes / (24 * 60)), 'day')
}

function count(value: number, noun: string): string {
  return value === 1 ? `1 ${noun}` : `${value} ${noun}s`
}
