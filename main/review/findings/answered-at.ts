import type { Finding, FindingId } from '../../contract/review'
import type { StepId } from '../../contract/steps'
import { readingIsAnsweredAt } from './reading'

/** The steps at which findings are answered. */
export type AnsweringStep = Extract<StepId, 'connect' | 'service' | 'inventory'>

/** At which step of the procedure a finding is shown, and has to be answered before the next one. */
const steps: Readonly<Record<Exclude<FindingId, 'reading.failed'>, AnsweringStep>> = {
  'device.other-product': 'connect',
  'device.version': 'connect',
  'device.ha-out-of-sync': 'connect',
  'device.ha-secondary': 'connect',
  'device.login-proves-less': 'connect',
  'admin.read-only': 'connect',
  'service.unreachable': 'service',
  'service.not-ready': 'service',
  'service.credit-based': 'service',
  'service.no-license': 'service',
  'service.free-account': 'service',
  'service.expires-soon': 'service',
  'service.realms': 'inventory',
  'service.region': 'inventory',
  'service.ownership': 'inventory',
  'device.fortimanager': 'inventory',
  'device.fabric': 'inventory',
  'device.management-vdom': 'inventory',
  'license.trial': 'inventory',
  'license.nobody': 'inventory',
  'license.unknown': 'inventory',
  'token.pending': 'inventory',
  'token.locked': 'inventory',
  'token.hardware': 'inventory',
  'token.shared': 'inventory',
  'token.missing': 'inventory',
  'user.no-token': 'inventory',
  'user.no-contact': 'inventory',
  'user.disabled': 'inventory',
  'user.same-name': 'inventory',
  'user.password-only': 'inventory',
  'admin.lockout': 'inventory',
  'admin.self': 'inventory',
  'admin.sso': 'inventory',
  'admin.others-logged-in': 'inventory',
  'admin.one-session': 'inventory',
  'file.incomplete': 'inventory',
  'file.doubtful-bytes': 'inventory',
  'file.typographic-quotes': 'inventory',
  'backup.encrypted': 'inventory',
  'backup.masked': 'inventory',
  'backup.partial': 'inventory',
  'quota.below-users': 'inventory',
}

/** At which step a finding is answered. One about a reading belongs to the step that reads it. */
export function answeredAt({ id, subject }: Pick<Finding, 'id' | 'subject'>): AnsweringStep {
  return id === 'reading.failed' ? readingIsAnsweredAt(subject) : steps[id]
}
