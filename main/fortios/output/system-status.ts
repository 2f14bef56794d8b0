import { filledLinesOf } from './lines'
import { unknown, type Unknown } from './unknown'
import { parseVersion, type Version } from './version'

/** The place of a unit in a cluster, or that it is in none. */
type HaMode =
  { readonly mode: 'standalone' } | { readonly mode: 'a-p' | 'a-a'; readonly role: 'primary' | 'secondary' }

/** What `get system status` says. */
export interface SystemStatus {
  readonly kind: 'system-status'
  /** `FortiGate-60F` */
  readonly model: string
  readonly version: Version
  /** As written: `2795`, `0566`. */
  readonly build: string
  readonly serial: string
  readonly hostname: string
  readonly vdoms: 'disabled' | 'multiple' | 'split-task'
  readonly haMode: HaMode
  readonly currentVdom: string | null
  readonly fipsCc: boolean | null
  /** The device's own clock, without a time zone: `Tue Dec  2 08:51:00 2025`. */
  readonly systemTime: string | null
  /** Of a virtual machine: `Valid`. */
  readonly licenseStatus: string | null
}

const vdomModes: ReadonlyMap<string, SystemStatus['vdoms']> = new Map([
  ['disable', 'disabled'],
  ['enable', 'multiple'],
  ['multiple', 'multiple'],
  ['multi-vdom', 'multiple'],
  ['split-task', 'split-task'],
])

const haRoles: ReadonlyMap<string, 'primary' | 'secondary'> = new Map([
  ['master', 'primary'],
  ['primary', 'primary'],
  ['slave', 'secondary'],
  ['backup', 'secondary'],
  ['secondary', 'secondary'],
])

/**
 * Reads `get system status`, FortiOS 6.0 to 8.0. Lines come and go with each release, so a line that is not
 * needed is ignored; one that is needed and is missing or says something new makes the whole unknown.
 */
export function parseSystemStatus(text: string): SystemStatus | Unknown {
  const fields = new Map<string, string>()
  for (const line of filledLinesOf(text)) {
    const colon = line.indexOf(':')
    if (colon === -1) continue
    const name = line.slice(0, colon).trim()
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  const firmware = /^(\S+) v(\d+\.\d+\.\d+),build(\d+)/.exec(fields.get('Version') ?? '')
  const version = parseVersion(firmware?.[2] ?? '')
  const serial = fields.get('Serial-Number')
  const hostname = fields.get('Hostname')
  const vdoms = vdomModes.get(fields.get('Virtual domain configuration') ?? '')
  const haMode = parseHaMode(fields.get('Current HA mode') ?? '')
  if (firmware === null || version === null || !serial || !hostname || !vdoms || haMode === null) {
    return unknown(text)
  }
  return {
    kind: 'system-status',
    model: firmware[1] ?? '',
    version,
    build: firmware[3] ?? '',
    serial,
    hostname,
    vdoms,
    haMode,
    currentVdom: fields.get('Current virtual domain') ?? null,
    fipsCc: switchOf(fields.get('FIPS-CC mode')),
    systemTime: fields.get('System time') ?? null,
    licenseStatus: fields.get('License Status') ?? null,
  }
}

function parseHaMode(text: string): HaMode | null {
  if (text === 'standalone') return { mode: 'standalone' }
  const [mode, word, ...rest] = text.split(',').map((part) => part.trim())
  const role = haRoles.get(word ?? '')
  if ((mode !== 'a-p' && mode !== 'a-a') || role === undefined || rest.length > 0) return null
  return { mode, role }
}

function switchOf(word: string | undefined): boolean | null {
  if (word === 'enable') return true
  return word === 'disable' ? false : null
}
