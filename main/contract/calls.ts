import * as z from 'zod'
import { links, type LinkId } from './links'
import { mostJumps, type LoginChoices, type SshHost } from './login'
import type { Result } from './result'
import {
  exportFormats,
  reviewParts,
  type BackupComparison,
  type FleetRow,
  type SourceLines,
} from './review-view'
import type {
  PortalPreview,
  PortalRow,
  TranscriptLine,
  UserRow,
  VerificationLines,
  VerificationRow,
} from './rows'
import type { Snapshot } from './snapshot'
import { stepIds } from './steps'

const text = (max: number) => z.string().max(max)
const nothing = z.undefined()
const license = z.object({ license: text(64), vdom: text(79) })
/** FortiToken Cloud's side of a rehearsal; what the scenario says if it is absent. */
const cloud = z
  .object({
    account: z.enum(['time-based', 'none', 'credit-based']),
    /** Users that the account may have, before the migration. */
    seats: z.number().int().min(0).max(100_000),
    preauthorized: z.enum(['all', 'all but the last', 'none']),
  })
  .optional()
/** A reviewed file. */
const fileId = text(64)

const waysToLogIn = [
  z.object({ method: z.literal('password'), password: text(1024) }),
  z.object({ method: z.literal('key'), keyFile: text(4096), passphrase: text(1024) }),
  /** The SSH agent of this computer; main knows where it is. */
  z.object({ method: z.literal('agent') }),
] as const
const port = z.number().int().min(1).max(65535)
const authentication = z.discriminatedUnion('method', [
  ...waysToLogIn,
  /** The account that comes with a rehearsal; main knows its password. */
  z.object({ method: z.literal('rehearsal') }),
])
/** A jump host. A password that is empty is asked for when the jump host wants it. */
const jump = z.object({
  host: text(255),
  port,
  user: text(64),
  authentication: z.discriminatedUnion('method', waysToLogIn),
})

/** A call: the shape of its argument, and the type of its answer. */
interface Call<Argument extends z.ZodType, Value> {
  readonly argument: Argument
  /** The same call with an answer of this type. Most answer nothing: their effect arrives as a snapshot. */
  readonly answers: <V>() => Call<Argument, V>
  /** Never there: it carries the type of the answer. */
  readonly value?: Value
}

function call<Argument extends z.ZodType, Value = null>(argument: Argument): Call<Argument, Value> {
  return { argument, answers: () => call(argument) }
}

/**
 * Every call that the renderer can make, with what it takes and what it answers. Main validates each argument against
 * its schema; the preload exposes one function for each name (`callNames`), and nothing else.
 */
