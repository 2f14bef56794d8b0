import * as z from 'zod'
import { links, type LinkId } from './links'
import { exportFormats, reviewParts } from './review-view'
import { mostJumps } from './login'
import { stepIds } from './steps'

/**
 * Every call that the renderer can make, with the shape of its argument. Main validates each argument against
 * its schema; the preload exposes one function for each name (`callNames`), and nothing else.
 */

const text = (max: number) => z.string().max(max)
const nothing = z.undefined()
const license = z.object({ license: text(64), vdom: text(79) })
/** FortiToken Cloud's side of a rehearsal; what the scenario says where it is absent. */
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

export const calls = {
  // The application
  snapshot: nothing,
  openLink: z.object({ id: z.enum(Object.keys(links) as [LinkId, ...LinkId[]]) }),
  dismissNotice: z.object({ id: text(64) }),
  setTheme: z.object({ theme: z.enum(['system', 'light', 'dark']) }),

  // Doors
  startMigration: nothing,
  startRehearsal: z.object({ sample: text(64), scenario: text(64), cloud }),
  chooseRehearsalBackup: z.object({ scenario: text(64), cloud }),
  resumeRun: z.object({ id: text(64) }),
  /** Opens, in the place of the open run, the one that comes first on its device (`device-has-open-run`). */
  openRunOfDevice: nothing,
  discardRun: z.object({ id: text(64) }),
  /** Opens a finished run at the step "Verify". */
  verifyAgain: z.object({ id: text(64) }),
  openReportOf: z.object({ id: text(64) }),
  showReportOf: z.object({ id: text(64) }),
  leaveRun: nothing,

  // The door "Review a backup"
  chooseReviewFiles: nothing,
  chooseReviewFolder: nothing,
  /** The preload makes the paths, of files that the person dropped: a page can't name one. */
  reviewDropped: z.object({ paths: z.array(text(4096)).max(10_000) }),
  cancelReview: nothing,
  closeReview: nothing,
  fleetRows: nothing,
  reviewedPart: z.object({ id: fileId, part: z.enum(reviewParts) }),
  sourceLines: z.object({ id: fileId, line: z.number().int().min(1) }),
  compareReviewed: z.object({ before: fileId, after: fileId }),
  exportReviewed: z.object({ format: z.enum(exportFormats), ids: z.array(fileId).min(1).max(100_000) }),
  rehearseReviewed: z.object({ id: fileId, scenario: text(64), cloud }),
  migrateReviewed: z.object({ id: fileId }),

  // Getting about in a run
  continueRun: nothing,
  goBack: z.object({ to: z.enum(stepIds) }),
  cancel: nothing,
  answerQuestion: z.object({ id: text(64), answers: z.array(text(1024)).max(16).nullable() }),

  // 1 connect
  chooseKeyFile: nothing,
  loginChoices: nothing,
  sshHost: z.object({ alias: text(255) }),
  connect: z.object({
    host: text(255),
    port,
    user: text(64),
    authentication,
    /** In order from here; the FortiGate is reached from the last one. */
    jumps: z.array(jump).max(mostJumps).optional(),
    /** Whether this device may be offered encryption that is no longer considered safe. */
    oldAlgorithms: z.boolean().optional(),
  }),

  // 2 service
  readService: nothing,

  // 3 inventory
  readInventory: nothing,
  users: nothing,
  chooseLicenses: z.object({ licenses: z.array(license).max(1000) }),
  answerFinding: z.object({ key: text(256), answer: text(2000).nullable() }),
  /** The same answer to several findings at once: thousands of users can have the same one. */
  answerFindings: z.object({ keys: z.array(text(256)).max(50_000), answer: text(2000).nullable() }),

  // 4 backup
  backUp: nothing,
  chooseBackupFile: nothing,
  showBackup: nothing,
  /** Leaves the live run, which is kept, for a rehearsal on a twin made from its backup. */
  rehearseRun: z.object({ scenario: text(64), cloud }),

  // 5 pre-authorization
  copyRequest: nothing,
  saveRequest: nothing,
  recordRequest: z.object({ ticket: text(64), sentOn: text(10) }),
  /** With which account somebody could open the portal without this FortiGate; empty takes it back. */
  recordPortalAccess: z.object({ account: text(128) }),
  confirmFlag: z.object({ license: text(64), vdom: text(79), confirmed: z.boolean() }),

  // 6 migrate
  askDevice: license,
  answerDevice: z.object({ license: text(64), vdom: text(79), answer: z.enum(['y', 'n']), typed: text(64) }),
  /** Lets another wording of the question be asked again. */
  approveWording: z.object({ license: text(64), vdom: text(79), typed: text(64), reason: text(2_000) }),
  settle: license,
  /** Puts the clock of a rehearsal forward, while a license is in doubt. */
  letTimePass: nothing,
  /** Ends a session in which the FortiGate may be asking something. */
  endSession: nothing,
  copySupportRequest: license,

  // 7 verify
  verify: nothing,
  verificationRows: nothing,
  verificationLines: z.object({ key: text(256) }),
  backUpAfter: nothing,
  tryLogin: nothing,
  /** Somebody whose token was migrated has logged in, as a person says; also at the step before. */
  recordUserLogin: z.object({ user: text(128), to: text(200), when: text(16) }),

  // 8 portal
  portalRows: nothing,
  /** With a reason where one is ticked that a list speaks against. */
  tick: z.object({
    keys: z.array(text(256)).max(50_000),
    ticked: z.boolean(),
    reason: text(2_000).optional(),
  }),
  choosePortalList: nothing,
  previewPasted: z.object({ text: text(8_000_000) }),
  matchPasted: z.object({
    text: text(8_000_000),
    columns: z.object({ name: z.number().int().min(0), serial: z.number().int().min(0) }).optional(),
  }),
  /** Both are used once and kept nowhere. */
  matchCloud: z.object({ clientId: text(256).min(1), clientSecret: text(1024).min(1) }),
  setReportLook: z.object({ company: text(80), paper: z.enum(['A4', 'Letter']) }),
  chooseLogo: nothing,
  removeLogo: nothing,
  finish: nothing,
  showReport: nothing,
  openReport: nothing,
  showCalendar: nothing,

  // The console
  transcript: z.object({ after: z.number().int().min(0) }),
} as const

/** The name of a call. */
export type CallName = keyof typeof calls

/** The argument of a call. */
export type CallArgument<N extends CallName> = z.infer<(typeof calls)[N]>
