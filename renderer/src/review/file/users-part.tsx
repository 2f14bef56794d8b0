import { useCallback, useMemo, useState } from 'react'
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
import { useWords, type WordsOf } from '../../language/words'
import type { FoundAbout } from '../../findings/findings'
import { useAnswer } from '../../state/use-answer'
import { OnlyThese } from '../../users/only-these'
import { UserPanel } from '../../users/user-panel'
import { identityOf } from '../identity'

interface ColumnsProps {
  readonly words: WordsOf<'review'>
  readonly shared: WordsOf<'window'>
  readonly onOpen: (user: UserRow) => void
}

function columnsWith({ words: { say }, shared, onOpen }: ColumnsProps): readonly Column<UserRow>[] {
  return [
    openingNameColumn(onOpen, shared),
    vdomColumn(shared),
    {
      id: 'type',
      title: say('file-users.column.type'),
      width: [76, 0.4],
      spare: 6,
      text: ({ type }) => type,
    },
    {
      id: 'factor',
      title: say('file-users.column.factor'),
      width: [106, 0.5],
      spare: 5,
      text: ({ twoFactor }) => twoFactor,
    },
    tokenColumn(shared),
    licenseColumn(shared),
    {
      id: 'contact',
      title: say('file-users.column.contact'),
      width: [118, 1.5],
      spare: 4,
      text: ({ email, phone }) => email ?? phone ?? '',
    },
    outcomeWithReason(shared),
  ]
}

interface UsersPartProps {
  readonly users: readonly UserRow[]
  readonly fileId: string
  /** If a finding led here: only its users are shown. */
  readonly only: FoundAbout | null
  readonly onAll: () => void
  /** Leads to a finding, by its key. */
  readonly onFinding: (key: string) => void
}

/** Everyone with a second factor, what a migration would do to them and why; each row opens what is known of its user. */
export function UsersPart({ users, fileId, only, onAll, onFinding }: UsersPartProps) {
  const shared = useWords('window')
  const [opened, setOpened] = useState<UserRow | null>(null)
  const words = useWords('review')
  const { say } = words
  const onOpen = useCallback((user: UserRow) => setOpened(user), [])
  const columns = useMemo(() => columnsWith({ words, shared, onOpen }), [words, shared, onOpen])
  const filters = useMemo(() => outcomeFilters(shared), [shared])
  const shown = useMemo(() => {
    if (only === null) return users
    const keys = new Set(only.users)
    return users.filter(({ key }) => keys.has(key))
  }, [users, only])
  return (
    <>
      {only && <OnlyThese about={only} onAll={onAll} onFinding={onFinding} />}
      <Table
        label={say('file-users.table')}
        noun={say('file-users.users')}
        about={only === null ? fileId : `${fileId} ${only.finding}`}
        rows={shown}
        rowKey={identityOf}
        columns={columns}
        filters={filters}
      />
      {opened && (
        <OpenedUser fileId={fileId} user={opened} onClose={() => setOpened(null)} onFinding={onFinding} />
      )}
    </>
  )
}

interface OpenedUserProps extends Pick<UsersPartProps, 'fileId' | 'onFinding'> {
  readonly user: UserRow
  readonly onClose: () => void
}

function OpenedUser({ fileId, user, ...ways }: OpenedUserProps) {
  return <UserPanel user={user} answer={useAnswer('reviewedUser', { id: fileId, key: user.key })} {...ways} />
}
