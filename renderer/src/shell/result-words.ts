import type { RunView } from '../../../main/contract/run-view'
import type { Verdict } from '../../../main/contract/verdict'
import { figure, plural } from '../../../main/text/words'

/**
 * What came of the work that has just ended, for somebody who can't see the screen. Empty if the screen says it
 * as an alert.
 *
 * @param during the run while it was worked on.
 */
export function resultWords(during: RunView, run: RunView): string {
  if (run.problem !== null) return ''
  const words = resultOf(during, run)
  return words === '' || /[.!?]$/.test(words) ? words : `${words}.`
}

function resultOf(during: RunView, run: RunView): string {
  switch (run.step) {
    case 'connect': {
      if (run.device === null) return ''
      const passed = run.connect.checks.filter(({ state }) => state === 'pass').length
      return `Connected to ${run.device.hostname}. ${plural(passed, 'check')} passed.`
    }
    case 'service':
      return run.service === null ? '' : 'The service is read.'
    case 'inventory': {
      if (run.inventory === null) return ''
      const { migrate, stay, attention } = run.inventory.counts
      const counts = [
        `${plural(migrate, 'user migrates', 'users migrate')}`,
        `${plural(stay, 'user stays', 'users stay')}`,
        `${plural(attention, 'user needs attention', 'users need attention')}`,
      ]
      return `Inventory taken: ${counts.join(', ')}.`
    }
    case 'backup':
      return run.backup === null ? '' : 'The backup is taken.'
    case 'preauthorization':
      return ''
    case 'migrate':
      return migrated(during, run)
    case 'verify':
      return run.verdict === null ? '' : verified(run.verdict)
    case 'portal':
      return run.portal === null
        ? ''
        : `${plural(run.portal.ticked, 'user')} of ${plural(run.portal.total, 'user')} ticked.`
  }
}

function verified({ users: { through, chosen } }: Verdict): string {
  return `Verified: ${figure(through)} of ${plural(chosen, 'user')} through.`
}

/** What became of the license that was worked on; its outcome is an alert. */
function migrated(during: RunView, { migrate }: RunView): string {
  const at = during.migrate?.at ?? null
  const license = at === null ? undefined : migrate?.licenses[at]
  if (license === undefined) return ''
  if (license.state === 'asked') return 'The FortiGate asks its question.'
  return license.state === 'waiting' ? license.message : ''
}
