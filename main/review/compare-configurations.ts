import { scopesOf, type ConfigDocument, type ConfigNode, type ConfigScope } from '../fortios/config'
import { maskSecrets } from '../fortios/mask-secrets'

/** Something outside of the users, administrators and tokens that differs between two configurations of one device. */
export interface ConfigurationChange {
  /** `firewall policy "12" of dmz` */
  readonly where: string
  /** `action was accept, is deny` */
  readonly what: string
}

/** Tables whose entries `compareInventories` compares; of these only the nested tables are left to look at. */
const compared = new Set(['system admin', 'user local', 'user fortitoken'])

/** What changes without anybody changing the configuration. */
const volatile = new Set(['last-login', 'last-login-time', 'last-failed-login', 'last-updated'])

/**
 * What differs between two whole configurations, beside the entries that a migration touches: option by option, with
 * entries that came, went or changed places. Encrypted values differ at every backup and are not compared.
 */
export function compareConfigurations(
  before: ConfigDocument,
  after: ConfigDocument,
): readonly ConfigurationChange[] {
  const changes: ConfigurationChange[] = []
  const report = (where: string, what: string) => changes.push({ where, what })
  const olds = new Map(scopesToCompare(before).map((scope) => [scope.vdom, scope]))
  const news = new Map(scopesToCompare(after).map((scope) => [scope.vdom, scope]))
  for (const [name, scope] of olds) {
    const now = news.get(name)
    if (now) compareNodes(place(scope), '', scope.nodes, now.nodes, report)
  }
  return changes
}

/** A device without VDOMs shows its tables once; `scopesOf` gives them twice. */
function scopesToCompare(document: ConfigDocument): readonly ConfigScope[] {
  const scopes = scopesOf(document)
  return scopes.length === 2 && scopes[0]?.nodes === scopes[1]?.nodes ? scopes.slice(0, 1) : scopes
}

function place({ kind, vdom }: ConfigScope): string {
  return kind === 'global' ? '' : ` of ${vdom}`
}

type Report = (where: string, what: string) => void

function compareNodes(
  scope: string,
  path: string,
  before: readonly ConfigNode[],
  after: readonly ConfigNode[],
  report: Report,
): void {
  const skipsStatements = compared.has(path.replace(/ "(?:[^"\\]|\\.)*"$/, ''))
  const skipsEntries = compared.has(path)
  const olds = keyed(before)
  const news = keyed(after)
  const where = `${path}${scope}`
  for (const [key, old] of olds) {
    const now = news.get(key)
    if (old.kind === 'statement') {
      if (skipsStatements) continue
      if (now?.kind !== 'statement') report(where, `${old.option} was ${shown(old)}, is not set any more`)
      else if (now.text !== old.text) report(where, `${old.option} was ${shown(old)}, is ${shown(now)}`)
    } else if (now === undefined) {
      if (!skipsEntries) report(`${join(path, key)}${scope}`, 'is gone')
    } else if (now.kind === 'block' && !(skipsEntries && isFlat(old) && isFlat(now))) {
      compareNodes(scope, join(path, key), old.children, now.children, report)
    }
  }
  for (const [key, now] of news) {
    if (olds.has(key)) continue
    if (now.kind === 'statement') {
      if (!skipsStatements) report(where, `${now.option} is now ${shown(now)}`)
    } else if (!skipsEntries) report(`${join(path, key)}${scope}`, 'is new')
  }
  if (!skipsEntries && isReordered(olds, news)) report(where, 'the entries are in another order')
}

/** Without nested tables: of the entries that are compared elsewhere, nothing is left to look at. */
function isFlat({ children }: Extract<Item, { kind: 'block' }>): boolean {
  return children.every(({ kind }) => kind !== 'config')
}

/** The order of entries matters: of policies, for one. */
function isReordered(olds: ReadonlyMap<string, Item>, news: ReadonlyMap<string, Item>): boolean {
  const entries = (these: ReadonlyMap<string, Item>, those: ReadonlyMap<string, Item>) =>
    [...these].filter(([key, item]) => item.kind === 'block' && key.startsWith('"') && those.has(key))
  const one = entries(olds, news)
  const other = entries(news, olds)
  return one.some(([key], at) => other[at]?.[0] !== key)
}

type Item =
  | { readonly kind: 'statement'; readonly option: string; readonly text: string }
  | { readonly kind: 'block'; readonly children: readonly ConfigNode[] }

/** The nodes by what they are named; the last statement of an option counts, blocks of one name are put together. */
function keyed(nodes: readonly ConfigNode[]): ReadonlyMap<string, Item> {
  const items = new Map<string, Item>()
  for (const node of nodes) {
    if (node.kind === 'comment') continue
    if (node.kind === 'statement') {
      const option = node.words[0] ?? ''
      if (volatile.has(option) || isSecret(option, node.words)) continue
      const text =
        node.verb === 'set' ? node.words.slice(1).join(' ') : `${node.verb} ${node.words.join(' ')}`
      const key =
        node.verb === 'set' || node.verb === 'unset'
          ? `set ${option}`
          : `${node.verb} ${node.words.join(' ')}`
      items.set(key, { kind: 'statement', option, text })
      continue
    }
    const key = node.kind === 'edit' ? `"${node.name}"` : node.path.join(' ')
    const known = items.get(key)
    const children = known?.kind === 'block' ? [...known.children, ...node.children] : node.children
    items.set(key, { kind: 'block', children })
  }
  return items
}

/** A value can be a whole page of HTML. */
function shown({ text }: { readonly text: string }): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}

const secretOptions = new Map<string, boolean>()

function isSecret(option: string, words: readonly string[]): boolean {
  if (words[1] === 'ENC') return true
  const known = secretOptions.get(option)
  if (known !== undefined) return known
  const line = `set ${option} value`
  const secret = maskSecrets(line) !== line
  secretOptions.set(option, secret)
  return secret
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path} ${key}`
}
