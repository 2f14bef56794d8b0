import type { ListedRun } from '../../../main/contract/listed-run'
import { stepIds, stepIndex } from '../../../main/contract/steps'
import type { VerdictState } from '../../../main/contract/verdict'
import { dateField, day } from '../../../main/text/times'
import { Button } from '../components/button'
import '../components/link-button.css'
import { Pill } from '../components/pill'
import { useWords, type WordsOf } from '../language/words'
import type { Column, TableFilter } from '../components/table/column'
import { useCall } from '../state/calls'

/** The state of a run in a word or two; the lower its rank, the sooner it wants to be looked at. */
interface StateWords {
  readonly state: string
  readonly tone: TableFilter<never>['tone']
  readonly rank: number
}

const verdicts: Readonly<Record<VerdictState, Omit<StateWords, 'state'>>> = {
  incomplete: { tone: 'bad', rank: 20 },
  attention: { tone: 'warn', rank: 21 },
  unproven: { tone: 'plain', rank: 22 },
  complete: { tone: 'good', rank: 23 },
}

/** How the state of a run is said. */
export function runStateWords({ state, verdict, step }: ListedRun, { say }: WordsOf<'window'>): StateWords {
  if (state === 'unknown') return { state: say('run.unknown'), tone: 'bad', rank: 0 }
  if (state === 'partial') return { state: say('run.partial'), tone: 'bad', rank: 1 }
  if (state === 'unreadable') return { state: say('run.unreadable'), tone: 'bad', rank: 2 }
  if (verdict !== null) return { state: say(`run.${verdict.state}`), ...verdicts[verdict.state] }
  const number = stepIndex(step) + 1
  return {
    state: say('run.step', { number, of: stepIds.length }),
    tone: 'accent',
    rank: 10 - number / 10,
  }
}

/** Whose device it is, as the group of a run. */
export function customerOf({ customer }: ListedRun, { say }: WordsOf<'window'>): string {
  return customer === '' ? say('overview.no-customer') : customer
}

/** The next date that a run has ahead. */
function nextDate({ mode, dates }: ListedRun) {
  const today = dateField(new Date())
  return mode === 'live' ? dates.find(({ date }) => date >= today) : undefined
}

/** The ways to see only some of the runs. */
export function runFilters({ say }: WordsOf<'window'>): readonly TableFilter<ListedRun>[] {
  return [
    {
      id: 'unsettled',
      title: say('overview.unsettled'),
      tone: 'bad',
      match: ({ state }) => state === 'unknown' || state === 'partial',
    },
    {
      id: 'unfinished',
      title: say('overview.unfinished'),
      tone: 'accent',
      match: ({ verdict }) => verdict === null,
    },
    {
      id: 'finished',
      title: say('overview.finished'),
      tone: 'good',
      match: ({ verdict }) => verdict !== null,
    },
    {
      id: 'rehearsed',
      title: say('overview.rehearsed'),
      tone: 'plain',
      match: ({ mode }) => mode === 'rehearsal',
    },
  ]
}

interface RunColumns {
  readonly words: WordsOf<'window'>
  readonly show: (id: string) => void
}

/** The columns of the devices. */
export function runColumns({ words, show }: RunColumns): readonly Column<ListedRun>[] {
  const { say } = words
  return [
    {
      id: 'device',
      title: say('overview.column.device'),
      width: [150, 0.6],
      strong: true,
      text: ({ title, serial, mode }) =>
        `${mode === 'rehearsal' ? say('overview.rehearsal-of', { title }) : title} ${serial ?? ''}`,
      control: () => true,
      cell: (run, tabIndex) => (
        <button
          type="button"
          className="link-button"
          tabIndex={tabIndex}
          aria-label={run.mode === 'rehearsal' ? say('overview.rehearsal', { title: run.title }) : undefined}
          onClick={() => show(run.id)}
        >
          <span>{run.title}</span>
        </button>
      ),
    },
    {
      id: 'customer',
      title: say('overview.column.customer'),
      width: [92, 0.4],
      spare: 3,
      text: ({ customer }) => customer,
    },
    {
      id: 'state',
      title: say('overview.column.state'),
      width: [152, 0.1],
      text: (run) => runStateWords(run, words).state,
      rank: (run) => runStateWords(run, words).rank,
      cell: (run) => {
        const { state, tone } = runStateWords(run, words)
        return <Pill tone={tone}>{state}</Pill>
      },
    },
    {
      id: 'sentence',
      title: say('overview.column.sentence'),
      width: [190, 3],
      spare: 1,
      text: ({ sentence }) => sentence,
      cell: ({ mode, sentence }) => (
        <>
          {mode === 'rehearsal' && <Pill tone="plain">{say('overview.column.rehearsal')}</Pill>} {sentence}
        </>
      ),
    },
    {
      id: 'since',
      title: say('overview.column.since'),
      width: [142, 0.1],
      spare: 4,
      text: ({ since }) => (since === '' ? '' : day(since)),
      rank: ({ since }) => (since === '' ? 0 : -Date.parse(since)),
    },
    {
      id: 'ticket',
      title: say('overview.column.ticket'),
      width: [76, 0.3],
      spare: 5,
      text: ({ ticket }) => ticket,
    },
    {
      id: 'next',
      title: say('overview.column.date'),
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
      title: say('overview.column.next'),
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
  const { say } = useWords('window')
  const { id, may, title } = run
  if (may.includes('resume')) {
    return (
      <Button
        size="small"
        tabIndex={tabIndex}
        label={say('run.resume.of', { title })}
        disabled={resuming}
        onClick={() => void resume({ id })}
      >
        {say('run.resume')}
      </Button>
    )
  }
  if (!may.includes('report')) return null
  return (
    <Button
      size="small"
      kind="quiet"
      tabIndex={tabIndex}
      label={say('run.report.of', { title })}
      onClick={() => void open({ id })}
    >
      {say('run.report')}
    </Button>
  )
}
