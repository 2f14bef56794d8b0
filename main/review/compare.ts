import { keyText, type LicenseKey } from '../contract/license-key'
import type { User } from '../contract/review'
import { isVolatile } from '../fortios/volatile-options'
import { ByEntry, entryOfUser } from './by-entry'
import type { Inventory } from './inventory'
import { isConverted } from './second-factor'
import { recordKey, userKey, type InventoryRecord } from './record'

/** A difference between two inventories that a migration does not explain. */
export interface Difference {
  /**
   * Key of the entry: `admin/<name>`, `local/<vdom>/<name>`, `token/<vdom>/<serial>`, `license/<vdom>/<number>`, or
   * `vdom/<name>`.
   */
  readonly entry: string
  readonly change: 'added' | 'removed' | 'changed'
  /** The option that changed; `null` if an entry came or went. */
  readonly option: string | null
  /** `user local "kim" of dmz`, `system admin "ada"` … */
  readonly where: string
  /** `two-factor was fortitoken, is email`. Secrets are only said to be there or not. */
  readonly what: string
}

/**
 * What differs between two readings of one device, option by option, beyond what a migration does: a converted user
 * (`two-factor fortitoken` with a token has become `fortitoken-cloud` without one) and the tokens of a migrated license
 * that are gone are expected, anything else is listed, also a further change of a converted user. Encrypted values
 * differ at every reading and are not compared, nor is what changes by itself.
 *
 * @param migrated the licenses whose migration is known of; what another one has changed is listed. Without them every
 *   conversion is expected, and that every paid license is gone as a whole.
 */
export function compareInventories(
  before: Inventory,
  after: Inventory,
  migrated?: readonly LicenseKey[],
): readonly Difference[] {
  const left = new Set(after.licenses.map(keyText))
  const gone = before.licenses.filter((license) => license.kind === 'paid' && !left.has(keyText(license)))
  const known = new Set((migrated ?? gone).map(keyText))
  const elsewhere = gone.filter((license) => !known.has(keyText(license)))
  // The tokens of a license that is gone as a whole are said in one sentence.
  const leaving = new Set([...known, ...elsewhere.map(keyText)])
  const goneTokens = new ByEntry<true>()
  for (const { serial, vdom } of tokensOf(before, leaving))
    goneTokens.set({ table: 'user fortitoken', vdom, name: serial }, true)
  const converted = new ByEntry<true>()
  for (const user of convertedBy(before, migrated && known)) converted.set(entryOfUser(user), true)
  const olds = new ByEntry<InventoryRecord>()
  for (const record of before.records) olds.set(record, record)
  const news = new ByEntry<InventoryRecord>()
  for (const record of after.records) news.set(record, record)
  return [
    ...compareVdoms(before.vdoms, after.vdoms),
    ...elsewhere.map(licenseIsGone),
    ...before.records.flatMap((record) => {
      const now = news.get(record)
      if (now !== undefined) return compareRecords(record, now, converted.has(record))
      return goneTokens.has(record) ? [] : [difference(record, 'removed', null, 'is gone')]
    }),
    ...after.records.flatMap((record) =>
      olds.has(record) ? [] : [difference(record, 'added', null, 'is new')],
    ),
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

/** The entries that a migration of these licenses converts; of any license if none are named. */
function convertedBy(before: Inventory, licenses: ReadonlySet<string> | undefined): Inventory['users'] {
  if (licenses === undefined) return before.users
  const serials = new Set(tokensOf(before, licenses).map(({ serial }) => serial))
  return before.users.filter(({ token }) => token !== null && serials.has(token))
}

function compareRecords(
  record: InventoryRecord,
  now: InventoryRecord,
  mayConvert: boolean,
): readonly Difference[] {
  if (isSameText(record, now)) return []
  const olds = optionsOf(record)
  const news = optionsOf(now)
  const converted = isConversion(olds, news)
  const unexpected =
    converted && !mayConvert
      ? [
          difference(
            record,
            'changed',
            'two-factor',
            'was converted although its license was not migrated here',
          ),
        ]
      : []
  const options = new Set([...olds.keys(), ...news.keys()])
  return [
    ...unexpected,
    ...[...options]
      .filter((option) => olds.get(option) !== news.get(option))
      .filter((option) => !isVolatile(record.table, option))
      .filter((option) => !(converted && (option === 'two-factor' || option === 'fortitoken')))
      .map((option) =>
        difference(record, 'changed', option, describe(option, olds.get(option), news.get(option))),
      ),
  ]
}

/** Whether two records read the same, option by option: most do, and need no longer look. */
function isSameText({ options }: InventoryRecord, now: InventoryRecord): boolean {
  return (
    options.length === now.options.length &&
    options.every(([option, value], at) => {
      const other = now.options[at]
      return other !== undefined && option === other[0] && value === other[1]
    })
  )
}

/** Whether an entry that asked for a token is converted now. */
function isConversion(olds: ReadonlyMap<string, string>, news: ReadonlyMap<string, string>): boolean {
  const old = secondFactorIn(olds)
  return old.twoFactor === 'fortitoken' && old.token !== null && isConverted(secondFactorIn(news))
}

function secondFactorIn(options: ReadonlyMap<string, string>): Pick<User, 'twoFactor' | 'token'> {
  return { twoFactor: options.get('two-factor') ?? 'disable', token: options.get('fortitoken') || null }
}

function compareVdoms(before: readonly string[], after: readonly string[]): readonly Difference[] {
  const change = (change: Difference['change'], vdom: string, what: string): Difference => ({
    entry: `vdom/${vdom}`,
    change,
    option: null,
    where: `VDOM ${vdom}`,
    what,
  })
  return [
    ...before.filter((vdom) => !after.includes(vdom)).map((vdom) => change('removed', vdom, 'is gone')),
    ...after.filter((vdom) => !before.includes(vdom)).map((vdom) => change('added', vdom, 'is new')),
  ]
}

function licenseIsGone(place: LicenseKey): Difference {
  return {
    entry: `license/${place.vdom}/${place.license}`,
    change: 'removed',
    option: null,
    where: `license ${place.license} of ${place.vdom}`,
    what: 'is gone although it was not migrated here',
  }
}

function difference(
  record: InventoryRecord,
  change: Difference['change'],
  option: string | null,
  what: string,
): Difference {
  const { table, vdom, name } = record
  const where = `${table} "${name}"`
  return {
    entry: recordKey(record),
    change,
    option,
    where: vdom === '' ? where : `${where} of ${vdom}`,
    what,
  }
}

function describe(option: string, old: string | undefined, now: string | undefined): string {
  if (old === undefined) return `${option} is now ${now}`
  if (now === undefined) return `${option} was ${old}, is no longer set`
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

function tokensOf({ tokens }: Inventory, licenses: ReadonlySet<string>): Inventory['tokens'] {
  return tokens.filter(({ license, vdom }) => licenses.has(keyText({ license: license ?? '', vdom })))
}
