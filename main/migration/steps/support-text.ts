import { migrateCommand } from '../../fortios/commands'
import { keyText, type LicenseProgress, type RunState } from '../run'
import { serialsOf } from './connect'

const standing = { converted: 'converted', unchanged: 'as before', unknown: 'neither' } as const

/**
 * What to write to Customer Service about a license that was migrated only in part: which device, what was decided
 * when, what the device printed, who stands where, and what is asked of them. Empty where there is nothing to ask.
 */
export function writeSupportRequest(run: RunState, { key, outcome, output }: LicenseProgress): string {
  if (outcome?.state !== 'partial' || !run.connected) return ''
  const { reading } = run.connected
  const { major, minor, patch } = reading.status.version
  return [
    `Subject: Migration of license ${key.license} to FortiToken Cloud ended half-way`,
    '',
    'Hello,',
    '',
    `the command "${migrateCommand(key.license, key.vdom)}" was confirmed once on this FortiGate. Afterwards only a part is migrated:`,
    '',
    `FortiGate: ${serialsOf(reading).join(', ')}, ${reading.status.model}, FortiOS ${major}.${minor}.${patch} build ${reading.status.build}`,
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
    '  1. In which state is this license on your side: migrated, not migrated, or in between?',
    '  2. Which of these users are in FortiToken Cloud, with which token serial number?',
    '  3. Can the migration be finished, or taken back, and what has to be done on the FortiGate for it?',
    'We do not repeat the command before we have your answer.',
    '',
    'Thank you.',
    '',
  ].join('\n')
}

/** The same for one license of a run, by its key. */
export function supportRequestOf(run: RunState, key: LicenseProgress['key']): string {
  const license = run.licenses.find((each) => keyText(each.key) === keyText(key))
  return license ? writeSupportRequest(run, license) : ''
}
