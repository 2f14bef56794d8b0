import type { PortalPreview, PortalRow } from '../contract/rows'
import { shortestReason } from '../contract/reason'
import { ProblemError } from '../contract/result'
import { vdomWords } from '../contract/vdom-words'
import { figure } from '../text/words'
import { userKey } from '../review'
import { usersOf } from './outcome'
import { entriesIn, readPortalList, type PortalEntry } from './portal-list'
import { notNow } from './not-now'
import { remembered } from './remembered'
import { wasMigrated, type RunState } from './run'

/** The users whose serial number has to be compared in the portal: those of the migrated licenses, each once. */
export const portalRows = remembered(
  ['inventory', 'licenses', 'ticked', 'found', 'confirmedByHand', 'absent'],
  makePortalRows,
)

function makePortalRows(
  run: Pick<RunState, 'inventory' | 'licenses' | 'ticked' | 'found' | 'confirmedByHand' | 'absent'>,
): readonly PortalRow[] {
  const inventory = run.inventory?.inventory
  if (!inventory) return []
  const users = run.licenses.filter(wasMigrated).flatMap(({ key }) => usersOf(key, inventory))
  return [...new Map(users.map((user) => [userKey(user), user]))].map(([key, user]) => ({
    key,
    name: user.name,
    vdom: user.vdom,
    table: user.table,
    token: user.token ?? '',
    ticked: run.ticked.has(key),
    found: run.found.get(key) ?? null,
    reason: run.confirmedByHand.get(key) ?? null,
    absent: run.absent.has(key),
  }))
}

/** A user by name and VDOM: `kim (vdom-dmz)`. */
export function fullNameOf(row: PortalRow): string {
  return `${row.name} (${vdomWords(row)})`
}

/** What differs in the portal, each in a sentence. */
export function differences(rows: readonly PortalRow[]): readonly string[] {
  return rows.flatMap((row) => {
    const { token, found, reason } = row
    return found === null
      ? []
      : [
          `${fullNameOf(row)}: the portal must show ${token}, but the list shows ${found}.${reason === null ? '' : ` Confirmed by hand: ${reason}`}`,
        ]
  })
}

/**
 * Refuses a tick that a list speaks against, unless it is for one row alone and has a reason.
 *
 * @throws ProblemError
 */
export function refuseTick(run: RunState, keys: readonly string[], reason: string): void {
  const different = keys.filter((key) => run.found.has(key))
  if (different.length === 0) return
  if (keys.length > 1) {
    throw notNow(
      `The portal shows something else for ${figure(different.length)} of these users. Tick each one on its own, with a reason.`,
    )
  }
  if (reason.trim().length < shortestReason) {
    throw notNow(
      `Explain why the serial number is right although the list shows another one, in at least ${shortestReason} characters.`,
    )
  }
}

/** What a pasted or chosen list looks like, and which of its columns are taken for what. @throws ProblemError `list-too-long` */
export function previewPortalText(run: RunState, text: string): PortalPreview {
  const { columns, name, serial, rows } = readPortalList(text, wantedNames(run))
  return { columns, name, serial, rows: rows.length }
}

/** What the portal says of the users, compared with what it must say. */
export interface PortalMatch {
  /** Keys of users whose serial number is the one that must be. */
  readonly same: readonly string[]
  /** Key → what the list shows instead: another serial number, or the same one with someone else. */
  readonly found: Readonly<Record<string, string>>
  /** Keys of users who are not in the list. */
  readonly absent: readonly string[]
}

/**
 * Matches a list from the portal's page "Users" (or any list of names and serial numbers) with the users that must
 * be there. The CLI can't show the serial numbers after the migration; that page can (vendor's page, "To verify the
 * migration status in FortiToken Cloud").
 *
 * @param columns which columns hold names and serial numbers; without, those that were recognised
 * @throws ProblemError `columns-unknown`, `list-too-long`
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
          ? 'This text contains no token serial number (FTK…).'
          : 'It is unclear which column of this text holds the user names.',
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
  const absent: string[] = []
  const rows = portalRows(run)
  const rightful = new Set(rows.map(({ name, token }) => `${token} ${name.toLowerCase()}`))
  for (const row of rows) {
    const there = serials.get(row.name.toLowerCase())
    const others = [...(holders.get(row.token) ?? [])].filter(
      (name) => !rightful.has(`${row.token} ${name.toLowerCase()}`),
    )
    if (there && !there.has(row.token)) found[row.key] = theFirst([...there])
    else if (others.length > 0)
      found[row.key] = `${row.token} for ${theFirst(there ? [row.name, ...others] : others)}`
    else if (there) same.push(row.key)
    else absent.push(row.key)
  }
  return { same, found, absent }
}

/** The most values of a list that are kept for one user. */
const mostKept = 10

function theFirst(values: readonly string[]): string {
  const more = values.length - mostKept
  return more > 0 ? `${values.slice(0, mostKept).join(', ')} and ${figure(more)} more` : values.join(', ')
}

function wantedNames(run: RunState): ReadonlySet<string> {
  return new Set(portalRows(run).map(({ name }) => name.toLowerCase()))
}

function add(map: Map<string, Set<string>>, key: string, value: string) {
  const known = map.get(key)
  if (known) known.add(value)
  else map.set(key, new Set([value]))
}
