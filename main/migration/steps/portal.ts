import type { PortalPreview, PortalRow } from '../../contract/view'
import { ProblemError } from '../../contract/result'
import { userKey } from '../../review'
import { usersOf } from '../outcome'
import { entriesIn, readPortalList, type PortalEntry } from '../portal-list'
import { wasMigrated, type RunState } from '../run'

/** The users whose serial number has to be compared in the portal: those of the migrated licenses. */
export function portalRows(run: RunState): readonly PortalRow[] {
  const inventory = run.inventory?.inventory
  if (!inventory) return []
  return run.licenses
    .filter(wasMigrated)
    .flatMap(({ key }) => usersOf(key, inventory))
    .map((user) => {
      const key = userKey(user)
      return {
        key,
        name: user.name,
        vdom: user.table === 'admin' ? 'administrator' : user.vdom,
        token: user.token ?? '',
        ticked: run.ticked.has(key),
        found: run.found.get(key) ?? null,
      }
    })
}

/** The keys that may be ticked. */
export function portalKeys(run: RunState): ReadonlySet<string> {
  return new Set(portalRows(run).map((row) => row.key))
}

/** What a pasted or chosen list looks like, and which of its columns are taken for what. */
export function previewPortalText(run: RunState, text: string): PortalPreview {
  const { columns, name, serial, rows } = readPortalList(text, wantedNames(run))
  return { columns, name, serial, rows: rows.length }
}

/** What the portal says of the users, compared with what it must say. */
export interface PortalMatch {
  /** Keys of users whose serial number is the one that must be. */
  readonly same: readonly string[]
  /** Key → the serial number that was found instead. */
  readonly found: Readonly<Record<string, string>>
  /** What does not match, in words. */
  readonly mismatches: readonly string[]
}

/**
 * Matches a list from the portal's page "Users" (or any list of names and serial numbers) with the users that must
 * be there. The CLI can't show the serial numbers after the migration; that page can (vendor's page, "To verify the
 * migration status in FortiToken Cloud").
 *
 * @param columns which columns hold names and serial numbers; without, those that were recognised
 * @throws ProblemError `columns-unknown`
 */
export function matchPortalText(
  run: RunState,
  text: string,
  columns?: { readonly name: number; readonly serial: number },
): PortalMatch {
  const list = readPortalList(text, wantedNames(run))
  const name = columns?.name ?? list.name
  const serial = columns?.serial ?? list.serial
  if (name === null || serial === null) {
    throw new ProblemError({
      code: 'columns-unknown',
      message:
        serial === null
          ? 'There is no serial number of a token (FTK…) in this text.'
          : 'It can’t be told which column of this text holds the names of the users.',
      hint: 'Paste a table with a name and a serial number in each row, or choose its columns.',
    })
  }
  return matchEntries(run, entriesIn(list, name, serial))
}

/** Compares the portal's users and serial numbers with those that must be there. */
export function matchEntries(run: RunState, entries: readonly PortalEntry[]): PortalMatch {
  const serials = new Map<string, Set<string>>()
  const holders = new Map<string, Set<string>>()
  for (const { name, serial } of entries) {
    add(serials, name.toLowerCase(), serial)
    add(holders, serial, name)
  }
  const same: string[] = []
  const found: Record<string, string> = {}
  const mismatches: string[] = []
  for (const row of portalRows(run)) {
    const there = serials.get(row.name.toLowerCase())
    const others = [...(holders.get(row.token) ?? [])].filter(
      (name) => name.toLowerCase() !== row.name.toLowerCase(),
    )
    const where = `${row.name} (${row.vdom})`
    const heldBy = others.length > 0 ? ` That one belongs to ${others.join(', ')} there.` : ''
    if (!there) mismatches.push(`${where} is not in the list.${heldBy}`)
    else if (there.has(row.token)) {
      same.push(row.key)
      if (others.length > 0) mismatches.push(`${where} shares ${row.token} with ${others.join(', ')}.`)
    } else {
      const other = [...there].join(', ')
      found[row.key] = other
      mismatches.push(`${where} has ${other} in the portal, not ${row.token}.${heldBy}`)
    }
  }
  return { same, found, mismatches }
}

function wantedNames(run: RunState): ReadonlySet<string> {
  return new Set(portalRows(run).map(({ name }) => name.toLowerCase()))
}

function add(map: Map<string, Set<string>>, key: string, value: string) {
  const known = map.get(key)
  if (known) known.add(value)
  else map.set(key, new Set([value]))
}
