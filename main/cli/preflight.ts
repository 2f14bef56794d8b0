import { homedir } from 'node:os'
import { join } from 'node:path'
import type { DeviceEntry } from '../preflight/entry'
import type { PreflightDevice, PreflightReport } from '../preflight/report'
import { summarizeDevices, wantsRenewal } from '../preflight/summary'
import { dataFolder } from './application-folder'
import { causeOf, exitCodes, MisuseError, type Command, type ExitCode } from './command'
import { checkForm, formOptions, keep, refuseOver, type Form } from './forms'
import { say } from './output'
import { parseCall } from './parse-call'
import { showAllMarks, showMarksOfJson } from '../text/marks'
import { Progress } from './progress'
import { whatPolicyForbids } from '../preflight/what-policy-forbids'

/** The most sessions at once. */
const mostSessions = 50
const usualSessions = 10
const usualSeconds = 30

/** How long reading a device may take: the largest that this was tried with take a few. */
const usualMinutes = 15
const mostMinutes = 24 * 60

/** How long a link that does not answer any more may keep the process, in milliseconds. */
const lingering = 1_000

/** `tokenferry preflight` */
export const preflightCommand: Command = {
  summary: 'Check over SSH whether the FortiGates in a list can migrate',
  help: `tokenferry preflight <inventory> [--json | --csv FILE | --html FILE]

Connects to every FortiGate in a list of devices (YAML, CSV or INI, docs/preflight.md), reads what steps 1 to 3 of the
application read, and says for each what stands in the way. Nothing is changed on any device.

  --json                  everything, as JSON (docs/preflight.schema.json), on standard output
  --csv FILE              a row for each device, for a spreadsheet
  --html FILE             one page to read or print
  --sessions N            how many devices at once, 1 to ${mostSessions} (${usualSessions})
  --timeout SECONDS       how long a device may take to show its command line (${usualSeconds})
  --device-minutes N      how long reading a device may then take, 1 to ${mostMinutes} (${usualMinutes})
  --key FILE              private key for devices that have no key_file of their own
  --ask-password          asks for the password once, on the terminal
  --password-stdin        reads the password from the first line of standard input
  --accept-new-host-keys  trusts and saves the host keys of devices that nobody has connected to before
  --accept-banners        accepts the banner that a device shows after the login
  -h, --help              this text

Without a key or password, the SSH agent is used. Host keys are known from the application, from OpenSSH’s
known_hosts, or from host_key in the inventory file. Ctrl-C ends every session and prints what is done.

Exits with 0 if nothing blocks, 1 if something blocks or the FortiToken Cloud subscription of a migrated device
expires in less than 45 days or on an unknown date, 2 if a device can’t be read or the arguments or the inventory file
are wrong, 3 on an internal error.
`,
  run: async (args) => {
    const { positionals, values } = parseCall(args, {
      ...formOptions,
      sessions: { type: 'string' },
      timeout: { type: 'string' },
      'device-minutes': { type: 'string' },
      key: { type: 'string' },
      'ask-password': { type: 'boolean' },
      'password-stdin': { type: 'boolean' },
      'accept-new-host-keys': { type: 'boolean' },
      'accept-banners': { type: 'boolean' },
    })
    await checkForm(values)
    if (values['ask-password'] && values['password-stdin']) {
      throw new MisuseError('Choose one of --ask-password and --password-stdin.')
    }
    const [inventory] = positionals
    if (inventory === undefined || positionals.length > 1) throw new MisuseError('Name one inventory file.')
    const sessions = numberOf('--sessions', values.sessions, usualSessions, mostSessions)
    const connectSeconds = numberOf('--timeout', values.timeout, usualSeconds, 3600)
    const deviceMinutes = numberOf('--device-minutes', values['device-minutes'], usualMinutes, mostMinutes)
    const entries = await readEntries(inventory)
    if (entries === null) return exitCodes.misuse
    const { keyFilesOf } = await import('./preflight-logins')
    const keyFile = values.key ?? null
    await refuseOver([inventory, ...keyFilesOf(entries, { inventory, keyFile })], values)

    await obeyPolicy(entries, values['accept-new-host-keys'] === true)

    const loginOf = await logins(entries, {
      inventory,
      keyFile,
      ask: values['ask-password'] === true,
      read: values['password-stdin'] === true,
    })
    const known = await hostKeys(values['accept-new-host-keys'] === true)
    const interrupt = new AbortController()
    const onInterrupt = () => {
      interrupt.abort()
    }
    process.once('SIGINT', onInterrupt).once('SIGTERM', onInterrupt)
    const progress = new Progress('Devices read:', entries.length)
    const { preflight } = await import('../preflight/preflight')
    const devices = await preflight(entries, {
      sessions,
      connectSeconds,
      deviceMinutes,
      loginOf,
      hostKeys: known,
      acceptBanners: values['accept-banners'] === true,
      signal: interrupt.signal,
      onDevice: progress.show,
    })
    progress.clear()
    process.off('SIGINT', onInterrupt).off('SIGTERM', onInterrupt)
    await print(devices, values)
    // A host that does not answer any more does not say goodbye either.
    setTimeout(() => process.exit(), lingering).unref()
    return exitCodeOf(devices)
  },
}

