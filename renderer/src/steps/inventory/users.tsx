import { useMemo, useState } from 'react'
import type { UserRow } from '../../../../main/contract/rows'
import type { FoundAbout } from '../../findings/findings'
import { Answered } from '../../problems/answered'
import { useAnswer } from '../../state/use-answer'
import { OnlyThese } from '../../users/only-these'
import { UserPanel } from '../../users/user-panel'
import { UsersOutOfSight, UserTable } from './user-table'

interface UsersProps {
  /** Another one whenever the inventory or what was found in it is another. */
  readonly revision: string
  /** If a finding led here: only its users are shown. */
  readonly only: FoundAbout | null
  /** What a key or the command palette led to; `null` if neither did. */
  readonly sought: string | null
  /** Whether they are the part that is looked at; if not, the command palette still finds them. */
  readonly shown: boolean
  readonly onAll: () => void
  readonly onSought: (text: string) => void
  readonly onFinding: (key: string) => void
}

/** The users of the inventory; each row opens what is known of its user. */
export function Users({ revision, only, sought, shown, onAll, onSought, onFinding }: UsersProps) {
  const answer = useAnswer('users', undefined, revision)
  const [opened, setOpened] = useState<UserRow | null>(null)
  if (!shown) return answer?.ok === true && <UsersOutOfSight users={answer.value} onShow={onSought} />
  return (
    <>
      {only && <OnlyThese about={only} onAll={onAll} onFinding={onFinding} />}
      <Answered answer={answer}>
        {(rows) => <Rows rows={rows} only={only} sought={sought} onOpen={setOpened} />}
      </Answered>
      {opened && (
        <OpenedUser
          user={opened}
          revision={revision}
          onClose={() => setOpened(null)}
          onFinding={(key) => {
            setOpened(null)
            onFinding(key)
          }}
        />
      )}
    </>
  )
}

interface OpenedUserProps extends Pick<UsersProps, 'revision' | 'onFinding'> {
  readonly user: UserRow
  readonly onClose: () => void
}

function OpenedUser({ user, revision, ...ways }: OpenedUserProps) {
  return <UserPanel user={user} answer={useAnswer('userDetails', { key: user.key }, revision)} {...ways} />
}

interface RowsProps extends Pick<UsersProps, 'only' | 'sought'> {
  readonly rows: readonly UserRow[]
  readonly onOpen: (user: UserRow) => void
}

function Rows({ rows, only, sought, onOpen }: RowsProps) {
  const shown = useMemo(() => {
    if (only === null) return rows
    const keys = new Set(only.users)
    return rows.filter(({ key }) => keys.has(key))
  }, [rows, only])
  return <UserTable users={shown} about={only?.finding ?? ''} onOpen={onOpen} sought={sought} />
}
