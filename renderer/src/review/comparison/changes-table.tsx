import { useMemo } from 'react'
import type { InventoryChange, BackupComparison } from '../../../../main/contract/review-view'
import { kindColumn, kindFilters, type Kinds } from '../../components/table/kinds'
import type { Column } from '../../components/table/column'
import { Table } from '../../components/table/table'
import { identityOf } from '../identity'

interface Row {
  readonly kind: 'converted' | InventoryChange['change']
  readonly where: string
  readonly what: string
}

const kinds: Kinds<Row['kind']> = {
  converted: { title: 'Converted', tone: 'good' },
  changed: { title: 'Changed', tone: 'warn' },
  added: { title: 'New', tone: 'accent' },
  removed: { title: 'Gone', tone: 'plain' },
}

const kindOf = ({ kind }: Row) => kind

const columns: readonly Column<Row>[] = [
  kindColumn(kinds, kindOf, { id: 'kind', title: 'How', width: [110, 0.3] }),
  { id: 'where', title: 'Who or what', width: [180, 1], strong: true, text: ({ where }) => where },
  { id: 'what', title: 'What changed', width: [240, 1.6], text: ({ what }) => what },
]

const filters = kindFilters(kinds, kindOf, ['converted', 'changed', 'added', 'removed'])

interface ChangesTableProps {
  readonly compared: BackupComparison
  /** Which backups these are. */
  readonly about: string
}

/** What changed, entry by entry; conversions in the words of a migration. */
export function ChangesTable({ compared, about }: ChangesTableProps) {
  const rows = useMemo(() => rowsOf(compared), [compared])
  return (
    <Table
      label="Changes"
      noun="changes"
      about={about}
      rows={rows}
      rowKey={identityOf}
      columns={columns}
      filters={filters}
    />
  )
}

function rowsOf({ converted, changes }: BackupComparison): readonly Row[] {
  return [
    ...converted.map(({ name, vdom, table, token }) => ({
      kind: 'converted' as const,
      where: table === 'admin' ? `system admin "${name}"` : `user local "${name}" of ${vdom}`,
      what: `FortiToken Mobile ${token ?? ''} has become FortiToken Cloud`,
    })),
    ...changes.map(({ change, where, what }) => ({ kind: change, where, what })),
  ]
}
