import type { Device, License, Token, User } from '../contract/review'
import { tablesAt, valueOf, type ConfigBlock, type ConfigScope } from '../fortios/config'
import type { TokenState } from '../fortios/output'
import { readAdministrators, type Administrator } from './administrator'
import { recordEntries, type InventoryRecord } from './record'
import { outcomeOf, readSecondFactors, type SecondFactor } from './second-factor'
import { licenseKindOf, readTokens, type TokenEntry } from './token-table'

/** What an inventory is taken from: a backup, a live device or a rehearsal. */
export interface InventorySources {
  readonly scopes: readonly ConfigScope[]
  /** Of `diagnose fortitoken info`, all VDOMs together; a file has none. */
  readonly tokenStates?: readonly TokenState[]
  readonly device?: Device | null
  /** Whether the scopes are one file, whose lines and order mean something to the person. Default: `device`. */
  readonly origin?: 'file' | 'device'
}

/** A license, with the line of its first token in the file. */
export interface InventoryLicense extends License {
  readonly line: number | null
}

/** A token, with the line of its entry in the file. */
export interface InventoryToken extends Token {
  readonly line: number | null
}

/** A user with a second factor, with what the findings need beyond the contract. */
export interface InventoryUser extends User {
  readonly enabled: boolean
  /** The VDOM whose token table holds the token; `null` where none does. */
  readonly tokenVdom: string | null
  /** Whether other entries name the same token. */
  readonly shared: boolean
  /** Line of its entry in the file. */
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
  /** The entries as they are configured, to compare with those of another inventory. */
  readonly records: readonly InventoryRecord[]
}

/** Takes the inventory, in time and memory that grow with the number of entries. */
export function takeInventory({
  scopes,
  tokenStates = [],
  device = null,
  origin = 'device',
}: InventorySources): Inventory {
  const lineOf = ({ line }: { readonly line: number }) => (origin === 'file' ? line : null)
  const entries = readTokens(scopes, tokenStates)
  const factors = readSecondFactors(scopes)
  const find = tokenFinder(entries)
  const holders = groupBy(factors, (factor) => factor.token)

  const names = new Map<TokenEntry, string[]>(entries.map((entry) => [entry, []]))
  const users = factors.map((factor): InventoryUser => {
    const token = find(factor)
    if (token !== null) names.get(token)?.push(factor.name)
    const shared = factor.token !== null && (holders.get(factor.token)?.length ?? 0) > 1
    const outcome = outcomeOf(factor.twoFactor, token, shared)
    return {
      ...factor,
      license: token?.license ?? null,
      tokenVdom: token?.vdom ?? null,
      outcome,
      shared,
      line: lineOf(factor),
    }
  })
  const tokens = entries.map((entry): InventoryToken => ({
    ...entry,
    users: names.get(entry) ?? [],
    line: lineOf(entry),
  }))
  const fortiManager = findFortiManager(scopes)
  return {
    device,
    vdoms: scopes.filter((scope) => scope.kind === 'vdom').map((scope) => scope.vdom),
    licenses: inTextOrder(licensesOf(tokens)),
    tokens: inTextOrder(tokens),
    users: inTextOrder(users),
    administrators: readAdministrators(scopes, users, lineOf),
    fortiManager: fortiManager && { line: lineOf(fortiManager) },
    records: recordEntries(scopes),
  }
}

/** Tokens are looked up by serial across all VDOMs; the user's own VDOM comes first. */
function tokenFinder(entries: readonly TokenEntry[]): (factor: SecondFactor) => TokenEntry | null {
  const bySerial = groupBy(entries, (entry) => entry.serial)
  return ({ token, vdom }) => {
    const found = (token === null ? undefined : bySerial.get(token)) ?? []
    return found.find((entry) => entry.vdom === vdom) ?? found[0] ?? null
  }
}

function licensesOf(tokens: readonly InventoryToken[]): readonly InventoryLicense[] {
  const licensed = tokens.filter((token) => token.license !== null)
  return [...groupBy(licensed, (token) => `${token.vdom} ${token.license}`).values()].map((group) => {
    const [{ license, vdom, line }] = group
    return {
      license: license ?? '',
      vdom,
      kind: licenseKindOf(license ?? ''),
      tokens: group.length,
      assigned: group.filter((token) => token.users.length > 0).length,
      activated: group.filter((token) => token.activated).length,
      users: group.reduce((sum, token) => sum + token.users.length, 0),
      line,
    }
  })
}

function findFortiManager(scopes: readonly ConfigScope[]): ConfigBlock | null {
  const blocks = scopes
    .filter((scope) => scope.kind === 'global')
    .flatMap(({ nodes }) => tablesAt(nodes, 'system central-management'))
  return blocks.find((block) => valueOf(block, 'type') === 'fortimanager') ?? null
}

type Group<T> = [T, ...T[]]

/** Groups in the order of their first member; items without a key are left out. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string | null): ReadonlyMap<string, Group<T>> {
  const groups = new Map<string, Group<T>>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === null) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

/** The order of the file; as they are where they were read from a device. */
function inTextOrder<T extends { readonly line: number | null }>(items: readonly T[]): readonly T[] {
  return items.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0))
}
