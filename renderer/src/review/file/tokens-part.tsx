import type { Token } from '../../../../main/contract/review'
import { Pill } from '../../components/pill'
import { Table, type Column, type TableFilter } from '../../components/table/table'
import { identityOf } from '../identity'

const kinds = { mobile: 'Mobile', hardware: 'Hardware', unknown: 'Unknown form' } as const

/** A state that decides what happens to its user, the most pressing first. */
function stateOf({ kind, locked, activated }: Token) {
  if (locked) return { words: 'Locked', tone: 'warn', rank: 0 } as const
  if (kind === 'mobile' && !activated) return { words: 'Not activated', tone: 'warn', rank: 1 } as const
  if (kind === 'mobile') return { words: 'Activated', tone: 'good', rank: 2 } as const
  return { words: 'In the table', tone: 'plain', rank: 3 } as const
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
  { id: 'vdom', title: 'VDOM', width: [110, 0.8], text: ({ vdom }) => vdom },
  { id: 'kind', title: 'Kind', width: [110, 0.5], text: ({ kind }) => kinds[kind] },
  { id: 'license', title: 'License', width: [150, 0.8], mono: true, text: ({ license }) => license ?? '' },
  { id: 'users', title: 'Users', width: [160, 1.6], text: ({ users }) => users.join(', ') },
  {
    id: 'state',
    title: 'State',
    width: [122, 0.5],
    pinned: true,
    text: (token) => stateOf(token).words,
    rank: (token) => stateOf(token).rank,
    cell: (token) => <Pill tone={stateOf(token).tone}>{stateOf(token).words}</Pill>,
  },
]

const filters: readonly TableFilter<Token>[] = [
  { id: 'assigned', title: 'Assigned', tone: 'accent', match: ({ users }) => users.length > 0 },
  { id: 'free', title: 'Unassigned', tone: 'plain', match: ({ users }) => users.length === 0 },
  { id: 'pending', title: 'Not activated', tone: 'warn', match: (token) => stateOf(token).rank === 1 },
  { id: 'locked', title: 'Locked', tone: 'warn', match: ({ locked }) => locked },
]

/** The tokens of all VDOMs, and who has them. */
export function TokensPart({ tokens }: { readonly tokens: readonly Token[] }) {
  return (
    <Table
      label="Tokens"
      noun="tokens"
      rows={tokens}
      rowKey={identityOf}
      columns={columns}
      filters={filters}
    />
  )
}
