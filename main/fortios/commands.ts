/** The commands that are read, by where they belong. None of them changes anything on the device. */

/** Tables and settings of the whole device. */
const globalTables = [
  'show system global',
  'show system admin',
  'show system central-management',
  'show system csf',
  'show system sso-admin',
  'show system sso-forticloud-admin',
  'show system sso-fortigate-cloud-admin',
] as const

/** Tables of one VDOM. */
const vdomTables = ['show user fortitoken', 'show user local'] as const

type ShowTable = (typeof globalTables | typeof vdomTables)[number]
type PathOf<Command extends ShowTable> = Command extends `show ${infer Path}` ? Path : never
/** A table of the whole device, such as `system admin`. */
export type GlobalTablePath = PathOf<(typeof globalTables)[number]>
/** A table of one VDOM. */
export type VdomTablePath = PathOf<(typeof vdomTables)[number]>
/** A command that prints configuration: all of it, or one table. */
export type ShowCommand = 'show' | ShowTable
/** One of them in the form in which no page waits for a key, and empty lines are left out. */
export type Poured<Command extends ShowCommand> = `${Command} | grep .`

/**
 * A `show` behind whose output no page waits for a key [observed in public SSH captures of FortiOS 7.4, of `show`
 * alone]. Empty lines are left out, also within values.
 */
export function poured<Command extends ShowCommand>(command: Command): Poured<Command> {
  return `${command} | grep .`
}

/** Commands of the whole device; inside `config global` if VDOMs are enabled. */
export const globalCommands = [
  'get system status',
  'get system ha status',
  'get system admin list',
  'diagnose sys vd list',
  'execute fortitoken-cloud show',
  'diagnose fortitoken-cloud show service',
  'diagnose fortitoken-cloud show users',
  ...globalTables,
  ...globalTables.map(poured),
] as const

/** Commands of one VDOM; inside `config vdom` / `edit <name>` if VDOMs are enabled. */
export const vdomCommands = [...vdomTables, ...vdomTables.map(poured), 'diagnose fortitoken info'] as const

/** Commands of the root shell: the whole configuration, for the backup. */
export const rootCommands = ['show', 'show | grep .'] as const

/** Readings other than `show` whose output may stop at the end of a page. */
const mayStop = [
  'get system status',
  'get system ha status',
  'get system admin list',
  'diagnose sys vd list',
  'diagnose fortitoken-cloud show users',
  'diagnose fortitoken info',
] as const satisfies readonly (GlobalCommand | VdomCommand)[]

/**
 * The same as a person pastes them, several lines at once: none of these must become a key of the pager. Whether the
 * filter goes behind `diagnose` is not documented; a FortiGate that refuses it is read without. A session never types them.
 */
export const flowingCommands = mayStop.map((command) => `${command} | grep .` as const)

/** A reading in the form in which no page waits for a key; as it is if it has no such form, or prints a few lines. */
export function flowing(command: string): string {
  return flowingCommands.find((each) => withoutFilter(each) === command) ?? command
}

/** A command without `| grep .`. */
export function withoutFilter(command: string): string {
  return command.replace(/ \| grep \.$/, '')
}

/** Fetches the file `sys_config` over SCP: a request of its own beside the shell, to which a FortiGate hands it out. */
export const fetchCommand = 'scp -f sys_config'

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

/** Whether a command belongs to the root shell, even if VDOMs are enabled. */
export function isRootCommand(command: GlobalCommand | RootCommand): command is RootCommand {
  return (rootCommands as readonly string[]).includes(command)
}

/** Something was about to be typed that is not in the table. An internal error, never of the person. */
export class NotAllowed extends Error {
  constructor(what: string) {
    super(`Not typed, because it is not on the list of what may be typed: ${what}`)
    this.name = 'NotAllowed'
  }
}

/**
 * The one command that changes something, as it is typed, journaled and reported. `vdom` is `root` if VDOMs are
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
 * Whether a VDOM name can be typed. Not what a terminal reads as a key: control characters, and `?`, which asks for help
 * even within quotes.
 */
export function isTypeable(name: string): boolean {
  return name !== '' && name.length <= longestName && !/[\p{Cc}?]/u.test(name)
}

/**
 * A VDOM name as FortiOS takes it on the command line.
 *
 * @throws NotAllowed for a name that can't be typed.
 */
export function quoteName(name: string): string {
  if (!isTypeable(name)) throw new NotAllowed(`the name ${JSON.stringify(name)}`)
  return /^[\w.-]+$/.test(name) ? name : `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}
