import { keyText } from '../contract/license-key'
import type { Device, License, Outcome, Token } from '../contract/review'
import type { ConfigScope } from '../fortios/config'
import type { TokenState } from '../fortios/output'
import { otherProduct } from '../fortios/product'
import { readAdministrators, type Administrator } from './administrator'
import { readDeviceSettings, type DeviceSettings } from './device-settings'
import { recordEntries, type InventoryRecord } from './record'
import { outcomeOf, readSecondFactors, type InventoryUser, type SecondFactor } from './second-factor'
import { readTables, type Tables } from './tables'
import { tokenFinder } from './token-of-user'
import { licenseKindOf, readTokens, type TokenEntry } from './token-table'

/** What an inventory is taken from: a backup, a live device or a rehearsal. */
export interface InventorySources {
  readonly scopes: readonly ConfigScope[]
  /** The tables that a migration touches, if they are not in the scopes. */
  readonly tables?: Tables
  /** Of `diagnose fortitoken info`, all VDOMs together; a file has none. */
  readonly tokenStates?: readonly TokenState[]
  readonly device?: Device | null
  /** Whether the scopes are one file, whose lines and order mean something to the person. Default: `device`. */
  readonly origin?: 'file' | 'device'
  /** Whether it is a FortiGate; what its header says unless told. On anything else nobody migrates. */
  readonly isFortiGate?: boolean
  /** Whether all tables of administrators by single sign-on were read. Default: yes. */
  readonly isSsoRead?: boolean
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
 * stored. Lines are `null` if it was read from a device.
 */
export interface Inventory extends DeviceSettings {
  readonly device: Device | null
  readonly vdoms: readonly string[]
  readonly licenses: readonly InventoryLicense[]
  readonly tokens: readonly InventoryToken[]
  readonly users: readonly InventoryUser[]
  readonly administrators: readonly Administrator[]
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
  isFortiGate = otherProduct(device?.platform ?? null) === null,
  isSsoRead = true,
  comparable = true,
}: InventorySources): Inventory {
  const lineOf = ({ line }: { readonly line: number }) => (origin === 'file' ? line : null)
  const tokens = inTextOrder(readTokens(tables, tokenStates, lineOf))
  const factors = readSecondFactors(tables)
  const find = tokenFinder(tokens)
  const claims = countBy(factors, (factor) => factor.token)

  const users = factors.map((factor): InventoryUser => {
    const token = find(factor)
    token?.users.push(factor.name)
    const shared = factor.token !== null && (claims.get(factor.token) ?? 0) > 1
    const outcome = outcomeOf(factor.twoFactor, token, shared)
    return userOf(
      factor,
      token,
      shared,
      outcome === 'migrates' && !isFortiGate ? 'attention' : outcome,
      lineOf(factor),
    )
  })
  return {
    device,
    vdoms: scopes.filter((scope) => scope.kind === 'vdom').map((scope) => scope.vdom),
    licenses: inTextOrder(licensesOf(tokens)),
    tokens,
    users: inTextOrder(users),
    administrators: readAdministrators(tables, users, lineOf),
    ...readDeviceSettings(scopes, lineOf, isSsoRead),
    records: comparable ? recordEntries(tables) : [],
  }
}

// Written out: spreading one object into another is the slowest part of a large inventory.
function userOf(
  { name, vdom, table, type, twoFactor, token, email, phone, enabled }: SecondFactor,
  entry: TokenEntry | null,
  shared: boolean,
  outcome: Outcome,
  line: number | null,
): InventoryUser {
  const license = entry?.license ?? null
  const tokenVdom = entry?.vdom ?? null
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

/** The order of the file; as they are if they were read from a device. */
function inTextOrder<T extends { readonly line: number | null }>(items: readonly T[]): readonly T[] {
  return items.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0))
}
