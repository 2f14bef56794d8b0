import fc from 'fast-check'
import type { ConfigNode } from '../../../../main/fortios/config'

/** A line break of some editor, device or terminal. */
const lineBreak = fc.constantFrom('\n', '\r\n', '\r', '\r\r\n')

/** How a well-formed configuration is written: everything that may differ without a difference in meaning. */
export interface Style {
  /** Taken in turn for each line. */
  readonly breaks: readonly string[]
  readonly indent: string
  /** Taken in turn for each value: numbers that choose among the ways to write it. */
  readonly quoting: readonly number[]
  readonly blankLines: boolean
  readonly trailingBlanks: boolean
  readonly lastBreak: boolean
}

export const style: fc.Arbitrary<Style> = fc.record({
  breaks: fc.array(lineBreak, { minLength: 1, maxLength: 5 }),
  indent: fc.constantFrom('    ', '  ', '\t', '\u00a0', ''),
  quoting: fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 7 }),
  blankLines: fc.boolean(),
  trailingBlanks: fc.boolean(),
  lastBreak: fc.boolean(),
})

/** Text that reads like configuration, and all that a lexer can stumble over. */
const piece = fc.oneof(
  fc.constantFrom('"', "'", '\\', ' ', '\t', '#', '(', ')', '?', '<', '>', '!', '\u00a0', '\f'),
  fc.constantFrom(
    'set x "y"',
    'edit "z"',
    'next',
    'end',
    'config user local',
    '__proto__',
    'ENC',
    'ä',
    '漢',
    '😀',
  ),
  fc.string({ maxLength: 6 }).filter((text) => !/[\r\n]/.test(text)),
)

/** A value in one line. */
const shortText = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''))
/** A value over several lines. */
const longText = fc
  .tuple(fc.array(shortText, { minLength: 1, maxLength: 4 }), lineBreak)
  .map(([lines, separator]) => lines.join(separator))

const value = fc.oneof({ weight: 4, arbitrary: shortText }, { weight: 1, arbitrary: longText })
const option = fc.constantFrom(
  'two-factor',
  'fortitoken',
  'comments',
  'member',
  'password',
  'constructor',
  '__proto__',
)

const statement = fc
  .record({
    verb: fc.constantFrom('set', 'unset', 'append', 'select', 'unselect', 'clear'),
    option,
    values: fc.array(value, { maxLength: 3 }),
  })
  .map(({ verb, option, values }): ConfigNode => ({
    kind: 'statement',
    verb,
    words: [option, ...values],
    line: 0,
  }))

const comment = shortText.map((text): ConfigNode => ({ kind: 'comment', text: `#${text}`, line: 0 }))

const path = fc.oneof(
  fc.constantFrom(
    ['user', 'local'],
    ['user', 'fortitoken'],
    ['system', 'admin'],
    ['system', 'replacemsg', 'admin', 'x'],
  ),
  fc.array(fc.constantFrom('system', 'firewall', 'a.b', 'tacacs+', 'ipv6'), { minLength: 1, maxLength: 3 }),
)

const config = (children: fc.Arbitrary<ConfigNode[]>) =>
  fc
    .tuple(path, children)
    .map(([path, children]): ConfigNode => ({ kind: 'config', path, children, line: 0 }))

const edit = (children: fc.Arbitrary<ConfigNode[]>) =>
  fc
    .tuple(shortText, children)
    .map(([name, children]): ConfigNode => ({ kind: 'edit', name, children, line: 0 }))

/** What stands in a block: a table has entries, an object has statements and blocks. */
const block: fc.Memo<ConfigNode> = fc.memo((depth) => {
  const object = fc.array(depth > 1 ? fc.oneof(statement, comment, block(depth - 1)) : statement, {
    maxLength: 4,
  })
  return config(
    fc.oneof(object, fc.array(fc.oneof({ weight: 9, arbitrary: edit(object) }, comment), { maxLength: 4 })),
  )
})

const tables = fc.array(block(3), { maxLength: 4 })

const vdomName = fc.constantFrom('root', 'customer-1', 'dmz', '__proto__', 'toString')

const section = (name: string, children: ConfigNode[]): ConfigNode => ({
  kind: 'config',
  path: [name],
  children,
  line: 0,
})

const header = fc.array(comment, { maxLength: 3 })

/** A configuration without VDOMs. */
export const plainDocument = fc.tuple(header, tables).map(([header, tables]) => [...header, ...tables])

