import { filledLinesOf } from './lines'
import { unknown, type Unknown } from './unknown'

/** One unit of a cluster. What the device does not say is `null`. */
export interface HaMember {
  readonly serial: string
  readonly hostname: string | null
  readonly role: 'primary' | 'secondary' | null
  /** Whether its configuration is the same as that of the others. */
  readonly inSync: boolean | null
}

/** What `get system ha status` says. */
export interface HaStatus {
  readonly kind: 'ha-status'
  readonly mode: 'standalone' | 'a-p' | 'a-a'
  /** `ok` is the device's own verdict; `messages` are its words, such as `WARNING: FG… has hbdev down;`. */
  readonly health: { readonly ok: boolean; readonly messages: readonly string[] }
  /** In the order in which the device names them; empty if it is standalone. */
  readonly members: readonly HaMember[]
}

const modes: ReadonlyMap<string, HaStatus['mode']> = new Map([
  ['Standalone', 'standalone'],
  ['HA A-P', 'a-p'],
  ['HA A-A', 'a-a'],
])

const roles: ReadonlyMap<string, 'primary' | 'secondary'> = new Map([
  ['Master', 'primary'],
  ['Primary', 'primary'],
  ['Slave', 'secondary'],
  ['Secondary', 'secondary'],
])

/**
 * Reads `get system ha status`, FortiOS 5.6 to 7.4. Before 7.4 a member's line starts with its role; from 7.4 on
 * the role stands only in the lines of the virtual clusters, of which the first counts.
 */
export function parseHaStatus(text: string): HaStatus | Unknown {
  const members = new Map<string, HaMember>()
  const learn = (serial: string, fact: Partial<HaMember>) => {
    const known = members.get(serial)
    members.set(serial, {
      serial,
      hostname: known?.hostname ?? fact.hostname ?? null,
      role: known?.role ?? fact.role ?? null,
      inSync: known?.inSync ?? fact.inSync ?? null,
    })
  }

  let mode: HaStatus['mode'] | undefined
  let ok = false
  const messages: string[] = []
  for (const line of filledLinesOf(text).map((each) => each.trimStart())) {
    const sync = /^([A-Za-z0-9]+)\(updated \d+ seconds ago\): (\S+)$/.exec(line)
    const member = parseMember(line)
    if (line.startsWith('Mode:')) mode ??= modes.get(line.slice('Mode:'.length).trim())
    else if (line.startsWith('HA Health Status:')) ok = line.slice('HA Health Status:'.length).trim() === 'OK'
    else if (line.startsWith('WARNING:')) messages.push(line)
    else if (sync?.[1] !== undefined) learn(sync[1], { inSync: sync[2] === 'in-sync' })
    else if (member !== null) learn(member.serial, member)
  }
  if (mode === undefined || (mode !== 'standalone' && members.size === 0)) return unknown(text)
  return { kind: 'ha-status', mode, health: { ok, messages }, members: [...members.values()] }
}

/** `Primary : fw-a, FG…, HA cluster index = 0`, `fw-a , FG…, HA cluster index = 0`, `Primary: FG…, HA operating index = 0`. */
function parseMember(line: string): ({ serial: string } & Partial<HaMember>) | null {
  const parts = line.split(',').map((part) => part.trim())
  const index = parts.pop() ?? ''
  if (!/^(HA )?(operating )?(cluster )?index = \d+$/.test(index)) return null
  const serial = parts.pop()
  if (serial === undefined) return null
  const [role, name] = splitRole(parts.length === 0 ? serial : parts.join(', '))
  if (parts.length === 0) return role === null ? null : { serial: name, role }
  return { serial, hostname: name, role }
}

function splitRole(text: string): [HaMember['role'], string] {
  const colon = text.indexOf(':')
  const role = roles.get(text.slice(0, Math.max(colon, 0)).trim())
  return role === undefined ? [null, text] : [role, text.slice(colon + 1).trim()]
}
