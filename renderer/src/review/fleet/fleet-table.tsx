import { useMemo } from 'react'
import type { FleetRow } from '../../../../main/contract/review-view'
import '../../components/link-button.css'
import { Pill } from '../../components/pill'
import type { Column, TableFilter } from '../../components/table/column'
import { Table } from '../../components/table/table'
import { figure } from '../../../../main/text/words'
import { useWords, type WordsOf } from '../../language/words'
import { place } from '../place'
import { rowTitle, fileVerdict, versionOf } from '../review-words'

interface FleetTableProps {
  readonly rows: readonly FleetRow[]
  readonly onExport: (rows: readonly FleetRow[]) => void
}

/** One row for each file, with the way into it. */
export function FleetTable({ rows, onExport }: FleetTableProps) {
  const words = useWords('review')
  const { say } = words
  const columns = useMemo(() => columnsOf(words), [words])
  const filters = useMemo(() => filtersOf(words), [words])
  return (
    <Table
      label={say('fleet.table')}
      noun={say('fleet.files')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={columns}
      filters={filters}
      sorting={{ column: 'verdict', descending: false }}
      exporting={{
        // The decision below says the same of all of them.
        title: (shown) => (shown < rows.length ? say('fleet.export.shown', { count: shown }) : null),
        act: onExport,
      }}
    />
  )
}

function filtersOf(words: WordsOf<'review'>): readonly TableFilter<FleetRow>[] {
  const { say } = words
  return [
    {
      id: 'blocked',
      title: say('review.blocked'),
      tone: 'bad',
      match: ({ error, blockers }) => error === null && blockers > 0,
    },
    {
      id: 'attention',
      title: say('review.to-look-at'),
      tone: 'warn',
      match: (row) => fileVerdict(row, words).tone === 'warn',
    },
    {
      id: 'clear',
      title: say('review.clear'),
      tone: 'good',
      match: (row) => fileVerdict(row, words).tone === 'good',
    },
    { id: 'failed', title: say('fleet.filter.failed'), tone: 'plain', match: ({ error }) => error !== null },
  ]
}

const count = (
  id: string,
  title: string,
  width: number,
  value: (row: FleetRow) => number,
  spare = 0,
): Column<FleetRow> => ({
  id,
  title,
  width: [width, 0.3],
  spare,
  numeric: true,
  // Nothing was counted in a file that could not be read.
  text: (row) => (row.device === null ? '' : figure(value(row))),
  rank: (row) => (row.device === null ? -1 : value(row)),
})

function columnsOf(words: WordsOf<'review'>): readonly Column<FleetRow>[] {
  const { say } = words
  return [
    {
      id: 'device',
      title: say('fleet.column.device'),
      width: [130, 1.4],
      strong: true,
      text: rowTitle,
      control: () => true,
      cell: (row, tabIndex) => <Open row={row} tabIndex={tabIndex} />,
    },
    { id: 'file', title: say('fleet.column.file'), width: [108, 1.2], spare: 6, text: ({ name }) => name },
    { id: 'version', title: say('fleet.column.version'), width: [66, 0.3], spare: 3, text: versionOf },
    count('licenses', say('fleet.column.licenses'), 72, ({ licenses }) => licenses, 4),
    count('tokens', say('fleet.column.tokens'), 62, ({ tokens }) => tokens, 2),
    count('migrate', say('fleet.column.migrate'), 66, ({ migrate }) => migrate),
    count('stay', say('fleet.column.stay'), 48, ({ stay }) => stay, 1),
    count('attention', say('fleet.column.attention'), 78, ({ attention }) => attention),
    count('blockers', say('fleet.column.blockers'), 72, ({ blockers }) => blockers),
    count('warnings', say('fleet.column.warnings'), 76, ({ warnings }) => warnings, 5),
    {
      id: 'verdict',
      title: say('fleet.column.verdict'),
      width: [188, 0.3],
      text: (row) => fileVerdict(row, words).words,
      rank: (row) => fileVerdict(row, words).rank,
      cell: (row) => {
        const verdict = fileVerdict(row, words)
        return <Pill tone={verdict.tone}>{verdict.words}</Pill>
      },
    },
  ]
}

function Open({ row, tabIndex }: { readonly row: FleetRow; readonly tabIndex: number }) {
  return (
    <button
      type="button"
      className="link-button"
      tabIndex={tabIndex}
      title={`${rowTitle(row)}, ${row.folder}`}
      onClick={() => place.set({ at: 'file', id: row.id, part: 'findings' })}
    >
      <span>{rowTitle(row)}</span>
    </button>
  )
}
