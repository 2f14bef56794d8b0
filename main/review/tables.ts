import {
  entriesOf,
  parseConfig,
  type ConfigDocument,
  type ConfigNode,
  type ConfigScope,
  type EditBlock,
  type TableText,
} from '../fortios/config'

/** An entry of a table of a VDOM. */
export interface PlacedEntry {
  readonly vdom: string
  readonly entry: EditBlock
}

/** The tables that a migration touches, over all scopes and in their order. */
export interface Tables {
  /** `config system admin`, of the whole device. */
  readonly administrators: readonly EditBlock[]
  /** `config user local` of each VDOM. */
  readonly users: Iterable<PlacedEntry>
  /** `config user fortitoken` of each VDOM. */
  readonly tokens: Iterable<PlacedEntry>
}

/** Takes the tables out of the scopes. */
export function readTables(scopes: readonly ConfigScope[]): Tables {
  const vdoms = vdomsOf(scopes)
  const inVdoms = (path: string) =>
    vdoms.flatMap(({ vdom, nodes }) => entriesOf(nodes, path).map((entry) => ({ vdom, entry })))
  return {
    administrators: administratorsOf(scopes),
    users: inVdoms('user local'),
    tokens: inVdoms('user fortitoken'),
  }
}

/** The tables that `SkimmedTables` reads by itself. */
export const tablesApart = ['user local', 'user fortitoken'] as const

/**
 * The tables of a configuration that was skimmed. Those of the users and tokens of a VDOM are read when they are gone
 * through, and forgotten before those of the next.
 */
export class SkimmedTables implements Tables {
  private readonly outline: ConfigDocument
  private readonly scopes: readonly ConfigScope[]
  private readonly texts: readonly TableText[]
  private readonly without: readonly string[]
  readonly administrators: readonly EditBlock[]
  /** Whether one is not well-formed, or stands where nobody looks: then it may have been misread. */
  isDamaged: boolean

  /**
   * @param outline of the configuration, and its scopes
   * @param without as in `ParseOptions`
   */
  constructor(
    outline: ConfigDocument,
    scopes: readonly ConfigScope[],
    texts: readonly TableText[],
    without: readonly string[],
  ) {
    this.outline = outline
    this.scopes = scopes
    this.texts = texts
    this.without = without
    this.administrators = administratorsOf(scopes)
    const homes = new Set(vdomsOf(scopes).map((scope) => this.homeOf(scope)))
    this.isDamaged = !texts.every(({ vdom }) => homes.has(vdom))
  }

  get users(): Iterable<PlacedEntry> {
    return this.read('user local')
  }

  get tokens(): Iterable<PlacedEntry> {
    return this.read('user fortitoken')
  }

  private *read(path: (typeof tablesApart)[number]): Generator<PlacedEntry> {
    const textsOf = new Map<string | null, TableText[]>()
    for (const text of this.texts) {
      if (text.path !== path) continue
      const known = textsOf.get(text.vdom)
      if (known === undefined) textsOf.set(text.vdom, [text])
      else known.push(text)
    }
    for (const scope of vdomsOf(this.scopes)) {
      const own = textsOf.get(this.homeOf(scope)) ?? []
      const blocks = own.flatMap((text) => this.parse(text))
      for (const entry of entriesOf(blocks, path)) yield { vdom: scope.vdom, entry }
    }
  }

  /** The VDOM that the tables of a scope stand in; without sections they stand in none. */
  private homeOf({ vdom, nodes }: ConfigScope): string | null {
    return nodes === this.outline.nodes ? null : vdom
  }

  private parse({ text, line }: TableText): readonly ConfigNode[] {
    const { nodes, problems } = parseConfig(text, { without: this.without, line })
    if (problems.length > 0) this.isDamaged = true
    return nodes
  }
}

function administratorsOf(scopes: readonly ConfigScope[]): readonly EditBlock[] {
  return scopes
    .filter((scope) => scope.kind === 'global')
    .flatMap(({ nodes }) => entriesOf(nodes, 'system admin'))
}

function vdomsOf(scopes: readonly ConfigScope[]): readonly ConfigScope[] {
  return scopes.filter((scope) => scope.kind === 'vdom')
}
