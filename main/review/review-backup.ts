import type {
  Device,
  Finding,
  License,
  ReviewError,
  ReviewFile,
  ReviewReport,
  Token,
  User,
} from '../contract/review'
import {
  classifyConfig,
  parseConfig,
  readTranscript,
  scopesOf,
  tablesAt,
  valueOf,
  type ConfigDocument,
  type ConfigProblem,
  type ConfigScope,
  type SkimmedConfig,
  type SkimOptions,
} from '../fortios/config'
import { findingsOf } from './findings'
import { ssoTables, takeInventory, type Inventory } from './inventory'
import { readTables, SkimmedTables, tablesApart, type Tables } from './tables'
import { messageOf } from '../text/message'

/** Small tables that a review reads. */
const tablesWithin = ['system global', 'system admin', 'system central-management', ...ssoTables] as const

/** All tables that it reads; the others are passed over. */
export const reviewedTables = [...tablesWithin, ...tablesApart] as const

/** What a file is skimmed for, to be reviewed by `reviewSkimmed`. */
export const skimmedTables: SkimOptions = { within: tablesWithin, apart: tablesApart }

/** Options that a review has no use for, most of them secrets: they are not even read. */
const unread = ['password', 'passwd', 'passwd-time', 'seed', 'activation-code', 'activation-expire', 'os-ver']

/** A file to review. */
export interface BackupFile extends Pick<ReviewFile, 'path'> {
  readonly sha256: string
  readonly bytes: number
}

/** The same with its decoded text. */
export interface BackupText extends BackupFile {
  readonly text: string
}

/** The report over all files of one call. @internal */
export function reportOf(files: readonly ReviewFile[]): ReviewReport {
  return { version: 1, files }
}

/** Reviews one configuration file. Never throws: what stands in the way is in `error`. */
export function reviewBackup(file: BackupText): ReviewFile {
  try {
    return reviewText(file)
  } catch (error) {
    return faultyReview(file.path, error)
  }
}

/**
 * Reviews a configuration file of which only that is left which a review needs. It comes to the same as `reviewBackup`
 * of the whole text, or to `null` where that has to be read: it is something else than a configuration, or damaged.
 */
export function reviewSkimmed(file: BackupFile, skimmed: SkimmedConfig): ReviewFile | null {
  const { kind, reason } = classifyConfig(skimmed.outline, skimmed.head)
  if (kind !== 'configuration' && kind !== 'masked' && kind !== 'partial') return null
  const outline = parseConfig(skimmed.outline, { tables: tablesWithin, without: unread })
  if (outline.problems.length > 0) return null
  const scopes = scopesOf(outline)
  const tables = new SkimmedTables(outline, scopes, skimmed.tables, unread)
  const review = reviewTables(file, outline, scopes, tables, { kind, reason, origin: 'file' })
  return tables.isDamaged ? null : review
}

/** The review of a file at which we failed. */
export function faultyReview(path: string, error: unknown): ReviewFile {
  const detail = messageOf(error)
  const message = `Reviewing this file went wrong, which is a fault of ours: ${detail}`
  return failedReview({ path }, { code: 'internal', message, line: null })
}

/** The review of a file that could not be reviewed. */
export function failedReview(
  file: Pick<ReviewFile, 'path'> & Partial<Pick<ReviewFile, 'sha256' | 'bytes' | 'kind' | 'findings'>>,
  error: ReviewError,
): ReviewFile {
  const { path, sha256 = null, bytes = null, kind = null, findings = [] } = file
  return {
    path,
    sha256,
    bytes,
    error,
    kind,
    device: null,
    vdoms: [],
    licenses: [],
    tokens: [],
    users: [],
    findings,
  }
}

function reviewText(file: BackupText): ReviewFile {
  const { path, sha256, bytes, text } = file
  const { kind, reason } = classifyConfig(text)
  switch (kind) {
    case 'encrypted': {
      const message = `${reason} Nothing in it can be reviewed.`
      const finding = aboutFile(path, 'backup.encrypted', 'blocker', message)
      return failedReview(
        { path, sha256, bytes, findings: [finding] },
        { code: 'encrypted-backup', message: reason, line: null },
      )
    }
    case 'yaml':
      return failedReview({ path, sha256, bytes, kind }, { code: 'yaml-backup', message: reason, line: null })
    case 'not-fortios':
      return failedReview({ path, sha256, bytes }, { code: 'not-fortios', message: reason, line: null })
    case 'transcript': {
      const shown = readTranscript(text)
      const inner = classifyConfig(shown)
      if (inner.kind === 'not-fortios') {
        const message = 'The text is a recording of a terminal that shows no configuration.'
        return failedReview({ path, sha256, bytes }, { code: 'not-fortios', message, line: null })
      }
      // Lines of the recording are not those of the configuration in it.
      return reviewConfig(file, shown, {
        kind: inner.kind === 'masked' ? 'masked' : 'partial',
        reason,
        origin: 'device',
      })
    }
    default:
      return reviewConfig(file, text, { kind, reason, origin: 'file' })
  }
}

