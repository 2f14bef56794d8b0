import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'

/** What a message takes: the name of each argument, and its type in TypeScript. */
export type MessageArguments = ReadonlyMap<string, string>

/**
 * The arguments of a message.
 *
 * @throws Error if it is not ICU syntax, or one argument is of two kinds
 */
export function argumentsOf(message: string): MessageArguments {
  const found = new Map<string, string>()
  collect(parse(message, { requiresOtherClause: true }), found)
  return new Map([...found].toSorted(([one], [other]) => one.localeCompare(other)))
}

function collect(elements: readonly MessageFormatElement[], found: Map<string, string>) {
  for (const element of elements) {
    const type = typeOf(element)
    if (type !== null && 'value' in element) add(found, element.value, type)
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      for (const { value } of Object.values(element.options)) collect(value, found)
    }
    if (element.type === TYPE.tag) collect(element.children, found)
  }
}

function typeOf(element: MessageFormatElement): string | null {
  switch (element.type) {
    case TYPE.argument:
      return 'string'
    case TYPE.number:
    case TYPE.plural:
      return 'number'
    case TYPE.date:
    case TYPE.time:
      return 'Date'
    case TYPE.select:
      return Object.keys(element.options)
        .map((option) => (option === 'other' ? 'string & {}' : `'${option}'`))
        .join(' | ')
    case TYPE.tag:
      return 'Tag'
    case TYPE.literal:
    case TYPE.pound:
      return null
  }
}

function add(found: Map<string, string>, name: string, type: string) {
  const before = found.get(name)
  if (before !== undefined && before !== type) throw new Error(`{${name}} is ${before}, and ${type}.`)
  found.set(name, type)
}

/** The interface that says what each message of a catalog takes, as the text of a module. */
export function argumentsModule(name: string, catalog: Readonly<Record<string, string>>): string {
  const lines = Object.entries(catalog).map(([id, message]) => {
    const all = [...argumentsOf(message)].map(([argument, type]) => `readonly ${argument}: ${type}`)
    return `  readonly '${id}': ${all.length === 0 ? 'Record<never, never>' : `{ ${all.join('; ')} }`}`
  })
  return [
    ...(lines.some((line) => line.includes(': Tag')) ? ["import type { Tag } from './say'", ''] : []),
    '/** What each message takes; made from the English catalog by its test, never by hand. */',
    `export interface ${name} {`,
    ...lines,
    '}',
    '',
  ].join('\n')
}
