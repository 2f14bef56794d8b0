import { scopesOf, type ConfigDocument, type ConfigNode, type ConfigScope } from '../fortios/config'
import { maskSecrets } from '../fortios/mask-secrets'
import { isSecretOption } from '../fortios/secret-options'
import { maskText } from '../fortios/secret-values'
import { isVolatile } from '../fortios/volatile-options'

/** Something outside of the users, administrators and tokens that differs between two configurations of one device. */
export interface ConfigurationChange {
  /** `firewall policy "12" of dmz` */
  readonly where: string
  /** `action was accept, is deny` */
  readonly what: string
}

/** Tables whose entries `compareInventories` compares; of these only the nested tables are left to look at. */
const compared = new Set(['system admin', 'user local', 'user fortitoken'])

/**
 * What differs between two whole configurations, beside the entries that a migration touches: option by option, with
 * entries that came, went or changed places. Encrypted values differ at every backup and are not compared, nor is what
 * changes by itself, nor line ends within a value. FortiOS leaves an empty table out of a whole configuration (seen in backups of real devices), so
 * an empty table is as good as none.
 */
export function compareConfigurations(
  before: ConfigDocument,
  after: ConfigDocument,
): readonly ConfigurationChange[] {
  const changes: ConfigurationChange[] = []
  const report = (where: string, what: string) => changes.push({ where: maskSecrets(where), what })
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

/** Characters of a value that are shown. */
const longestShown = 120

type Report = (where: string, what: string) => void

function compareNodes(
  scope: string,
  path: string,
  before: readonly ConfigNode[],
  after: readonly ConfigNode[],
  report: Report,
): void {
  const table = tableOf(path)
  const skipsStatements = compared.has(table)
  const skipsEntries = compared.has(path)
  const olds = keyed(table, before)
  const news = keyed(table, after)
  const where = `${path}${scope}`
  for (const [key, old] of olds) {
    const now = news.get(key)
    if (old.kind === 'statement') {
      if (skipsStatements) continue
      if (now?.kind !== 'statement') report(where, `${old.option} was ${shown(old)}, is no longer set`)
      else if (now.text !== old.text) report(where, describe(old, now))
    } else if (now === undefined) {
      if (!skipsEntries && !compared.has(join(path, key))) report(`${join(path, key)}${scope}`, 'is gone')
    } else if (now.kind === 'block' && !(skipsEntries && isFlat(old) && isFlat(now))) {
      compareNodes(scope, join(path, key), old.children, now.children, report)
    }
  }
  for (const [key, now] of news) {
    if (olds.has(key)) continue
    if (now.kind === 'statement') {
      if (!skipsStatements) report(where, `${now.option} is now ${shown(now)}`)
    } else if (!skipsEntries && !compared.has(join(path, key))) {
      report(`${join(path, key)}${scope}`, 'is new')
    }
  }
  if (!skipsEntries && isReordered(olds, news)) report(where, 'the entries are in a different order')
}

/** The path without the entry at its end. */
function tableOf(path: string): string {
  return path.replace(/ "(?:[^"\\]|\\.)*"$/, '')
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

type Item = Statement | { readonly kind: 'block'; readonly children: readonly ConfigNode[] }

interface Statement {
  readonly kind: 'statement'
  readonly option: string
  readonly text: string
  /** Whether it is a secret that stands there in plain text. */
  readonly isSecret: boolean
}

/**
 * The nodes by what they are named; the last statement of an option counts, blocks of one name are put together. What
 * is never a difference is left out.
 */
function keyed(table: string, nodes: readonly ConfigNode[]): ReadonlyMap<string, Item> {
  const items = new Map<string, Item>()
  for (const node of nodes) {
    if (node.kind === 'comment' || isNothing(table, node)) continue
    if (node.kind === 'statement') {
      const option = node.words[0] ?? ''
      // Encrypted again at every backup.
      if (node.words[1] === 'ENC') continue
      const isSecret = isSecretOption(option, node.words[1], table)
      const value =
        node.verb === 'set' ? node.words.slice(1).join(' ') : `${node.verb} ${node.words.join(' ')}`
      // Programs of Windows turn the line ends of a backup, and with them those within its values.
      const text = value.replaceAll('\r\n', '\n')
      const key =
        node.verb === 'set' || node.verb === 'unset'
          ? `set ${option}`
          : `${node.verb} ${node.words.join(' ')}`
      items.set(key, { kind: 'statement', option, text, isSecret })
      continue
    }
    const key = node.kind === 'edit' ? `"${node.name}"` : node.path.join(' ')
    const known = items.get(key)
    const children = known?.kind === 'block' ? [...known.children, ...node.children] : node.children
    items.set(key, { kind: 'block', children })
  }
  return items
}

/** Whether a node is as good as none: a comment, an empty table, what changes by itself. An entry is one in any case. */
function isNothing(table: string, node: ConfigNode): boolean {
  if (node.kind === 'comment') return true
  if (node.kind === 'edit') return false
  if (node.kind === 'statement') return isVolatile(table, node.words[0] ?? '')
  const name = node.path.join(' ')
  return isVolatile(table, name) || node.children.every((child) => isNothing(join(table, name), child))
}

function describe(old: Statement, now: Statement): string {
  const [was, is] = [shown(old), shown(now)]
  return was === is
    ? `${old.option} is different; the values are not shown because they are or may be secret`
    : `${old.option} was ${was}, is ${is}`
}

/** The value without its secrets, which can be a whole page of HTML. */
function shown({ text, isSecret }: Statement): string {
  if (isSecret) return maskText
  const masked = maskSecrets(text)
  return masked.length > longestShown ? `${masked.slice(0, longestShown)}…` : masked
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path} ${key}`
}
