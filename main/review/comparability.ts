import { ProblemError } from '../contract/result'
import {
  entriesOf,
  parseConfig,
  scopesOf,
  type ConfigDocument,
  type ConfigNode,
  type ConfigTextKind,
} from '../fortios/config'
import { plural } from '../text/words'
import { configurationText } from './configuration-text'
import { globalOption } from './global-option'
import { missingWords } from './missing-sections'

/** A configuration that is to be compared with another one of its device. */
export interface ConfigurationToCompare {
  /** Of the file. */
  readonly name: string
  readonly document: ConfigDocument
  readonly kind: ConfigTextKind
  /** Why it is of that kind. */
  readonly reason: string
}

/**
 * Reads a text to compare it.
 *
 * @throws ProblemError if it is no configuration of a FortiGate
 */
export function readToCompare(
  name: string,
  text: string,
  part: number | null = null,
  options: Parameters<typeof parseConfig>[1] = {},
): ConfigurationToCompare {
  const { kind, reason, text: configuration } = configurationText('comparing', name, text, part)
  return { name, kind, reason, document: parseConfig(configuration, options) }
}

/**
 * What comparing these two can’t show, each in a sentence; none if both are whole and of one device.
 *
 * @throws ProblemError `backups-differ` if they are of different parts of a device; `backup-partial`
 *   if one of them is cut: what is missing would look as if it had been deleted
 */
export function limitsOfComparison(
  before: ConfigurationToCompare,
  after: ConfigurationToCompare,
): readonly string[] {
  for (const each of [before, after]) refuseCut(each)
  refuseOtherPart(before, after)
  const onlyVdom = before.document.header?.vdom ?? null
  return [
    ...mayBeTwoDevices(before, after),
    ...(onlyVdom === null
      ? []
      : [
          `Both contain only VDOM "${onlyVdom}": administrators, other VDOMs and the global settings can’t be compared.`,
        ]),
    ...[before, after].flatMap(limitsOf),
    ...mayBeCut(before, after),
  ]
}

function refuseCut({ name, document, kind, reason }: ConfigurationToCompare): void {
  const cut = document.problems.findLast(
    (problem) => problem.kind === 'cut-off' || problem.kind === 'unclosed',
  )
  const isPiece = kind === 'partial' && document.header !== null && document.header.vdom === null
  const lack = cut ? `It is truncated. ${cut.message}` : (missingWords(document) ?? (isPiece ? reason : null))
  if (lack === null) return
  throw new ProblemError({
    code: 'backup-partial',
    message: `${name} can’t be compared: it doesn’t contain the whole configuration. ${lack}`,
    hint: 'Make a full backup as super_admin and compare that.',
  })
}

function refuseOtherPart(before: ConfigurationToCompare, after: ConfigurationToCompare): void {
  const [old, now] = [before, after].map(({ document }) => document.header?.vdom ?? null)
  if (old === now) return
  const holds = ({ name, document }: ConfigurationToCompare) =>
    document.header?.vdom
      ? `${name} contains only VDOM "${document.header.vdom}"`
      : `${name} contains the whole device`
  throw new ProblemError({
    code: 'backups-differ',
    message: `They can’t be compared: ${holds(before)}, and ${holds(after)}.`,
    hint: 'Make both as full backups, as super_admin.',
  })
}

/**
 * What says that the two are of different devices; `null` if nothing does. A platform is written as a code in a
 * backup and as a name in a recorded `show`: only alike ones can be told apart. A device can be renamed, so another
 * host name proves nothing.
 */
function otherPlatform(before: ConfigurationToCompare, after: ConfigurationToCompare): string | null {
  const [old, now] = [before, after].map(({ document }) => document.header?.platform ?? null)
  if (!old || !now || old === now || old.startsWith('Forti') !== now.startsWith('Forti')) return null
  return `${before.name} is from a ${old} and ${after.name} from a ${now}`
}

