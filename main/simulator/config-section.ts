import { parseConfig, type ConfigBlock, type ConfigNode } from '../fortios/config'

/** One setting or nested block of an entry: what it sets, and the lines that write it. */
interface Setting {
  /** `two-factor`; `config gui-dashboard` for a nested block. */
  readonly name: string
  readonly values: readonly string[]
  readonly text: string
}

/** One `edit … next` of a table, or the settings of a single object. */
export class Entry {
  readonly name: string
  /** The name as it is written after `edit `. */
  readonly written: string
  private settings: Setting[]
  private readonly indent: string

  private constructor(name: string, written: string, indent: string, settings: Setting[]) {
    this.name = name
    this.written = written
    this.indent = indent
    this.settings = settings
  }

  /** The settings of a single object, which has no name. */
  static single(settings: Setting[]): Entry {
    return new Entry('', '', ' '.repeat(4), settings)
  }

  /** An entry of a table; without settings a new one. */
  static named(name: string, written: string, settings: Setting[] = []): Entry {
    return new Entry(name, written, ' '.repeat(8), settings)
  }

  /** The values of an attribute, none if it is not set. */
  values(attribute: string): readonly string[] {
    return this.settings.find(({ name }) => name === attribute)?.values ?? []
  }

  /** The first value of an attribute. */
  value(attribute: string): string | undefined {
    return this.values(attribute)[0]
  }

  /** Sets an attribute, in its place if it is set already. `written` is what stands after `set <attribute> `. */
  set(attribute: string, values: readonly string[], written: string): void {
    const text = `${this.indent}set ${attribute} ${written}\n`
    const setting = { name: attribute, values, text }
    const at = this.settings.findIndex(({ name }) => name === attribute)
    if (at === -1) this.settings.push(setting)
    else this.settings[at] = setting
  }

  unset(attribute: string): void {
    this.settings = this.settings.filter(({ name }) => name !== attribute)
  }

  /** Names and values of the attributes, nested blocks left out. */
  get attributes(): readonly (readonly [string, readonly string[]])[] {
    return this.settings
      .filter(({ name }) => !name.startsWith('config '))
      .map(({ name, values }) => [name, values])
  }

  /** The lines between `edit` and `next`, with these attributes added if they are not set. */
  text(defaults: readonly (readonly [string, string])[] = []): string {
    const missing = defaults.filter(([attribute]) => this.values(attribute).length === 0)
    const added = missing.map(([name, value]) => `${this.indent}set ${name} ${value}\n`)
    return this.settings.map(({ text }) => text).join('') + added.join('')
  }
}

/**
 * One block of the configuration at the level of its scope: a table or a single object.
 *
 * It is text until something looks inside, and stays that text until something changes it.
 */
export class ConfigSection {
  /** The words of the path, quotes left out: `user local`. */
  readonly key: string
  private readonly heading: string
  private source: string | null
  private content: { readonly own: Entry; readonly entries: Map<string, Entry> } | null = null

  /** `heading` is what stands after `config `, `source` the whole block. */
  constructor(heading: string, source: string) {
    this.key = heading.replaceAll('"', '')
    this.heading = source.slice(0, source.indexOf('\n'))
    this.source = source
  }

  static empty(path: string): ConfigSection {
    return new ConfigSection(path, `config ${path}\nend\n`)
  }

  /** The block as the configuration writes it. */
  get text(): string {
    return this.source ?? this.render([...this.entries.values()])
  }

  /** The entries of a table by name, in its order. */
  get entries(): ReadonlyMap<string, Entry> {
    return this.opened.entries
  }

  /** The settings of a single object. */
  get own(): Entry {
    return this.opened.own
  }

  /** The block with some of its entries only, and with defaults added. */
  render(entries: readonly Entry[], defaults: readonly (readonly [string, string])[] = []): string {
    const isTable = this.entries.size > 0
    const inner = entries.map((entry) => `    edit ${entry.written}\n${entry.text(defaults)}    next\n`)
    return `${this.heading}\n${this.own.text(isTable ? [] : defaults)}${inner.join('')}end\n`
  }

  /** Changes the content through `change`; from then on the block is written again. */
  edit(change: (own: Entry, entries: Map<string, Entry>) => void): void {
    const { own, entries } = this.opened
    change(own, entries)
    this.source = null
  }

  private get opened(): { readonly own: Entry; readonly entries: Map<string, Entry> } {
    this.content ??= open(this.source ?? '')
    return this.content
  }
}

function open(source: string): { own: Entry; entries: Map<string, Entry> } {
  const lines = source.split('\n')
  const block = parseConfig(source).nodes.find((node): node is ConfigBlock => node.kind === 'config')
  const children = block?.children ?? []
  const settings = children.filter(({ kind }) => kind !== 'edit')
  const own = Entry.single(settingsOf(settings, lines, children, lastLine(lines, 'end', lines.length)))
  const entries = new Map<string, Entry>()
  for (const [index, child] of children.entries()) {
    if (child.kind !== 'edit') continue
    const written = lines[child.line - 1]?.trim().replace(/^edit\s+/, '') ?? ''
    const following = children[index + 1]
    const closing = lastLine(lines, 'next', following ? following.line - 1 : lines.length)
    const inside = settingsOf(child.children, lines, child.children, closing)
    entries.set(child.name, Entry.named(child.name, written, inside))
  }
  return { own, entries }
}

/** Number from 1 of the last line before `before` (counted from 0) that is this word. */
function lastLine(lines: readonly string[], word: string, before: number): number {
  let at = before - 1
  while (at > 0 && lines[at]?.trim() !== word) at -= 1
  return at + 1
}

function settingsOf(
  nodes: readonly ConfigNode[],
  lines: readonly string[],
  siblings: readonly ConfigNode[],
  closingLine: number,
): Setting[] {
  return nodes.flatMap((node): Setting[] => {
    const next = siblings[siblings.indexOf(node) + 1]?.line ?? closingLine
    const text = `${lines.slice(node.line - 1, next - 1).join('\n')}\n`
    if (node.kind === 'config') return [{ name: `config ${node.path.join(' ')}`, values: [], text }]
    if (node.kind !== 'statement') return []
    return [{ name: node.words[0] ?? '', values: node.words.slice(1), text }]
  })
}
