import {
  entriesOf,
  tablesAt,
  valueOf,
  type ConfigBlock,
  type ConfigNode,
  type ConfigScope,
} from '../fortios/config'
import { isAtLeast, type Version } from '../fortios/output'

/** Something of the configuration, by its name, and where it stands. */
interface NamedSetting {
  readonly name: string
  readonly line: number | null
}

/** An administrator of one of `ssoTables`. */
interface SsoAdministrator extends NamedSetting {
  /** `null` if none is set; absent in journals of before it was read. */
  readonly accprofile?: string | null
}

/** Settings of the whole device that a migration, or a login after it, depends on. */
export interface DeviceSettings {
  /** `config system central-management`, if it names a FortiManager. */
  readonly fortiManager: { readonly line: number | null } | null
  /** Administrators by single sign-on; absent if one of their tables could not be read, and in journals of before they were. */
  readonly ssoAdministrators?: readonly SsoAdministrator[]
  /** `set fortitoken-cloud-region` of `config system global`; absent if it is not set or that table was not read. */
  readonly cloudRegion?: NamedSetting
  /** `set management-vdom` of `config system global`; absent if it is not set or that table was not read. */
  readonly managementVdom?: NamedSetting
  /** `set admin-concurrent disable` of `config system global`: one session of an account at a time. */
  readonly oneSessionEach?: { readonly line: number | null }
  /** `config system csf`, if it names the root of a Security Fabric that it takes objects from. */
  readonly fabricRoot?: NamedSetting
}

/** Tables of administrators by single sign-on. */
export const ssoTables = [
  'system sso-admin',
  'system sso-forticloud-admin',
  'system sso-fortigate-cloud-admin',
] as const

/** The first FortiOS that has each (schemas of the vendor's Ansible collection; FortiOS CLI Reference 8.0). */
const ssoSince: Readonly<Record<string, Version>> = {
  'system sso-admin': { major: 6, minor: 2, patch: 0 },
  'system sso-forticloud-admin': { major: 7, minor: 0, patch: 0 },
  'system sso-fortigate-cloud-admin': { major: 7, minor: 2, patch: 4 },
}

/** Whether this FortiOS is known to have a table. */
export function hasTable(version: Version, path: string): boolean {
  const since = ssoSince[path]
  return since === undefined || isAtLeast(version, since)
}

/** The tables that these settings are read from. */
export const settingsTables = [
  'system global',
  'system central-management',
  'system csf',
  ...ssoTables,
] as const

/**
 * Reads them from the global scope.
 *
 * @param isSsoRead whether all tables of administrators by single sign-on were read
 */
export function readDeviceSettings(
  scopes: readonly ConfigScope[],
  lineOf: (node: { readonly line: number }) => number | null,
  isSsoRead: boolean,
): DeviceSettings {
  const nodes = scopes.filter((scope) => scope.kind === 'global').flatMap((scope) => scope.nodes)
  const fortiManager = tablesAt(nodes, 'system central-management').find(
    (block) => valueOf(block, 'type') === 'fortimanager',
  )
  const inGlobal = (option: string) => setting(tablesAt(nodes, 'system global'), option)
  const cloudRegion = inGlobal('fortitoken-cloud-region')
  const managementVdom = inGlobal('management-vdom')
  const concurrent = inGlobal('admin-concurrent')
  const fabricRoot = findFabricRoot(nodes)
  const placed = ({ name, block }: Setting) => ({ name, line: lineOf(block) })
  return {
    fortiManager: fortiManager ? { line: lineOf(fortiManager) } : null,
    ...(isSsoRead && { ssoAdministrators: ssoAdministratorsIn(nodes, lineOf) }),
    ...(cloudRegion && { cloudRegion: placed(cloudRegion) }),
    ...(managementVdom && { managementVdom: placed(managementVdom) }),
    ...(concurrent?.name === 'disable' && { oneSessionEach: { line: lineOf(concurrent.block) } }),
    ...(fabricRoot && { fabricRoot: placed(fabricRoot) }),
  }
}

function ssoAdministratorsIn(
  nodes: readonly ConfigNode[],
  lineOf: (node: { readonly line: number }) => number | null,
): readonly SsoAdministrator[] {
  return ssoTables
    .flatMap((table) => entriesOf(nodes, table))
    .map((entry) => ({
      name: entry.name,
      accprofile: valueOf(entry, 'accprofile') ?? null,
      line: lineOf(entry),
    }))
}

interface Setting {
  readonly name: string
  readonly block: ConfigBlock
}

/** The last value of an option that says something: an empty one is that of none. */
function setting(blocks: readonly ConfigBlock[], option: string): Setting | undefined {
  return blocks
    .map((block) => ({ name: valueOf(block, option) ?? '', block }))
    .findLast(({ name }) => name !== '')
}

/**
 * The root of the fabric, if this device is below one and takes its objects over (FortiOS CLI Reference 8.0,
 * `config system csf`: `upstream`, or `upstream-ip` before, `configuration-sync` with the default `default`).
 */
function findFabricRoot(nodes: readonly ConfigNode[]): Setting | undefined {
  const blocks = tablesAt(nodes, 'system csf').filter(
    (block) => valueOf(block, 'status') === 'enable' && valueOf(block, 'configuration-sync') !== 'local',
  )
  const root = setting(blocks, 'upstream') ?? setting(blocks, 'upstream-ip')
  return root?.name === '0.0.0.0' ? undefined : root
}
