import type { User } from '../../../../main/contract/review'
import { Table, type Column } from '../../components/table/table'
import {
  licenseColumn,
  nameColumn,
  outcomeColumn,
  outcomeFilters,
  tokenColumn,
  vdomColumn,
} from '../../components/table/user-columns'
import { identityOf } from '../identity'

const columns: readonly Column<User>[] = [
  nameColumn,
  vdomColumn,
  { id: 'type', title: 'Type', width: [76, 0.4], text: ({ type }) => type },
  { id: 'factor', title: 'Second factor', width: [106, 0.5], text: ({ twoFactor }) => twoFactor },
  tokenColumn,
  licenseColumn,
  { id: 'contact', title: 'Contact', width: [118, 1.5], text: ({ email, phone }) => email ?? phone ?? '' },
  outcomeColumn,
]

/** Everyone with a second factor, and what a migration would do to them. */
export function UsersPart({ users }: { readonly users: readonly User[] }) {
  return (
    <Table
      label="Users"
      noun="users"
      rows={users}
      rowKey={identityOf}
      columns={columns}
      filters={outcomeFilters}
    />
  )
}
