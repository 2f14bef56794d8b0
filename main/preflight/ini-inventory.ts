import { fieldOfVariable, hostWithVariables } from './ansible-variables'
import { mostDevices, type InventoryFault, type RawEntry, type RawField } from './entry'
import { namesOfRanges } from './host-range'

type Complain = (fault: InventoryFault) => void

/** Variables of a host or a group: by our names of them. */
type Variables = Map<string, RawField>

interface Group {
  readonly hosts: Map<string, Host>
  readonly variables: Variables
  readonly children: string[]
}

interface Host {
  readonly line: number
  readonly variables: Variables
}

/** Groups within groups: nobody has more. */
const deepest = 10
/** The lines of a file may stand for so many hosts; one in many groups counts in each. */
const mostHosts = 10 * mostDevices
/** The group that all others are in. */
const all = 'all'
/** That of the hosts above the first section. */
const ungrouped = 'ungrouped'

const section = /^\[([^\]:]+)(?::(vars|children))?\]$/
/** `name=value`, its value in quotes or without blanks. */
const variable = /([\w.-]+)\s*=\s*("(?:[^"\\]|\\.)*"|'[^']*'|\S*)/y

/**
 * The devices of an Ansible inventory in INI form: hosts with their variables, `[group]`, `[group:vars]` and
 * `[group:children]` (Ansible, "How to build your inventory").
 */
export function readIniInventory(text: string, complain: Complain): readonly RawEntry[] {
  const groups = readGroups(text, complain)
  const inner = new Set([...groups.values()].flatMap(({ children }) => children))
  const found = new Map<string, RawEntry>()
  const everywhere = groups.get(all)?.variables ?? new Map()
  for (const name of groups.keys()) {
    if (!inner.has(name)) collect(groups, name, everywhere, found, complain, deepest)
  }
  return [...found.values()]
}

function readGroups(text: string, complain: Complain): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>()
  const groupOf = (name: string): Group => {
    const known = groups.get(name) ?? { hosts: new Map(), variables: new Map(), children: [] }
    groups.set(name, known)
    return known
  }
  let name = ungrouped
  let part: string | undefined
  let count = 0
  for (const [at, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const line = at + 1
    const words = raw.replace(/(?:^|\s)[#;].*$/, '').trim()
    if (words === '') continue
    const opened = section.exec(words)
    if (opened !== null) {
      name = opened[1]?.trim() ?? ''
      part = opened[2]
      groupOf(name)
    } else if (words.startsWith('[')) {
      complain({ line, field: null, message: 'It is not [group], [group:vars] or [group:children].' })
    } else if (part === 'children') groupOf(name).children.push(words)
    else if (part === 'vars') readVariables(words, line, groupOf(name).variables, complain)
    else count += readHosts(words, line, groupOf(name).hosts, complain)
    if (count > mostHosts) {
      complain({ line, field: null, message: `There are more than ${mostHosts} hosts up to here.` })
      return groups
    }
  }
  return groups
}

/** Reads the line of a host, or of a range of them, and returns how many it stands for. */
function readHosts(words: string, line: number, hosts: Map<string, Host>, complain: Complain): number {
  const [pattern = ''] = words.split(/\s/, 1)
  if (pattern.includes('=')) {
    complain({ line, field: null, message: 'A host line begins with the host’s name.' })
    return 0
  }
  const names = namesOfRanges(pattern, (message) => complain({ line, field: 'name', message }))
  const variables: Variables = new Map()
  readVariables(words.slice(pattern.length).trim(), line, variables, complain)
  for (const name of names) {
    const known = hosts.get(name)
    hosts.set(name, {
      line: known?.line ?? line,
      variables: new Map([...(known?.variables ?? []), ...variables]),
    })
  }
  return names.length
}

function readVariables(words: string, line: number, into: Variables, complain: Complain): void {
  for (let at = 0; at < words.length;) {
    variable.lastIndex = at
    const found = variable.exec(words)
    if (found === null) {
      complain({ line, field: null, message: 'Write variables as name=value, separated by spaces.' })
      return
    }
    at = variable.lastIndex
    while (words[at] === ' ' || words[at] === '\t') at += 1
    const field = fieldOfVariable(found[1] ?? '')
    if (field !== null) into.set(field, { value: (found[2] ?? '').replaceAll(/^(["'])(.*)\1$/g, '$2'), line })
  }
}

/** Adds the hosts of a group, and of the groups in it. */
function collect(
  groups: ReadonlyMap<string, Group>,
  name: string,
  above: Variables,
  found: Map<string, RawEntry>,
  complain: Complain,
  depth: number,
): void {
  const group = groups.get(name)
  if (group === undefined) return
  if (depth === 0) {
    complain({ line: 1, field: name, message: 'The groups are nested too deeply.' })
    return
  }
  const variables = new Map([...above, ...group.variables])
  for (const [host, { line, variables: own }] of group.hosts) {
    found.set(host, hostWithVariables(host, line, found.get(host), variables, own))
  }
  for (const child of group.children) collect(groups, child, variables, found, complain, depth - 1)
}
