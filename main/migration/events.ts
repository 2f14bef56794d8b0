import * as z from 'zod'
import { audiences, moments } from '../contract/announcements'
import type { LicenseKey } from '../contract/license-key'
import { links, type LinkId } from '../contract/links'
import { planFormats } from '../contract/plan-formats'
import type { PlannedChange } from '../contract/planned-change'
import { stepIds } from '../contract/steps'
import type { RunMode } from '../contract/run-view'
import type { MigrationState } from '../contract/step-views'
import { backupWays } from './backup-ways'
import { exactly, type Immutable } from './exactly'
import {
  checksSchema,
  cloudUsersSchema,
  comparedSchema,
  deviceReadingSchema,
  findingsSchema,
  inventorySchema,
  negotiatedSchema,
  otherChangesSchema,
  serviceReadingSchema,
  sessionsSchema,
  unreadSchema,
  userTableSchema,
  verificationRowsSchema,
} from './reading-schemas'

/*
 * Everything that can happen in a run, as the journal holds it. What is read back from a disk is validated by these
 * schemas, and the types are made from them. Fields that are not named here are passed over.
 */

const text = z.string()
const texts = z.array(text)
const flag = z.boolean()
/** A tag of BCP 47, also of a language that this version does not write: it stands in the name of a file. */
const languageTag = z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)
const stepId = z.enum(stepIds)
/**
 * The latest that the clock of the FortiGate can have shown, as milliseconds since 1970 as if it were UTC; absent unless
 * what it prints is placed in time by that clock.
 */
const deviceTime = z.number()

const licenseKeySchema = exactly<LicenseKey>()(z.object({ license: text, vdom: text }))

const mayHaveBeenToldSchema = z.object({
  /** When `y` was decided, ISO 8601. */
  yesAt: texts,
  /** Whether it was not known at some time whether its question was answered. */
  wasInDoubt: flag,
})

/** What may have been answered for a license. */
export type MayHaveBeenTold = Immutable<z.infer<typeof mayHaveBeenToldSchema>>

const inventoryReadingSchema = z.object({
  inventory: inventorySchema,
  /** `null` if FortiToken Cloud's list could not be read as a whole. */
  cloudUsers: cloudUsersSchema.nullable(),
  /** Lines of FortiToken Cloud’s list that were not understood; the others are in `cloudUsers`. */
  cloudUnread: texts.exactOptional(),
  /** Who is logged in; `null` if that is not known. Older journals do not tell it. */
  sessions: sessionsSchema.nullable().exactOptional(),
  /** What was asked and could not be read; older journals do not tell it. */
  unread: unreadSchema.exactOptional(),
})

/** What was read at the step `inventory`, and what verification compares with. */
export type InventoryReading = Immutable<z.infer<typeof inventoryReadingSchema>>

const backupSchema = z.object({
  method: z.enum(['scp', 'show', 'file']),
  /** How it came about exactly. Journals of before do not say. */
  way: z.enum(backupWays).exactOptional(),
  path: text,
  bytes: z.number(),
  sha256: text,
  restorable: flag,
  reason: text,
  checks: checksSchema,
})

/** A backup that was taken or pointed to. */
export type BackupTaken = Immutable<z.infer<typeof backupSchema>>

const wordingSchema = z.enum(['documented', 'approved', 'other'])

/** Whose words a question is in: the vendor’s documentation, a person’s approval, or nobody’s. */
export type QuestionWording = z.infer<typeof wordingSchema>

const portalSourceSchema = z.enum(['text', 'rest'])

/** Where the serial numbers that were compared came from. */
export type PortalSource = z.infer<typeof portalSourceSchema>

const figure = z.number().nullable()

