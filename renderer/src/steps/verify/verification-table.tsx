import { useMemo } from 'react'
import type { VerificationRow, VerificationState } from '../../../../main/contract/view'
import { Button } from '../../components/button'
import { Pill } from '../../components/pill'
import { Table, type Column, type TableFilter } from '../../components/table/table'

/** The order in which states want to be looked at. */
const rank: Readonly<Record<VerificationState, number>> = {
  missing: 0,
  'not-converted': 1,
  changed: 2,
  'not-in-cloud': 3,
  through: 4,
}

const filters: readonly TableFilter<VerificationRow>[] = [
  { id: 'open', title: 'Open', tone: 'warn', match: ({ state }) => state !== 'through' },
  { id: 'through', title: 'Through', tone: 'good', match: ({ state }) => state === 'through' },
]

interface VerificationTableProps {
  readonly rows: readonly VerificationRow[]
  readonly onAdvice: (row: VerificationRow) => void
}

/** Every migrated user, the open ones first. */
export function VerificationTable({ rows, onAdvice }: VerificationTableProps) {
  const columns = useMemo(() => columnsWith(onAdvice), [onAdvice])
  return (
    <Table
      label="Verification"
      noun="users"
      rows={rows}
      rowKey={(row) => row.key}
      columns={columns}
      filters={filters}
      sorting={{ column: 'state', descending: false }}
      rowTone={({ state }) => (state === 'through' ? null : 'warn')}
    />
  )
}

function columnsWith(onAdvice: (row: VerificationRow) => void): readonly Column<VerificationRow>[] {
  return [
    { id: 'name', title: 'User', width: [130, 1.2], strong: true, text: (row) => row.name },
    { id: 'vdom', title: 'VDOM', width: [100, 1], text: (row) => row.vdom },
    {
      id: 'device',
      title: 'On the FortiGate',
      width: [156, 1.1],
      text: (row) => row.onDevice,
      cell: (row) => (
        <Pill
          tone={row.state === 'not-converted' || row.state === 'missing' ? 'bad' : 'good'}
          icon={row.state === 'not-converted' || row.state === 'missing' ? 'cross' : 'check'}
        >
          {row.onDevice}
        </Pill>
      ),
    },
    {
      id: 'cloud',
      title: 'In FortiToken Cloud',
      width: [160, 1.2],
      text: (row) => row.inCloud,
      cell: (row) => (
        <Pill
          tone={row.inCloud.startsWith('there') ? 'good' : 'warn'}
          icon={row.inCloud.startsWith('there') ? 'check' : 'warn'}
        >
          {row.inCloud}
        </Pill>
      ),
    },
    { id: 'token', title: 'Token that must stay', width: [156, 0.8], mono: true, text: (row) => row.token },
    {
      id: 'state',
      title: 'What to do',
      width: [112, 0.4],
      text: (row) => row.advice,
      rank: (row) => rank[row.state],
      control: (row) => row.advice !== '',
      cell: (row, tabIndex) =>
        row.advice === '' ? (
          <span className="grid__none">–</span>
        ) : (
          <Button
            size="small"
            tabIndex={tabIndex}
            label={`What to do about ${row.name}`}
            onClick={() => onAdvice(row)}
          >
            What to do
          </Button>
        ),
    },
  ]
}
