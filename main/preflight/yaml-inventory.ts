import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type YAMLMap,
} from 'yaml'
import { fieldOfVariable, hostWithVariables } from './ansible-variables'
import type { InventoryFault, RawEntry, RawField } from './entry'

type Fields = ReadonlyMap<string, RawField>
type Complain = (fault: InventoryFault) => void

const noFields: Fields = new Map()

/** Groups within groups within groups: nobody has more. */
const deepestGroup = 10

const shapes =
  'Write a list of devices, or "devices:" with one (and "defaults:" beside it), or the groups of an Ansible inventory.'

/** The devices of a YAML file: a list of them, `defaults` and `devices`, or an inventory of Ansible's. */
export function readYamlInventory(text: string, complain: Complain): readonly RawEntry[] {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true })
  const reader = new YamlReader(lines, complain)
  const [error] = document.errors
  if (error) {
    const { line } = lines.linePos(error.pos[0])
    complain({ line, field: null, message: `This is not YAML: ${withoutValues(error.message)}` })
    return []
  }
  return reader.read(document)
}

class YamlReader {
  private readonly lines: LineCounter
  private readonly complain: Complain

  constructor(lines: LineCounter, complain: Complain) {
    this.lines = lines
    this.complain = complain
  }

  read(document: Document): readonly RawEntry[] {
    const aliases: Node[] = []
    visit(document, { Alias: (_key, node) => void aliases.push(node) })
    if (aliases.length > 0) {
      for (const node of aliases) {
        this.fault(node, null, 'References (*) are not followed; write the value here.')
      }
      return []
    }
    const root = document.contents
    if (isSeq(root)) return this.devices(root, noFields)
    if (!isMap(root)) {
      if (root !== null) this.fault(root as Node, null, shapes)
      return []
    }
    if (root.has('devices')) return this.listed(root)
    const found = new Map<string, RawEntry>()
    for (const [name, group] of this.pairs(root)) this.group(name, group, noFields, found, deepestGroup)
    return [...found.values()]
  }

  /** `defaults` and `devices`. */
  private listed(root: YAMLMap): readonly RawEntry[] {
    const parts = this.pairs(root)
    let defaults = noFields
    for (const [name, node] of parts) {
      if (name === 'defaults') defaults = this.fields(node)
      else if (name !== 'devices')
        this.fault(node ?? root, name, 'Only "defaults" and "devices" are allowed here.')
    }
    const devices = parts.find(([name]) => name === 'devices')?.[1]
    if (isSeq(devices)) return this.devices(devices, defaults)
    this.fault(devices ?? root, 'devices', 'This has to be a list of devices.')
    return []
  }

  private devices(list: Node, defaults: Fields): readonly RawEntry[] {
    if (!isSeq(list)) return []
    return (list.items as readonly Node[]).flatMap((node) => {
      if (isMap(node)) {
        return [{ fields: new Map([...defaults, ...this.fields(node)]), line: this.line(node) }]
      }
      this.fault(node, null, 'Write a device with its fields: "- host: 192.0.2.1".')
      return []
    })
  }

  /** A group of an Ansible inventory: its hosts, the variables for all of them, and the groups below it. */
  private group(name: string, node: Node | null, above: Fields, found: Map<string, RawEntry>, depth: number) {
    if (node === null) return
    if (!isMap(node) || depth === 0) {
      this.fault(node, name, depth === 0 ? 'The groups are nested too deeply.' : shapes)
      return
    }
    const parts = new Map(this.pairs(node))
    for (const [part, value] of parts) {
      if (!['hosts', 'vars', 'children'].includes(part)) this.fault(value ?? node, part, shapes)
    }
    const vars = new Map([...above, ...this.variables(parts.get('vars') ?? null)])
    const hosts = parts.get('hosts')
    for (const [host, own] of hosts && isMap(hosts) ? this.pairs(hosts) : []) {
      const line = this.line(own ?? hosts ?? node)
      found.set(host, hostWithVariables(host, line, found.get(host), vars, this.variables(own)))
    }
    const children = parts.get('children')
    for (const [child, below] of isMap(children) ? this.pairs(children) : []) {
      this.group(child, below, vars, found, depth - 1)
    }
  }

  /** The variables of a host or a group that are ours, by our names; those of other tools are none of our business. */
  private variables(node: Node | null): Fields {
    if (!isMap(node)) return noFields
    const ours = [...this.fields(node)].flatMap(([name, field]): [string, RawField][] => {
      const known = fieldOfVariable(name)
      return known === null ? [] : [[known, field]]
    })
    return new Map(ours)
  }

  private fields(node: Node | null): Fields {
    if (!isMap(node)) {
      if (node !== null) this.fault(node, null, 'Write fields as "host: 192.0.2.1".')
      return noFields
    }
    return new Map(this.pairs(node).map(([name, value]) => [name, this.field(value, node)]))
  }

  private field(node: Node | null, around: Node): RawField {
    const line = this.line(node ?? around)
    if (isSeq(node)) return { value: (node.items as readonly Node[]).map(textOf), line }
    return { value: node === null ? '' : textOf(node), line }
  }

  private pairs(map: YAMLMap): readonly [string, Node | null][] {
    return map.items.map(({ key, value }) => [textOf(key as Node), value as Node | null])
  }

  private line(node: Node): number {
    return this.lines.linePos(node.range?.[0] ?? 0).line
  }

  private fault(node: Node, field: string | null, message: string) {
    this.complain({ line: this.line(node), field, message })
  }
}

/** A value as it is written: the port 22 and the name 007 stay what they are. */
function textOf(node: Node): string {
  if (!isScalar(node) || node.value === null) return isScalar(node) ? '' : '{…}'
  return typeof node.value === 'string' ? node.value : (node.source ?? JSON.stringify(node.value))
}

/** The words of the YAML library; what they quote of the file may be a secret. */
function withoutValues(message: string): string {
  return message
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/"[^"]*"?|'[^']*'/g, '"…"')
    .slice(0, 200)
}
