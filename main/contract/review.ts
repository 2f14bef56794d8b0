import * as z from 'zod'
import { severities } from './severity'
import type { ProblemCode } from './problems'

/**
 * The review of configuration backups as JSON: what `tokenferry review --json` prints and what the window shows.
 *
 * It is stable: `version` rises when a field changes its name, its place or its meaning. docs/review.schema.json
 * is made from these schemas. Secrets (passwords, ENC values, keys, seeds, activation codes, reg-ids) have no
 * place in it.
 */

/** The ids of all findings. Each has a page, docs/findings/<id>.md. @internal */
export const findingIds = [
  'reading.failed',
  'device.other-product',
  'device.version',
  'device.ha-out-of-sync',
  'device.ha-secondary',
  'device.fortimanager',
  'device.fabric',
  'device.management-vdom',
  'device.login-proves-less',
  'service.unreachable',
  'service.not-ready',
  'service.credit-based',
  'service.no-license',
  'service.expires-soon',
  'service.free-account',
  'service.realms',
  'service.region',
  'service.ownership',
  'license.trial',
  'license.nobody',
  'license.unknown',
  'token.pending',
  'token.locked',
  'token.hardware',
  'token.shared',
  'token.missing',
  'user.no-token',
  'user.no-contact',
  'user.disabled',
  'user.same-name',
  'user.password-only',
  'admin.lockout',
  'admin.self',
  'admin.read-only',
  'admin.sso',
  'admin.others-logged-in',
  'admin.one-session',
  'file.incomplete',
  'file.doubtful-bytes',
  'file.typographic-quotes',
  'backup.encrypted',
  'backup.masked',
  'backup.partial',
  'quota.below-users',
] as const

const findingIdSchema = z.enum(findingIds)

/** `blocker`: do not migrate like this. `warning`: someone has to know and accept it. `info`: worth knowing. */
const severitySchema = z.enum(severities)

/**
 * `migrates`: the token is of a paid license, activated and not locked. `stays`: the second factor is not
 * touched (hardware token, trial license, email, SMS, already FortiToken Cloud). `attention`: nobody documents
 * what happens (token not activated, locked, in no table, shared, without a license or with one of unknown form).
 */
const outcomeSchema = z.enum(['migrates', 'stays', 'attention'])

export const deviceSchema = z.object({
  platform: z.string().nullable().describe('Platform code of the header, FGVM64'),
  version: z.string().nullable().describe('Version of FortiOS, or of the software of another product: 7.0.4'),
  build: z.string().nullable().describe('Build as written, with its leading zeros, 0301'),
  hostname: z.string().nullable(),
  user: z.string().nullable().describe('The administrator who took the backup'),
  vdomsEnabled: z.boolean().nullable(),
})

export const licenseSchema = z.object({
  license: z.string().describe('License number, EFTM and 12 more characters'),
  vdom: z.string().describe('The VDOM whose token table holds it'),
  kind: z.enum(['paid', 'trial', 'unknown']),
  tokens: z.int().min(0).describe('Tokens of the license in that VDOM'),
  assigned: z.int().min(0).describe('Those that an administrator or a local user names'),
  activated: z.int().min(0).describe('Those that an app has registered'),
  users: z.int().min(0).describe('Entries that name one of its tokens, administrators included'),
})

export const tokenSchema = z.object({
  serial: z.string(),
  vdom: z.string(),
  kind: z.enum(['mobile', 'hardware', 'unknown']),
  license: z.string().nullable(),
  activated: z.boolean(),
  locked: z.boolean(),
  users: z.array(z.string()).readonly().describe('Names of the entries that name the token, of all VDOMs'),
})

/** `config system admin` or `config user local`. */
const tableSchema = z.enum(['admin', 'local'])

export const userSchema = z.object({
  name: z.string(),
  vdom: z.string().describe('An administrator’s is the first of its VDOMs, root if it has none'),
  table: tableSchema,
  type: z
    .string()
    .describe('password, radius, ldap, tacacs+, saml; of an administrator: password, remote or peer'),
  twoFactor: z.string().describe('As configured: fortitoken, fortitoken-cloud, email, sms'),
  token: z.string().nullable().describe('Serial number'),
  license: z.string().nullable().describe('License number of the token'),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  outcome: outcomeSchema,
})

export const findingSchema = z.object({
  id: findingIdSchema,
  severity: severitySchema,
  vdom: z.string().nullable().describe('null if it is about the whole device or file'),
  subject: z.string().describe('What it is about: a user, a token, a license, a device, a file'),
  message: z.string().describe('What happens to whom, and what to do'),
  line: z.int().min(1).nullable().describe('Line in the file; null if it was read from a device'),
  unreadLines: z
    .int()
    .min(1)
    .exactOptional()
    .describe('How many lines of a reading were not understood; absent if it is about something else'),
  table: tableSchema
    .exactOptional()
    .describe('The table whose entry the subject is; absent if it is no administrator and no local user'),
  administrators: z
    .array(z.string())
    .readonly()
    .exactOptional()
    .describe('Names of the administrators whom a finding about their license is about'),
})

