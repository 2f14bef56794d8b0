import type { ListedRun } from '../../contract/listed-run'
import { stepTitles } from '../../contract/steps'
import { spreadsheet } from '../../text/spreadsheet'
import { calendarOf } from './calendar'

const columns = [
  'device',
  'serial',
  'customer',
  'kind',
  'state',
  'step',
  'what-it-waits-for',
  'since',
  'ticket',
  'verdict',
  'next-date',
  'next-date-title',
  'archived',
  'run',
]

/** The runs of the first screen as a table for a spreadsheet; times are in UTC. */
export function overviewAsCsv(runs: readonly ListedRun[], today: string): string {
  return spreadsheet([columns, ...runs.map((run) => cellsOf(run, today))])
}

function cellsOf(run: ListedRun, today: string): readonly string[] {
  const { id, mode, title, serial, customer, state, step, sentence, since, ticket, verdict, archived } = run
  const next = run.dates.find(({ date }) => date >= today)
  return [
    title,
    serial ?? '',
    customer,
    mode,
    state,
    state === 'finished' || state === 'unreadable' ? '' : stepTitles[step],
    verdict === null ? sentence : '',
    since,
    ticket,
    verdict === null ? '' : verdict.sentence,
    next?.date ?? '',
    next?.title ?? '',
    archived ? 'yes' : 'no',
    id,
  ]
}

/** All dates of the live runs as a calendar: a rehearsal has none that matter. */
export function overviewAsCalendar(runs: readonly ListedRun[], now: Date): string {
  const live = runs.filter(({ mode }) => mode === 'live')
  return calendarOf(
    live.map(({ id, title, dates }) => ({ runId: id, device: title, rehearsal: false, dates })),
    now,
  )
}
