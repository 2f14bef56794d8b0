import type {
  Device,
  Finding,
  License,
  ReviewedUser,
  ReviewError,
  ReviewFile,
  ReviewReport,
  Reviewed,
  Token,
} from '../contract/review'
import {
  classifyConfig,
  configurationsIn,
  parseConfig,
  readTranscript,
  scopesOf,
  survey,
  withPlainQuotes,
  type ConfigDocument,
  type ConfigProblem,
  type ConfigScope,
  type ConfigurationPart,
  type SkimmedConfig,
  type SkimOptions,
} from '../fortios/config'
import { productOf } from '../fortios/product'
import { reviewedAdministrator } from './administrator'
import { aboutFile, findDoubtfulBytes, findTypographicQuotes, type HowRead } from './file-findings'
import { findingsOf } from './findings'
import { settingsTables } from './device-settings'
import { globalOption } from './global-option'
import { takeInventory, type Inventory } from './inventory'
import { missingWords } from './missing-sections'
import type { InventoryUser } from './second-factor'
import { readTables, SkimmedTables, tablesApart, type Tables } from './tables'
import { tokenFinder } from './token-of-user'
import { reasonsOf } from './whose'
import { isOwnPage } from '../text/own-page'
import { messageOf } from '../text/message'
import { shownPath } from '../text/shown-path'

/** Small tables that a review reads. */
const tablesWithin = ['system admin', ...settingsTables] as const

/** All tables that it reads; the others are passed over. */
export const reviewedTables = [...tablesWithin, ...tablesApart] as const

/** What a file is skimmed for, to be reviewed by `reviewSkimmed`. */
export const skimmedTables: SkimOptions = { within: tablesWithin, apart: tablesApart }

/** Options that a review has no use for, most of them secrets: they are not even read. */
const unread = ['password', 'passwd', 'passwd-time', 'seed', 'activation-code', 'activation-expire', 'os-ver']

/** A file to review. */
export interface BackupFile extends Pick<ReviewFile, 'path'>, Partial<Pick<ReviewFile, 'member'>> {
  readonly sha256: string
  readonly bytes: number
}

/** The same with its decoded text. */
export interface BackupText extends BackupFile, HowRead {
  readonly text: string
}

/** The report over all files of one call. @internal */
export function reportOf(reviewed: Reviewed): ReviewReport {
  return { version: 2, ...reviewed }
}

/** More configurations than this in one file are no backups. */
const mostParts = 1000

/** Reviews each configuration in a file; mostly there is one. Never throws: what stands in the way is in `error`. */
export function reviewBackup(file: BackupText): readonly ReviewFile[] {
  try {
    return reviewText(file)
  } catch (error) {
    return [faultyReview(file, error)]
  }
}

/**
 * Reviews a configuration file of which only that is left which a review needs. It comes to the same as `reviewBackup`
 * of the whole text, or to `null` if that has to be read: it is something else than a configuration, or damaged.
 */
export function reviewSkimmed(file: BackupFile, skimmed: SkimmedConfig): ReviewFile | null {
  const lines = survey(skimmed.outline)
  if (lines.restarts.length > 0) return null
  const { kind, reason } = classifyConfig(skimmed.outline, skimmed.head, lines)
  if (kind !== 'configuration' && kind !== 'masked' && kind !== 'partial') return null
  const outline = parseConfig(skimmed.outline, { tables: tablesWithin, without: unread })
  if (outline.problems.length > 0) return null
  const scopes = scopesOf(outline)
  const tables = new SkimmedTables(outline, scopes, skimmed.tables, unread)
  const about = aboutText({ ...file, encoding: 'utf-8' })
  const review = reviewTables(about, outline, scopes, tables, { kind, reason, origin: 'file' })
  return tables.isDamaged ? null : review
}

/** The review of a file at which we failed. */
export function faultyReview(file: About, error: unknown): ReviewFile {
  const detail = messageOf(error)
  const message = `Reviewing this file failed because of an internal error: ${detail}`
  return failedReview(file, { code: 'internal', message, line: null })
}

/** What is known of a file whatever is in it. */
type About = Pick<ReviewFile, 'path'> &
  Partial<Pick<ReviewFile, 'member' | 'part' | 'sha256' | 'bytes' | 'encoding' | 'kind' | 'findings'>>

