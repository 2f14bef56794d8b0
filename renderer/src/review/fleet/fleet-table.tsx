import type { FleetRow } from '../../../../main/contract/review-view'
import '../../components/link-button.css'
import { Pill } from '../../components/pill'
import type { Column, TableFilter } from '../../components/table/column'
import { Table } from '../../components/table/table'
import { figure } from '../../../../main/text/words'
import { place } from '../place'
import { rowTitle, fileVerdict, versionOf } from '../review-words'

interface FleetTableProps {
  readonly rows: readonly FleetRow[]
  readonly onExport: (rows: readonly FleetRow[]) => void
}

/** Name of the table of the fleet. */
export const fleetTableLabel = 'Reviewed files'

/** One row for each file, with the way into it. */
export function FleetTable({ rows, onExport }: FleetTableProps) {
  return (
    <Table
      label={fleetTableLabel}
      noun="files"
      rows={rows}
      rowKey={({ id }) => id}
      columns={columns}
      filters={filters}
      sorting={{ column: 'verdict', descending: false }}
      exporting={{
        // The decision below says the same of all of them.
        title: (shown) => (shown < rows.length ? `Export the ${figure(shown)} shown…` : null),
        act: onExport,
      }}
    />
  )
}

const filters: readonly TableFilter<FleetRow>[] = [
  {
    id: 'blocked',
    title: 'Blocked',
    tone: 'bad',
    match: ({ error, blockers }) => error === null && blockers > 0,
  },
  {
    id: 'attention',
    title: 'To look at',
    tone: 'warn',
    match: (row) => fileVerdict(row).tone === 'warn',
  },
  {
    id: 'clear',
    title: 'Nothing in the way',
    tone: 'good',
    match: (row) => fileVerdict(row).tone === 'good',
  },
  { id: 'failed', title: 'Not read in full', tone: 'plain', match: ({ error }) => error !== null },
]

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

const columns: readonly Column<FleetRow>[] = [
  {
    id: 'device',
    title: 'Device',
    width: [130, 1.4],
    strong: true,
    text: rowTitle,
    control: () => true,
    cell: (row, tabIndex) => <Open row={row} tabIndex={tabIndex} />,
  },
  { id: 'file', title: 'File', width: [108, 1.2], spare: 6, text: ({ name }) => name },
  { id: 'version', title: 'Version', width: [66, 0.3], spare: 3, text: versionOf },
  count('licenses', 'Licenses', 72, ({ licenses }) => licenses, 4),
  count('tokens', 'Tokens', 62, ({ tokens }) => tokens, 2),
  count('migrate', 'Migrate', 66, ({ migrate }) => migrate),
  count('stay', 'Stay', 48, ({ stay }) => stay, 1),
  count('attention', 'Look at', 64, ({ attention }) => attention),
  count('blockers', 'Blockers', 72, ({ blockers }) => blockers),
  count('warnings', 'Warnings', 76, ({ warnings }) => warnings, 5),
  {
    id: 'verdict',
    title: 'Verdict',
    width: [188, 0.3],
    text: (row) => fileVerdict(row).words,
    rank: (row) => fileVerdict(row).rank,
    cell: (row) => {
      const { words, tone } = fileVerdict(row)
      return <Pill tone={tone}>{words}</Pill>
    },
  },
]

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
