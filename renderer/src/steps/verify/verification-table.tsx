import { useMemo } from 'react'
import type { VerificationRow, VerificationState } from '../../../../main/contract/rows'
import { Button } from '../../components/button'
import { Pill } from '../../components/pill'
import { useWords, type WordsOf } from '../../language/words'
import type { Column, TableFilter } from '../../components/table/column'
import { Table } from '../../components/table/table'
import { nameColumn, tokenColumn, vdomColumn } from '../../components/table/user-columns'

/** The order in which states want to be looked at. */
const rank: Readonly<Record<VerificationState, number>> = {
  missing: 0,
  'not-converted': 1,
  changed: 2,
  'not-in-cloud': 3,
  'cloud-unknown': 4,
  through: 5,
}

/** A state that nobody is in is not offered. */
const allFilters: readonly TableFilter<VerificationRow>[] = [
  { id: 'open', title: 'Open', tone: 'warn', match: ({ state }) => state !== 'through' },
  {
    id: 'cloud',
    title: 'Not seen in FortiToken Cloud',
    tone: 'warn',
    match: ({ state }) => state === 'not-in-cloud' || state === 'cloud-unknown',
  },
  {
    id: 'not-converted',
    title: 'Not converted',
    tone: 'bad',
    match: ({ state }) => state === 'not-converted',
  },
  { id: 'changed', title: 'Changed otherwise', tone: 'warn', match: ({ state }) => state === 'changed' },
  { id: 'missing', title: 'Missing', tone: 'bad', match: ({ state }) => state === 'missing' },
  { id: 'through', title: 'Through', tone: 'good', match: ({ state }) => state === 'through' },
]

interface VerificationTableProps {
  readonly rows: readonly VerificationRow[]
  readonly onOpen: (row: VerificationRow) => void
}

/** Every migrated user, the open ones first. */
export function VerificationTable({ rows, onOpen }: VerificationTableProps) {
  const shared = useWords('window')
  const columns = useMemo(() => columnsWith(onOpen, shared), [onOpen, shared])
  const filters = useMemo(
    () => allFilters.filter(({ id, match }) => id === 'open' || id === 'through' || rows.some(match)),
    [rows],
  )
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

function columnsWith(
  onOpen: (row: VerificationRow) => void,
  shared: WordsOf<'window'>,
): readonly Column<VerificationRow>[] {
  return [
    nameColumn(shared),
    vdomColumn(shared),
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
    { ...tokenColumn(shared), title: 'Token that must stay', width: [156, 0.8], spare: 2 },
    {
      id: 'state',
      title: 'What to do',
      width: [116, 0.4],
      text: (row) => row.advice,
      rank: (row) => rank[row.state],
      control: () => true,
      cell: (row, tabIndex) => (
        <Button
          size="small"
          kind={row.advice === '' ? 'quiet' : 'plain'}
          tabIndex={tabIndex}
          label={row.advice === '' ? `Lines of ${row.name}` : `What to do about ${row.name}`}
          onClick={() => onOpen(row)}
        >
          {row.advice === '' ? 'Lines' : 'What to do'}
        </Button>
      ),
    },
  ]
}
