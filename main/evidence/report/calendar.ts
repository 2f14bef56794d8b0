import type { DateThatMatters } from '../../contract/run-view'
import { daysAfter } from '../../text/times'

/** What the entries of the calendar are about. */
export interface CalendarSubject {
  readonly runId: string
  readonly device: string
  readonly rehearsal: boolean
}

/**
 * The dates as an iCalendar file (RFC 5545) that any calendar imports: one all-day entry for each, with a reminder
 * two weeks ahead where there is time for it. Importing it again changes the entries instead of doubling them.
 */
export function renderCalendar(
  dates: readonly DateThatMatters[],
  { runId, device, rehearsal }: CalendarSubject,
  now: Date,
): string {
  const stamp = now.toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '')
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tokenferry//Dates that matter//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...dates.flatMap(({ id, date, title, text }) => {
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
          : [
              'BEGIN:VALARM',
              'ACTION:DISPLAY',
              `DESCRIPTION:${escaped(summary)}`,
              'TRIGGER:-P14D',
              'END:VALARM',
            ]),
        'END:VEVENT',
      ]
    }),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', String.raw`\n`)
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
