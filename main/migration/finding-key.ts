import type { Finding, FindingId } from '../contract/review'

/**
 * One finding as one string, the same for each reading in which it shows up again. How many lines of a list were not
 * understood is part of it, for one more may be one more administrator; their words, which change by themselves, are
 * not. Older journals hold such keys without the number, so that these lines are asked about again. The table is part
 * of it as well: an administrator and a local user may have the same name.
 */
export function findingKey(finding: Finding): string {
  const { table } = finding
  return keyOf(finding, table === undefined ? '' : `@${table}`)
}

/** What a key says of its finding. */
export function findingOfKey(key: string): Pick<Finding, 'id' | 'subject'> {
  const [named = '', , ...subject] = key.split('|')
  return { id: named.replace(/[#@].*$/, '') as FindingId, subject: subject.join('|') }
}

/** Findings about an entry, as older journals know them. */
const aboutEntries: ReadonlySet<FindingId> = new Set([
  'user.no-token',
  'user.no-contact',
  'user.disabled',
  'user.same-name',
  'user.password-only',
  'admin.self',
])

/**
 * The keys that were answered, with those that they mean in a journal of any age. In older ones a key names an entry
 * without its table, and means what was shown under it when it was answered, in both tables, and nothing that is found
 * later.
 *
 * @param shown tells what was found when it was answered
 */
export function keysWithTable(keys: readonly string[], shown: () => readonly Finding[]): readonly string[] {
  const isOlder = (key: string) => aboutEntries.has(findingOfKey(key).id) && !/^[^|]*@/.test(key)
  const older = new Set(keys.filter(isOlder))
  if (older.size === 0) return keys
  const meant = shown().filter((finding) => older.has(keyOf(finding, '')))
  return [...keys, ...meant.map(findingKey)]
}

function keyOf({ id, vdom, subject, unreadLines }: Finding, table: string): string {
  const lines = unreadLines === undefined ? '' : `#${unreadLines}`
  return `${id}${lines}${table}|${vdom ?? ''}|${subject}`
}
