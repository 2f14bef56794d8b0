import { stepIndex } from '../../contract/steps'
import type { PortalView } from '../../contract/step-views'
import { differences, portalRows } from '../portal-rows'
import type { RunState } from '../run'
import { verdictOf } from '../verdict'
import { no, type Step } from './step'

/** Step 8: the serial numbers in the portal of FortiToken Cloud. */
export const portalStep: Step<PortalView | null> = {
  link: 'portal-users',
  mayLeave: () => no(''),
  forget: () => ({
    ticked: new Set<string>(),
    found: new Map<string, string>(),
    confirmedByHand: new Map<string, string>(),
    absent: new Set<string>(),
    portalSource: null,
  }),
  leavesOpen: (run) => {
    if (!run.verification) return false
    const { portal } = verdictOf(run)
    return portal.different + portal.confirmedByHand > 0
  },
  view: viewPortal,
}

function viewPortal(run: RunState): PortalView | null {
  if (stepIndex(run.step) < stepIndex('portal')) return null
  const rows = portalRows(run)
  return {
    revision: Date.parse(run.touchedAt),
    total: rows.length,
    ticked: rows.filter((row) => row.ticked).length,
    different: differences(rows),
    absent: rows.filter(({ absent, ticked, found }) => absent && !ticked && found === null).length,
  }
}
