import { useMemo } from 'react'
import type { InventoryChange, BackupComparison } from '../../../../main/contract/review-view'
import { kindColumn, kindFilters, type Kinds } from '../../components/table/kinds'
import type { Column } from '../../components/table/column'
import { Table } from '../../components/table/table'
import { useWords, type WordsOf } from '../../language/words'
import { identityOf } from '../identity'

interface Row {
  readonly kind: 'converted' | InventoryChange['change']
  readonly where: string
  readonly what: string
}

function kindsOf({ say }: WordsOf<'review'>): Kinds<Row['kind']> {
  return {
    converted: { title: say('changes.converted'), tone: 'good' },
    changed: { title: say('changes.changed'), tone: 'warn' },
    added: { title: say('changes.added'), tone: 'accent' },
    removed: { title: say('changes.removed'), tone: 'plain' },
  }
}

const kindOf = ({ kind }: Row) => kind

function columnsOf(words: WordsOf<'review'>): readonly Column<Row>[] {
  const { say } = words
  return [
    kindColumn(kindsOf(words), kindOf, { id: 'kind', title: say('changes.column.kind'), width: [110, 0.3] }),
    {
      id: 'where',
      title: say('changes.column.where'),
      width: [180, 1],
      strong: true,
      text: ({ where }) => where,
    },
    { id: 'what', title: say('changes.column.what'), width: [240, 1.6], text: ({ what }) => what },
  ]
}

function filtersOf(words: WordsOf<'review'>) {
  return kindFilters(kindsOf(words), kindOf, ['converted', 'changed', 'added', 'removed'])
}

interface ChangesTableProps {
  readonly compared: BackupComparison
  /** Which backups these are. */
  readonly about: string
}

/** What changed, entry by entry; conversions in the words of a migration. */
export function ChangesTable({ compared, about }: ChangesTableProps) {
  const words = useWords('review')
  const { say } = words
  const rows = useMemo(() => rowsOf(compared, words), [compared, words])
  const columns = useMemo(() => columnsOf(words), [words])
  const filters = useMemo(() => filtersOf(words), [words])
  return (
    <Table
      label={say('changes.table')}
      noun={say('changes.changes')}
      about={about}
      rows={rows}
      rowKey={identityOf}
      columns={columns}
      filters={filters}
    />
  )
}

function rowsOf({ converted, changes }: BackupComparison, { say }: WordsOf<'review'>): readonly Row[] {
  return [
    ...converted.map(({ name, vdom, table, token }) => {
      const place = { entry: `${table === 'admin' ? 'system admin' : 'user local'} "${name}"`, vdom }
      return {
        kind: 'converted' as const,
        where: table === 'admin' ? place.entry : say('changes.entry-of', place),
        what: token === null ? say('changes.became') : say('changes.became.token', { token }),
      }
    }),
    ...changes.map(({ change, where, what }) => ({ kind: change, where, what })),
  ]
}