/** Verifying two devices against each other would prove nothing. @throws ProblemError `backups-differ` */
export function refuseTwoDevices(before: ConfigurationToCompare, after: ConfigurationToCompare): void {
  const words = otherPlatform(before, after)
  if (words === null) return
  throw new ProblemError({
    code: 'backups-differ',
    message: `They can’t be compared because they are from two different devices: ${words}.`,
    hint: 'Compare two backups of the same FortiGate.',
  })
}

/** What speaks for two devices and proves nothing. */
function mayBeTwoDevices(before: ConfigurationToCompare, after: ConfigurationToCompare): readonly string[] {
  const [old, now] = [before, after].map(({ document }) => globalOption(scopesOf(document), 'hostname'))
  const platforms = otherPlatform(before, after)
  const differ =
    platforms ??
    (old && now && old !== now ? `${before.name} is from "${old}" and ${after.name} from "${now}"` : null)
  if (differ !== null) return [`${differ}: if these are two different devices, nothing below is valid.`]
  const [olds, news] = [before, after].map(localUsersOf)
  return olds && news && olds.size > 0 && news.size > 0 && [...olds].every((user) => !news.has(user))
    ? [
        `${before.name} and ${after.name} have no local user in common: if these are two different devices, nothing below is valid.`,
      ]
    : []
}

function localUsersOf({ document }: ConfigurationToCompare): ReadonlySet<string> {
  return new Set(
    scopesOf(document).flatMap(({ kind, vdom, nodes }) =>
      kind === 'vdom' ? entriesOf(nodes, 'user local').map(({ name }) => `${vdom}/${name}`) : [],
    ),
  )
}

function limitsOf({ name, document, kind }: ConfigurationToCompare): readonly string[] {
  const [problem] = document.problems
  return [
    ...(kind === 'masked' ? [`The passwords in ${name} are masked: secrets can’t be compared.`] : []),
    ...(document.header ? [] : [`${name} has no header line, so nothing says which device it is from.`]),
    ...(problem ? [`Line ${problem.line} of ${name} can’t be read as written: ${problem.message}`] : []),
  ]
}

/**
 * A file that was cut between two tables is well-formed. It shows by what the other one goes on with behind the last
 * table of it, all of which is missing. Tables that a migration empties say nothing.
 */
function mayBeCut(before: ConfigurationToCompare, after: ConfigurationToCompare): readonly string[] {
  const sentence = (whole: ConfigurationToCompare, short: ConfigurationToCompare) => {
    const tail = missingTail(whole.document, short.document)
    const [first] = tail
    return first === undefined
      ? []
      : [
          `${short.name} may be truncated: it ends where ${whole.name} continues with ${first}${tail.length > 1 ? ` and ${plural(tail.length - 1, 'more table')}` : ''}.`,
        ]
  }
  return [...sentence(before, after), ...sentence(after, before)]
}

const emptiedByMigration = 'user fortitoken'

/** The tables of the last scope of one that stand behind the last table of the other, if none of them is in that. */
function missingTail(whole: ConfigDocument, short: ConfigDocument): readonly string[] {
  const last = scopesOf(short).at(-1)
  const scope = scopesOf(whole).findLast(({ vdom, kind }) => vdom === last?.vdom && kind === last.kind)
  if (!last || !scope) return []
  const held = tablesOf(last.nodes)
  const all = tablesOf(scope.nodes)
  const end = held.at(-1)
  const at = end === undefined ? -1 : all.indexOf(end)
  if (at < 0) return []
  return all.slice(at + 1).filter((path) => path !== emptiedByMigration && !held.includes(path))
}

/** Paths of the tables that hold something, in the order of the text. */
function tablesOf(nodes: readonly ConfigNode[]): readonly string[] {
  const paths = nodes.flatMap((node) =>
    node.kind === 'config' && node.children.length > 0 ? [node.path.join(' ')] : [],
  )
  return [...new Set(paths)]
}
