import type { Reviewed, User } from '../../contract/review'
import { licensesOfUsers } from '../licenses-of-users'
import { userKey } from '../record'
import { findingsByUser } from '../whose'
import { filePlace } from './summary'
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
  'reason',
]

/**
 * The reviews as a table for a spreadsheet: a row for each user, and one for each file without any, or that was passed
 * over.
 */
export function reviewAsCsv({ files, passedOver }: Reviewed): string {
  const rows = files.flatMap((file) => {
    const { error, device, users } = file
    const head = [filePlace(file), error?.code ?? '', device?.hostname ?? '', device?.version ?? '']
    const reason = error?.message ?? ''
    if (users.length === 0) return [rowOf(head, reason)]
    const found = findingsByUser(file, file.findings)
    const licenseOf = licensesOfUsers(file)
    return users.map((user) => {
      const ids = (found.get(userKey(user)) ?? []).map(({ id }) => id)
      return rowOf([...head, ...cellsOf(user, licenseOf(user)), ids.join(' ')], reason)
    })
  })
  const unread = passedOver.map(({ path, reason }) => rowOf([path, 'passed-over'], reason))
  return spreadsheet([columns, ...rows, ...unread])
}

/** A row that begins with these cells, and ends with why the file was not read, or not to its end. */
function rowOf(cells: readonly string[], reason: string): readonly string[] {
  return [...cells, ...columns.slice(cells.length + 1).map(() => ''), reason]
}

function cellsOf(user: User, license: string): readonly string[] {
  const { name, vdom, table, type, twoFactor, token, email, phone, outcome } = user
  return [name, vdom, table, type, twoFactor, token ?? '', license, email ?? '', phone ?? '', outcome]
}