interface Reading {
  readonly kind: 'configuration' | 'masked' | 'partial'
  /** Why it is not a whole configuration. */
  readonly reason: string
  readonly origin: 'file' | 'device'
}

function reviewConfig(file: BackupText, text: string, reading: Reading): ReviewFile {
  const document = parseConfig(text, { tables: reviewedTables, without: unread })
  const scopes = scopesOf(document)
  return reviewTables(file, document, scopes, readTables(scopes), reading)
}

function reviewTables(
  { path, sha256, bytes }: BackupFile,
  document: ConfigDocument,
  scopes: readonly ConfigScope[],
  tables: Tables,
  reading: Reading,
): ReviewFile {
  const { truncation, misread } = findDamage(document)
  const device = deviceOf(document, scopes)
  const inventory = takeInventory({ scopes, tables, device, origin: reading.origin, comparable: false })
  return {
    path,
    sha256,
    bytes,
    error: truncation === null ? null : truncationError(truncation, reading),
    kind: reading.kind,
    device,
    vdoms: inventory.vdoms,
    licenses: inventory.licenses.map(licenseOf),
    tokens: inventory.tokens.map(tokenOf),
    users: inventory.users.map(userOf),
    findings: [...findInFile(path, reading, misread, inventory), ...findingsOf(inventory)],
  }
}

function deviceOf({ header }: ConfigDocument, scopes: readonly ConfigScope[]): Device {
  const globals = scopes.find((scope) => scope.kind === 'global')?.nodes ?? []
  const hostname = tablesAt(globals, 'system global')
    .map((block) => valueOf(block, 'hostname'))
    .findLast((name) => name !== undefined)
  return {
    platform: header?.platform ?? null,
    version: header?.version ?? null,
    build: header?.build ?? null,
    hostname: hostname ?? null,
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
  return { code: 'truncated', message: `${problem.message} What comes before was reviewed.`, line }
}

/** Findings about the file itself: what it is good for, and what it can't tell. */
function findInFile(
  path: string,
  { kind, reason, origin }: Reading,
  misread: ConfigProblem | null,
  { administrators }: Inventory,
): readonly Finding[] {
  const findings: Finding[] = []
  if (kind === 'masked') {
    const message = `${reason} Keep an unmasked one as the safety copy before a migration.`
    findings.push(aboutFile(path, 'backup.masked', 'warning', message))
  }
  if (kind === 'partial') {
    const message = `${reason} Users, tokens or administrators can be missing from this review: take a full backup as super_admin.`
    findings.push(aboutFile(path, 'backup.partial', 'warning', message))
  } else if (!administrators.some(({ accprofile }) => accprofile === 'super_admin')) {
    const message =
      'No super_admin is in this backup: whoever took it may not see everything, and restoring it would remove the super_admins from the FortiGate. Take a full backup as super_admin.'
    findings.push(aboutFile(path, 'backup.partial', 'warning', message))
  }
  if (misread !== null) {
    const message = `${misread.message} What follows may be misread: take a new backup.`
    const line = origin === 'file' ? misread.line : null
    findings.push({ ...aboutFile(path, 'backup.partial', 'warning', message), line })
  }
  return findings
}

function aboutFile(path: string, id: Finding['id'], severity: Finding['severity'], message: string): Finding {
  return { id, severity, vdom: null, subject: path, message, line: null }
}

function licenseOf({ license, vdom, kind, tokens, assigned, activated, users }: License): License {
  return { license, vdom, kind, tokens, assigned, activated, users }
}

function tokenOf({ serial, vdom, kind, license, activated, locked, users }: Token): Token {
  return { serial, vdom, kind, license, activated, locked, users }
}

function userOf(user: User): User {
  const { name, vdom, table, type, twoFactor, token, license, email, phone, outcome } = user
  return { name, vdom, table, type, twoFactor, token, license, email, phone, outcome }
}
