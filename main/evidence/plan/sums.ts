import { plural } from '../../text/words'
import type { DevicePlan, MigrationPlan } from '../../migration/plan/schema'

/** Sums over the devices of a plan. */
export function sumOfPlans(
  devices: readonly DevicePlan[],
): Pick<DevicePlan['counts'], 'licenses' | 'tokens' | 'migrate' | 'attention' | 'blockers'> {
  const sum = (of: (counts: DevicePlan['counts']) => number) =>
    devices.reduce((total, { counts }) => total + of(counts), 0)
  return {
    licenses: sum(({ licenses }) => licenses),
    tokens: sum(({ tokens }) => tokens),
    migrate: sum(({ migrate }) => migrate),
    attention: sum(({ attention }) => attention),
    blockers: sum(({ blockers }) => blockers),
  }
}

/** How many devices of a plan have something that blocks. */
export function blockersOf({ devices }: MigrationPlan): number {
  return devices.filter(({ counts }) => counts.blockers > 0).length
}

/** What a plan is called. */
export function planTitle({ devices, mode }: MigrationPlan): string {
  const [only] = devices
  const of =
    devices.length === 1
      ? (only?.device.hostname ?? only?.file?.name ?? 'a FortiGate')
      : plural(devices.length, 'FortiGate')
  return `${mode === 'rehearsal' ? 'REHEARSAL: ' : ''}Plan of the FortiToken migration of ${of}`
}

/** What a plan says, in some sentences. */
export function planSentence(plan: MigrationPlan): string {
  const { devices, passedOver } = plan
  const { licenses, tokens, migrate, attention } = sumOfPlans(devices)
  const blocked = blockersOf(plan)
  const unplanned = devices.filter(({ error }) => error !== null).length
  const many = devices.length === 1 ? '' : ` on ${plural(devices.length, 'FortiGate')}`
  return [
    licenses === 0
      ? `No license would be migrated${many}.`
      : `${plural(licenses, 'license')} with ${plural(tokens, 'token')} would be migrated${many}: ${plural(migrate, 'user')} ${migrate === 1 ? 'migrates' : 'migrate'} to FortiToken Cloud${attention === 0 ? '' : `; Fortinet doesn’t document what happens to ${plural(attention, 'user')}`}.`,
    ...(blocked === 0 ? [] : [`Something blocks on ${plural(blocked, 'FortiGate')}.`]),
    ...(unplanned === 0 ? [] : [`${plural(unplanned, 'file')} could not be fully planned.`]),
    ...(passedOver.length === 0 ? [] : [`${plural(passedOver.length, 'file')} passed over.`]),
  ].join(' ')
}
