import type { PortalRow } from '../../contract/view'
import { userKey, usersOf } from '../outcome'
import type { RunState } from '../run'

/** A FortiToken serial number within other text: FTK and 13 more characters. */
const serialNumber = /\bFTK[A-Z0-9]{13}\b/

/** The users whose serial number has to be compared in the portal: those of the migrated licenses. */
export function portalRows(run: RunState): readonly PortalRow[] {
  const inventory = run.inventory?.inventory
  if (!inventory) return []
  return run.licenses
    .filter((license) => license.yesCount > 0)
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

/**
 * Matches text copied from the portal's page "Users" (or any list of names and serial numbers, one a line) with the
 * users that must be there. The CLI can't show the serial numbers after the migration; this page can (vendor's
 * page, "To verify the migration status in FortiToken Cloud").
 *
 * @returns `same`: keys whose serial number is the one that must be; `found`: key → another serial number that was
 *   found; `mismatches`: what does not match, in words.
 */
export function matchPortalText(run: RunState, text: string) {
  const serials = new Map<string, Set<string>>()
  for (const line of text.split(/\r?\n/)) {
    const serial = serialNumber.exec(line)?.[0]
    if (!serial) continue
    for (const cell of cellsOf(line.replace(serial, ' '))) {
      const list = serials.get(cell) ?? new Set<string>()
      list.add(serial)
      serials.set(cell, list)
    }
  }
  const same: string[] = []
  const found: Record<string, string> = {}
  const mismatches: string[] = []
  for (const row of portalRows(run)) {
    const there = serials.get(row.name.toLowerCase())
    if (!there) mismatches.push(`${row.name} (${row.vdom}) is not in the pasted text.`)
    else if (there.has(row.token)) same.push(row.key)
    else {
      const other = [...there].join(', ')
      found[row.key] = other
      mismatches.push(`${row.name} (${row.vdom}) has ${other} in the portal, not ${row.token}.`)
    }
  }
  return { same, found, mismatches }
}

/** The cells of a row of a pasted table, whatever separates them, in lower case. */
function cellsOf(line: string): readonly string[] {
  return line
    .split(/[\t,;|]| {2,}/)
    .map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim()
        .toLowerCase(),
    )
    .filter((cell) => cell !== '')
}
