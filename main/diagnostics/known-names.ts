import type { KnownName, NameKind } from './stand-ins'

/** Which properties hold names, in the state of a run, in the settings and in what was read of a FortiGate. */
const kinds: Readonly<Record<string, NameKind>> = {
  ...{ host: 'host', hostname: 'host', source: 'host', realm: 'host' },
  ...{ address: 'address', localAddress: 'address', local: 'address', remote: 'address' },
  ...{ name: 'user', names: 'user', user: 'user', users: 'user', account: 'user', subject: 'user' },
  ...{ vdom: 'vdom', vdoms: 'vdom', currentVdom: 'vdom' },
  ...{ license: 'license', licenses: 'license', openAfterYes: 'license' },
  ...{ serial: 'serial', serials: 'serial', token: 'serial', tokens: 'serial' },
  ...{ email: 'email', phone: 'phone', customerId: 'number', ticket: 'number' },
  ...{ keyFile: 'path', path: 'path', report: 'path', company: 'text', to: 'text', fingerprint: 'text' },
}

/** More than any fleet has. */
const mostNames = 200_000

/** The names in a piece of state, by the properties that hold them. */
export function namesIn(value: unknown): readonly KnownName[] {
  const names: KnownName[] = []
  const seen = new Set<object>()
  const look = (at: unknown, kind: NameKind | undefined) => {
    if (names.length >= mostNames) return
    if (typeof at === 'string') {
      if (kind !== undefined) names.push({ kind, name: at })
    } else if (typeof at === 'object' && at !== null && !seen.has(at)) {
      seen.add(at)
      if (Array.isArray(at)) for (const each of at) look(each, kind)
      else for (const [property, each] of Object.entries(at)) look(each, kindOf(property))
    }
  }
  look(value, undefined)
  return names
}

function kindOf(property: string): NameKind | undefined {
  return Object.hasOwn(kinds, property) ? kinds[property] : undefined
}
