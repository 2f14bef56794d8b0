import type { User } from '../contract/review'
import { formatNodes, quote, type EditBlock, type Statement } from '../fortios/config'
import { maskSecrets } from '../fortios/mask-secrets'
import { isSecretOption } from '../fortios/secret-options'
import { maskText } from '../fortios/secret-values'
import type { Tables } from './tables'

/** The tables that a migration touches. */
type RecordTable = 'system admin' | 'user local' | 'user fortitoken'

/**
 * An entry of one of these tables as it is kept for a later comparison: plain data that can be stored, without its
 * secrets.
 */
export interface InventoryRecord {
  readonly table: RecordTable
  /** Empty for administrators, who belong to the whole device. */
  readonly vdom: string
  readonly name: string
  /**
   * Option and value, in the order of the text: the last of one name counts. A secret is
   * `secretValue`; `null` stands for `unset`.
   */
  readonly options: readonly (readonly [option: string, value: string | null])[]
}

/** What stands in place of a secret; whether there is one can still be compared. */
const secretValue = '(secret)'

/** The records of all entries, table by table. */
export function recordEntries({ administrators, users, tokens }: Tables): readonly InventoryRecord[] {
  return [
    ...administrators.map((entry) => recordEntry('system admin', '', entry)),
    ...Array.from(users, ({ vdom, entry }) => recordEntry('user local', vdom, entry)),
    ...Array.from(tokens, ({ vdom, entry }) => recordEntry('user fortitoken', vdom, entry)),
  ]
}

/** Nested tables of an entry (the dashboards of an administrator) are not recorded. */
function recordEntry(table: RecordTable, vdom: string, entry: EditBlock): InventoryRecord {
  const options: (readonly [string, string | null])[] = []
  for (const node of entry.children) {
    if (node.kind !== 'statement') continue
    const option = node.words[0] ?? ''
    if (node.verb === 'unset') options.push([option, null])
    if (node.verb !== 'set') continue
    const value = isSecretOption(option, node.words[1], table)
      ? secretValue
      : maskSecrets(valueText(node.words.slice(1)))
    options.push([option, value])
  }
  return { table, vdom, name: entry.name, options }
}

/** One value as it is; several with their quotes, so that their bounds can still be told. */
function valueText(values: readonly string[]): string {
  return values.length === 1 ? (values[0] ?? '') : values.map(quote).join(' ')
}

/** The entry of a record as FortiOS shows it; its secrets are masked. */
export function recordLines({ name, options }: InventoryRecord): readonly string[] {
  const children = options.map(([option, value]): Statement =>
    value === null
      ? { kind: 'statement', verb: 'unset', words: [option], line: 0 }
      : { kind: 'statement', verb: 'set', words: [option, value], line: 0 },
  )
  const lines = children.map((statement) => {
    const [option = '', value = ''] = statement.words
    if (value === secretValue) return `    set ${option} ${maskText}`
    if (value.startsWith('"')) return `    set ${option} ${value}`
    return `    ${formatNodes([statement]).trimEnd()}`
  })
  return [`edit ${quote(name)}`, ...lines, 'next']
}

/** The key of an entry within a device: `admin/<name>`, `local/<vdom>/<name>`, `token/<vdom>/<serial>`. */
export function recordKey({ table, vdom, name }: Pick<InventoryRecord, 'table' | 'vdom' | 'name'>): string {
  if (table === 'system admin') return `admin/${name}`
  return `${table === 'user local' ? 'local' : 'token'}/${vdom}/${name}`
}

/** The key of a user's entry, by which an inventory and the records find each other. */
export function userKey({ table, vdom, name }: Pick<User, 'table' | 'vdom' | 'name'>): string {
  // The VDOMs of an administrator are an option of the entry, not a part of its name.
  return table === 'admin'
    ? recordKey({ table: 'system admin', vdom: '', name })
    : recordKey({ table: 'user local', vdom, name })
}
