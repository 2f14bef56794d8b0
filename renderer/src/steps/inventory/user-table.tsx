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

function columnsWith(
  onOpen: (user: UserRow) => void,
  { say }: WordsOf<'steps'>,
  shared: WordsOf<'window'>,
): readonly Column<UserRow>[] {
  return [
    openingNameColumn(onOpen, shared),
    vdomColumn(shared),
    tokenColumn(shared),
    licenseColumn(shared),
    {
      id: 'email',
      title: say('inventory-users.mail'),
      width: [130, 1.5],
      spare: 4,
      text: (user) => user.email ?? '',
    },
    outcomeWithReason(shared),
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
  const words = useWords('steps')
  const shared = useWords('window')
  const { say } = words
  const columns = useMemo(() => columnsWith(onOpen, words, shared), [onOpen, words, shared])
  const filters = useMemo(() => outcomeFilters(shared), [shared])
  return (
    <Table
      label={say('inventory-users.title')}
      noun={say('inventory-users.users')}
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
  const words = useWords('steps')
  const shared = useWords('window')
  const { say } = words
  const columns = useMemo(() => columnsWith(() => undefined, words, shared), [words, shared])
  const texts = useMemo(() => once(() => searchTexts(users, columns)), [users, columns])
  useTableInSight({
    label: say('inventory-users.title'),
    noun: say('inventory-users.users'),
    element: () => null,
    // A key acts on a table that is in sight, or on nothing.
    search: () => undefined,
    exportShown: () => undefined,
    asShown: () => ({
      title: say('inventory-users.title'),
      headings: columns.map(({ title }) => title),
      rows: users.map((user) => columns.map(({ text }) => text(user))),
    }),
    find: (sought, most) => foundIn(users, columns, texts(), sought, most),
    show: onShow,
  })
  return null
}
