import { useMemo } from 'react'
import type { Change, Comparison } from '../../../../main/contract/review-view'
import { Pill } from '../../components/pill'
import { Table, type Column, type TableFilter } from '../../components/table/table'
import { identityOf } from '../identity'

interface Row {
  readonly kind: 'converted' | Change['change']
  readonly where: string
  readonly what: string
}

const kinds = {
  converted: { title: 'Converted', tone: 'good', rank: 0 },
  changed: { title: 'Changed', tone: 'warn', rank: 1 },
  added: { title: 'New', tone: 'accent', rank: 2 },
  removed: { title: 'Gone', tone: 'plain', rank: 3 },
} as const

const columns: readonly Column<Row>[] = [
  {
    id: 'kind',
    title: 'How',
    width: [110, 0.3],
    text: ({ kind }) => kinds[kind].title,
    rank: ({ kind }) => kinds[kind].rank,
    cell: ({ kind }) => <Pill tone={kinds[kind].tone}>{kinds[kind].title}</Pill>,
  },
  { id: 'where', title: 'Who or what', width: [260, 1], strong: true, text: ({ where }) => where },
  { id: 'what', title: 'What changed', width: [320, 1.6], text: ({ what }) => what },
]

const filters: readonly TableFilter<Row>[] = (['converted', 'changed', 'added', 'removed'] as const).map(
  (id) => ({
    id,
    title: kinds[id].title,
    tone: kinds[id].tone,
    match: ({ kind }) => kind === id,
  }),
)

/** What changed, entry by entry; conversions in the words of a migration. */
export function ChangesTable({ compared }: { readonly compared: Comparison }) {
  const rows = useMemo(() => rowsOf(compared), [compared])
  return (
    <Table
      label="Changes"
      noun="changes"
      rows={rows}
      rowKey={identityOf}
      columns={columns}
      filters={filters}
    />
  )
}

function rowsOf({ converted, changes }: Comparison): readonly Row[] {
  return [
    ...converted.map(({ name, vdom, table, token }) => ({
      kind: 'converted' as const,
      where: table === 'admin' ? `system admin "${name}"` : `user local "${name}" of ${vdom}`,
      what: `FortiToken Mobile ${token ?? ''} has become FortiToken Cloud`,
    })),
    ...changes.map(({ change, where, what }) => ({ kind: change, where, what })),
  ]
}
