import { randomBytes } from 'node:crypto'
import { assumed } from './assumptions'
import type { SimulatedDevice } from './device'
import { named, scopeOf, type CliPlace } from './cli-place'
import type { ConfigSection } from './config-section'

type Defaults = readonly (readonly [string, string])[]

/** Output of a command: text whose lines end in LF. */
export type Output = Iterable<string>

/** Lines as output. */
export function lines(...text: readonly string[]): Output {
  return text.length > 0 ? [`${text.join('\n')}\n`] : []
}

/** Refusal of a command at a word that leads nowhere; of an incomplete one if there is no such word. */
export function refused(word: string | null): Output {
  return word === null
    ? lines('', 'incomplete command in the end', 'Command fail. Return code -160')
    : lines(...assumed['cli.parse-error'].value(word))
}

/** `show` with the words after it. */
export function show(device: SimulatedDevice, place: CliPlace, words: readonly string[]): Output {
  const full = words[0] !== undefined && words[0].length > 2 && 'full-configuration'.startsWith(words[0])
  return hidden(plainShow(device, place, full ? words.slice(1) : words, full))
}

/** `get` of a table or single object. */
export function get(place: CliPlace, words: readonly string[]): Output {
  const scope = scopeOf(place)
  const found = scope && words.length > 0 ? named(scope, words) : { stray: words[0] ?? null }
  if ('stray' in found) return refused(found.stray)
  const { section } = found
  const rows = (attributes: readonly (readonly [string, readonly string[]])[]): string[] =>
    attributes.map(([name, values]) => `${name.padEnd(20)}: ${values.join(' ')} `)
  const defaults = defaultsOf(found.path)
    .filter(([name]) => !section?.own.value(name))
    .map(([name, value]): [string, string[]] => [name, [value]])
  if (!section || section.entries.size === 0)
    return lines(...rows([...(section?.own.attributes ?? []), ...defaults]))
  return [...section.entries.keys()].map((name) => `== [ ${name} ]\nname: ${name}\n`)
}

function plainShow(
  device: SimulatedDevice,
  place: CliPlace,
  words: readonly string[],
  full: boolean,
): Output {
  const { configuration } = device
  if (place.kind === 'table') {
    const section = configuration.section(place.scope, place.path)
    return tableText(place.path, section, place.entry, full)
  }
  const scope = scopeOf(place)
  if (words.length === 0) {
    if (!scope || scope.kind === 'device') return wholeText(device, full)
    return scope.sections.map((section) => sectionText(section, full))
  }
  if (!scope) return refused(words[0] ?? null)
  const found = named(scope, words)
  if ('stray' in found) return refused(found.stray)
  const [entry, stray] = found.rest
  return stray === undefined ? tableText(found.path, found.section, entry ?? null, full) : refused(stray)
}

function* wholeText(device: SimulatedDevice, full: boolean): Generator<string> {
  for (const piece of device.configuration.text(full ? (section) => sectionText(section, true) : undefined)) {
    if (piece.trim()) yield piece
  }
}

function tableText(
  path: string,
  section: ConfigSection | undefined,
  entry: string | null,
  full: boolean,
): Output {
  if (entry === null) return [section ? sectionText(section, full) : `config ${path}\nend\n`]
  const found = section?.entries.get(entry)
  if (!section || !found) return lines(...assumed['cli.missing-entry'].value(entry))
  return [section.render([found], full ? defaultsOf(path) : [])]
}

function sectionText(section: ConfigSection, full: boolean): string {
  const defaults = full ? defaultsOf(section.key) : []
  return defaults.length > 0 ? section.render([...section.entries.values()], defaults) : section.text
}

function defaultsOf(path: string): Defaults {
  const table: Record<string, Defaults> = assumed['cli.full-configuration'].value
  return table[path] ?? []
}

/** Encrypts every secret again, as the device does each time it shows one. */
function* hidden(blocks: Output): Generator<string> {
  for (const block of blocks) {
    yield block.includes('ENC ')
      ? block.replace(
          /^([ \t]*set \S+ ENC )(\S+)$/gm,
          (_line, before: string, secret: string) => before + like(secret),
        )
      : block
  }
}

function like(secret: string): string {
  const kept = secret.startsWith('SH2') ? 'SH2' : ''
  const length = secret.length - kept.length
  return kept + randomBytes(length).toString('base64').slice(0, length)
}
