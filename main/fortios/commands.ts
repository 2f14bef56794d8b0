/** The commands that are read, by where they belong. None of them changes anything on the device. */

/** Commands of the whole device; inside `config global` where VDOMs are enabled. */
export const globalCommands = [
  'get system status',
  'get system ha status',
  'get system admin list',
  'diagnose sys vd list',
  'execute fortitoken-cloud show',
  'diagnose fortitoken-cloud show service',
  'diagnose fortitoken-cloud show users',
  'show system global',
  'show system admin',
  'show system central-management',
] as const

/** Commands of one VDOM; inside `config vdom` / `edit <name>` where VDOMs are enabled. */
export const vdomCommands = ['show user fortitoken', 'show user local', 'diagnose fortitoken info'] as const

/**
 * Commands of the root shell: the whole configuration, for the backup. Behind `| grep .` no page waits for a key
 * [observed in public SSH captures of FortiOS 7.4], and empty lines are left out.
 */
export const rootCommands = ['show', 'show | grep .'] as const

/** A command of the whole device. */
export type GlobalCommand = (typeof globalCommands)[number]
/** A command of one VDOM. */
export type VdomCommand = (typeof vdomCommands)[number]
/** A command of the root shell. */
export type RootCommand = (typeof rootCommands)[number]

/** Where a command is typed. */
export type CommandScope =
  { readonly kind: 'root' } | { readonly kind: 'global' } | { readonly kind: 'vdom'; readonly vdom: string }

/**
 * Whether a license number can be typed: letters and digits, at most 31 of them (FortiOS CLI Reference, `config user
 * fortitoken`). What it begins with is not checked: the vendor says only what it "usually" is.
 */
export function isLicenseNumber(text: string): boolean {
  return /^[A-Za-z0-9]{4,31}$/.test(text)
}

/** Whether a command belongs to the root shell, also where VDOMs are enabled. */
export function isRootCommand(command: GlobalCommand | RootCommand): command is RootCommand {
  return (rootCommands as readonly string[]).includes(command)
}

/** Something was about to be typed that is not in the table. A fault of ours, never of the person. */
export class NotAllowed extends Error {
  constructor(what: string) {
    super(`Not typed, since it is not on the list of what may be typed: ${what}`)
    this.name = 'NotAllowed'
  }
}

/**
 * The one command that changes something, as it is typed, journaled and reported. `vdom` is `root` where VDOMs are
 * disabled (vendor's migration guide).
 *
 * @throws NotAllowed for a license number or a name that can't be typed.
 */
export function migrateCommand(licenseNumber: string, vdom: string): string {
  if (!isLicenseNumber(licenseNumber)) throw new NotAllowed(`migrate-ftm ${licenseNumber}`)
  return `execute fortitoken-cloud migrate-ftm ${licenseNumber} ${quoteName(vdom)}`
}

/** Longest name of a VDOM that is typed, in characters. */
const longestName = 79

/**
 * A VDOM name as FortiOS takes it on the command line. What a terminal reads as a key is refused: control characters,
 * and `?`, which asks for help even within quotes.
 *
 * @throws NotAllowed for a name that can't be typed.
 */
export function quoteName(name: string): string {
  if (/[\p{Cc}?]/u.test(name) || name === '' || name.length > longestName) {
    throw new NotAllowed(`the name ${JSON.stringify(name)}`)
  }
  return /^[\w.-]+$/.test(name) ? name : `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}
