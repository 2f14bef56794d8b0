import type { Scope } from './configuration'
import type { Entry, ConfigSection } from './config-section'

/** A change to a table that waits for `next` or `end`. */
export type PendingEdit = (own: Entry, entries: Map<string, Entry>) => void

/** Where the prompt of a session stands. */
export type CliPlace =
  /** The outermost shell if VDOMs are on. */
  | { readonly kind: 'root' }
  /** The outermost shell if VDOMs are off. */
  | { readonly kind: 'device'; readonly scope: Scope }
  | { readonly kind: 'global'; readonly scope: Scope }
  /** Below `config vdom`. */
  | { readonly kind: 'vdoms' }
  | { readonly kind: 'vdom'; readonly scope: Scope }
  /** Below `config <table>`, and below its `edit <name>`. */
  | {
      readonly kind: 'table'
      readonly scope: Scope
      readonly path: string
      readonly entry: string | null
      readonly changes: PendingEdit[]
    }

/** What stands in the prompt between the host name and the `#`, with the blank in front of it. */
export function promptOf(place: CliPlace): string {
  switch (place.kind) {
    case 'root':
    case 'device':
      return ''
    case 'global':
      return ' (global)'
    case 'vdoms':
      return ' (vdom)'
    case 'vdom':
      return ` (${place.scope.name})`
    case 'table':
      return ` (${place.entry ?? place.path.split(' ').at(-1) ?? ''})`
  }
}

/** The tables that a place can look into; none in the outermost shell if VDOMs are on. */
export function scopeOf(place: CliPlace): Scope | null {
  return 'scope' in place ? place.scope : null
}

/** Tables that a scope has whether or not the configuration writes them. */
const known = {
  global: [
    'system accprofile',
    'system admin',
    'system central-management',
    'system console',
    'system csf',
    'system dns',
    'system ftm-push',
    'system global',
    'system ha',
    'system interface',
    'system ntp',
    'system sso-admin',
    'system sso-forticloud-admin',
    'system sso-fortigate-cloud-admin',
  ],
  vdom: [
    'firewall address',
    'firewall policy',
    'router static',
    'system settings',
    'user fortitoken',
    'user group',
    'user ldap',
    'user local',
    'user radius',
    'user setting',
    'user tacacs+',
    'vpn ssl settings',
  ],
}

/** Paths of the tables of a scope. @internal */
export function pathsOf(scope: Scope): string[] {
  const own = scope.sections.map(({ key }) => key)
  const standard =
    scope.kind === 'device'
      ? [...known.global, ...known.vdom]
      : scope.kind === 'global'
        ? known.global
        : known.vdom
  return [...new Set([...own, ...standard])]
}

/** What words name: a table and the words after its path, or the first word that leads nowhere. */
export type Named =
  | { readonly path: string; readonly rest: readonly string[]; readonly section: ConfigSection | undefined }
  | { readonly stray: string | null }

/** The table that words name in a scope; words may be shortened as long as they are clear. */
export function named(scope: Scope, words: readonly string[]): Named {
  const paths = pathsOf(scope).map((path) => path.split(' '))
  const fits = (path: readonly string[]): boolean =>
    path.length <= words.length && path.every((word, index) => word.startsWith(words[index] ?? ' '))
  const exact = paths.filter((path) => path.every((word, index) => word === words[index]))
  const candidates = exact.length > 0 ? exact : paths.filter(fits)
  const best = candidates.sort((one, other) => other.length - one.length)[0]
  if (best) {
    const path = best.join(' ')
    return { path, rest: words.slice(best.length), section: scope.sections.find(({ key }) => key === path) }
  }
  const depth = Math.max(0, ...paths.map((path) => matching(path, words)))
  return { stray: words[depth] ?? null }
}

function matching(path: readonly string[], words: readonly string[]): number {
  const off = words.findIndex((word, index) => !path[index]?.startsWith(word))
  return off === -1 ? words.length : off
}
