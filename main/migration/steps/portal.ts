import { stepIndex } from '../../contract/steps'
import { forbids } from '../../contract/policy'
import type { PortalView } from '../../contract/step-views'
import {
  differences,
  matchEntries,
  matchPortalText,
  portalRows,
  refuseTick,
  type PortalMatch,
} from '../portal-rows'
import { revisionOf } from '../revision'
import { no } from '../allowed'
import type { Bench } from '../bench'
import type { PortalSource } from '../events'
import type { PortalEntry } from '../portal-list'
import type { RunState } from '../run'
import { verdictOf } from '../verdict'
import { at, type Action } from './action'
import type { Live, Step } from './step'

/** Step 8: the serial numbers in the portal of FortiToken Cloud. */
export const portalStep: Step<PortalView | null> = {
  link: 'portal-users',
  mayLeave: () => no(''),
  leavesOpen: (run) => {
    if (!run.verification) return false
    const { portal } = verdictOf(run)
    return portal.different + portal.confirmedByHand > 0
  },
  waitsFor: 'Migrated; still to verify in the portal',
  view: viewPortal,
}

/** Ticks users, or takes ticks back. One whom a list speaks against is ticked alone, with a reason. */
export function tick({
  keys,
  ticked,
  reason = '',
}: {
  readonly keys: readonly string[]
  readonly ticked: boolean
  readonly reason?: string | undefined
}): Action {
  return at('portal', ({ run, record }) => {
    const known = new Set(portalRows(run).map(({ key }) => key))
    const chosen = keys.filter((key) => known.has(key))
    if (ticked) refuseTick(run, chosen, reason)
    const isAgainstList = ticked && chosen.some((key) => run.found.has(key))
    record({ type: 'ticked', keys: chosen, ticked, ...(isAgainstList && { reason: reason.trim() }) })
  })
}

/** Matches text that was copied from the portal with the users and serial numbers that must be there. */
export function matchPasted({
  text,
  columns,
}: {
  readonly text: string
  readonly columns?: { readonly name: number; readonly serial: number } | undefined
}): Action {
  return at('portal', (bench) => {
    recordMatch(bench, matchPortalText(bench.run, text, columns), 'text')
  })
}

/** Fetches the tokens of FortiToken Cloud and matches them; `fetch` knows how. */
export function matchFetched(fetch: (signal: AbortSignal) => Promise<readonly PortalEntry[]>): Action {
  return at('portal', (bench) =>
    bench.attempt('Reading the tokens of FortiToken Cloud', async (signal) => {
      const entries = await fetch(signal)
      recordMatch(bench, matchEntries(bench.run, entries), 'rest')
    }),
  )
}

function recordMatch({ run, record }: Bench, { found, same, absent }: PortalMatch, source: PortalSource) {
  const different = Object.keys(found)
  const rows = portalRows(run).flatMap((row) => {
    const shown = found[row.key]
    return shown === undefined ? [] : [{ ...row, found: shown, reason: null }]
  })
  record({ type: 'matched', found, mismatches: differences(rows), source, same, absent })
  // A serial number that is another one now takes an earlier tick back.
  if (different.length > 0) record({ type: 'ticked', keys: different, ticked: false })
  if (same.length > 0) record({ type: 'ticked', keys: same, ticked: true })
}

/** Writes the report, and ends the run and its session. */
export function finishRun(): Action {
  return at('portal', (bench) =>
    bench.once('Creating the report', async () => {
      const { sentence, open } = verdictOf(bench.run)
      const report = await bench.writeReport(bench.run)
      bench.record({ type: 'finished', report, summary: sentence, open })
      bench.leaveSession()
    }),
  )
}

function viewPortal(run: RunState, { session: { policy } }: Live): PortalView | null {
  if (stepIndex(run.step) < stepIndex('portal')) return null
  const rows = portalRows(run)
  const { licenses, inventory, ticked, found, confirmedByHand, absent } = run
  const revision = revisionOf(licenses, inventory, ticked, found, confirmedByHand, absent)
  return {
    revision,
    total: rows.length,
    ticked: rows.filter((row) => row.ticked).length,
    different: { count: rows.filter(({ found }) => found !== null).length, revision },
    isRestForbidden: forbids(policy, 'restAccess'),
    absent: rows.filter(({ absent, ticked, found }) => absent && !ticked && found === null).length,
  }
}
