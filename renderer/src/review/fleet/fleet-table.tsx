import type { FleetRow } from '../../../../main/contract/review-view'
import { Button } from '../../components/button'
import '../../components/link-button.css'
import { Pill } from '../../components/pill'
import { Table, type Column, type TableFilter } from '../../components/table/table'
import { figure } from '../../../../main/text/words'
import { place } from '../place'
import { rowTitle, fileVerdict, versionOf } from '../review-words'

interface FleetTableProps {
  readonly rows: readonly FleetRow[]
  readonly onExport: (rows: readonly FleetRow[]) => void
}

/** One row for each file, with the way into it. */
export function FleetTable({ rows, onExport }: FleetTableProps) {
  return (
    <Table
      label="Reviewed files"
      noun="files"
      rows={rows}
      rowKey={({ id }) => id}
      columns={columns}
      filters={filters}
      sorting={{ column: 'verdict', descending: false }}
      tools={(shown) =>
        shown.length > 0 &&
        shown.length < rows.length && (
          <Button size="small" onClick={() => onExport(shown)}>
            {`Export the ${figure(shown.length)} shown…`}
          </Button>
        )
      }
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
): Column<FleetRow> => ({
  id,
  title,
  width: [width, 0.3],
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
  { id: 'file', title: 'File', width: [108, 1.2], text: ({ name }) => name },
  { id: 'version', title: 'FortiOS', width: [62, 0.3], text: versionOf },
  count('licenses', 'Licenses', 72, ({ licenses }) => licenses),
  count('tokens', 'Tokens', 62, ({ tokens }) => tokens),
  count('migrate', 'Migrate', 66, ({ migrate }) => migrate),
  count('stay', 'Stay', 48, ({ stay }) => stay),
  count('attention', 'Look at', 64, ({ attention }) => attention),
  count('blockers', 'Blockers', 72, ({ blockers }) => blockers),
  count('warnings', 'Warnings', 76, ({ warnings }) => warnings),
  {
    id: 'verdict',
    title: 'Verdict',
    width: [144, 0.7],
    pinned: true,
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
