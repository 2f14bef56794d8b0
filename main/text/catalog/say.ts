import format, { type FormatOptions, type FormatValues } from 'icu-minify/format'
import type { Language } from '../languages'
import { compiledMessage } from './compile'

/** Marks an argument that is a tag of the message, `<command>…</command>`: the code that says the message draws what stands within. */
export interface Tag {
  readonly tag: never
}

/** The ids of the messages without tags. */
type PlainId<Arguments> = {
  [Id in keyof Arguments]: Tag extends Arguments[Id][keyof Arguments[Id]] ? never : Id
}[keyof Arguments] &
  string

/** What a message takes, with a function for each of its tags. */
type DrawnValues<Values, Drawn> = {
  readonly [Name in keyof Values]: Values[Name] extends Tag ? (within: Drawn) => Drawn : Values[Name]
}

/**
 * Says a message of a catalog in its language, as text.
 *
 * @template Arguments what each message takes, by its id; made from the English catalog
 */
export type Say<Arguments> = <Id extends PlainId<Arguments>>(
  id: Id,
  ...values: keyof Arguments[Id] extends never ? [] : [Arguments[Id]]
) => string

/** Draws a message that holds tags. */
export type Draw<Arguments, Drawn> = <Id extends Exclude<keyof Arguments & string, PlainId<Arguments>>>(
  id: Id,
  values: DrawnValues<Arguments[Id], Drawn>,
) => Drawn

/** A catalog as it stands in its file: id → message in ICU syntax. */
export type Catalog<Arguments> = Readonly<Record<keyof Arguments & string, string>>

/** Makes what says the messages of a catalog. A message is compiled when it is said first. */
export function sayFrom<Arguments>(language: Language, catalog: Catalog<Arguments>): Say<Arguments> {
  const pieces = piecesFrom(language, catalog)
  return (id, ...[values]) => pieces<string>(id, values as FormatValues<string> | undefined).join('')
}

/**
 * Makes what draws the messages of a catalog that hold tags.
 *
 * @param join makes one of the pieces of a message
 */
export function drawFrom<Arguments, Drawn>(
  language: Language,
  catalog: Catalog<Arguments>,
  join: (pieces: readonly (string | Drawn)[]) => Drawn,
): Draw<Arguments, Drawn> {
  const pieces = piecesFrom(language, catalog)
  return (id, values) => {
    const drawing = Object.entries<unknown>(values).map(([name, value]) => [
      name,
      typeof value === 'function'
        ? (within: readonly (string | Drawn)[]) => (value as (within: Drawn) => Drawn)(join(within))
        : value,
    ])
    return join(pieces<Drawn>(id, Object.fromEntries(drawing) as FormatValues<Drawn>))
  }
}

function piecesFrom(language: Language, catalog: Readonly<Record<string, string>>) {
  const known = new Map<string, ReturnType<typeof compiledMessage>>()
  const formatters = formattersOf()
  return <Drawn>(id: string, values: FormatValues<Drawn> | undefined): readonly (string | Drawn)[] => {
    const message = known.get(id) ?? compiledMessage(catalog[id] ?? id)
    known.set(id, message)
    const said = format<Drawn>(message, language, values, { formatters })
    return Array.isArray(said) ? said : [said]
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
