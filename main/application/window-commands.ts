import type { RunView } from '../contract/run-view'
import type { Snapshot } from '../contract/snapshot'
import type { WindowCommand } from '../contract/window-commands'

/** What decides which of them may be used. */
type WindowStanding = Pick<Snapshot, 'run' | 'review' | 'overview' | 'aside' | 'question'> & {
  /** Whether the screen has to stay as it is. */
  readonly isStill: boolean
}

/** Whether the step at hand has a table by now. */
function hasTable({ step, inventory, migrate, verify, portal }: RunView): boolean {
  switch (step) {
    case 'inventory':
      return inventory !== null
    case 'migrate':
      return migrate?.licenses.some(({ people }) => people.count > 0) === true
    case 'verify':
      return verify !== null
    case 'portal':
      return portal !== null
    default:
      return false
  }
}

/** Whether a table can be in sight, to be searched and exported. */
function isTableInSight({ run, review, overview, aside }: WindowStanding): boolean {
  if (aside !== null) return aside.at === 'settings' && aside.settings.knownDevices.count > 0
  if (run !== null) return run.finished === null && hasTable(run)
  if (review !== null) return review.counts.files > 0 || review.counts.passedOver > 0
  return overview.count > 0
}

/**
 * What menu, keys and command palette may do now. While the screen has to stay as it is only the console can be opened
 * and closed: nothing leads away, and nothing takes the focus. A question of a login stands in front of everything.
 */
export function windowCommandsNow(standing: WindowStanding): readonly WindowCommand[] {
  const { run, aside, question, isStill } = standing
  if (question !== null) return []
  const isAtStep = run !== null && run.finished === null && aside === null
  const console: readonly WindowCommand[] = isAtStep ? ['console'] : []
  if (isStill) return console
  const doors: readonly WindowCommand[] =
    run === null ? ['migrate', 'migrate-by-hand', 'rehearse', 'open-files', 'open-folder'] : []
  return [
    ...doors,
    ...(isTableInSight(standing) ? (['export', 'search'] as const) : []),
    ...console,
    ...(['palette', 'settings', 'help', 'shortcuts', 'about'] as const),
  ]
}
