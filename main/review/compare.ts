import type { User } from '../contract/review'
import type { Inventory } from './inventory'
import { recordKey, userKey, type InventoryRecord } from './record'

/** A difference between two inventories that a migration does not explain. */
export interface Difference {
  /** Key of the entry: `admin/<name>`, `local/<vdom>/<name>`, `token/<vdom>/<serial>`, or `vdom/<name>`. */
  readonly entry: string
  readonly change: 'added' | 'removed' | 'changed'
  /** `user local "kim" of dmz`, `system admin "ada"` … */
  readonly where: string
  /** `two-factor was fortitoken, is email`. Secrets are only said to be there or not. */
  readonly what: string
}

/**
 * What differs between two readings of one device, option by option, beyond what a migration does: a converted user
 * (`two-factor fortitoken` with a token has become `fortitoken-cloud` without one) and the tokens of a paid
 * license that has gone as a whole are expected, anything else is listed, also a further change of a converted user. Encrypted
 * values differ at every reading and are not compared.
 */
export function compareInventories(before: Inventory, after: Inventory): readonly Difference[] {
  const left = new Set(after.licenses.map(licenseKey))
  const paid = before.licenses.filter((license) => license.kind === 'paid')
  const gone = new Set(paid.map(licenseKey).filter((license) => !left.has(license)))
  const migrated = new Set(
    before.tokens
      .filter((token) => gone.has(licenseKey({ license: token.license ?? '', vdom: token.vdom })))
      .map((token) => recordKey({ table: 'user fortitoken', vdom: token.vdom, name: token.serial })),
  )
  const olds = new Map(before.records.map((record) => [recordKey(record), record]))
  const news = new Map(after.records.map((record) => [recordKey(record), record]))
  return [
    ...compareVdoms(before.vdoms, after.vdoms),
    ...before.records.flatMap((record) => {
      const key = recordKey(record)
      const now = news.get(key)
      if (now !== undefined) return compareRecords(key, record, now)
      return migrated.has(key) ? [] : [difference(key, record, 'removed', 'is gone')]
    }),
    ...after.records.flatMap((record) => {
      const key = recordKey(record)
      return olds.has(key) ? [] : [difference(key, record, 'added', 'is new')]
    }),
  ]
}

/** The users of `before` whom `after` shows as converted, as they were before. */
export function findConverted(before: Inventory, after: Inventory): readonly User[] {
  const news = new Map(after.records.map((record) => [recordKey(record), record]))
  const converted = new Set(
    before.records
      .filter(
        (record) =>
          record.table !== 'user fortitoken' &&
          isConversion(optionsOf(record), optionsOf(news.get(recordKey(record)))),
      )
      .map(recordKey),
  )
  return before.users.filter((user) => converted.has(userKey(user)))
}

function compareRecords(key: string, record: InventoryRecord, now: InventoryRecord): readonly Difference[] {
  const olds = optionsOf(record)
  const news = optionsOf(now)
  const expected = isConversion(olds, news) ? ['two-factor', 'fortitoken'] : []
  const options = new Set([...olds.keys(), ...news.keys()])
  return [...options]
    .filter((option) => olds.get(option) !== news.get(option) && !expected.includes(option))
    .map((option) => difference(key, record, 'changed', describe(option, olds.get(option), news.get(option))))
}

/** FortiOS 7.0.4 New Features, "Migrating FortiToken Mobile users": what becomes of an entry. */
function isConversion(olds: ReadonlyMap<string, string>, news: ReadonlyMap<string, string>): boolean {
  return (
    olds.get('two-factor') === 'fortitoken' &&
    olds.has('fortitoken') &&
    news.get('two-factor') === 'fortitoken-cloud' &&
    !news.has('fortitoken')
  )
}

function compareVdoms(before: readonly string[], after: readonly string[]): readonly Difference[] {
  const change = (change: Difference['change'], vdom: string, what: string): Difference => ({
    entry: `vdom/${vdom}`,
    change,
    where: `VDOM ${vdom}`,
    what,
  })
  return [
    ...before.filter((vdom) => !after.includes(vdom)).map((vdom) => change('removed', vdom, 'is gone')),
    ...after.filter((vdom) => !before.includes(vdom)).map((vdom) => change('added', vdom, 'is new')),
  ]
}

function difference(
  entry: string,
  { table, vdom, name }: InventoryRecord,
  change: Difference['change'],
  what: string,
): Difference {
  const where = `${table} "${name}"`
  return { entry, change, where: vdom === '' ? where : `${where} of ${vdom}`, what }
}

function describe(option: string, old: string | undefined, now: string | undefined): string {
  if (old === undefined) return `${option} is now ${now}`
  if (now === undefined) return `${option} was ${old}, is not set any more`
  return `${option} was ${old}, is ${now}`
}

function optionsOf(record: InventoryRecord | undefined): ReadonlyMap<string, string> {
  const options = new Map<string, string>()
  for (const [option, value] of record?.options ?? []) {
    if (value === null) options.delete(option)
    else options.set(option, value)
  }
  return options
}

function licenseKey({ license, vdom }: { readonly license: string; readonly vdom: string }): string {
  return `${vdom} ${license}`
}
