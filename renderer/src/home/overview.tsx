import { useEffect, useMemo, useRef, useState } from 'react'
import type { ListedRun } from '../../../main/contract/listed-run'
import type { LongList } from '../../../main/contract/rows'
import { ExportedFile } from '../components/exported-file'
import { Button } from '../components/button'
import { Table } from '../components/table/table'
import { useWords } from '../language/words'
import { call, refusals } from '../state/calls'
import { useAnswer } from '../state/use-answer'
import { RemovedRuns } from './removed-runs'
import { customerOf, runColumns, runFilters } from './run-columns'
import { RunDetails } from './run-details'
import './overview.css'

/** Every device in flight and finished, live and rehearsed. */
export function Overview({ list }: { readonly list: LongList }) {
  const answer = useAnswer('listedRuns', undefined, list.revision)
  const words = useWords('window')
  const { say, draw } = words
  const rows = answer?.ok === true ? answer.value : null
  const [shownId, setShownId] = useState<string | null>(null)
  const [isGrouped, setGrouped] = useState(false)
  const [withArchived, setWithArchived] = useState(false)
  const [seesRemoved, setSeesRemoved] = useState(false)
  const [written, setWritten] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  /** Whether the run that is being closed is gone; `null` if none is being closed. */
  const mayLoseRow = useRef<boolean | null>(null)

  const archived = rows?.filter((run) => run.archived).length ?? 0
  const listed = useMemo(
    () => (rows ?? []).filter((run) => withArchived || !run.archived),
    [rows, withArchived],
  )
  const columns = useMemo(() => runColumns({ show: setShownId, words }), [words])
  const filters = useMemo(() => runFilters(words), [words])
  const customer = useMemo(() => (run: ListedRun) => customerOf(run, words), [words])
  const shown = rows?.find(({ id }) => id === shownId) ?? null
  const closed = (isGone: boolean) => {
    mayLoseRow.current = isGone
    setShownId(null)
  }
  const write = async (format: 'csv' | 'ics', runs: readonly ListedRun[]) => {
    refusals.set(null)
    const result = await call('exportOverview', { format, ids: runs.map(({ id }) => id) })
    if (result.ok && result.value !== null) setWritten(result.value)
  }
  useEffect(() => {
    if (shownId !== null) return
    // The row that opened it is gone, or about to go.
    if (mayLoseRow.current || (mayLoseRow.current !== null && document.activeElement === document.body)) {
      heading.current?.focus()
    }
    mayLoseRow.current = null
  }, [shownId])

  return (
    <section className="overview" aria-labelledby="overview-title">
      <div className="overview__head">
        <h2 id="overview-title" tabIndex={-1} ref={heading}>
          {say('overview.title')}
        </h2>
        <Button size="small" kind="quiet" pressed={isGrouped} onClick={() => setGrouped(!isGrouped)}>
          {say('overview.group')}
        </Button>
        {archived > 0 && (
          <Button
            size="small"
            kind="quiet"
            pressed={withArchived}
            onClick={() => setWithArchived(!withArchived)}
          >
            {say('overview.archived', { count: archived })}
          </Button>
        )}
        <Button size="small" kind="quiet" onClick={() => setSeesRemoved(true)}>
          {say('removed.title')}
        </Button>
      </div>
      <div className="overview__written" role="status">
        {written !== '' &&
          draw('overview.saved', { path: written, file: () => <ExportedFile path={written} /> })}
      </div>
      {rows !== null && (
        <Table
          label={say('overview.title')}
          noun={say('overview.devices')}
          rows={listed}
          rowKey={({ id }) => id}
          columns={columns}
          filters={filters}
          rowTone={({ state }) => (state === 'unknown' || state === 'partial' ? 'bad' : null)}
          group={isGrouped ? customer : null}
          exporting={{ title: () => say('overview.csv'), act: (runs) => void write('csv', runs) }}
          tools={(runs) => <Dates runs={runs} onExport={() => void write('ics', runs)} />}
        />
      )}
      {shown !== null && <RunDetails run={shown} onClose={closed} />}
      {seesRemoved && <RemovedRuns onClose={() => setSeesRemoved(false)} />}
    </section>
  )
}

interface DatesProps {
  readonly runs: readonly ListedRun[]
  readonly onExport: () => void
}

/** Writes the dates of what is shown as a calendar. */
function Dates({ runs, onExport }: DatesProps) {
  const { say } = useWords('window')
  const dates = runs.reduce((sum, run) => sum + (run.mode === 'live' ? run.dates.length : 0), 0)
  return (
    dates > 0 && (
      <Button size="small" onClick={onExport}>
        {say('overview.dates', { count: dates })}
      </Button>
    )
  )
}
