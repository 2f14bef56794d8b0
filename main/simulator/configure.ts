import { assumed } from './assumptions'
import { named, scopeOf, type Change, type Place } from './place'
import { Entry } from './section'
import type { Session } from './session'
import { lines, refused, type Output } from './show'
import { means } from './words'

/**
 * The commands that move about in scopes and tables, and change tables: `config`, `edit`, `set`, `unset`, `delete`,
 * `next`, `end`, `abort`. `null` where the words are none of them in the present place.
 */
export function configure(session: Session, words: readonly string[], raw: readonly string[]): Output | null {
  const { place } = session
  const [verb = '', ...rest] = words
  if (means(verb, 'config', 4)) return config(session, rest)
  if (verb === 'end') return end(session)
  if (place.kind === 'vdoms' && verb === 'edit') return editVdom(session, rest)
  if (place.kind === 'vdom' && verb === 'next') return session.leave() ? [] : lines('Unknown action 0')
  if (place.kind === 'table') return inTable(session, place, verb, rest, raw.slice(1))
  return null
}

function config(session: Session, path: readonly string[]): Output {
  const { place, device, rights } = session
  const [word, stray] = path
  if (word === undefined) return refused(null)
  if (place.kind === 'root' && (word === 'global' || word === 'vdom')) {
    if (stray !== undefined) return refused(stray)
    session.enter(
      word === 'global' ? { kind: 'global', scope: device.configuration.deviceWide } : { kind: 'vdoms' },
    )
    return []
  }
  const scope = place.kind === 'table' ? null : scopeOf(place)
  const found = scope ? named(scope, path) : { stray: word }
  if (!scope || 'stray' in found) return refused('stray' in found ? found.stray : word)
  if (found.rest[0] !== undefined) return refused(found.rest[0])
  if (rights.readOnly) return lines(...assumed['cli.permission'].value)
  session.enter({ kind: 'table', scope, path: found.path, entry: null, changes: [] })
  return []
}

/** `end` leaves a table and keeps its changes, and leaves a scope for the outermost shell. */
function end(session: Session): Output {
  const { place } = session
  if (place.kind === 'table') {
    for (let inner = session.place; inner.kind === 'table'; inner = session.place) {
      keep(session, inner)
      session.leave()
    }
    return []
  }
  if (!session.leave()) return lines('Unknown action 0')
  while (session.leave());
  return []
}

/** `edit <name>` below `config vdom`: goes into the VDOM, and makes it where there is none of that name. */
function editVdom(session: Session, [name, stray]: readonly string[]): Output {
  const { configuration } = session.device
  if (name === undefined) return refused(null)
  if (stray !== undefined) return refused(stray)
  const there = configuration.vdom(name)
  if (!there && session.rights.readOnly) return lines(...assumed['cli.permission'].value)
  const scope = there ?? configuration.createVdom(name)
  session.enter({ kind: 'vdom', scope })
  return lines(`current vf=${name}:${configuration.vdoms.indexOf(name)}`)
}

function inTable(
  session: Session,
  place: Extract<Place, { kind: 'table' }>,
  verb: string,
  rest: readonly string[],
  written: readonly string[],
): Output | null {
  const [name, ...values] = rest
  const change = (what: Change): Output => {
    place.changes.push(what)
    return []
  }
  switch (verb) {
    case 'abort':
      session.leave()
      return []
    case 'edit':
      if (name === undefined || place.entry !== null) return refused(name ?? null)
      session.enter({ ...place, entry: name, changes: [added(name, written[0] ?? name)] })
      return []
    case 'next':
      if (place.entry === null) return lines('Unknown action 0')
      keep(session, place)
      session.leave()
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

function added(name: string, written: string): Change {
  return (_own, entries) => {
    if (!entries.has(name)) entries.set(name, Entry.named(name, written))
  }
}

function target(own: Entry, entries: Map<string, Entry>, entry: string | null): Entry | undefined {
  return entry === null ? own : entries.get(entry)
}

function keep(session: Session, { scope, path, changes }: Extract<Place, { kind: 'table' }>): void {
  if (changes.length === 0) return
  session.device.configuration.sectionToWrite(scope, path).edit((own, entries) => {
    for (const change of changes) change(own, entries)
  })
  changes.length = 0
}
