import type { Finding, PassedOver, Reviewed, ReviewFile, User } from '../contract/review'
import { severities } from '../contract/severity'
import { figure, plural } from '../text/words'
import { showAllMarks } from '../text/marks'
import { indent, textTable, wrap } from './text-table'
import { countOutcomes, figureCells, figureHeads, figuresOf, licensesOfUsers } from '../review'
import {
  describeFirmware,
  isBlocked,
  filePlace,
  fileVersion,
  summarizeFiles,
  fileTitle,
} from '../review/export/summary'

/** With more files each gets a line of one table instead of a page. */
const mostPages = 3
/** Rows that are shown of a long table, and findings of one kind. */
const mostRows = 20
const mostAlike = 3

/**
 * The reviews as text for a terminal.
 *
 * @param width of the terminal, in characters
 */
export function reviewAsText(reviewed: Reviewed, width: number): string {
  const { files, passedOver } = reviewed
  const parts =
    files.length <= mostPages
      ? files.map((file) => describeFile(file, width))
      : [listFiles(files), describeBlockers(files, width)]
  const isAlone = files.length === 1 && passedOver.length === 0
  const summary = isAlone ? [] : [wrap(summarizeFiles(reviewed), width, '')]
  return `${[...parts, listPassedOver(passedOver, width), ...summary].filter(Boolean).join('\n\n')}\n`
}

function listPassedOver(passedOver: readonly PassedOver[], width: number): string {
  if (passedOver.length === 0) return ''
  const shown = passedOver
    .slice(0, mostRows)
    .map(({ path, reason }) => `  ${showAllMarks(path)}\n${wrap(showAllMarks(reason), width, '    ')}`)
  const more = passedOver.length - shown.length
  const rest = more > 0 ? [`  … and ${figure(more)} more: --csv and --json have them all`] : []
  return ['Passed over, not reviewed:', ...shown, ...rest].join('\n')
}

function describeFile(file: ReviewFile, width: number): string {
  const firmware = describeFirmware(file)
  const head = [fileTitle(file), firmware && `(${firmware})`, file.device?.hostname && filePlace(file)]
  const { migrate, stay, attention } = countOutcomes(file.users)
  const people = `${plural(file.users.length, 'user')} with a second factor: ${migrate} would migrate, ${stay} stay unchanged, ${attention} ${attention === 1 ? 'needs' : 'need'} attention.`
  return [
    showAllMarks(head.filter(Boolean).join('  ')),
    file.error === null ? '' : wrap(showAllMarks(`Not fully read: ${file.error.message}`), width, '  '),
    file.licenses.length === 0 ? '' : indent(licenseTable(file)),
    file.device === null ? '' : `  ${people}`,
    userTable(
      file.users.filter(({ outcome }) => outcome !== 'stays'),
      licensesOfUsers(file),
    ),
    describeFindings(file.findings, width),
  ]
    .filter(Boolean)
    .join('\n\n')
}

function licenseTable({ licenses }: ReviewFile): string {
  return textTable(
    ['License', 'VDOM', 'Kind', 'Tokens', 'Assigned', 'Activated', 'Users'],
    licenses.map((each) => [
      each.license,
      each.vdom,
      each.kind,
      each.tokens,
      each.assigned,
      each.activated,
      each.users,
    ]),
  )
}

function userTable(users: readonly User[], licenseOf: (user: User) => string): string {
  if (users.length === 0) return ''
  const rows = users
    .slice(0, mostRows)
    .map((user) => [user.name, user.vdom, user.table, user.token ?? '', licenseOf(user), user.outcome])
  const more = users.length - rows.length
  const text = indent(textTable(['User', 'VDOM', 'Table', 'Token', 'License', 'Outcome'], rows))
  return more > 0 ? `${text}\n  … and ${plural(more, 'more user')}: --csv and --json have them all` : text
}

function describeFindings(findings: readonly Finding[], width: number): string {
  const ids = [...new Set(findings.map(({ id }) => id))]
  const ordered = severities.flatMap((severity) =>
    ids.map((id) => findings.filter((finding) => finding.id === id && finding.severity === severity)),
  )
  return ordered
    .filter((alike) => alike.length > 0)
    .map((alike) => {
      const shown = alike.slice(0, mostAlike).map((finding) => describeFinding(finding, width))
      const more = alike.length - shown.length
      return [...shown, ...(more > 0 ? [`    … and ${more} more ${alike[0]?.id}`] : [])].join('\n')
    })
    .join('\n')
}

function describeFinding({ id, severity, vdom, subject, message, line }: Finding, width: number): string {
  const where = [subject, vdom === null ? '' : `in ${vdom}`, line === null ? '' : `line ${line}`]
  const head = `  ${severity.toUpperCase()} ${id}: ${where.filter(Boolean).join(', ')}`
  return `${showAllMarks(head)}\n${wrap(showAllMarks(message), width, '    ')}`
}

function listFiles(files: readonly ReviewFile[]): string {
  return textTable(
    ['Device', 'File', 'Version', ...figureHeads, ''],
    files.map((file) => {
      const { device, error } = file
      const figures = figureCells(figuresOf(file))
      return [device?.hostname ?? '', filePlace(file), fileVersion(file), ...figures, error?.code ?? '']
    }),
  )
}

function describeBlockers(files: readonly ReviewFile[], width: number): string {
  return files
    .filter(isBlocked)
    .map((file) => {
      const blockers = file.findings.filter(({ severity }) => severity === 'blocker')
      return `${showAllMarks(fileTitle(file))}\n${describeFindings(blockers, width)}`
    })
    .join('\n\n')
}
