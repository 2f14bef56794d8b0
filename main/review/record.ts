import { entriesOf, type ConfigNode, type ConfigScope, type EditBlock } from '../fortios/config'
import { maskSecrets } from '../fortios/mask-secrets'

/** The tables that a migration touches. */
export type RecordTable = 'system admin' | 'user local' | 'user fortitoken'

/**
 * An entry of one of these tables as it is kept for a later comparison: plain data that can be stored, without its
 * secrets.
 */
export interface InventoryRecord {
  readonly table: RecordTable
  /** Empty for administrators, who belong to the whole device. */
  readonly vdom: string
  readonly name: string
  /** Option and value, in the order of the text. A secret has the value `secretValue`. */
  readonly options: readonly (readonly [option: string, value: string])[]
}

/** What stands in place of a secret; whether there is one can still be compared. */
export const secretValue = '(secret)'

/** Options that change without anybody changing the configuration. */
const volatileOptions = new Set(['last-login', 'last-login-time', 'last-failed-login'])

/** The records of all scopes, in their order. */
export function recordEntries(scopes: readonly ConfigScope[]): readonly InventoryRecord[] {
  const recorder = new Recorder()
  return scopes.flatMap(({ kind, vdom, nodes }) => {
    const tables: readonly RecordTable[] =
      kind === 'global' ? ['system admin'] : ['user local', 'user fortitoken']
    const place = kind === 'global' ? '' : vdom
    return tables.flatMap((table) =>
      entriesOf(nodes, table).map((entry) => recorder.record(table, place, entry)),
    )
  })
}

/** Makes records, and remembers from one to the next which options are secret. */
class Recorder {
  private readonly secretOptions = new Map<string, boolean>()

  /** Nested tables of an entry (the dashboards of an administrator) are not recorded. */
  record(table: RecordTable, vdom: string, entry: EditBlock): InventoryRecord {
    const options = new Map<string, string>()
    for (const node of entry.children) this.apply(options, node)
    return { table, vdom, name: entry.name, options: [...options] }
  }

  private apply(options: Map<string, string>, node: ConfigNode): void {
    if (node.kind !== 'statement') return
    const [option, ...values] = node.words
    if (option === undefined || volatileOptions.has(option)) return
    if (node.verb === 'unset') options.delete(option)
    if (node.verb !== 'set') return
    options.set(option, this.isSecret(option, values) ? secretValue : values.join(' '))
  }

  private isSecret(option: string, values: readonly string[]): boolean {
    if (values[0] === 'ENC') return true
    const known = this.secretOptions.get(option)
    if (known !== undefined) return known
    const line = `set ${option} value`
    const secret = maskSecrets(line) !== line
    this.secretOptions.set(option, secret)
    return secret
  }
}

/** The key of an entry within a device: `admin/<name>`, `local/<vdom>/<name>`, `token/<vdom>/<serial>`. */
export function recordKey({ table, vdom, name }: Pick<InventoryRecord, 'table' | 'vdom' | 'name'>): string {
  if (table === 'system admin') return `admin/${name}`
  return `${table === 'user local' ? 'local' : 'token'}/${vdom}/${name}`
}
