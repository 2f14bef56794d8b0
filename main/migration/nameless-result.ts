import type { Finding } from '../contract/review'
import { figure, plural } from '../text/words'
import { findingsAt, openDecisions } from './decisions'
import type { LicenseOutcome } from './events'
import { judgeService } from './readings/service'
import type { LicenseProgress, RunState } from './run'
import { countOutcomes } from '../review'
import { verdictOf } from './verdict'

/** What is said of work that ended with a problem, which stands in the window. */
export const notFinished = 'It was not finished.'

/**
 * What came of what was done, in a sentence that names nobody and no device: it stands on the desktop if the window is
 * behind another one. Empty if there is nothing to say.
 *
 * @param before the run before it was done.
 * @param findings all that were found so far.
 * @param isAsked whether the device stands at its question.
 */
export function namelessResult(
  before: RunState,
  run: RunState,
  findings: readonly Finding[],
  isAsked: boolean,
): string {
  if (isAsked) return 'The FortiGate asks whether to proceed.'
  const license = run.licenses.find((each) => !before.licenses.includes(each))
  if (run.step === 'migrate' && license) return ofLicense(license)
  if (run.verification !== before.verification) return ofVerification(run)
  if (run.secondLogin !== before.secondLogin) {
    return run.secondLogin?.worked === true ? 'The second login worked.' : 'The second login failed.'
  }
  if (run.backupAfter && run.backupAfter !== before.backupAfter) {
    return `Second backup compared: ${plural(run.backupAfter.changes.length, 'other change')}.`
  }
  if (run.backup !== before.backup) return 'Backup taken and checked.'
  if (run.inventory !== before.inventory)
    return `${ofInventory(run)}${decisionsLeft('inventory', run, findings)}`
  if (run.service !== before.service) return `${ofService(run)}${decisionsLeft('service', run, findings)}`
  if (run.connected !== before.connected) return `Connected.${decisionsLeft('connect', run, findings)}`
  return ''
}

function decisionsLeft(
  step: 'connect' | 'service' | 'inventory',
  { step: at, answers }: RunState,
  findings: readonly Finding[],
): string {
  const left = at === step ? openDecisions(findingsAt(step, findings), answers) : 0
  return left === 0 ? '' : ` ${plural(left, 'decision')} left.`
}

function ofService({ service }: RunState): string {
  if (!service) return ''
  return {
    ready: 'FortiToken Cloud is licensed and ready.',
    'no-license': 'There is no FortiToken Cloud license yet.',
    stop: 'FortiToken Cloud can’t take the users yet.',
  }[judgeService(service).verdict]
}

function ofInventory({ inventory }: RunState): string {
  const { migrate } = countOutcomes(inventory?.inventory.users ?? [])
  return `Inventory taken: ${plural(migrate, 'user')} would migrate.`
}

function ofLicense({ outcome, checks, toAccept }: LicenseProgress): string {
  if (outcome) return ofOutcome(outcome)
  if (checks.some(({ state }) => state === 'stop')) {
    return 'Something has changed since you approved it. The command was not typed.'
  }
  return toAccept.length === 0
    ? ''
    : 'Something was found that you have to accept. The command was not typed.'
}

function ofOutcome({ state, people }: LicenseOutcome): string {
  return {
    done: `License migrated: ${plural(people.length, 'user')} converted.`,
    refused: 'The FortiGate refused. Nothing was changed.',
    declined: 'Answered “n”. Nothing was migrated.',
    'not-started': 'Nothing happened: the license is unchanged.',
    partial: 'Only part of the license was migrated.',
    unknown: 'The outcome of the license is not known yet.',
  }[state]
}

function ofVerification(run: RunState): string {
  const { through, chosen } = verdictOf(run).users
  return `FortiGate read: ${figure(through)} of ${plural(chosen, 'user')} came through.`
}
