import { keyText, type LicenseKey } from '../../contract/license-key'
import type { Finding, License } from '../../contract/review'
import type { UserRow } from '../../contract/rows'
import type { InventoryView, UserDetails } from '../../contract/step-views'
import {
  countOutcomes,
  findingsByUser,
  linesOf,
  noInventory,
  reasonsOf,
  tokenFinder,
  tokenNamedBy,
  userKey,
} from '../../review'
import { no } from '../allowed'
import { findingsAt, viewFindings, whenDecided } from '../decisions'
import { isSelectable, paidLicenses } from '../licenses'
import { remembered } from '../remembered'
import { revisionOf } from '../revision'
import { vdomsEnabled, type RunState } from '../run'
import { listFindings } from '../findings-shown-at'
import type { Step } from './step'
import { notNow } from '../not-now'
import { readInventory } from '../readings/inventory'
import { at, type Action } from './action'

/** Step 3: who has which token of which license, and which licenses migrate. */
export const inventoryStep: Step<InventoryView | null> = {
  link: 'procedure',
  enter: readUsersAndLicenses,
  mayLeave: (run, findings) => {
    if (!run.inventory) return no('The inventory has not been read yet')
    if (run.chosen.length === 0) return no('Choose at least one license')
    return whenDecided(run, findings)
  },
  waitsFor: 'Findings await a decision',
  view: (run, { findings }) => viewInventory(run, findings),
}

/** Reads the users, tokens and licenses, and chooses the licenses that are paid for. */
export function readUsersAndLicenses(): Action {
  return at('inventory', (bench) =>
    bench.read('Taking inventory', async (signal, fortigate) => {
      bench.forgetCommands()
      const reading = await readInventory(fortigate(), vdomsEnabled(bench.run), bench.progress, signal, {
        mayBeUnread: 'any',
        version: bench.run.connected?.reading.status.version,
      })
      bench.record({ type: 'inventory-read', reading })
      bench.record({ type: 'licenses-chosen', licenses: paidLicenses(reading.inventory) })
    }),
  )
}

/** Chooses the licenses that migrate, in this order. */
export function chooseLicenses({ licenses }: { readonly licenses: readonly LicenseKey[] }): Action {
  return at('inventory', ({ run, record }) => {
    const known = new Set((run.inventory?.inventory.licenses ?? []).filter(isSelectable).map(keyText))
    if (!licenses.every((key) => known.has(keyText(key))))
      throw notNow('One of these licenses can’t be chosen.')
    const once = new Map(licenses.map((key) => [keyText(key), key]))
    record({ type: 'licenses-chosen', licenses: [...once.values()] })
  })
}

function viewInventory(run: RunState, findings: readonly Finding[]): InventoryView | null {
  if (!run.inventory) return null
  const { licenses } = run.inventory.inventory
  const chosen = new Set(run.chosen.map(keyText))
  return {
    revision: revisionOf(run.inventory),
    licenses: licenses.map((license) => ({
      ...license,
      chosen: chosen.has(keyText(license)),
      selectable: isSelectable(license),
      reason: isSelectable(license) ? '' : unselectable(license.kind),
    })),
    findings: listFindings('inventory', run, findings),
    counts: countsOf(run),
  }
}

const countsOf = remembered(['inventory'], ({ inventory }): InventoryView['counts'] => {
  const { licenses, tokens, users } = inventory?.inventory ?? noInventory
  return {
    licenses: licenses.filter(isSelectable).length,
    tokens: tokens.length,
    unassigned: tokens.filter((token) => token.users.length === 0).length,
    ...countOutcomes(users),
  }
})

function unselectable(kind: License['kind']): string {
  return kind === 'trial'
    ? 'Trial tokens stay on the FortiGate.'
    : 'Its number contains characters that a license number can’t have.'
}

/** The rows of the table of users. */
export function userRows(run: RunState): readonly UserRow[] {
  if (!run.inventory) return []
  const tokenOf = tokenFinder(run.inventory.inventory.tokens)
  return run.inventory.inventory.users.map((user) => ({
    key: userKey(user),
    name: user.name,
    vdom: user.vdom,
    table: user.table,
    type: user.type,
    twoFactor: user.twoFactor,
    token: user.token,
    license: user.license,
    email: user.email,
    phone: user.phone,
    outcome: user.outcome,
    why: reasonsOf(user, tokenOf(user)),
  }))
}

/** What was found about one of them, and its entries. A user who is there no more has neither. */
export function userDetails(run: RunState, all: readonly Finding[], key: string): UserDetails {
  if (!run.inventory) return { findings: [], lines: [] }
  const { inventory } = run.inventory
  const users = inventory.users.filter((user) => userKey(user) === key)
  const about = findingsByUser({ ...inventory, users }, findingsAt('inventory', all)).get(key) ?? []
  return {
    findings: viewFindings(about, run.answers, () => [key]),
    lines: linesOf(key, inventory, tokenNamedBy(key, inventory)),
  }
}
