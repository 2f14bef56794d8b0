import { tablesAt, valueOf, type ConfigScope } from '../fortios/config'

/**
 * The value of an option of `config system global`, the last one if it is set several times.
 *
 * @returns `null` if the table does not set it, as most do with an option that has its default value; `undefined` if
 *   the table is not there
 */
export function globalOption(scopes: readonly ConfigScope[], option: string): string | null | undefined {
  const tables = scopes
    .filter(({ kind }) => kind === 'global')
    .flatMap(({ nodes }) => tablesAt(nodes, 'system global'))
  if (tables.length === 0) return undefined
  return tables.map((block) => valueOf(block, option) ?? '').findLast((value) => value !== '') ?? null
}
