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
  'device.login-proves-less',
  'service.unreachable',
  'service.not-ready',
  'service.credit-based',
  'service.no-license',
  'service.expires-soon',
  'service.free-account',
  'service.realms',
  'service.region',
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
  'admin.lockout',
  'admin.self',
  'admin.read-only',
  'admin.sso',
  'admin.others-logged-in',
  'backup.encrypted',
  'backup.masked',
  'backup.partial',
  'quota.below-users',
] as const

const findingIdSchema = z.enum(findingIds)

/** `blocker`: do not migrate like this. `warning`: somebody has to know and accept it. `info`: worth knowing. */
const severitySchema = z.enum(severities)

/**
 * `migrates`: the token is of a paid license, activated and not locked. `stays`: the second factor is not
 * touched (hardware token, trial license, e-mail, SMS, already FortiToken Cloud). `attention`: nobody documents
 * what happens (token not activated, locked, in no table, shared, without a license or with one of unknown form).
 */
const outcomeSchema = z.enum(['migrates', 'stays', 'attention'])

export const deviceSchema = z.object({
  platform: z.string().nullable().describe('Platform code of the header, FGVM64'),
  version: z.string().nullable().describe('FortiOS version, 7.0.4'),
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

export const userSchema = z.object({
  name: z.string(),
  vdom: z.string().describe("An administrator's is the first of its VDOMs, root where it has none"),
  table: z.enum(['admin', 'local']),
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
  vdom: z.string().nullable().describe('null where it is about the whole device or file'),
  subject: z.string().describe('What it is about: a user, a token, a license, a device, a file'),
  message: z.string().describe('What happens to whom, and what to do'),
  line: z.int().min(1).nullable().describe('Line in the file; null where it was read from a device'),
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
  sha256: z.string().nullable().describe('Of the bytes of the file; null where it could not be read'),
  bytes: z.int().min(0).nullable(),
  error: reviewErrorSchema.nullable(),
  kind: z
    .enum(['configuration', 'masked', 'yaml', 'partial'])
    .nullable()
    .describe('null where the file is none of them'),
  device: deviceSchema.nullable(),
  vdoms: z.array(z.string()).readonly(),
  licenses: z.array(licenseSchema).readonly(),
  tokens: z.array(tokenSchema).readonly(),
  users: z.array(userSchema).readonly().describe('Entries with a second factor, in the order of the file'),
  findings: z.array(findingSchema).readonly(),
})

export const reviewReportSchema = z.object({
  version: z.literal(1),
  files: z.array(reviewFileSchema).readonly(),
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
/** Something that the person has to know before the migration. */
export type Finding = z.infer<typeof findingSchema>
/** Why a file could not be reviewed, or not to its end. */
export type ReviewError = z.infer<typeof reviewErrorSchema>
/** The review of one file. */
export type ReviewFile = z.infer<typeof reviewFileSchema>
/** The reviews of all files of one call. */
export type ReviewReport = z.infer<typeof reviewReportSchema>
