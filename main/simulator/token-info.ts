import type { Scope } from './configuration'
import type { SimulatedDevice } from './device'
import type { Entry } from './config-section'

/** Lines of `diagnose fortitoken info`: the tokens of one VDOM, or of all if `scope` is `null`. */
export function tokenInfo(device: SimulatedDevice, scope: Scope | null): readonly string[] {
  const { configuration } = device
  const held = tokensInUse(device)
  const rows = configuration.scopes.flatMap((each) =>
    [...(configuration.section(each, 'user fortitoken')?.entries.values() ?? [])].map((token) => ({
      serial: token.name,
      scope: each,
      status: statusOf(token, held.has(token.name), device.now()),
    })),
  )
  const listed = scope ? rows.filter((row) => row.scope === scope) : rows
  return [
    'FORTITOKEN        DRIFT  STATUS',
    ...listed.map(({ serial, status }) => `${serial.padEnd(18)}0      ${status}`),
    '',
    `Total activated token: ${listed.filter(isActivated).length}`,
    `Total global activated token: ${rows.filter(isActivated).length}`,
    '',
    `Token server status: ${device.cloud.reachable ? 'reachable' : 'unreachable'}`,
  ]
}

function isActivated({ status }: { readonly status: string }): boolean {
  return status === 'provisioned' || status === 'active'
}

function statusOf(token: Entry, held: boolean, now: Date): string {
  if (token.value('status') === 'lock') return 'locked'
  if (!token.name.startsWith('FTKMOB')) return held ? 'active' : 'new'
  if (token.value('reg-id')) return 'provisioned'
  if (!token.value('activation-code')) return 'new'
  const expires = Number(token.value('activation-expire') ?? Infinity) * 1000
  return expires < now.getTime() ? 'provision timeout' : 'provisioning'
}

function tokensInUse({ configuration, administrators }: SimulatedDevice): Set<string> {
  const locals = configuration.scopes.flatMap((scope) => [
    ...(configuration.section(scope, 'user local')?.entries.values() ?? []),
  ])
  return new Set([...administrators.values(), ...locals].map((user) => user.value('fortitoken') ?? ''))
}