/** The review of a file that could not be reviewed. */
export function failedReview(file: About, error: ReviewError): ReviewFile {
  const { path, member = null, part = null, sha256 = null, bytes = null } = file
  const { encoding = null, kind = null, findings = [] } = file
  return {
    ...{ path, member, part, sha256, bytes, encoding, error, kind },
    device: null,
    product: null,
    vdoms: [],
    licenses: [],
    tokens: [],
    users: [],
    findings,
  }
}

function reviewText(file: BackupText): readonly ReviewFile[] {
  // Before it is parted: a page with commands looks like a recording with several configurations.
  if (isOwnPage(file.text)) return [notFortiOs(aboutText(file), classifyConfig(file.text).reason)]
  const { isRecorded, parts } = configurationsIn(file.text)
  if (parts.length > mostParts) {
    const message = `The file contains ${parts.length} configurations; at most ${mostParts} in one file are reviewed.`
    return [failedReview(aboutText(file), { code: 'unreadable', message, line: null })]
  }
  return parts.map((part, at) => {
    const about = { ...aboutText(file), part: parts.length > 1 ? at + 1 : null }
    return isRecorded ? reviewRecorded(file, part, about) : reviewPart(file, part, about)
  })
}

function notFortiOs(about: KnownFile, message: string): ReviewFile {
  return failedReview(about, { code: 'not-fortios', message, line: null })
}

function aboutText(file: BackupFile & Pick<BackupText, 'encoding'>): KnownFile {
  const { path, member = null, sha256, bytes, encoding } = file
  return { path, member, part: null, sha256, bytes, encoding }
}

function reviewRecorded(file: BackupText, part: ConfigurationPart, about: KnownFile): ReviewFile {
  const { kind } = classifyConfig(part.text)
  if (kind === 'not-fortios') {
    return notFortiOs(about, 'The text is a terminal recording that shows no configuration.')
  }
  const reason = 'The text is a terminal recording: it contains prompts or pages.'
  return reviewConfig(file, part, about, {
    kind: kind === 'masked' ? 'masked' : 'partial',
    reason,
    origin: 'device',
  })
}

function reviewPart(file: BackupText, part: ConfigurationPart, about: KnownFile): ReviewFile {
  const { kind, reason } = classifyConfig(part.text, part.text, part.lines)
  switch (kind) {
    case 'encrypted': {
      const message = `${reason} Nothing in it can be reviewed.`
      const finding = aboutFile(shownPath(about), 'backup.encrypted', 'blocker', message)
      return failedReview(
        { ...about, findings: [finding] },
        { code: 'encrypted-backup', message: reason, line: null },
      )
    }
    case 'yaml':
      return failedReview({ ...about, kind }, { code: 'yaml-backup', message: reason, line: null })
    case 'not-fortios':
      return notFortiOs(about, reason)
    case 'transcript':
      return reviewRecorded(file, { line: part.line, text: readTranscript(part.text) }, about)
    default:
      return reviewConfig(file, part, about, { kind, reason, origin: 'file' })
  }
}

/** What is known of a file that could be read. */
type KnownFile = Pick<ReviewFile, 'path' | 'member' | 'part' | 'sha256' | 'bytes' | 'encoding'>

interface Reading {
  readonly kind: 'configuration' | 'masked' | 'partial'
  /** Why it is not a whole configuration. */
  readonly reason: string
  readonly origin: 'file' | 'device'
}

function reviewConfig(
  file: BackupText,
  part: ConfigurationPart,
  about: KnownFile,
  reading: Reading,
): ReviewFile {
  const { text, line: quotes } = withPlainQuotes(part.text)
  const document = parseConfig(text, { tables: reviewedTables, without: unread, line: part.line })
  const scopes = scopesOf(document)
  const review = reviewTables(about, document, scopes, readTables(scopes), reading)
  const found = [
    ...findDoubtfulBytes(shownPath(about), part, file),
    ...findTypographicQuotes(shownPath(about), quotes === null ? null : part.line + quotes - 1),
  ]
  const placed = reading.origin === 'file' ? found : found.map((finding) => ({ ...finding, line: null }))
  return { ...review, findings: [...placed, ...review.findings] }
}

