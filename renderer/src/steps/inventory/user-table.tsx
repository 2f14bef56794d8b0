import { useMemo } from 'react'
import type { UserRow } from '../../../../main/contract/rows'
import type { Column } from '../../components/table/column'
import { Table } from '../../components/table/table'
import {
  licenseColumn,
  openingNameColumn,
  outcomeFilters,
  outcomeWithReason,
  tokenColumn,
  vdomColumn,
} from '../../components/table/user-columns'
import { foundIn, once, searchTexts } from '../../components/table/table-model'
import { useWords, type WordsOf } from '../../language/words'
import { useTableInSight } from '../../state/table-in-sight'

function columnsWith(onOpen: (user: UserRow) => void, words: WordsOf<'window'>): readonly Column<UserRow>[] {
  return [
    openingNameColumn(onOpen, words),
    vdomColumn(words),
    tokenColumn(words),
    licenseColumn(words),
    { id: 'email', title: 'E-mail', width: [130, 1.5], spare: 4, text: (user) => user.email ?? '' },
    outcomeWithReason(words),
  ]
}

interface UserTableProps {
  readonly users: readonly UserRow[]
  /** The finding that led to them; empty if all are shown. */
  readonly about: string
  readonly onOpen: (user: UserRow) => void
  /** What a key or the command palette led to; `null` if neither did. */
  readonly sought: string | null
}

/** Everyone with a second factor, and what will happen to them and why. */
export function UserTable({ users, about, onOpen, sought }: UserTableProps) {
  const words = useWords('window')
  const columns = useMemo(() => columnsWith(onOpen, words), [onOpen, words])
  const filters = useMemo(() => outcomeFilters(words), [words])
  return (
    <Table
      label="Users"
      noun="users"
      about={about}
      rows={users}
      rowKey={(user) => user.key}
      columns={columns}
      filters={filters}
      sought={sought}
    />
  )
}

interface UsersOutOfSightProps {
  readonly users: readonly UserRow[]
  /** Shows the table with the rows that hold this text. */
  readonly onShow: (text: string) => void
}

/** The same users for the command palette, which brings them to the front, while another part is looked at. */
export function UsersOutOfSight({ users, onShow }: UsersOutOfSightProps) {
  const shared = useWords('window')
  const columns = useMemo(() => columnsWith(() => undefined, shared), [shared])
  const texts = useMemo(() => once(() => searchTexts(users, columns)), [users, columns])
  useTableInSight({
    ...{ label: 'Users', noun: 'users' },
    element: () => null,
    // A key acts on a table that is in sight, or on nothing.
    search: () => undefined,
    exportShown: () => undefined,
    asShown: () => ({
      title: 'Users',
      headings: columns.map(({ title }) => title),
      rows: users.map((user) => columns.map(({ text }) => text(user))),
    }),
    find: (words, most) => foundIn(users, columns, texts(), words, most),
    show: onShow,
  })
  return null
}
