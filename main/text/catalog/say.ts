import format, { type FormatOptions, type FormatValues } from 'icu-minify/format'
import type { Language } from '../languages'
import { compiledMessage } from './compile'

/**
 * Says a message of a catalog in its language.
 *
 * @template Arguments what each message takes, by its id; made from the English catalog
 */
export type Say<Arguments> = <Id extends keyof Arguments & string>(
  id: Id,
  ...values: keyof Arguments[Id] extends never ? [] : [Arguments[Id]]
) => string

/** A catalog as it stands in its file: id → message in ICU syntax. */
export type Catalog<Arguments> = Readonly<Record<keyof Arguments & string, string>>

/** Makes what says the messages of a catalog. A message is compiled when it is said first. */
export function sayFrom<Arguments>(language: Language, catalog: Catalog<Arguments>): Say<Arguments> {
  const known = new Map<string, ReturnType<typeof compiledMessage>>()
  const formatters = formattersOf()
  return (id, ...[values]) => {
    const message = known.get(id) ?? compiledMessage(catalog[id])
    known.set(id, message)
    const said = format(message, language, values as FormatValues<string> | undefined, { formatters })
    return Array.isArray(said) ? said.join('') : said
  }
}

/** Making one of these takes longer than using it. */
function formattersOf(): FormatOptions['formatters'] {
  return {
    getDateTimeFormat: once((...how) => new Intl.DateTimeFormat(...how)),
    getNumberFormat: once((...how) => new Intl.NumberFormat(...how)),
    getPluralRules: once((...how) => new Intl.PluralRules(...how)),
  }
}

function once<A extends readonly unknown[], V>(make: (...how: A) => V): (...how: A) => V {
  const made = new Map<string, V>()
  return (...how) => {
    const key = JSON.stringify(how)
    const value = made.get(key) ?? make(...how)
    made.set(key, value)
    return value
  }
}
