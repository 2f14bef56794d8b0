import type { ReviewFile, User } from '../../contract/review'
import { spreadsheet } from '../../text/spreadsheet'

const columns = [
  'file',
  'error',
  'device',
  'version',
  'user',
  'vdom',
  'table',
  'type',
  'two-factor',
  'token',
  'license',
  'email',
  'phone',
  'outcome',
  'findings',
]

/**
 * The reviews as a table for a spreadsheet: a row for each user, and one for each file without any.
 */
export function reviewAsCsv(files: readonly ReviewFile[]): string {
  const rows = files.flatMap((file) => {
    const head = [file.path, file.error?.code ?? '', file.device?.hostname ?? '', file.device?.version ?? '']
    if (file.users.length === 0) return [head]
    const findingsOf = findingsByUser(file)
    return file.users.map((user) => [...head, ...cellsOf(user), findingsOf(user).join(' ')])
  })
  return spreadsheet([columns, ...rows.map((row) => [...row, ...columns.slice(row.length).map(() => '')])])
}

function cellsOf(user: User): readonly string[] {
  const { name, vdom, table, type, twoFactor, token, license, email, phone, outcome } = user
  return [name, vdom, table, type, twoFactor, token ?? '', license ?? '', email ?? '', phone ?? '', outcome]
}

/** The ids of the findings about a user or the user's token. */
function findingsByUser({ findings }: ReviewFile): (user: User) => readonly string[] {
  const ids = new Map<string, string[]>()
  for (const { id, vdom, subject } of findings) {
    const key = id.startsWith('token.') ? `token ${subject}` : `user ${vdom} ${subject}`
    const known = ids.get(key)
    if (known === undefined) ids.set(key, [id])
    else known.push(id)
  }
  return ({ name, vdom, token }) => [
    ...(ids.get(`user ${vdom} ${name}`) ?? []),
    ...(token === null ? [] : (ids.get(`token ${token}`) ?? [])),
  ]
}
