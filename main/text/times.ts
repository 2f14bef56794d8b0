/**
 * Dates and times as text, for every room and the window. A person reads the time of their own computer, with its
 * distance from UTC; a file, which anybody may read anywhere, is in UTC and says so.
 *
 * `zone` is the name of a time zone (`America/New_York`); absent, it is that of this computer. What is no time is given
 * back as it is.
 */

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `14:06 UTC−5` */
export function clock(iso: string, zone?: string): string {
  return written(iso, zone, (at, offset) => `${time(at)} ${offset}`)
}

/** `14:06:31`, for a column that stands below the day and the zone. */
export function secondsClock(iso: string, zone?: string): string {
  return written(iso, zone, (at) => at.toISOString().slice(11, 19))
}

/** `14:06:31.204`, for a column whose head names the zone. */
export function preciseClock(iso: string, zone?: string): string {
  return written(iso, zone, (at) => at.toISOString().slice(11, 23))
}

/** `23 November 2026`, of a moment or of a bare date. A bare date is meant as such, in no time zone. */
export function day(iso: string, zone?: string): string {
  return written(iso, isBareDate(iso) ? 'UTC' : zone, date)
}

/** `23 November 2026, 14:06 UTC−5` */
export function moment(iso: string, zone?: string): string {
  return written(iso, zone, (at, offset) => `${date(at)}, ${time(at)} ${offset}`)
}

/** `23 November 2026, 14:52`, of a time as a person typed it (`2026-11-23T14:52`): meant as such, in no time zone. */
export function typedMoment(typed: string): string {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/.exec(typed) ?? []
  return date === undefined || time === undefined ? typed : `${day(date)}, ${time}`
}

/** `2026-11-23 19:06 UTC`, for a file. */
export function utc(iso: string): string {
  return written(iso, 'UTC', (at, offset) => `${at.toISOString().slice(0, 16).replace('T', ' ')} ${offset}`)
}

/** `2026-11-23`: the day of a moment in UTC. */
export function utcDay(iso: string): string {
  return written(iso, 'UTC', bareDate)
}

/** `2026-11-23_19-06-31Z`: a moment in UTC for the name of a file, on every system. */
export function fileStamp(at: Date): string {
  return `${at.toISOString().slice(0, 19).replaceAll(':', '-').replace('T', '_')}Z`
}

/** `2026-11-23`: the day of a moment as a date field writes it. */
export function dateField(at: Date, zone?: string): string {
  return written(at.toISOString(), zone, bareDate)
}

/** `UTC`, `UTC−5`, `UTC+5:30`: how far a zone is from UTC at a moment. */
export function offsetName(iso: string, zone?: string): string {
  return written(iso, zone, (_at, offset) => offset)
}

/** Whole seconds from a moment, ISO 8601, to now; negative if it is ahead. */
export function secondsSince(iso: string, now: Date): number {
  return Math.round((now.getTime() - Date.parse(iso)) / 1000)
}

/** Whole days from one bare date to another; negative if the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** The bare date that is so many days after another. */
export function daysAfter(date: string, days: number): string {
  return bareDate(new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000))
}

/** `less than a minute`, `14 minutes`, `3 hours`, `6 days`: how long ago, without the word. */
export function span(iso: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(iso)) / 60_000)
  if (minutes < 1) return 'less than a minute'
  if (minutes < 60) return count(minutes, 'minute')
  if (minutes < 48 * 60) return count(Math.floor(minutes / 60), 'hour')
  return count(Math.floor(minutes / (24 * 60)), 'day')
}

/**
 * @param words of the moment as a date whose parts in UTC are those of the clock in that zone, and of the distance of
 *   that zone from UTC.
 */
function written(iso: string, zone: string | undefined, words: (at: Date, offset: string) => string): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return iso
  const minutes = offsetMinutes(at, zone)
  return words(new Date(at.getTime() + minutes * 60_000), nameOf(minutes))
}

/** Minutes by which the clock of a zone is ahead of UTC at a moment. */
function offsetMinutes(at: Date, zone: string | undefined): number {
  if (zone === 'UTC') return 0
  if (zone === undefined) return -at.getTimezoneOffset()
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    timeZoneName: 'longOffset',
  }).formatToParts(at)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
}

function nameOf(minutes: number): string {
  if (minutes === 0) return 'UTC'
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`
}

function date(at: Date): string {
  return `${at.getUTCDate()} ${months[at.getUTCMonth()] ?? ''} ${at.getUTCFullYear()}`
}

function bareDate(at: Date): string {
  return at.toISOString().slice(0, 10)
}

function time(at: Date): string {
  return at.toISOString().slice(11, 16)
}

function isBareDate(iso: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(iso)
}

function count(value: number, noun: string): string {
  return value === 1 ? `1 ${noun}` : `${value} ${noun}s`
}
