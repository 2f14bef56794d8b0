import { parseConfig, scopesOf } from '../../../main/fortios/config'
import type { SystemStatus } from '../../../main/fortios/output'
import { takeInventory, type Inventory } from '../../../main/review'
import type { InventorySources } from '../../../main/review/inventory'

/** One entry of a table: its name and its `set` lines. */
export type Entry = readonly [name: string, ...settings: string[]]

/** Tables of a device without VDOMs. */
export interface Tables {
  readonly admins?: readonly Entry[]
  readonly users?: readonly Entry[]
  readonly tokens?: readonly Entry[]
  /** More lines, before the tables. */
  readonly more?: string
}

/** The text of a backup of a device without VDOMs. */
export function configuration({ admins = [admin], users = [], tokens = [], more = '' }: Tables): string {
  return `#config-version=FGT60F-7.2.8-FW-build1639-240313:opmode=0:vdom=0:user=admin
${more}${table('system admin', admins)}${table('user fortitoken', tokens)}${table('user local', users)}`
}

/** A super_admin without a second factor. */
export const admin: Entry = ['admin', 'accprofile "super_admin"', 'vdom "root"', 'password ENC x']

/** An activated mobile token of a paid license. */
export function token(serial: string, ...more: string[]): Entry {
  return [serial, 'license "EFTM000000000001"', 'reg-id "r"', ...more]
}

/** A local user with a token and an e-mail address. */
export function holder(name: string, serial: string, ...more: string[]): Entry {
  return [name, 'two-factor fortitoken', `fortitoken "${serial}"`, 'email-to "someone@example.com"', ...more]
}

/** What such a device says of itself, but for what is given. */
export function systemStatus(more: Partial<SystemStatus> = {}): SystemStatus {
  return {
    kind: 'system-status',
    model: 'FortiGate-60F',
    version: { major: 7, minor: 2, patch: 8 },
    build: '1639',
    serial: 'FGT60FTEST000001',
    hostname: 'fw-lab',
    vdoms: 'disabled',
    haMode: { mode: 'standalone' },
    currentVdom: 'root',
    fipsCc: false,
    systemTime: null,
    licenseStatus: null,
    ...more,
  }
}

/** The inventory of such a backup. */
export function inventoryOf(tables: Tables, sources: Partial<InventorySources> = {}): Inventory {
  return takeInventory({ scopes: scopesOf(parseConfig(configuration(tables))), origin: 'file', ...sources })
}

function table(path: string, entries: readonly Entry[]): string {
  const lines = entries.flatMap(([name, ...settings]) => [
    `    edit "${name.replaceAll(/["\\]/g, String.raw`\$&`)}"`,
    ...settings.map((setting) => `        set ${setting}`),
    '    next',
  ])
  return [`config ${path}`, ...lines, 'end', ''].join('\n')
}
