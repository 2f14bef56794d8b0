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

/** Whether FortiToken Cloud lists the user. Journals of older versions say “there”. */
function isListed({ inCloud }: VerificationRow): boolean {
  return /^(?:found|there)\b/.test(inCloud)
}

/** A state that nobody is in is not offered. */
const filters = [
  { id: 'open', tone: 'warn', match: ({ state }) => state !== 'through' },
  {
    id: 'cloud',
    tone: 'warn',
    match: ({ state }) => state === 'not-in-cloud' || state === 'cloud-unknown',
  },
  { id: 'not-converted', tone: 'bad', match: ({ state }) => state === 'not-converted' },
  { id: 'changed', tone: 'warn', match: ({ state }) => state === 'changed' },
  { id: 'missing', tone: 'bad', match: ({ state }) => state === 'missing' },
  { id: 'through', tone: 'good', match: ({ state }) => state === 'through' },
] as const satisfies readonly Omit<TableFilter<VerificationRow>, 'title'>[]

interface VerificationTableProps {
  readonly rows: readonly VerificationRow[]
  readonly onOpen: (row: VerificationRow) => void
}

/** Every migrated user, the open ones first. */
export function VerificationTable({ rows, onOpen }: VerificationTableProps) {
  const words = useWords('steps')
  const shared = useWords('window')
  const { say } = words
  const columns = useMemo(() => columnsWith(onOpen, words, shared), [onOpen, words, shared])
  const offered = useMemo(
    () =>
      filters
        .filter(({ id, match }) => id === 'open' || id === 'through' || rows.some(match))
        .map((filter) => ({ ...filter, title: say(`verified.filter.${filter.id}`) })),
    [rows, say],
  )
  return (
    <Table
      label={say('verified.title')}
      noun={say('verified.users')}
      rows={rows}
      rowKey={(row) => row.key}
      columns={columns}
      filters={offered}
      sorting={{ column: 'state', descending: false }}
      rowTone={({ state }) => (state === 'through' ? null : 'warn')}
    />
  )
}

function columnsWith(
  onOpen: (row: VerificationRow) => void,
  { say }: WordsOf<'steps'>,
  shared: WordsOf<'window'>,
): readonly Column<VerificationRow>[] {
  return [
    nameColumn(shared),
    vdomColumn(shared),
    {
      id: 'device',
      title: say('verified.device'),
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
      title: say('verified.cloud'),
      width: [160, 1.2],
      text: (row) => row.inCloud,
      cell: (row) => (
        <Pill tone={isListed(row) ? 'good' : 'warn'} icon={isListed(row) ? 'check' : 'warn'}>
          {row.inCloud}
        </Pill>
      ),
    },
    { ...tokenColumn(shared), title: say('verified.token'), width: [156, 0.8], spare: 2 },
    {
      id: 'state',
      title: say('verified.advice'),
      width: [116, 0.4],
      text: (row) => row.advice,
      rank: (row) => rank[row.state],
      control: () => true,
      cell: (row, tabIndex) => (
        <Button
          size="small"
          kind={row.advice === '' ? 'quiet' : 'plain'}
          tabIndex={tabIndex}
          label={say(row.advice === '' ? 'verified.lines.of' : 'verified.advice.of', { user: row.name })}
          onClick={() => onOpen(row)}
        >
          {say(row.advice === '' ? 'verified.lines' : 'verified.advice')}
        </Button>
      ),
    },
  ]
}
