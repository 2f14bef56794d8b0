import { keyText } from '../contract/license-key'
import type { Finding } from '../contract/review'
import { stepIndex, type StepId } from '../contract/steps'
import { answeredAt } from '../review'
import { openDecisions, whatItNeeds } from './decisions'
import { plural } from '../text/words'
import { isOver, isUnsettled, wasMigrated, type RunState } from './run'

/** Whether the run may go on to the next step, and what is still to be done if not. */
export interface Next {
  readonly allowed: boolean
  readonly reason: string
}

const yes: Next = { allowed: true, reason: '' }
const no = (reason: string): Next => ({ allowed: false, reason })

/** The steps after which the FortiGate is read at once. */
const beforeReading: ReadonlySet<StepId> = new Set<StepId>(['connect', 'service', 'migrate'])

/**
 * The one place that says what lets a run go on; the window asks it to enable a button, and main to accept it.
 *
 * @param findings all that were found so far.
 * @param asked whether the device waits for the answer to its question.
 */
export function mayContinue(
  state: RunState,
  findings: readonly Finding[],
  connected: boolean,
  asked: boolean,
): Next {
  if (asked) return no('Answer the question of the FortiGate first')
  if (beforeReading.has(state.step) && !connected) return no('Connect to the FortiGate first')
  switch (state.step) {
    case 'connect':
      return state.connected ? whenDecided(state, findings) : no('Connect to the FortiGate first')
    case 'service':
      return state.service ? whenDecided(state, findings) : no('The service has not been read yet')
    case 'inventory':
      if (!state.inventory) return no('The inventory has not been read yet')
      if (state.chosen.length === 0) return no('Choose at least one license')
      return whenDecided(state, findings)
    case 'backup': {
      if (!state.backup) return no('Take a backup, or point to one')
      const stop = state.backup.checks.find((check) => check.state === 'stop')
      return stop ? no(stop.text) : yes
    }
    case 'preauthorization': {
      const open = state.chosen.filter((key) => !state.confirmed.has(keyText(key))).length
      return open > 0 ? no(`The migration flag of ${plural(open, 'license')} is not confirmed yet`) : yes
    }
    case 'migrate': {
      if (state.licenses.some(isUnsettled))
        return no('Read the FortiGate first: it is not known what became of a license')
      const begun = state.licenses.some(wasMigrated)
      if (!begun) return no('No license has been migrated yet')
      const waiting = state.licenses.filter((license) => !isOver(license)).length
      return waiting > 0
        ? { allowed: true, reason: `${plural(waiting, 'license')} not migrated yet; you can do it later` }
        : yes
    }
    case 'verify':
      return state.verification ? yes : no('The FortiGate has not been read yet')
    case 'portal':
      return no('')
  }
}

/**
 * Whether somebody may be locked out once the open session ends: the last second login failed. Ending it is asked about
 * once more, by whichever way.
 */
export function mayLockOut({ secondLogin }: RunState, connected: boolean): boolean {
  return connected && secondLogin?.worked === false
}

/** Whether no finding up to this step is open. */
function whenDecided({ step, answers }: RunState, all: readonly Finding[]): Next {
  const findings = all.filter((finding) => stepIndex(answeredAt(finding)) <= stepIndex(step))
  const open = openDecisions(findings, answers)
  if (open === 0) return yes
  const [blocker] = findings.filter((finding) => whatItNeeds(finding) === 'resolve')
  return no(blocker?.message ?? `${plural(open, 'decision')} left before you can continue`)
}
