import type { CallArgument } from '../contract/calls'
import { utcDay } from '../text/times'
import { saveText } from './chosen-file'
import type { Desktop } from './desktop'
import type { Runs } from './open-run'

/**
 * Saves what the first screen shows of some runs, as a table or as a calendar, where the person chooses.
 *
 * @returns the path, or `null` if the person chose none.
 * @throws ProblemError if it can’t be written
 */
export async function exportOverview(
  { format, ids }: CallArgument<'exportOverview'>,
  all: Runs['rows'],
  desktop: Desktop,
  now: Date,
): Promise<string | null> {
  const path = await desktop.chooseWhereToSave(format === 'csv' ? 'devices.csv' : 'dates.ics')
  if (path === null) return null
  const { overviewAsCalendar, overviewAsCsv } = await import('../evidence/report/overview')
  const byId = new Map(all.map((row) => [row.id, row]))
  const rows = ids.flatMap((id) => byId.get(id) ?? [])
  if (format === 'csv') await saveText(path, overviewAsCsv(rows, utcDay(now.toISOString())), 'table')
  else await saveText(path, overviewAsCalendar(rows, now), 'calendar')
  return path
}
