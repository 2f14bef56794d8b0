import { globalCommands, isLicenseNumber, rootCommands, vdomCommands } from '../fortios/commands'
import { isEditLine, licenseToMigrate } from '../fortios/name-lines'
import { enterGlobal, enterVdoms, leaveScope } from '../fortios/scope-lines'

/**
 * Everything that may be typed on a FortiGate, in one table. A line that is not here never reaches the channel
 * (`Shell` checks each one): no configuration is written, not even to switch the pager off.
 */

const fixedLines: ReadonlySet<string> = new Set<string>([
  ...globalCommands,
  ...vdomCommands,
  ...rootCommands,
  enterGlobal,
  enterVdoms,
  leaveScope,
])

/** Whether a whole line may be typed. `edit` is checked here for its form, and by `linesBetween` for its name. */
export function mayType(line: string): boolean {
  if (fixedLines.has(line) || isEditLine(line)) return true
  const license = licenseToMigrate(line)
  return license !== null && isLicenseNumber(license)
}

/** Whether a line asks before it does anything, so that a key typed too many would be its answer. */
export function mayAsk(line: string): boolean {
  return licenseToMigrate(line) !== null
}