export const calls = {
  // The application
  snapshot: call(nothing).answers<Snapshot>(),
  openLink: call(z.object({ id: z.enum(Object.keys(links) as [LinkId, ...LinkId[]]) })),
  dismissNotice: call(z.object({ id: text(64) })),
  setTheme: call(z.object({ theme: z.enum(['system', 'light', 'dark']) })),

  // Doors
  startMigration: call(nothing),
  startRehearsal: call(z.object({ sample: text(64), scenario: text(64), cloud })),
  chooseRehearsalBackup: call(z.object({ scenario: text(64), cloud })),
  resumeRun: call(z.object({ id: text(64) })),
  /** Opens, in the place of the open run, the one that comes first on its device (`device-has-open-run`). */
  openRunOfDevice: call(nothing),
  discardRun: call(z.object({ id: text(64) })),
  /** Opens a finished run at the step "Verify". */
  verifyAgain: call(z.object({ id: text(64) })),
  openReportOf: call(z.object({ id: text(64) })),
  showReportOf: call(z.object({ id: text(64) })),
  leaveRun: call(nothing),

  // The door "Review a backup"
  chooseReviewFiles: call(nothing),
  chooseReviewFolder: call(nothing),
  /** The preload makes the paths, of files that the person dropped: a page can't name one. */
  reviewDropped: call(z.object({ paths: z.array(text(4096)).max(10_000) })),
  cancelReview: call(nothing),
  closeReview: call(nothing),
  fleetRows: call(nothing).answers<readonly FleetRow[]>(),
  /** `ReviewFile[part]` as JSON: 20,000 users as objects would hold up both sides of the bridge. */
  reviewedPart: call(z.object({ id: fileId, part: z.enum(reviewParts) })).answers<string>(),
  sourceLines: call(z.object({ id: fileId, line: z.number().int().min(1) })).answers<SourceLines>(),
  compareReviewed: call(z.object({ before: fileId, after: fileId })).answers<BackupComparison>(),
  /** The file that was written, or `null` if the person closed the dialog. */
  exportReviewed: call(
    z.object({ format: z.enum(exportFormats), ids: z.array(fileId).min(1).max(100_000) }),
  ).answers<string | null>(),
  rehearseReviewed: call(z.object({ id: fileId, scenario: text(64), cloud })),
  migrateReviewed: call(z.object({ id: fileId })),

  // Getting about in a run
  continueRun: call(nothing),
  goBack: call(z.object({ to: z.enum(stepIds) })),
  cancel: call(nothing),
  answerQuestion: call(z.object({ id: text(64), answers: z.array(text(1024)).max(16).nullable() })),

  // 1 connect
  /** The chosen path, or `null` if the person closed the dialog. */
  chooseKeyFile: call(nothing).answers<string | null>(),
  loginChoices: call(nothing).answers<LoginChoices>(),
  /** `null` if there is no such host. */
  sshHost: call(z.object({ alias: text(255) })).answers<SshHost | null>(),
  connect: call(
    z.object({
      host: text(255),
      port,
      user: text(64),
      authentication,
      /** In order from here; the FortiGate is reached from the last one. */
      jumps: z.array(jump).max(mostJumps).optional(),
      /** Whether this device may be offered encryption that is no longer considered safe. */
      oldAlgorithms: z.boolean().optional(),
    }),
  ),

  // 2 service
  readService: call(nothing),

  // 3 inventory
  readInventory: call(nothing),
  users: call(nothing).answers<readonly UserRow[]>(),
  chooseLicenses: call(z.object({ licenses: z.array(license).max(1000) })),
  /** One answer to all of them: thousands of users can have the same finding. */
  answerFindings: call(z.object({ keys: z.array(text(256)).max(50_000), answer: text(2000).nullable() })),

  // 4 backup
  backUp: call(nothing),
  chooseBackupFile: call(nothing),
  showBackup: call(nothing),
  /** Leaves the live run, which is kept, for a rehearsal on a twin made from its backup. */
  rehearseRun: call(z.object({ scenario: text(64), cloud })),

  // 5 pre-authorization
  copyRequest: call(nothing),
  saveRequest: call(nothing),
  recordRequest: call(z.object({ ticket: text(64), sentOn: text(10) })),
  /** With which account somebody could open the portal without this FortiGate; empty takes it back. */
  recordPortalAccess: call(z.object({ account: text(128) })),
  confirmFlag: call(z.object({ license: text(64), vdom: text(79), confirmed: z.boolean() })),

  // 6 migrate
  askDevice: call(license),
  answerDevice: call(
    z.object({ license: text(64), vdom: text(79), answer: z.enum(['y', 'n']), typed: text(64) }),
  ),
  /** Lets another wording of the question be asked again. */
  approveWording: call(z.object({ license: text(64), vdom: text(79), typed: text(64), reason: text(2_000) })),
  settle: call(license),
  /** Puts the clock of a rehearsal forward, while a license is in doubt. */
  letTimePass: call(nothing),
  /** Ends a session in which the FortiGate may be asking something. */
  endSession: call(nothing),
  copySupportRequest: call(license),

  // 7 verify
  verify: call(nothing),
  verificationRows: call(nothing).answers<readonly VerificationRow[]>(),
  verificationLines: call(z.object({ key: text(256) })).answers<VerificationLines>(),
  backUpAfter: call(nothing),
  tryLogin: call(nothing),
  /** Somebody whose token was migrated has logged in, as a person says; also at the step before. */
  recordUserLogin: call(z.object({ user: text(128), to: text(200), when: text(16) })),

  // 8 portal
  portalRows: call(nothing).answers<readonly PortalRow[]>(),
  /** With a reason if one is ticked that a list speaks against. */
  tick: call(
    z.object({
      keys: z.array(text(256)).max(50_000),
      ticked: z.boolean(),
      reason: text(2_000).optional(),
    }),
  ),
  /** The text of the list; `null` if the person closed the dialog. */
  choosePortalList: call(nothing).answers<string | null>(),
  previewPasted: call(z.object({ text: text(8_000_000) })).answers<PortalPreview>(),
  matchPasted: call(
    z.object({
      text: text(8_000_000),
      columns: z.object({ name: z.number().int().min(0), serial: z.number().int().min(0) }).optional(),
    }),
  ),
  /** Both are used once and kept nowhere. */
  matchCloud: call(z.object({ clientId: text(256).min(1), clientSecret: text(1024).min(1) })),
  setReportLook: call(z.object({ company: text(80), paper: z.enum(['A4', 'Letter']) })),
  chooseLogo: call(nothing),
  removeLogo: call(nothing),
  finish: call(nothing),
  showReport: call(nothing),
  openReport: call(nothing),
  showCalendar: call(nothing),

  // The console
  transcript: call(z.object({ after: z.number().int().min(0) })).answers<readonly TranscriptLine[]>(),
} as const

/** The name of a call. */
export type CallName = keyof typeof calls

/** The argument of a call. */
export type CallArgument<N extends CallName> = z.infer<(typeof calls)[N]['argument']>

/** What a call answers. */
export type CallValue<N extends CallName> = (typeof calls)[N] extends Call<z.ZodType, infer V> ? V : never

/** What main tells unasked. */
export interface Events {
  readonly changed: Snapshot
  readonly transcript: readonly TranscriptLine[]
}

/** The object that the preload puts into the page as `window.tokenferry`. */
export type Api = {
  readonly [N in Exclude<CallName, 'reviewDropped'>]: CallArgument<N> extends undefined
    ? () => Promise<Result<CallValue<N>>>
    : (argument: CallArgument<N>) => Promise<Result<CallValue<N>>>
} & {
  /** Takes the `File`s of a drop; what is none of them is passed over. */
  readonly reviewDropped: (files: readonly object[]) => Promise<Result<null>>
  /** Listens; returns a function that stops it. */
  readonly on: <E extends keyof Events>(event: E, listener: (value: Events[E]) => void) => () => void
}