const verificationSchema = z.object({
  rows: verificationRowsSchema,
  balanceBefore: figure,
  balanceAfter: figure,
  balanceExplanation: text,
  cloudUsersBefore: figure,
  cloudUsersAfter: figure,
  cloudUsersExplanation: text,
  tokensBefore: z.number(),
  tokensAfter: z.number(),
  otherChanges: otherChangesSchema,
  /** The inventory as it was read for this. */
  after: inventoryReadingSchema,
  /** `null` if only backups were compared. */
  service: serviceReadingSchema.nullable(),
})

/** What verification found. */
export type Verification = Immutable<z.infer<typeof verificationSchema>>

const plannedChangeSchema = exactly<PlannedChange>()(
  z.object({
    window: z.object({ begin: text, end: text, timeZone: text }).nullable(),
    contacts: text,
    ticket: text,
  }),
)

const plannedSchema = z.object({
  /** Of the file plan.json beside the journal. */
  sha256: text,
  /** What was saved where the person chose. */
  format: z.enum(planFormats),
  serial: text,
  /** `7.4.8 build 2795` */
  version: text,
  licenses: z.array(licenseKeySchema),
  /** Users of the chosen licenses: those who migrate, and those for whom nobody documents what happens. */
  users: z.object({ migrate: z.number(), attention: z.number() }),
  /** How many lines are typed, for each way in which the backup may come about. */
  lines: z.array(z.number()),
})

/** A plan that was saved, in short. */
export type PlanSaved = Immutable<z.infer<typeof plannedSchema>>

const outcomeSchema = z.object({
  state: z.enum([
    'done',
    'refused',
    'declined',
    'not-started',
    'partial',
    'unknown',
  ] satisfies MigrationState[]),
  message: text,
  hint: text,
  people: z.array(
    z.object({
      name: text,
      vdom: text,
      table: userTableSchema.exactOptional(),
      state: z.enum(['converted', 'unchanged', 'unknown']),
    }),
  ),
  /** The vendor’s page about what the FortiGate answered, if there is one. */
  link: z.enum(Object.keys(links) as [LinkId, ...LinkId[]]).exactOptional(),
})

/** What became of one license, as far as it is known. */
export type LicenseOutcome = Immutable<z.infer<typeof outcomeSchema>>

const laptop = z.object({ user: text, host: text })

/** An event, by its type. */
const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape })
/** An event of a license. */
const ofLicense = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), key: licenseKeySchema, ...shape })

