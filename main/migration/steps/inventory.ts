import { keyText } from '../../contract/license-key'
import type { Finding, License } from '../../contract/review'
import type { UserRow } from '../../contract/rows'
import type { InventoryView } from '../../contract/step-views'
import { countOutcomes, userKey } from '../../review'
import { findingsAt, viewFindings } from '../decisions'
import { isSelectable } from '../licenses'
import { hasBegun, type RunState } from '../run'
import { no, whenDecided, type Step } from './step'

/** Step 3: who has which token of which license, and which licenses migrate. */
export const inventoryStep: Step<InventoryView | null> = {
  link: 'procedure',
  enter: (reads) => reads.readInventory(),
  mayLeave: (run, findings) => {
    if (!run.inventory) return no('The inventory has not been read yet')
    if (run.chosen.length === 0) return no('Choose at least one license')
    return whenDecided(run, findings)
  },
  forget: (run) => (hasBegun(run) ? {} : { inventory: null, chosen: [], licenses: [] }),
  view: (run, { findings }) => viewInventory(run, findings),
}

function viewInventory(run: RunState, findings: readonly Finding[]): InventoryView | null {
  if (!run.inventory) return null
  const { licenses, tokens, users } = run.inventory.inventory
  const chosen = new Set(run.chosen.map(keyText))
  return {
    revision: Date.parse(run.inventory.at),
    licenses: licenses.map((license) => ({
      ...license,
      chosen: chosen.has(keyText(license)),
      selectable: isSelectable(license),
      reason: isSelectable(license) ? '' : unselectable(license.kind),
    })),
    findings: viewFindings(findingsAt('inventory', findings), run.answers),
    counts: {
      licenses: licenses.filter(isSelectable).length,
      tokens: tokens.length,
      unassigned: tokens.filter((token) => token.users.length === 0).length,
      ...countOutcomes(users),
    },
  }
}

function unselectable(kind: License['kind']): string {
  return kind === 'trial'
    ? 'Trial tokens stay on the FortiGate.'
    : 'Its number has other characters than a license number can have.'
}

/** The rows of the table of users. */
export function userRows(run: RunState): readonly UserRow[] {
  return (run.inventory?.inventory.users ?? []).map((user) => ({
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
  }))
}
