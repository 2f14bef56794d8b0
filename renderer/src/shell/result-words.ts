import type { RunView } from '../../../main/contract/run-view'
import type { Verdict } from '../../../main/contract/verdict'
import type { WordsOf } from '../language/words'

/**
 * What came of the work that has just ended, for someone who can't see the screen. Empty if the screen says it
 * as an alert.
 *
 * @param during the run while it was worked on.
 */
export function resultWords(during: RunView, run: RunView, words: WordsOf<'window'>): string {
  if (run.problem !== null) return ''
  const result = resultOf(during, run, words)
  return result === '' || /[.!?]$/.test(result) ? result : `${result}.`
}

function resultOf(during: RunView, run: RunView, words: WordsOf<'window'>): string {
  const { say } = words
  switch (run.step) {
    case 'connect': {
      if (run.device === null) return ''
      const passed = run.connect.checks.filter(({ state }) => state === 'pass').length
      return say('result.connected', { device: run.device.hostname, checks: passed })
    }
    case 'service':
      return run.service === null ? '' : say('result.service')
    case 'inventory': {
      if (run.inventory === null) return ''
      const { migrate, stay, attention } = run.inventory.counts
      return say('result.inventory', { migrate, stay, attention })
    }
    case 'backup':
      return run.backup === null ? '' : say('result.backup')
    case 'preauthorization':
      return ''
    case 'migrate':
      return migrated(during, run, words)
    case 'verify':
      return run.verdict === null ? '' : verified(run.verdict, words)
    case 'portal':
      return run.portal === null
        ? ''
        : say('result.portal', { ticked: run.portal.ticked, total: run.portal.total })
  }
}

function verified({ users: { through, chosen } }: Verdict, { say }: WordsOf<'window'>): string {
  return say('result.verified', { through, chosen })
}

/** What became of the license that was worked on; its outcome is an alert. */
function migrated(during: RunView, { migrate }: RunView, { say }: WordsOf<'window'>): string {
  const at = during.migrate?.at ?? null
  const license = at === null ? undefined : migrate?.licenses[at]
  if (license === undefined) return ''
  if (license.state === 'asked') return say('result.asked')
  return license.state === 'waiting' ? license.message : ''
}