function reviewTables(
  about: KnownFile,
  document: ConfigDocument,
  scopes: readonly ConfigScope[],
  tables: Tables,
  reading: Reading,
): ReviewFile {
  const { truncation } = findDamage(document)
  const lack = missingWords(document)
  const device = deviceOf(document, scopes)
  const inventory = takeInventory({ scopes, tables, device, origin: reading.origin, comparable: false })
  const find = tokenFinder(inventory.tokens)
  const adminScp = globalOption(scopes, 'admin-scp')
  return {
    ...about,
    error: truncation === null ? null : truncationError(truncation, reading),
    kind: lack !== null && reading.kind === 'configuration' ? 'partial' : reading.kind,
    device,
    product: productOf(device.platform),
    vdoms: inventory.vdoms,
    licenses: inventory.licenses.map(licenseOf),
    tokens: inventory.tokens.map(tokenOf),
    users: inventory.users.map((user) => userOf(user, find(user))),
    administrators: inventory.administrators.map(reviewedAdministrator),
    ...(adminScp !== undefined && { adminScp }),
    findings: [...findInFile(shownPath(about), reading, document, inventory), ...findingsOf(inventory)],
  }
}

function deviceOf({ header }: ConfigDocument, scopes: readonly ConfigScope[]): Device {
  return {
    platform: header?.platform ?? null,
    version: header?.version ?? null,
    build: header?.build ?? null,
    hostname: globalOption(scopes, 'hostname') ?? null,
    user: header?.user ?? null,
    vdomsEnabled: header?.vdomsEnabled ?? null,
  }
}

interface Damage {
  /** The text ends before its blocks do. */
  readonly truncation: ConfigProblem | null
  /** The first place that could not be read as it stands. */
  readonly misread: ConfigProblem | null
}

function findDamage({ problems }: ConfigDocument): Damage {
  return {
    truncation: problems.findLast(({ kind }) => kind === 'cut-off') ?? null,
    misread: problems.find(({ kind }) => kind !== 'cut-off') ?? null,
  }
}

function truncationError(problem: ConfigProblem, { origin }: Reading): ReviewError {
  const line = origin === 'file' ? problem.line : null
  return { code: 'truncated', message: `${problem.message} What comes before it was reviewed.`, line }
}

/** Findings about the file itself: what it is good for, and what it can't tell. */
function findInFile(
  path: string,
  { kind, reason, origin }: Reading,
  document: ConfigDocument,
  { administrators }: Inventory,
): readonly Finding[] {
  const findings: Finding[] = []
  const { misread } = findDamage(document)
  const lack = missingWords(document)
  if (lack !== null) {
    const message = `${lack} None of that is in this review: make a full backup as super_admin.`
    findings.push(aboutFile(path, 'file.incomplete', 'warning', message))
  }
  if (kind === 'masked') {
    const message = `${reason} Keep an unmasked backup as the safety copy before a migration.`
    findings.push(aboutFile(path, 'backup.masked', 'warning', message))
  }
  if (kind === 'partial') {
    const message = `${reason} Users, tokens or administrators may be missing from this review: make a full backup as super_admin.`
    findings.push(aboutFile(path, 'backup.partial', 'warning', message))
  } else if (
    !document.missing.global &&
    !administrators.some(({ accprofile }) => accprofile === 'super_admin')
  ) {
    const message =
      'This backup contains no super_admin: the account that made it may not see everything, and restoring it would remove the super_admins from the FortiGate. Make a full backup as super_admin.'
    findings.push(aboutFile(path, 'backup.partial', 'warning', message))
  }
  if (misread !== null) {
    const message = `${misread.message} What follows may be misread: make a new backup.`
    const line = origin === 'file' ? misread.line : null
    findings.push(aboutFile(path, 'backup.partial', 'warning', message, line))
  }
  return findings
}

function licenseOf({ license, vdom, kind, tokens, assigned, activated, users }: License): License {
  return { license, vdom, kind, tokens, assigned, activated, users }
}

function tokenOf({ serial, vdom, kind, license, activated, locked, users }: Token): Token {
  return { serial, vdom, kind, license, activated, locked, users }
}

function userOf(user: InventoryUser, entry: Token | null): ReviewedUser {
  const { name, vdom, table, type, twoFactor, token, license, email, phone, outcome } = user
  const why = reasonsOf(user, entry)
  return { name, vdom, table, type, twoFactor, token, license, email, phone, outcome, why }
}
