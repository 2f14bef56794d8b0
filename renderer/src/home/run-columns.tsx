import type { ListedRun } from '../../../main/contract/listed-run'
import { stepIds, stepIndex } from '../../../main/contract/steps'
import type { VerdictState } from '../../../main/contract/verdict'
import { dateField, day } from '../../../main/text/times'
import { Button } from '../components/button'
import '../components/link-button.css'
import { Pill } from '../components/pill'
import type { Column, TableFilter } from '../components/table/column'
import { useCall } from '../state/calls'

/** The state of a run in a word or two; the lower its rank, the sooner it wants to be looked at. */
interface StateWords {
  readonly words: string
  readonly tone: TableFilter<never>['tone']
  readonly rank: number
}

const verdicts: Readonly<Record<VerdictState, StateWords>> = {
  incomplete: { words: 'Incomplete', tone: 'bad', rank: 20 },
  attention: { words: 'Needs attention', tone: 'warn', rank: 21 },
  unproven: { words: 'Not proven', tone: 'plain', rank: 22 },
  complete: { words: 'Complete', tone: 'good', rank: 23 },
}

/** How the state of a run is said. */
export function runStateWords({ state, verdict, step }: ListedRun): StateWords {
  if (state === 'unknown') return { words: 'Outcome unknown', tone: 'bad', rank: 0 }
  if (state === 'partial') return { words: 'Partly migrated', tone: 'bad', rank: 1 }
  if (state === 'unreadable') return { words: 'Can’t be opened', tone: 'bad', rank: 2 }
  if (verdict !== null) return verdicts[verdict.state]
  const number = stepIndex(step) + 1
  return { words: `Step ${number} of ${stepIds.length}`, tone: 'accent', rank: 10 - number / 10 }
}

/** Whose device it is, as the group of a run. */
export function customerOf({ customer }: ListedRun): string {
  return customer === '' ? 'No customer' : customer
}

/** The next date that a run has ahead. */
function nextDate({ mode, dates }: ListedRun) {
  const today = dateField(new Date())
  return mode === 'live' ? dates.find(({ date }) => date >= today) : undefined
}

export const runFilters: readonly TableFilter<ListedRun>[] = [
  {
    id: 'unsettled',
    title: 'Not settled',
    tone: 'bad',
    match: ({ state }) => state === 'unknown' || state === 'partial',
  },
  {
    id: 'unfinished',
    title: 'Unfinished',
    tone: 'accent',
    match: ({ verdict }) => verdict === null,
  },
  { id: 'finished', title: 'Finished', tone: 'good', match: ({ verdict }) => verdict !== null },
  { id: 'rehearsed', title: 'Rehearsed', tone: 'plain', match: ({ mode }) => mode === 'rehearsal' },
]

/** The columns of the devices. */
export function runColumns({ show }: { readonly show: (id: string) => void }): readonly Column<ListedRun>[] {
  return [
    {
      id: 'device',
      title: 'Device',
      width: [150, 0.6],
      strong: true,
      text: ({ title, serial, mode }) =>
        `${mode === 'rehearsal' ? 'Rehearsal of ' : ''}${title} ${serial ?? ''}`,
      control: () => true,
      cell: (run, tabIndex) => (
        <button
          type="button"
          className="link-button"
          tabIndex={tabIndex}
          aria-label={run.mode === 'rehearsal' ? `${run.title}, rehearsal` : undefined}
          onClick={() => show(run.id)}
        >
          <span>{run.title}</span>
        </button>
      ),
    },
    { id: 'customer', title: 'Customer', width: [92, 0.4], spare: 3, text: ({ customer }) => customer },
    {
      id: 'state',
      title: 'State',
      width: [152, 0.1],
      text: (run) => runStateWords(run).words,
      rank: (run) => runStateWords(run).rank,
      cell: (run) => {
        const { words, tone } = runStateWords(run)
        return <Pill tone={tone}>{words}</Pill>
      },
    },
    {
      id: 'sentence',
      title: 'Waits for, or verdict',
      width: [190, 3],
      spare: 1,
      text: ({ sentence }) => sentence,
      cell: ({ mode, sentence }) => (
        <>
          {mode === 'rehearsal' && <Pill tone="plain">Rehearsal</Pill>} {sentence}
        </>
      ),
    },
    {
      id: 'since',
      title: 'Since',
      width: [142, 0.1],
      spare: 4,
      text: ({ since }) => (since === '' ? '' : day(since)),
      rank: ({ since }) => (since === '' ? 0 : -Date.parse(since)),
    },
    { id: 'ticket', title: 'Ticket', width: [76, 0.3], spare: 5, text: ({ ticket }) => ticket },
    {
      id: 'next',
      title: 'Next date',
      width: [142, 0.1],
      spare: 2,
      text: (run) => {
        const next = nextDate(run)
        return next === undefined ? '' : `${day(next.date)}: ${next.title}`
      },
      rank: (run) => Date.parse(nextDate(run)?.date ?? '9999-12-31'),
      cell: (run) => {
        const next = nextDate(run)
        return next && <span>{day(next.date)}</span>
      },
    },
    {
      id: 'action',
      title: 'Next step',
      width: [104, 0.1],
      sortable: false,
      isForButtons: true,
      text: () => '',
      control: ({ may }) => may.includes('resume') || may.includes('report'),
      cell: (run, tabIndex) => <NextStep run={run} tabIndex={tabIndex} />,
    },
  ]
}

function NextStep({ run, tabIndex }: { readonly run: ListedRun; readonly tabIndex: number }) {
  const [resume, resuming] = useCall('resumeRun')
  const [open] = useCall('openReportOf')
  const { id, may, title } = run
  if (may.includes('resume')) {
    return (
      <Button
        size="small"
        tabIndex={tabIndex}
        label={`Resume ${title}`}
        disabled={resuming}
        onClick={() => void resume({ id })}
      >
        Resume
      </Button>
    )
  }
  if (!may.includes('report')) return null
  return (
    <Button
      size="small"
      kind="quiet"
      tabIndex={tabIndex}
      label={`Report of ${title}`}
      onClick={() => void open({ id })}
    >
      Report
    </Button>
  )
}
