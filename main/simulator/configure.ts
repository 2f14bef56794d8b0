import { assumed } from './assumptions'
import { named, scopeOf, type PendingEdit, type CliPlace } from './cli-place'
import { Entry } from './config-section'
import type { LoginShell } from './login-shell'
import { lines, refused, type Output } from './show'
import { means } from './words'

/**
 * The commands that move about in scopes and tables, and change tables: `config`, `edit`, `set`, `unset`, `delete`,
 * `next`, `end`, `abort`. `null` if the words are none of them in the present place.
 */
export function configure(
  shell: LoginShell,
  words: readonly string[],
  raw: readonly string[],
): Output | null {
  const { place } = shell
  const [verb = '', ...rest] = words
  if (means(verb, 'config', 4)) return config(shell, rest)
  if (verb === 'end') return end(shell)
  if (place.kind === 'vdoms' && verb === 'edit') return editVdom(shell, rest)
  if (place.kind === 'vdom' && verb === 'next') return shell.leave() ? [] : lines('Unknown action 0')
  if (place.kind === 'table') return inTable(shell, place, verb, rest, raw.slice(1))
  return null
}

function config(shell: LoginShell, path: readonly string[]): Output {
  const { place, device, rights } = shell
  const [word, stray] = path
  if (word === undefined) return refused(null)
  if (place.kind === 'root' && (word === 'global' || word === 'vdom')) {
    if (stray !== undefined) return refused(stray)
    shell.enter(
      word === 'global' ? { kind: 'global', scope: device.configuration.deviceWide } : { kind: 'vdoms' },
    )
    return []
  }
  const scope = place.kind === 'table' ? null : scopeOf(place)
  const found = scope ? named(scope, path) : { stray: word }
  if (!scope || 'stray' in found) return refused('stray' in found ? found.stray : word)
  if (found.rest[0] !== undefined) return refused(found.rest[0])
  if (rights.readOnly) return lines(...assumed['cli.permission'].value)
  shell.enter({ kind: 'table', scope, path: found.path, entry: null, changes: [] })
  return []
}

/** `end` leaves a table and keeps its changes, and leaves a scope for the outermost shell. */
function end(shell: LoginShell): Output {
  const { place } = shell
  if (place.kind === 'table') {
    for (let inner = shell.place; inner.kind === 'table'; inner = shell.place) {
      keep(shell, inner)
      shell.leave()
    }
    return []
  }
  if (!shell.leave()) return lines('Unknown action 0')
  while (shell.leave());
  return []
}

/** `edit <name>` below `config vdom`: goes into the VDOM, and makes it if there is none of that name. */
function editVdom(shell: LoginShell, [name, stray]: readonly string[]): Output {
  const { configuration } = shell.device
  if (name === undefined) return refused(null)
  if (stray !== undefined) return refused(stray)
  const there = configuration.vdom(name)
  if (!there && shell.rights.readOnly) return lines(...assumed['cli.permission'].value)
  const scope = there ?? configuration.createVdom(name)
  shell.enter({ kind: 'vdom', scope })
  return lines(`current vf=${name}:${configuration.vdoms.indexOf(name)}`)
}

function inTable(
  shell: LoginShell,
  place: Extract<CliPlace, { kind: 'table' }>,
  verb: string,
  rest: readonly string[],
  written: readonly string[],
): Output | null {
  const [name, ...values] = rest
  const change = (what: PendingEdit): Output => {
    place.changes.push(what)
    return []
  }
  switch (verb) {
    case 'abort':
      shell.leave()
      return []
    case 'edit':
      if (name === undefined || place.entry !== null) return refused(name ?? null)
      shell.enter({ ...place, entry: name, changes: [added(name, written[0] ?? name)] })
      return []
    case 'next':
      if (place.entry === null) return lines('Unknown action 0')
      keep(shell, place)
      shell.leave()
      return []
    case 'delete':
      if (name === undefined || place.entry !== null) return refused(name ?? null)
      return change((_own, entries) => entries.delete(name))
    case 'set':
      if (name === undefined || values.length === 0) return refused(null)
      return change((own, entries) =>
        target(own, entries, place.entry)?.set(name, values, written.slice(1).join(' ')),
      )
    case 'unset':
      if (name === undefined) return refused(null)
      return change((own, entries) => target(own, entries, place.entry)?.unset(name))
    default:
      return null
  }
}

function added(name: string, written: string): PendingEdit {
  return (_own, entries) => {
    if (!entries.has(name)) entries.set(name, Entry.named(name, written))
  }
}

function target(own: Entry, entries: Map<string, Entry>, entry: string | null): Entry | undefined {
  return entry === null ? own : entries.get(entry)
}

function keep(shell: LoginShell, { scope, path, changes }: Extract<CliPlace, { kind: 'table' }>): void {
  if (changes.length === 0) return
  shell.device.configuration.sectionToWrite(scope, path).edit((own, entries) => {
    for (const change of changes) change(own, entries)
  })
  changes.length = 0
}
