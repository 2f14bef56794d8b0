import { parseConfig } from '../fortios/config'
import { outlineInPieces, outlineOf, type Outline } from './outline'
import { ConfigSection } from './config-section'

/** What a section belongs to: the whole device if VDOMs are off, else the global part or one VDOM. */
export interface Scope {
  readonly kind: 'device' | 'global' | 'vdom'
  /** `root` if VDOMs are off, `global`, or the name of the VDOM. */
  readonly name: string
  readonly sections: ConfigSection[]
}

/**
 * The configuration of the simulated device.
 *
 * It keeps the text that it was loaded from as a sequence of pieces: what stands between the sections, and the
 * sections. A section is taken apart only when a command looks into it, so a configuration of 50 MB is ready as
 * soon as its outline is known, and what nobody changed is shown as it was written.
 */
export class Configuration {
  readonly multiVdom: boolean
  readonly header: { readonly platform: string; readonly version: string; readonly build: string }
  /** The lines `#config-version=…` and after, with their line ends. */
  readonly headerLines: string
  private readonly pieces: (string | ConfigSection)[] = []
  private readonly inOrder: Scope[] = []

  /** A large one with pauses, in which the window that it belongs to is answered. */
  static async inPieces(source: string): Promise<Configuration> {
    const text = withPlainLineEnds(source)
    return new Configuration(text, await outlineInPieces(text))
  }

  /** @param outline of the same text, which has plain line ends then */
  constructor(source: string, outline: Outline | null = null) {
    const text = outline ? source : withPlainLineEnds(source)
    const { multiVdom, scopes, blocks } = outline ?? outlineOf(text)
    this.multiVdom = multiVdom
    if (multiVdom) for (const name of scopes) this.addScope(name === 'global' ? 'global' : 'vdom', name)
    else this.addScope('device', 'root')

    let from = 0
    for (const { scope, heading, start, end } of blocks) {
      const section = new ConfigSection(heading, text.slice(start, end))
      this.pieces.push(text.slice(from, start), section)
      this.inOrder.find(({ name }) => name === (multiVdom ? scope : 'root'))?.sections.push(section)
      from = end
    }
    this.pieces.push(text.slice(from))

    this.headerLines = (/^(?:[ \t]*(?:#.*)?\n)*/.exec(text)?.[0] ?? '').replace(/^\s*\n/gm, '')
    const header = parseConfig(this.headerLines).header
    this.header = {
      platform: header?.platform ?? 'FGVM64',
      version: header?.version ?? '7.2.8',
      build: header?.build ?? '1639',
    }
  }

  /** The scopes in the order of the configuration. */
  get scopes(): readonly Scope[] {
    return this.inOrder
  }

  /** Names of the VDOMs in the order of the configuration; `root` alone if VDOMs are off. */
  get vdoms(): string[] {
    return this.inOrder.filter(({ kind }) => kind !== 'global').map(({ name }) => name)
  }

  /** The scope that holds the tables of the whole device (`system admin`, `system global`). */
  get deviceWide(): Scope {
    return this.inOrder.find(({ kind }) => kind !== 'vdom') ?? this.addScope('global', 'global')
  }

  /** The scope that holds the tables of a VDOM, `undefined` if there is no such VDOM. */
  vdom(name: string): Scope | undefined {
    return this.inOrder.find((scope) => scope.kind !== 'global' && scope.name === name)
  }

  /** A section of a scope by its path (`user local`), `undefined` if the configuration does not have it. */
  section(scope: Scope, path: string): ConfigSection | undefined {
    return scope.sections.find(({ key }) => key === path)
  }

  /** A section of a scope, made at the end of the scope if it is not there yet. */
  sectionToWrite(scope: Scope, path: string): ConfigSection {
    const there = this.section(scope, path)
    if (there) return there
    const made = ConfigSection.empty(path)
    const last = scope.sections.at(-1)
    this.pieces.splice(last ? this.pieces.indexOf(last) + 1 : this.pieces.length, 0, made)
    scope.sections.push(made)
    return made
  }

  /** Makes a VDOM, as `edit <name>` does below `config vdom` if there is none of that name. */
  createVdom(name: string): Scope {
    const list = /^(config vdom\n(?:edit .*\nnext\n)*)/m
    const index = this.pieces.findIndex((piece) => typeof piece === 'string' && list.test(piece))
    const piece = this.pieces[index]
    if (typeof piece === 'string') this.pieces[index] = piece.replace(list, `$1edit ${name}\nnext\n`)
    this.pieces.push(`\nconfig vdom\nedit ${name}\n`, 'end\n')
    return this.addScope('vdom', name)
  }

  /** The whole text, piece by piece; `written` says how a section is written, as it stands without it. */
  *text(written: (section: ConfigSection) => string = ({ text }) => text): Generator<string> {
    for (const piece of this.pieces) yield typeof piece === 'string' ? piece : written(piece)
  }

  private addScope(kind: Scope['kind'], name: string): Scope {
    const scope: Scope = { kind, name, sections: [] }
    this.inOrder.push(scope)
    return scope
  }
}

function withPlainLineEnds(source: string): string {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source
  return text.includes('\r') ? text.replace(/\r+\n?/g, '\n') : text
}