function numberOf(option: string, text: string | undefined, usual: number, most: number): number {
  const value = Number(text ?? usual)
  if (Number.isInteger(value) && value >= 1 && value <= most) return value
  throw new MisuseError(`"${text ?? ''}" is not a valid value for ${option}; use a number from 1 to ${most}.`)
}

/** Before a password is asked for. @throws MisuseError if the policy of the organization forbids what was asked for */
async function obeyPolicy(entries: readonly DeviceEntry[], acceptNew: boolean): Promise<void> {
  const { readMachinePolicy } = await import('../settings/policy')
  const { policy, problem } = readMachinePolicy()
  const forbidden = problem ?? whatPolicyForbids(policy, entries, acceptNew)
  if (forbidden) throw MisuseError.of(forbidden)
}

/** The devices of the inventory; `null` if it has faults, which are then on standard error, each in a line. */
async function readEntries(inventory: string): Promise<readonly DeviceEntry[] | null> {
  const { readListFile } = await import('../files/read-list')
  const { text, doubt } = await readListFile(inventory).catch((error: unknown) => {
    throw new MisuseError(`The inventory file ${inventory} can’t be read: ${causeOf(error)}`)
  })
  if (doubt !== null) process.stderr.write(`tokenferry: ${showAllMarks(doubt)}\n`)
  const { InventoryError, readInventoryFile } = await import('../preflight/inventory')
  try {
    return readInventoryFile(inventory, text)
  } catch (error) {
    if (!(error instanceof InventoryError)) throw error
    for (const line of error.message.split('\n')) process.stderr.write(`tokenferry: ${showAllMarks(line)}\n`)
    return null
  }
}

interface AskedFor {
  readonly inventory: string
  readonly keyFile: string | null
  readonly ask: boolean
  readonly read: boolean
}

async function logins(entries: readonly DeviceEntry[], { inventory, keyFile, ask, read }: AskedFor) {
  const { askSecret, readSecret } = await import('./ask-secret')
  const { prepareLogins } = await import('./preflight-logins')
  const { agentSocket } = await import('../ssh/agent')
  const password = ask
    ? await askSecret('Password for the FortiGates', 'Use --password-stdin, a key or the SSH agent.')
    : read
      ? await readSecret()
      : null
  const agent = agentSocket(process.env, process.platform)
  return prepareLogins(entries, { inventory, keyFile, password, agent })
}

/** The host keys that the application and OpenSSH know on this computer. */
async function hostKeys(acceptNew: boolean) {
  const { UnattendedHostKeys } = await import('../preflight/host-keys')
  const { KnownHosts } = await import('../settings/known-hosts')
  const { openSettings } = await import('../settings/settings')
  const { readOpenSshKnownHosts } = await import('../ssh/read-known-hosts')
  const settings = openSettings(await dataFolder(), { ifBroken: 'leave' })
  if (settings.unreadable !== null) {
    const words = `The settings can’t be read, so host keys that were trusted in the application count as new: ${settings.unreadable}`
    process.stderr.write(`tokenferry: ${showAllMarks(words)}\n`)
  }
  const own = new KnownHosts(settings)
  const openSsh = await readOpenSshKnownHosts(join(homedir(), '.ssh'), computerFolder())
  const accept = acceptNew
    ? (key: Parameters<typeof own.trust>[0]) => {
        own.trust(key, new Date())
      }
    : null
  return new UnattendedHostKeys([own, openSsh], accept)
}

/** Where the OpenSSH of this computer keeps what counts for everybody. */
function computerFolder(): string {
  return process.platform === 'win32' ? join(process.env.PROGRAMDATA ?? 'C:\\ProgramData', 'ssh') : '/etc/ssh'
}

async function print(devices: readonly PreflightDevice[], { json, csv, html }: Form): Promise<void> {
  if (json === true) {
    await printJson(devices)
  } else if (csv !== undefined) {
    const { preflightAsCsv } = await import('../preflight/csv')
    await keepReport(csv, preflightAsCsv(devices), devices)
  } else if (html !== undefined) {
    const { preflightAsHtml } = await import('../preflight/html')
    await keepReport(html, preflightAsHtml(devices), devices)
  } else {
    const { preflightAsText } = await import('./preflight-table')
    await say(preflightAsText(devices, Math.min(process.stdout.columns || 100, 110)))
  }
}

function keepReport(path: string, text: string, devices: readonly PreflightDevice[]): Promise<void> {
  return keep(path, text, { summary: summarizeDevices(devices), otherwise: () => text })
}

/** A `PreflightReport`, device by device: the text of a large fleet need not fit into one string. */
async function printJson(devices: readonly PreflightDevice[]): Promise<void> {
  const version: PreflightReport['version'] = 1
  await say(`{\n  "version": ${version},\n  "devices": [`)
  for (const [at, device] of devices.entries()) {
    const text = showMarksOfJson(JSON.stringify(device, null, 2)).replaceAll('\n', '\n    ')
    await say(`${at === 0 ? '' : ','}\n    ${text}`)
  }
  await say('\n  ]\n}\n')
}

function exitCodeOf(devices: readonly PreflightDevice[]): ExitCode {
  if (devices.some(({ problem }) => problem?.code === 'internal')) return exitCodes.fault
  if (devices.some(({ verdict }) => verdict === 'not-read')) return exitCodes.misuse
  return devices.some((device) => device.verdict === 'blocked' || wantsRenewal(device))
    ? exitCodes.blocked
    : exitCodes.clear
}
