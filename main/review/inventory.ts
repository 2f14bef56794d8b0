import { keyText } from '../contract/license-key'
import type { Device, License, Token } from '../contract/review'
import { entriesOf, tablesAt, valueOf, type ConfigBlock, type ConfigScope } from '../fortios/config'
import type { TokenState } from '../fortios/output'
import { readAdministrators, type Administrator } from './administrator'
import { recordEntries, type InventoryRecord } from './record'
import { outcomeOf, readSecondFactors, type InventoryUser, type SecondFactor } from './second-factor'
import { readTables, type Tables } from './tables'
import { licenseKindOf, readTokens, type TokenEntry } from './token-table'

/** What an inventory is taken from: a backup, a live device or a rehearsal. */
export interface InventorySources {
  readonly scopes: readonly ConfigScope[]
  /** The tables that a migration touches, where they are not in the scopes. */
  readonly tables?: Tables
  /** Of `diagnose fortitoken info`, all VDOMs together; a file has none. */
  readonly tokenStates?: readonly TokenState[]
  readonly device?: Device | null
  /** Whether the scopes are one file, whose lines and order mean something to the person. Default: `device`. */
  readonly origin?: 'file' | 'device'
  /** Whether it will be compared with another one, and so needs its records. Default: yes. */
  readonly comparable?: boolean
}

/** A license, with the line of its first token in the file. */
export interface InventoryLicense extends License {
  readonly line: number | null
}

/** A token, with the line of its entry in the file. */
export interface InventoryToken extends Token {
  readonly line: number | null
}

/**
 * Who has which token of which license, and what a migration means for each. Plain data without secrets: it can be
 * stored. Lines are `null` where it was read from a device.
 */
export interface Inventory {
  readonly device: Device | null
  readonly vdoms: readonly string[]
  readonly licenses: readonly InventoryLicense[]
  readonly tokens: readonly InventoryToken[]
  readonly users: readonly InventoryUser[]
  readonly administrators: readonly Administrator[]
  /** `config system central-management`, where it names a FortiManager. */
  readonly fortiManager: { readonly line: number | null } | null
  /** Administrators by single sign-on; absent where their tables were not read. */
  readonly ssoAdministrators?: readonly { readonly name: string; readonly line: number | null }[]
  /** `set fortitoken-cloud-region` of `config system global`; absent where it is not set or that table was not read. */
  readonly cloudRegion?: { readonly name: string; readonly line: number | null }
  /** The entries as they are configured, to compare with those of another inventory. */
  readonly records: readonly InventoryRecord[]
}

/** That of a device of which no table was read yet. */
export const noInventory: Inventory = {
  device: null,
  vdoms: [],
  licenses: [],
  tokens: [],
  users: [],
  administrators: [],
  fortiManager: null,
  records: [],
}

/** Takes the inventory, in time and memory that grow with the number of entries. */
export function takeInventory({
  scopes,
  tables = readTables(scopes),
  tokenStates = [],
  device = null,
  origin = 'device',
  comparable = true,
}: InventorySources): Inventory {
  const lineOf = ({ line }: { readonly line: number }) => (origin === 'file' ? line : null)
  const tokens = readTokens(tables, tokenStates, lineOf)
  const factors = readSecondFactors(tables)
  const find = tokenFinder(tokens)
  const claims = countBy(factors, (factor) => factor.token)

  const users = factors.map((factor): InventoryUser => {
    const token = find(factor)
    token?.users.push(factor.name)
    const shared = factor.token !== null && (claims.get(factor.token) ?? 0) > 1
    return userOf(factor, token, shared, lineOf(factor))
  })
  const fortiManager = findFortiManager(scopes)
  const cloudRegion = findCloudRegion(scopes)
  return {
    device,
    vdoms: scopes.filter((scope) => scope.kind === 'vdom').map((scope) => scope.vdom),
    licenses: inTextOrder(licensesOf(tokens)),
    tokens: inTextOrder(tokens),
    users: inTextOrder(users),
    administrators: readAdministrators(tables, users, lineOf),
    fortiManager: fortiManager && { line: lineOf(fortiManager) },
    ...(origin === 'file' && { ssoAdministrators: findSsoAdministrators(scopes, lineOf) }),
    ...(cloudRegion && { cloudRegion: { name: cloudRegion.name, line: lineOf(cloudRegion) } }),
    records: comparable ? recordEntries(tables) : [],
  }
}

