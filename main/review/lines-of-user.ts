import type { User } from '../contract/review'
import {
  classifyConfig,
  configurationsIn,
  parseConfig,
  readTranscript,
  scopesOf,
  withPlainQuotes,
} from '../fortios/config'
import type { Inventory } from './inventory'
import { recordEntries, recordKey, recordLines, userKey } from './record'
import { readTables, tablesApart } from './tables'

/** The entries of a user and of its token in an inventory, line by line as FortiOS shows them, secrets masked. */
export function linesOf(
  key: string,
  { records }: Pick<Inventory, 'records'>,
  token: string | null,
): readonly string[] {
  return records
    .filter(
      (record) => recordKey(record) === key || (record.table === 'user fortitoken' && record.name === token),
    )
    .flatMap((record) => [
      `config ${record.table}`,
      ...recordLines(record).map((line) => `    ${line}`),
      'end',
    ])
}

/**
 * The same in the text of a file, of whatever product.
 *
 * @param part which of several configurations in it, from 1; `null` if it is the only one
 */
export function linesInText(
  text: string,
  part: number | null,
  user: Pick<User, 'name' | 'vdom' | 'table' | 'token'>,
): readonly string[] {
  const found = configurationsIn(text).parts.at((part ?? 1) - 1)?.text ?? ''
  const configuration = classifyConfig(found).kind === 'transcript' ? readTranscript(found) : found
  const document = parseConfig(withPlainQuotes(configuration).text, {
    tables: ['system admin', ...tablesApart],
  })
  const records = recordEntries(readTables(scopesOf(document)))
  return linesOf(userKey(user), { records }, user.token)
}

/** The serial number that a user names; `null` if there is no such user, or no token. */
export function tokenNamedBy(key: string, { users }: Inventory): string | null {
  return users.find((user) => userKey(user) === key)?.token ?? null
}