/** A user of a file. A journal keeps its users without `why`, which follows from them. */
const reviewedUserSchema = userSchema.extend({
  why: z
    .array(findingIdSchema)
    .readonly()
    .describe('Why its outcome is attention, as the ids of the findings that say so; empty for any other'),
})

/** An entry of `config system admin`, with or without a second factor. */
const reviewedAdministratorSchema = z.object({
  name: z.string(),
  accprofile: z.string().nullable().describe('super_admin may do everything'),
  enabled: z.boolean(),
  login: z
    .enum(['password', 'remote', 'certificate', 'guest'])
    .describe('Who checks the first factor; a guest administrator can only make guest users'),
  license: z.string().nullable().describe('License number of its token, if it has one'),
  licenseVdom: z.string().nullable().describe('The VDOM whose token table holds it'),
})

/** Why a file could not be reviewed, or not to its end. */
const reviewErrorSchema = z.object({
  code: z.enum([
    'encrypted-backup',
    'not-fortios',
    'truncated',
    'unreadable',
    'yaml-backup',
    'internal',
  ] satisfies readonly ProblemCode[]),
  message: z.string(),
  line: z.int().min(1).nullable(),
})

const reviewFileSchema = z.object({
  path: z.string(),
  member: z
    .string()
    .nullable()
    .describe('Its name in the archive at that path; null if the file is no archive'),
  part: z
    .int()
    .min(1)
    .nullable()
    .describe('Which of several configurations in one file, from 1; null if it is the only one'),
  sha256: z
    .string()
    .nullable()
    .describe('Of the bytes of the file, of a member those that it unpacks to; null if it could not be read'),
  bytes: z.int().min(0).nullable(),
  encoding: z
    .string()
    .nullable()
    .describe('utf-8, utf-16le, windows-1252; null if the file could not be read'),
  error: reviewErrorSchema.nullable(),
  kind: z
    .enum(['configuration', 'masked', 'yaml', 'partial'])
    .nullable()
    .describe('null if the file is none of them'),
  device: deviceSchema.nullable(),
  product: z
    .string()
    .nullable()
    .describe(
      'What the device is: FortiGate, FortiProxy …; null if the file does not say, or in a code that is not known',
    ),
  vdoms: z.array(z.string()).readonly(),
  licenses: z.array(licenseSchema).readonly(),
  tokens: z.array(tokenSchema).readonly(),
  users: z
    .array(reviewedUserSchema)
    .readonly()
    .describe('Entries with a second factor, in the order of the file'),
  administrators: z
    .array(reviewedAdministratorSchema)
    .readonly()
    .exactOptional()
    .describe('All administrators; absent if the file could not be reviewed, or by an older version'),
  adminScp: z
    .string()
    .nullable()
    .exactOptional()
    .describe(
      'admin-scp of config system global, as configured: enable, disable; null if it is not set, absent if that table is not there',
    ),
  findings: z.array(findingSchema).readonly(),
})

/** Something that was found and not reviewed, since it is no configuration or can't be read. */
const passedOverSchema = z.object({
  path: z.string().describe('Of the file or folder; behind it, after " › ", its name in an archive'),
  reason: z.string().describe('One sentence or two'),
})

export const reviewReportSchema = z.object({
  version: z.literal(2),
  files: z.array(reviewFileSchema).readonly(),
  passedOver: z
    .array(passedOverSchema)
    .readonly()
    .describe('What folders and archives hold besides: nothing is known of it'),
})

/** The id of a finding. */
export type FindingId = z.infer<typeof findingIdSchema>
/** How much a finding weighs. */
export type Severity = z.infer<typeof severitySchema>
/** What a migration of the license would do to a user. */
export type Outcome = z.infer<typeof outcomeSchema>
/** The device that a configuration belongs to, as its header and `config system global` name it. */
export type Device = z.infer<typeof deviceSchema>
/** A FortiToken Mobile license in the token table of one VDOM. */
export type License = z.infer<typeof licenseSchema>
/** An entry of `config user fortitoken`. */
export type Token = z.infer<typeof tokenSchema>
/** An entry of `config system admin` or `config user local` with a second factor. */
export type User = z.infer<typeof userSchema>
/** The same as a review of a file has it. */
export type ReviewedUser = z.infer<typeof reviewedUserSchema>
/** An administrator, as a review tells it. */
export type ReviewedAdministrator = z.infer<typeof reviewedAdministratorSchema>
/** Something that the person has to know before the migration. */
export type Finding = z.infer<typeof findingSchema>
/** Why a file could not be reviewed, or not to its end. */
export type ReviewError = z.infer<typeof reviewErrorSchema>
/** The review of one file. */
export type ReviewFile = z.infer<typeof reviewFileSchema>
/** Something that was found and not reviewed. */
export type PassedOver = z.infer<typeof passedOverSchema>
/** The reviews of all files of one call, and what was passed over. */
export type Reviewed = Omit<ReviewReport, 'version'>
/** The same as a document. */
export type ReviewReport = z.infer<typeof reviewReportSchema>
