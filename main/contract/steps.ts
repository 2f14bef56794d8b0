/**
 * The eight steps, in the order of the vendor's procedure ("Migrating FortiToken Mobile users from FortiOS to
 * FortiToken Cloud", FortiOS 7.0 New Features).
 */
export const stepIds = [
  'connect',
  'service',
  'inventory',
  'backup',
  'preauthorization',
  'migrate',
  'verify',
  'portal',
] as const

/** A step of the wizard. */
export type StepId = (typeof stepIds)[number]

/** The place of a step in the procedure, from 0. */
export function stepIndex(id: StepId): number {
  return stepIds.indexOf(id)
}

/** The step after `id`, or `null` after the last. */
export function stepAfter(id: StepId): StepId | null {
  return stepIds[stepIndex(id) + 1] ?? null
}

/** What a step is called, here and in the report. */
export const stepTitles: Readonly<Record<StepId, string>> = {
  connect: 'Connect',
  service: 'Check the service',
  inventory: 'Take inventory',
  backup: 'Back up',
  preauthorization: 'Ask for pre-authorization',
  migrate: 'Migrate',
  verify: 'Verify on the FortiGate',
  portal: 'Verify in the portal',
}
