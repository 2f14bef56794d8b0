import type { Token } from '../../../../main/contract/review'
import { kindColumn, kindFilters, type Kinds } from '../../components/table/kinds'
import type { Column, TableFilter } from '../../components/table/column'
import { Table } from '../../components/table/table'
import { identityOf } from '../identity'

const kinds = { mobile: 'Mobile', hardware: 'Hardware', unknown: 'Unknown form' } as const

type State = 'locked' | 'pending' | 'activated' | 'listed'

/** What decides what happens to its user. */
const states: Kinds<State> = {
  locked: { title: 'Locked', tone: 'warn' },
  pending: { title: 'Not activated', tone: 'warn' },
  activated: { title: 'Activated', tone: 'good' },
  listed: { title: 'In the table', tone: 'plain' },
}

function stateOf({ kind, locked, activated }: Token): State {
  if (locked) return 'locked'
  if (kind !== 'mobile') return 'listed'
  return activated ? 'activated' : 'pending'
}

const columns: readonly Column<Token>[] = [
  {
    id: 'serial',
    title: 'Serial number',
    width: [160, 0.8],
    mono: true,
    strong: true,
    text: ({ serial }) => serial,
  },
  { id: 'vdom', title: 'VDOM', width: [110, 0.8], spare: 1, text: ({ vdom }) => vdom },
  { id: 'kind', title: 'Kind', width: [110, 0.5], spare: 3, text: ({ kind }) => kinds[kind] },
  {
    id: 'license',
    title: 'License',
    width: [150, 0.8],
    spare: 2,
    mono: true,
    text: ({ license }) => license ?? '',
  },
  { id: 'users', title: 'Users', width: [160, 1.6], text: ({ users }) => users.join(', ') },
  kindColumn(states, stateOf, { id: 'state', title: 'State', width: [122, 0.5] }),
]

const filters: readonly TableFilter<Token>[] = [
  { id: 'assigned', title: 'Assigned', tone: 'accent', match: ({ users }) => users.length > 0 },
  { id: 'free', title: 'Unassigned', tone: 'plain', match: ({ users }) => users.length === 0 },
  ...kindFilters(states, stateOf, ['pending', 'locked']),
]

interface TokensPartProps {
  readonly tokens: readonly Token[]
  readonly fileId: string
}

/** The tokens of all VDOMs, and who has them. */
export function TokensPart({ tokens, fileId }: TokensPartProps) {
  return (
    <Table
      label="Tokens"
      noun="tokens"
      about={fileId}
      rows={tokens}
      rowKey={identityOf}
      columns={columns}
      filters={filters}
    />
  )
}