/** Tokens are looked up by serial across all VDOMs; the user's own VDOM comes first. */
function tokenFinder(entries: readonly TokenEntry[]): (factor: SecondFactor) => TokenEntry | null {
  const bySerial = new Map<string, TokenEntry[]>()
  for (const entry of entries) push(bySerial, entry.serial, entry)
  return ({ token, vdom }) => {
    const alike = bySerial.get(token ?? '') ?? []
    return alike.find((entry) => entry.vdom === vdom) ?? alike[0] ?? null
  }
}

// Written out: spreading one object into another is the slowest part of a large inventory.
function userOf(
  { name, vdom, table, type, twoFactor, token, email, phone, enabled }: SecondFactor,
  entry: TokenEntry | null,
  shared: boolean,
  line: number | null,
): InventoryUser {
  const license = entry?.license ?? null
  const tokenVdom = entry?.vdom ?? null
  const outcome = outcomeOf(twoFactor, entry, shared)
  return {
    name,
    vdom,
    table,
    type,
    twoFactor,
    token,
    license,
    email,
    phone,
    outcome,
    enabled,
    tokenVdom,
    shared,
    line,
  }
}

function licensesOf(tokens: readonly InventoryToken[]): readonly InventoryLicense[] {
  const groups = new Map<string, InventoryToken[]>()
  for (const token of tokens) {
    const { license, vdom } = token
    if (license !== null) push(groups, keyText({ license, vdom }), token)
  }
  return [...groups.values()].flatMap((group) => {
    const license = group[0]?.license
    if (license === undefined || license === null) return []
    return {
      license,
      vdom: group[0]?.vdom ?? '',
      kind: licenseKindOf(license),
      tokens: group.length,
      assigned: group.filter((token) => token.users.length > 0).length,
      activated: group.filter((token) => token.activated).length,
      users: group.reduce((sum, token) => sum + token.users.length, 0),
      line: group[0]?.line ?? null,
    }
  })
}

/** Their tables, from FortiOS 6.2 and 7.0 on (schemas of the vendor's Ansible collection; FortiOS CLI Reference 8.0). */
export const ssoTables = [
  'system sso-admin',
  'system sso-forticloud-admin',
  'system sso-fortigate-cloud-admin',
] as const

function findSsoAdministrators(
  scopes: readonly ConfigScope[],
  lineOf: (entry: { readonly line: number }) => number | null,
) {
  return scopes
    .filter((scope) => scope.kind === 'global')
    .flatMap(({ nodes }) => ssoTables.flatMap((table) => entriesOf(nodes, table)))
    .map((entry) => ({ name: entry.name, line: lineOf(entry) }))
}

function findFortiManager(scopes: readonly ConfigScope[]): ConfigBlock | null {
  const blocks = scopes
    .filter((scope) => scope.kind === 'global')
    .flatMap(({ nodes }) => tablesAt(nodes, 'system central-management'))
  return blocks.find((block) => valueOf(block, 'type') === 'fortimanager') ?? null
}

/** An empty value is that of no region (schema of the vendor's Ansible collection). */
function findCloudRegion(scopes: readonly ConfigScope[]) {
  return scopes
    .filter((scope) => scope.kind === 'global')
    .flatMap(({ nodes }) => tablesAt(nodes, 'system global'))
    .map((block) => ({ name: valueOf(block, 'fortitoken-cloud-region') ?? '', line: block.line }))
    .find(({ name }) => name !== '')
}

function push<Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value): void {
  const group = groups.get(key)
  if (group === undefined) groups.set(key, [value])
  else group.push(value)
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string | null): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) {
    const key = keyOf(item)
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** The order of the file; as they are where they were read from a device. */
function inTextOrder<T extends { readonly line: number | null }>(items: readonly T[]): readonly T[] {
  return items.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0))
}
