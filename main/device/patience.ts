import type { Deadlines } from './deadline'

const minute = 60_000

/** What the device answers by itself. */
const ofTheDevice: Deadlines = { idle: minute, overall: 30 * minute }

/**
 * What it may have to ask a server for. How long a FortiGate takes to find that it does not reach FortiToken Cloud is
 * documented nowhere, and one minute was too short for some.
 */
const ofTheCloud: Deadlines = { idle: 5 * minute, overall: 30 * minute }

/** How long the answer to a command is waited for, in milliseconds. */
export function patienceFor(command: string): Deadlines {
  return /^(?:execute|diagnose fortitoken-cloud)\b/.test(command) ? ofTheCloud : ofTheDevice
}
