import { typedMoment } from '../text/times'

/** The change on the firewall as it is planned: in the plan, in the texts for people, in the calendar, in the report. */
export interface PlannedChange {
  /** `null` until a person has said when. */
  readonly window: MaintenanceWindow | null
  /** Whom to call, one a line: a name and a number, say. */
  readonly contacts: string
  /** The number of the change; that of Customer Service is another. */
  readonly ticket: string
}

/** When the change is made, by the clock of one time zone. */
export interface MaintenanceWindow {
  /** `2026-11-23T21:00` */
  readonly begin: string
  readonly end: string
  /** IANA name: `Europe/Zurich`. */
  readonly timeZone: string
}

/** The most that each of them may be, in characters. */
export const plannedChangeLimits = { contacts: 2_000, ticket: 64, timeZone: 64 } as const

/** The change of which nobody has said anything yet. */
export const unplannedChange: PlannedChange = { window: null, contacts: '', ticket: '' }

/** The same as it is noted: each contact on a line, and no blanks around anything. */
export function tidyChange({ window, contacts, ticket }: PlannedChange): PlannedChange {
  const lines = contacts.split('\n').map((line) => line.trim())
  return { window, contacts: lines.filter(Boolean).join('\n'), ticket: ticket.trim() }
}

/** `23 November 2026, 21:00 to 23:00, Europe/Zurich`; of a window over several days both days are named. */
export function windowWords({ begin, end, timeZone }: MaintenanceWindow): string {
  const isOneDay = begin.slice(0, 10) === end.slice(0, 10)
  return `${typedMoment(begin)} to ${isOneDay ? end.slice(11) : typedMoment(end)}, ${timeZone}`
}