/** A configuration with a list of VDOMs, a global section, and one for each VDOM. */
export const vdomDocument = fc
  .tuple(header, tables, fc.array(fc.tuple(vdomName, tables), { minLength: 1, maxLength: 4 }))
  .map(([header, global, vdoms]): ConfigNode[] => [
    ...header,
    section(
      'vdom',
      vdoms.map(([name]) => ({ kind: 'edit', name, children: [], line: 0 })),
    ),
    section('global', global),
    ...vdoms.map(([name, children]) => section('vdom', [{ kind: 'edit', name, children, line: 0 }])),
  ])

export const document = fc.oneof(plainDocument, vdomDocument)

/** Writes nodes in a style. The tree that it has is that of the nodes, whatever the style. */
export function writeInStyle(nodes: readonly ConfigNode[], style: Style): string {
  const out = new StyledOut(style)
  writeNodes(out, nodes, 0, false)
  return out.toString()
}

class StyledOut {
  private readonly style: Style
  private text = ''
  private lines = 0
  private values = 0

  constructor(style: Style) {
    this.style = style
  }

  line(depth: number, text: string): void {
    const { breaks, indent, blankLines, trailingBlanks } = this.style
    this.text += indent.repeat(depth) + text + (trailingBlanks && !text.startsWith('#') ? ' \t' : '')
    this.text += breaks[this.lines % breaks.length] ?? '\n'
    // A line that is empty stands behind LF: a break that begins with one would make another of CR and LF.
    if (blankLines && this.lines % 3 === 0) this.text += '\n \n'
    this.lines += 1
  }

  /** A value in one of the ways to write it. */
  value(text: string): string {
    const way = this.style.quoting[this.values % this.style.quoting.length] ?? 0
    this.values += 1
    const isOneLine = !/[\r\n]/.test(text)
    if (way === 1 && !text.includes("'")) return `'${text}'`
    if (way === 2 && /^[\w.@-]+$/.test(text)) return text
    if (way === 3 && isOneLine && text !== '') return text.replace(/[\s"'\\\u00a0]/g, '\\$&')
    if (way === 4 && isOneLine && /^[\w-]{2,}$/.test(text)) return `${text.slice(0, 1)}"${text.slice(1)}"''`
    // Before anything but a quote or a backslash, a backslash stands for itself.
    if (way === 5) return `"${text.replace(/"|\\(?=["'\\]|$)/g, '\\$&')}"`
    return `"${text.replace(/["\\]/g, '\\$&')}"`
  }

  toString(): string {
    return this.style.lastBreak ? this.text : this.text.replace(/(?:\r\r\n|\r\n|\n|\r)$/, '')
  }
}

function writeNodes(out: StyledOut, nodes: readonly ConfigNode[], depth: number, vdoms: boolean): void {
  for (const node of nodes) {
    if (node.kind === 'comment') out.line(depth, node.text)
    else if (node.kind === 'statement') {
      const [option = '', ...values] = node.words
      out.line(depth, [node.verb, option, ...values.map((value) => out.value(value))].join(' '))
    } else if (node.kind === 'config') {
      const isSection = depth === 0 && (node.path[0] === 'vdom' || node.path[0] === 'global')
      out.line(depth, ['config', ...node.path].join(' '))
      writeNodes(out, node.children, isSection ? depth : depth + 1, isSection && node.path[0] === 'vdom')
      const last = node.children.at(-1)
      if (!(isSection && last?.kind === 'edit' && last.children.length > 0)) out.line(depth, 'end')
    } else {
      out.line(depth, `edit ${out.value(node.name)}`)
      writeNodes(out, node.children, vdoms ? depth : depth + 1, false)
      out.line(depth, vdoms && node.children.length > 0 ? 'end' : 'next')
    }
  }
}

/** Nodes without what depends on how they were written: the line, and whether there were quotes. */
export function meaning(nodes: readonly ConfigNode[]): unknown[] {
  return nodes.map((node) => {
    if (node.kind === 'comment') return { kind: node.kind, text: node.text }
    if (node.kind === 'statement') return { kind: node.kind, verb: node.verb, words: [...node.words] }
    if (node.kind === 'edit') return { kind: node.kind, name: node.name, children: meaning(node.children) }
    return { kind: node.kind, path: [...node.path], children: meaning(node.children) }
  })
}
