import { globalCommands, isLicenseNumber, rootCommands, vdomCommands } from '../fortios/commands'

/**
 * Everything that may be typed on a FortiGate, in one table. A line that is not here never reaches the channel
 * (`Shell` checks each one): no configuration is written, not even to switch the pager off.
 */

/** The one command that changes something. `vdom` is `root` where VDOMs are disabled (vendor's migration guide). */
export function migrateCommand(licenseNumber: string, vdom: string): string {
  if (!isLicenseNumber(licenseNumber)) throw new NotAllowed(`migrate-ftm ${licenseNumber}`)
  return `execute fortitoken-cloud migrate-ftm ${licenseNumber} ${quoteName(vdom)}`
}

/** Longest name of a VDOM that is typed, in characters. */
const longestName = 79

/**
 * A VDOM name as FortiOS takes it on the command line. What a terminal reads as a key is refused: control characters,
 * and `?`, which asks for help even within quotes.
 */
export function quoteName(name: string): string {
  if (/[\p{Cc}?]/u.test(name) || name === '' || name.length > longestName) {
    throw new NotAllowed(`the name ${JSON.stringify(name)}`)
  }
  return /^[\w.-]+$/.test(name) ? name : `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

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

/** Something was about to be typed that is not in the table. A fault of ours, never of the person. */
export class NotAllowed extends Error {
  constructor(what: string) {
    super(`Not typed, since it is not on the list of what may be typed: ${what}`)
    this.name = 'NotAllowed'
  }
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
