import type { User } from '../../../../main/contract/review'
import { Pill } from '../../components/pill'
import { Table, type Column, type TableFilter } from '../../components/table/table'
import { outcomes } from '../../steps/inventory/user-table'
import { identityOf } from '../identity'

const columns: readonly Column<User>[] = [
  { id: 'name', title: 'User', width: [130, 1.3], strong: true, text: ({ name }) => name },
  {
    id: 'vdom',
    title: 'VDOM',
    width: [100, 0.8],
    text: ({ table, vdom }) => (table === 'admin' ? 'administrator' : vdom),
  },
  { id: 'type', title: 'Type', width: [76, 0.4], text: ({ type }) => type },
  { id: 'factor', title: 'Second factor', width: [106, 0.5], text: ({ twoFactor }) => twoFactor },
  { id: 'token', title: 'Token', width: [138, 0.6], mono: true, text: ({ token }) => token ?? '' },
  { id: 'license', title: 'License', width: [138, 0.6], mono: true, text: ({ license }) => license ?? '' },
  { id: 'contact', title: 'Contact', width: [118, 1.5], text: ({ email, phone }) => email ?? phone ?? '' },
  {
    id: 'outcome',
    title: 'What happens',
    width: [114, 0.5],
    pinned: true,
    text: ({ outcome }) => outcomes[outcome].title,
    rank: ({ outcome }) => outcomes[outcome].rank,
    cell: ({ outcome }) => <Pill tone={outcomes[outcome].tone}>{outcomes[outcome].title}</Pill>,
  },
]

const filters: readonly TableFilter<User>[] = (['migrates', 'stays', 'attention'] as const).map((id) => ({
  id,
  title: outcomes[id].title,
  tone: outcomes[id].tone,
  match: ({ outcome }) => outcome === id,
}))

/** Everyone with a second factor, and what a migration would do to them. */
export function UsersPart({ users }: { readonly users: readonly User[] }) {
  return (
    <Table label="Users" noun="users" rows={users} rowKey={identityOf} columns={columns} filters={filters} />
  )
}
