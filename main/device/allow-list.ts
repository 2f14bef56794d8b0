import {
  globalCommands,
  isLicenseNumber,
  NotAllowed,
  quoteName,
  rootCommands,
  vdomCommands,
} from '../fortios/commands'

/**
 * Everything that may be typed on a FortiGate, in one table. A line that is not here never reaches the channel
 * (`Shell` checks each one): no configuration is written, not even to switch the pager off.
 */

/** Enters `config global`. */
export const enterGlobal = 'config global'
/** Enters the VDOM index; `edit` of a listed name follows. */
export const enterVdoms = 'config vdom'
/** Leaves a scope. */
export const leaveScope = 'end'

/** `edit <name>`, for a name that the device itself listed: any other would be created. */
export function enterVdom(name: string, listed: ReadonlySet<string>): string {
  if (!listed.has(name)) throw new NotAllowed(`edit ${name}, which the device did not list`)
  return `edit ${quoteName(name)}`
}

const fixedLines: ReadonlySet<string> = new Set<string>([
  ...globalCommands,
  ...vdomCommands,
  ...rootCommands,
  enterGlobal,
  enterVdoms,
  leaveScope,
])

/** A name as `quoteName` writes it. */
const name = String.raw`(?:[\w.-]+|"(?:[^"\\\p{Cc}?]|\\["\\])+")`
const migrateLine = new RegExp(`^execute fortitoken-cloud migrate-ftm ([A-Za-z0-9]+) ${name}$`, 'u')
const editLine = new RegExp(`^edit ${name}$`, 'u')

/** Whether a whole line may be typed. `edit` is checked here for its form, and by `enterVdom` for its name. */
export function mayType(line: string): boolean {
  if (fixedLines.has(line) || editLine.test(line)) return true
  const license = migrateLine.exec(line)?.[1]
  return license !== undefined && isLicenseNumber(license)
}

/** Whether a line asks before it does anything, so that a key typed too many would be its answer. */
export function mayAsk(line: string): boolean {
  return migrateLine.test(line)
}
