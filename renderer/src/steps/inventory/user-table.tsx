import type { UserRow } from '../../../../main/contract/view'
import { Table, type Column } from '../../components/table/table'
import {
  licenseColumn,
  nameColumn,
  outcomeColumn,
  outcomeFilters,
  tokenColumn,
  vdomColumn,
} from '../../components/table/user-columns'

const columns: readonly Column<UserRow>[] = [
  nameColumn,
  vdomColumn,
  tokenColumn,
  licenseColumn,
  { id: 'email', title: 'E-mail', width: [130, 1.5], text: (user) => user.email ?? '' },
  outcomeColumn,
]

/** Everyone with a second factor, and what will happen to them. */
export function UserTable({ users }: { readonly users: readonly UserRow[] }) {
  return (
    <Table
      label="Users"
      noun="users"
      rows={users}
      rowKey={(user) => user.key}
      columns={columns}
      filters={outcomeFilters}
    />
  )
}
