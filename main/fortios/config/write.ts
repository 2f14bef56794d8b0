import type { ConfigBlock, ConfigDocument, ConfigNode, EditBlock, Statement } from './tree'

/** Indentation of one level, as FortiOS writes it. */
const indentation = '    '

/**
 * The text of a document. That of a parsed one is its source, byte for byte, what was passed over or not well-formed
 * included. A tree is never changed in place: a document with other nodes is a new one, with an empty source, and is
 * written by `formatNodes`.
 * @internal
 */
export function writeConfig(document: ConfigDocument): string {
  return document.source === '' ? formatNodes(document.nodes) : document.source
}

/**
 * Nodes in the form in which FortiOS shows them: four blanks a level, LF, `edit` … `next`, `config` … `end`, the
 * sections of a multi-VDOM configuration not indented and one `end` for a VDOM.
 *
 * Quotes: what was parsed keeps those that it had. For nodes made by code the rule is ours, since only the device
 * knows the type of each option. Names of entries stand in quotes unless they are numbers or VDOMs. The values of a
 * statement stand in quotes, all of them, unless they all look like keywords, numbers or addresses
 * (`fortitoken-cloud`, `1643060275`, `10.0.0.0/8`), and always in the options that FortiOS shows as strings
 * (`STRING_OPTIONS`). `ENC` and what follows it is never quoted.
 */
export function formatNodes(nodes: readonly ConfigNode[], indent = ''): string {
  const lines: string[] = []
  const open: Level[] = [{ nodes, next: 0, indent, closing: null, vdoms: false }]
  for (;;) {
    const level = open.at(-1)
    if (level === undefined) break
    const node = level.nodes[level.next]
    level.next += 1
    if (node === undefined) {
      open.pop()
      if (level.closing !== null) lines.push(level.closing)
    } else if (node.kind === 'comment') lines.push(level.indent + node.text)
    else if (node.kind === 'statement') lines.push(level.indent + formatStatement(node))
    else open.push(openLevel(node, level, open.length === 1 && indent === '', lines))
  }
  return lines.length === 0 ? '' : lines.join('\n') + '\n'
}

interface Level {
  readonly nodes: readonly ConfigNode[]
  next: number
  readonly indent: string
  readonly closing: string | null
  /** Whether its entries are VDOMs. */
  readonly vdoms: boolean
}

function openLevel(node: ConfigBlock | EditBlock, parent: Level, top: boolean, lines: string[]): Level {
  const nodes = node.children
  if (node.kind === 'edit') {
    lines.push(`${parent.indent}edit ${formatName(node, parent.vdoms)}`)
    const indent = parent.vdoms ? parent.indent : parent.indent + indentation
    const oneEndForBoth = parent.vdoms && nodes.length > 0 && parent.next === parent.nodes.length
    return { nodes, next: 0, indent, closing: oneEndForBoth ? null : `${parent.indent}next`, vdoms: false }
  }
  lines.push([`${parent.indent}config`, ...node.path.map((word) => quoteWhereNeeded(word))].join(' '))
  const name = top && node.path.length === 1 ? node.path[0] : undefined
  const section = name === 'vdom' || name === 'global'
  const indent = section ? parent.indent : parent.indent + indentation
  return { nodes, next: 0, indent, closing: `${parent.indent}end`, vdoms: name === 'vdom' }
}

function formatName(entry: EditBlock, vdom: boolean): string {
  const quoted = entry.quoted ?? !(vdom || /^\d+$/.test(entry.name))
  return quoted ? quote(entry.name) : quoteWhereNeeded(entry.name)
}

/** Options whose values FortiOS shows in quotes, even if they look like keywords. */
const stringOptions = new Set(
  [
    'accprofile alias comment comments description devname dstaddr dstintf email-to fortitoken groups hostname',
    'interface ldap-server license member name os-ver radius-server remote-group schedule service sms-custom-server',
    'sms-phone srcaddr srcintf tacacs+-server vdom',
  ]
    .join(' ')
    .split(' '),
)

/** What FortiOS shows without quotes: keywords, numbers, addresses. */
const plain = /^[a-z0-9][a-z0-9.:/+-]*$/

/** Verbs whose words after the first are values, quoted all or none of them. */
const valueVerbs = new Set(['set', 'unset', 'append', 'select', 'unselect', 'clear'])

function formatStatement({ verb, words, quoted }: Statement): string {
  if (!valueVerbs.has(verb)) return [verb, ...words.map(quoteWhereNeeded)].join(' ')
  const [option, ...values] = words
  if (option === undefined) return verb
  const secret = values[0] === 'ENC' ? values.shift() : undefined
  const head = [verb, quoteWhereNeeded(option), ...(secret === undefined ? [] : [secret])]
  const asStrings = quoted ?? (stringOptions.has(option) || (secret === undefined && !values.every(isPlain)))
  return [...head, ...values.map(asStrings || !values.every(isBare) ? quote : (value: string) => value)].join(
    ' ',
  )
}

function isPlain(word: string): boolean {
  return plain.test(word)
}

/** Whether a word can stand without quotes and be read as it is. */
const bare = /^[^\s"'\\#()<>?]+$/

function isBare(word: string): boolean {
  return bare.test(word)
}

function quoteWhereNeeded(word: string): string {
  return isBare(word) ? word : quote(word)
}

/** A word in double quotes, `"` and `\` in it escaped. */
export function quote(word: string): string {
  return `"${word.replace(/["\\]/g, '\\$&')}"`
}
