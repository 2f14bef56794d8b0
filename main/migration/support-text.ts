import { licenseName } from '../contract/license-key'
import { migrateCommand } from '../fortios/commands'
import { licenseOf, type LicenseProgress, type RunState } from './run'
import { showMarks } from '../text/marks'
import { serialsOf } from './readings/device'
import type { DeviceReading } from './what-was-read'

const standing = { converted: 'converted', unchanged: 'unchanged', unknown: 'neither' } as const

/**
 * What to write to Customer Service about a license that was migrated only in part: which device, what was decided
 * when, what the device printed, who stands where, and what is asked of them; or about a question in other words than
 * the documented ones. Empty if there is nothing to ask.
 */
function writeSupportRequest(
  run: RunState,
  { key, outcome, output, wording, question }: LicenseProgress,
): string {
  if (!run.approvedDevice || !needsSupport({ outcome, wording })) return ''
  if (outcome?.state !== 'partial') return aboutWording(run, key, question)
  return [
    `Subject: Migration of license ${licenseName(key)} to FortiToken Cloud stopped halfway`,
    '',
    'Hello,',
    '',
    `The command "${migrateCommand(key.license, key.vdom)}" was confirmed on this FortiGate. Only part of the license has been migrated:`,
    '',
    ...deviceLines(run.approvedDevice),
    `License: ${key.license}, VDOM ${key.vdom}`,
    ...(run.request.ticket === '' ? [] : [`Pre-authorized with ticket: ${run.request.ticket}`]),
    '',
    outcome.message,
    '',
    'Users of this license, as the FortiGate shows them now:',
    ...outcome.people.map(({ name, vdom, state }) => `  ${name} (${vdom}): ${standing[state]}`),
    '',
    'What the FortiGate printed:',
    ...(output.length === 0 ? ['  nothing'] : output.map((line) => `  ${line}`)),
    '',
    'Please tell us:',
    '  1. What state is this license in on your side: migrated, not migrated, or in between?',
    '  2. Which of these users are in FortiToken Cloud, with which token serial number?',
    '  3. Can the migration be finished or undone, and what has to be done on the FortiGate for that?',
    'We will not repeat the command until we have your answer.',
    '',
    'Thank you.',
    '',
  ].join('\n')
}

/** Whether Customer Service has to be asked about a license. */
export function needsSupport({ outcome, wording }: Pick<LicenseProgress, 'outcome' | 'wording'>): boolean {
  return outcome?.state === 'partial' || (outcome?.state === 'declined' && wording === 'other')
}

function aboutWording(run: RunState, key: LicenseProgress['key'], question: string): string {
  if (!run.approvedDevice) return ''
  return [
    `Subject: Wording of the question of migrate-ftm for license ${licenseName(key)}`,
    '',
    'Hello,',
    '',
    `On this FortiGate, the command "${migrateCommand(key.license, key.vdom)}" asks a question whose wording is not in the documentation. We answered “n”, and nothing was migrated.`,
    '',
    ...deviceLines(run.approvedDevice),
    `License: ${key.license}, VDOM ${key.vdom}`,
    '',
    'The question:',
    ...showMarks(question)
      .split('\n')
      .map((line) => `  ${line}`),
    '',
    'Please tell us whether this is the question of the migration, and what answering “y” does on this build.',
    '',
    'Thank you.',
    '',
  ].join('\n')
}

function deviceLines(reading: DeviceReading): readonly string[] {
  const { major, minor, patch } = reading.status.version
  return [
    `FortiGate: ${serialsOf(reading).join(', ')}, ${reading.status.model}, FortiOS ${major}.${minor}.${patch} build ${reading.status.build}`,
  ]
}

/** The same for one license of a run, by its key. */
export function supportRequestOf(run: RunState, key: LicenseProgress['key']): string {
  const license = licenseOf(run, key)
  return license ? writeSupportRequest(run, license) : ''
}
