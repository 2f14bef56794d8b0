import type { Outcome } from '../../../../main/contract/review'
import type { UserRow } from '../../../../main/contract/view'
import { Pill } from '../../components/pill'
import { Table, type Column, type TableFilter } from '../../components/table/table'

/** What an outcome is called. */
export const outcomes: Readonly<
  Record<
    Outcome,
    { readonly title: string; readonly tone: 'accent' | 'plain' | 'warn'; readonly rank: number }
  >
> = {
  attention: { title: 'Look at', tone: 'warn', rank: 0 },
  migrates: { title: 'Migrates', tone: 'accent', rank: 1 },
  stays: { title: 'Stays', tone: 'plain', rank: 2 },
}

const columns: readonly Column<UserRow>[] = [
  { id: 'name', title: 'User', width: [130, 1.3], strong: true, text: (user) => user.name },
  {
    id: 'vdom',
    title: 'VDOM',
    width: [96, 0.8],
    text: (user) => (user.table === 'admin' ? 'administrator' : user.vdom),
  },
  { id: 'token', title: 'Token', width: [142, 0.8], mono: true, text: (user) => user.token ?? '' },
  { id: 'license', title: 'License', width: [142, 0.8], mono: true, text: (user) => user.license ?? '' },
  { id: 'email', title: 'E-mail', width: [130, 1.5], text: (user) => user.email ?? '' },
  {
    id: 'outcome',
    title: 'What happens',
    width: [122, 0.7],
    pinned: true,
    text: (user) => outcomes[user.outcome].title,
    rank: (user) => outcomes[user.outcome].rank,
    cell: (user) => <Pill tone={outcomes[user.outcome].tone}>{outcomes[user.outcome].title}</Pill>,
  },
]

const filters: readonly TableFilter<UserRow>[] = (['migrates', 'stays', 'attention'] as const).map(
  (outcome) => ({
    id: outcome,
    title: outcomes[outcome].title,
    tone: outcomes[outcome].tone,
    match: (user) => user.outcome === outcome,
  }),
)

/** Everyone with a second factor, and what will happen to them. */
export function UserTable({ users }: { readonly users: readonly UserRow[] }) {
  return (
    <Table
      label="Users"
      noun="users"
      rows={users}
      rowKey={(user) => user.key}
      columns={columns}
      filters={filters}
    />
  )
}
