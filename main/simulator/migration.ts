import { assumed } from './assumptions'
import type { SimulatedCloudUser } from './cloud'
import type { SimulatedDevice } from './device'
import type { ConfigSection } from './config-section'

/** A user or administrator that holds a token of the license. */
interface Holder {
  readonly section: ConfigSection
  readonly name: string
  /** `admin`, or the word for local users. */
  readonly kind: string
  readonly user: SimulatedCloudUser
}

/** What migrating one license would change: looked up, not yet done. */
export interface Plan {
  readonly license: string
  readonly vdom: string
  readonly tokenTable: ConfigSection
  readonly tokens: readonly string[]
  readonly holders: readonly Holder[]
}

/** The plan for a license, or the lines of the refusal. */
export function planMigration(
  device: SimulatedDevice,
  license: string,
  vdom: string,
): Plan | readonly string[] {
  if (device.cluster?.role === 'secondary') return assumed['migrate.secondary'].value
  const scope = device.configuration.vdom(vdom)
  if (!scope) return assumed['migrate.unknown-vdom'].value(vdom)
  const tokenTable = device.configuration.section(scope, 'user fortitoken')
  const tokens = [...(tokenTable?.entries ?? [])]
    .filter(([, entry]) => entry.value('license') === license)
    .map(([serial]) => serial)
  if (!tokenTable || tokens.length === 0 || !assumed['migrate.who'].value.isMigrated(license)) {
    return assumed['migrate.invalid-license'].value(license, vdom)
  }
  const admins = device.configuration.section(device.configuration.deviceWide, 'system admin')
  const locals = device.configuration.section(scope, 'user local')
  const serials = new Set(tokens)
  return {
    license,
    vdom,
    tokenTable,
    tokens,
    holders: [
      ...holdersIn(admins, serials, 'admin', '#FOS_Administrator'),
      ...holdersIn(locals, serials, assumed['migrate.kind-of-local-users'].value, vdom),
    ],
  }
}

/** Does what FortiToken Cloud lets happen; returns the lines of the result. */
export function carryOut(device: SimulatedDevice, plan: Plan): readonly string[] {
  const refusal = refusalByCloud(device, plan.license)
  if (refusal) return refusal
  const mishap = device.pendingMishap
  device.pendingMishap = null
  return mishap === 'breaks-off'
    ? carryOutHalf(device, plan)
    : complete(device, plan, mishap === 'one-user-late')
}

function refusalByCloud(device: SimulatedDevice, license: string): readonly string[] | null {
  const { cloud } = device
  if (!cloud.reachable) return assumed['service.unreachable'].value
  if (cloud.account === 'credit-based') return assumed['migrate.credit-account'].value
  if (!cloud.isPreauthorized(license)) return assumed['migrate.not-authorized'].value(license)
  return null
}

function complete(device: SimulatedDevice, plan: Plan, oneLate: boolean): readonly string[] {
  const { license, vdom, tokens, holders } = plan
  for (const holder of holders) convert(holder)
  const removed = new Set(tokens)
  plan.tokenTable.edit((_own, entries) => {
    for (const serial of removed) entries.delete(serial)
  })
  const users = holders.map(({ user }) => user)
  device.cloud.takeOver(users, tokens.length, oneLate ? users.slice(-1) : [])
  const sourceLine = assumed['migrate.delete-line-number'].value
  return [
    ...convertedLines(plan, holders),
    `License(${license}) in VDOM(${vdom}): Total ${holders.length} admin/local user(s) converted to two-factor Fortitoken-Cloud!`,
    ...tokens.map(
      (serial) =>
        `fas_migrate_token_clear[${sourceLine}]: Deleted token(${serial}) and license(${license}) in vdom(${vdom}) configuration`,
    ),
  ]
}

/** Converts half of the users and leaves the tokens. */
export function carryOutHalf(device: SimulatedDevice, plan: Plan): readonly string[] {
  const first = plan.holders.slice(0, Math.ceil(plan.holders.length / 2))
  for (const holder of first) convert(holder)
  device.cloud.takeOver(
    first.map(({ user }) => user),
    0,
  )
  return [...convertedLines(plan, first), ...assumed['migrate.partial'].value(plan.license, plan.vdom)]
}

function convertedLines({ license, vdom }: Plan, holders: readonly Holder[]): string[] {
  return holders.map(
    ({ kind, name }, index) =>
      `${index + 1}: Converted ${kind}(${name}) for license(${license}) in vdom(${vdom})`,
  )
}

function convert({ section, name }: Holder): void {
  section.edit((_own, entries) => {
    entries.get(name)?.set('two-factor', ['fortitoken-cloud'], 'fortitoken-cloud')
    entries.get(name)?.unset('fortitoken')
  })
}

function holdersIn(
  section: ConfigSection | undefined,
  serials: ReadonlySet<string>,
  kind: string,
  client: string,
): Holder[] {
  if (!section) return []
  const { realm, local, remote } = assumed['service.users'].value
  return [...section.entries.values()].flatMap((entry) => {
    const token = entry.value('fortitoken')
    if (token === undefined || !serials.has(token) || entry.value('two-factor') !== 'fortitoken') return []
    const isRemote = ['ldap', 'radius', 'tacacs+'].includes(entry.value('type') ?? '')
    const user: SimulatedCloudUser = {
      username: entry.name,
      vdom: client,
      email: entry.value('email-to') ?? '',
      phone: entry.value('sms-phone') ?? '',
      realm,
      userdata: isRemote ? remote : local,
      token,
    }
    return [{ section, name: entry.name, kind, user }]
  })
}
