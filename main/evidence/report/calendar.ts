import { windowWords, type PlannedChange } from '../../contract/planned-change'
import type { DateThatMatters } from '../../contract/run-view'
import { showMarks } from '../../text/marks'
import { daysAfter } from '../../text/times'
import { momentsAt } from '../../text/wall-clock'

/** What the entries of the calendar are about. */
export interface CalendarSubject {
  readonly runId: string
  readonly device: string
  readonly rehearsal: boolean
}

/**
 * The dates as an iCalendar file (RFC 5545) that any calendar imports: one all-day entry for each, with a reminder
 * two weeks ahead if there is time for it, and one for the maintenance window. Importing it again changes the entries instead of doubling them.
 */
export function renderCalendar(
  dates: readonly DateThatMatters[],
  subject: CalendarSubject,
  now: Date,
  change: PlannedChange | null = null,
): string {
  return calendarOf([{ ...subject, dates, change }], now)
}

/** The same of several runs. */
export function calendarOf(
  subjects: readonly (CalendarSubject & {
    readonly dates: readonly DateThatMatters[]
    readonly change?: PlannedChange | null
  })[],
  now: Date,
): string {
  const stamp = inUtc(now)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tokenferry//Dates that matter//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...subjects.flatMap(({ dates, change, ...subject }) => [
      ...(change ? windowEntry(change, subject, stamp) : []),
      ...dates.flatMap((each) => entryOf(each, subject, stamp)),
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** In UTC, so that it needs no description of a time zone; a calendar shows it by its own clock. */
function windowEntry(
  { window, contacts, ticket }: PlannedChange,
  { runId, device, rehearsal }: CalendarSubject,
  stamp: string,
): readonly string[] {
  if (!window) return []
  const [begin] = momentsAt(window.begin, window.timeZone) ?? []
  const end = momentsAt(window.end, window.timeZone)?.at(-1)
  if (!begin || !end) return []
  const details = [
    windowWords(window),
    ...(ticket === '' ? [] : [`Change: ${ticket}`]),
    ...(contacts === '' ? [] : [`Whom to call:\n${contacts}`]),
  ]
  return [
    'BEGIN:VEVENT',
    `UID:window-${runId}@tokenferry.invalid`,
    `DTSTAMP:${stamp}`,
    `DTSTART:${inUtc(begin)}`,
    `DTEND:${inUtc(end)}`,
    `SUMMARY:${escaped(`${rehearsal ? 'REHEARSAL: ' : ''}FortiToken migration (${device})`)}`,
    `DESCRIPTION:${escaped(details.join('\n'))}`,
    'END:VEVENT',
  ]
}

/** `20261123T200000Z` */
function inUtc(at: Date): string {
  return at.toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '')
}

function entryOf(
  { id, date, title, text }: DateThatMatters,
  { runId, device, rehearsal }: CalendarSubject,
  stamp: string,
): readonly string[] {
  const summary = `${rehearsal ? 'REHEARSAL: ' : ''}${title} (${device})`
  return [
    'BEGIN:VEVENT',
    `UID:${id}-${runId}@tokenferry.invalid`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${date.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${daysAfter(date, 1).replaceAll('-', '')}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(text)}`,
    'TRANSP:TRANSPARENT',
    ...(id === 'old-license'
      ? []
      : ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(summary)}`, 'TRIGGER:-P14D', 'END:VALARM']),
    'END:VEVENT',
  ]
}

function escaped(text: string): string {
  return showMarks(text)
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', String.raw`\n`)
}

/** At most 75 octets a line; what goes on begins with a blank. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > 75) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n')
}