/** Every event of a run. */
export const runEventSchema = z.discriminatedUnion('type', [
  event('opened', {
    id: text,
    mode: z.enum(['live', 'rehearsal'] satisfies RunMode[]),
    application: text,
    laptop,
    rehearsal: z.object({ source: text, scenario: text }).nullable(),
  }),
  event('connected', {
    host: text,
    port: z.number(),
    user: text,
    hostKey: text,
    /** How its outputs came, if not over a session: a person typed, and pasted what came back. */
    provenance: z.literal('pasted').exactOptional(),
    /** The address of this computer towards the device; older journals do not tell it. */
    localAddress: text.nullable().exactOptional(),
    /** The port of it, by which the device lists the session; `null` behind a jump host. */
    localPort: z.number().nullable().exactOptional(),
    /** The algorithms of the connection; older journals do not tell them. */
    negotiated: negotiatedSchema.exactOptional(),
    reading: deviceReadingSchema,
  }),
  /** What earlier runs may have told this FortiGate of licenses that it did not migrate then. */
  event('told-before', { licenses: z.array(mayHaveBeenToldSchema.extend({ key: licenseKeySchema })) }),
  event('service-read', { reading: serviceReadingSchema }),
  event('service-acknowledged', { acknowledged: flag }),
  event('inventory-read', { reading: inventoryReadingSchema }),
  event('licenses-chosen', { licenses: z.array(licenseKeySchema) }),
  event('findings-answered', {
    keys: texts,
    answer: text.nullable(),
    /** The findings themselves, if they were found only right before the question. */
    findings: findingsSchema.exactOptional(),
  }),
  event('backed-up', { backup: backupSchema }),
  /** When the change is planned, whom to call, and its ticket; the whole of it each time. */
  event('change-planned', { change: plannedChangeSchema }),
  /** A text for people as it is now, and the sum of what it would say by itself. */
  event('announcement-kept', {
    announcement: z.object({ audience: z.enum(audiences), moment: z.enum(moments), language: languageTag }),
    text: z.object({ subject: text, body: text }),
    basis: text,
  }),
  /** The plan was saved as it stood, for the people who approve it. */
  event('plan-saved', { plan: plannedSchema }),
  event('request-recorded', { ticket: text, sentOn: text }),
  ofLicense('flag-confirmed', { confirmed: flag }),
  ofLicense('compared', {
    checks: comparedSchema,
    unchanged: flag,
    /** What a person has to accept before the command is typed; absent if there is nothing. */
    toAccept: findingsSchema.exactOptional(),
  }),
  ofLicense('command-sent', { command: text, deviceTime: deviceTime.exactOptional() }),
  ofLicense('asked', {
    question: text,
    /** Whether these are the documented words, others that were approved, or unknown ones; older journals hold only documented ones. */
    wording: wordingSchema.exactOptional(),
    /** Whether the echo of the command came before it. */
    isBehindEcho: flag.exactOptional(),
  }),
  /** The device printed something after its question, so that it was not answered. */
  ofLicense('used-up', { printed: text }),
  /** A person lets another wording of the question be asked again: for this license, run, device and build only. */
  ofLicense('wording-approved', {
    /** The whole text. */
    question: text,
    reason: text,
    serial: text,
    /** Build of FortiOS. */
    build: text,
  }),
  /** A second session has read the license right before a `y` that may be a second one. */
  ofLicense('second-session-read', { serial: text, untouched: flag }),
  /** In a rehearsal: its clock was put forward. */
  event('time-passed', { minutes: z.number() }),
  ofLicense('decided', {
    answer: z.enum(['y', 'n']),
    /** The names of the two people who decided together; absent if one was enough. */
    people: texts.exactOptional(),
    deviceTime: deviceTime.exactOptional(),
  }),
  ofLicense('printed', { lines: texts }),
  ofLicense('settled', { outcome: outcomeSchema }),
  event('verified', { verification: verificationSchema }),
  /** A second backup, and what differs from the first beside users, administrators and tokens. */
  event('backed-up-after', { backup: backupSchema, changes: otherChangesSchema }),
  event('login-tried', { worked: flag, message: text }),
  /** A person says that someone whose token was migrated has logged in since: who, to what, and when (local time). */
  event('user-logged-in', { user: text, to: text, when: text }),
  /** A person says that someone could open the portal with an account that does not need this FortiGate. */
  event('portal-opened', { account: text }),
  event('ticked', {
    keys: texts,
    ticked: flag,
    /** Why one serial number is the right one, though the list shows something else. */
    reason: text.exactOptional(),
  }),
  event('matched', {
    /** Key → what the list shows instead of the serial number that must be there. */
    found: z.record(text, text),
    mismatches: texts,
    source: portalSourceSchema.exactOptional(),
    /** Keys of users with the right serial number; older journals do not tell them. */
    same: texts.exactOptional(),
    /** Keys of users who are not in the list; older journals do not tell them. */
    absent: texts.exactOptional(),
  }),
  event('continued', { to: stepId }),
  event('went-back', { to: stepId }),
  event('finished', {
    report: text,
    summary: text,
    /** What was still open, each in a sentence. */
    open: texts.exactOptional(),
  }),
  /** A finished run is opened again, to verify once more what was migrated in it. */
  event('reopened', { why: z.literal('verify'), application: text, laptop }),
  /** Opening it again came to nothing: the run is finished as it was before. */
  event('closed-again', {}),
])

/**
 * Something that happened in a run. The state of a run is a fold over these (`run.ts`); each is in the journal, on
 * disk, before what it announces is done.
 */
export type RunEvent = Immutable<z.infer<typeof runEventSchema>>
