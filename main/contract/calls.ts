import * as z from 'zod'
import { languageTags, type Language } from '../text/languages'
import { announcementLimits, audiences, moments, type Announcement } from './announcements'
import type { DataFolderUse, KnownDevice } from './aside'
import { longestPaste, type HandBlock, type HandPiece, type RehearsalTerminal } from './by-hand'
import { cloudHosts } from './cloud-hosts'
import { faultTextLimits } from './fault-text-limits'
import { links, type LinkId } from './links'
import { overviewFormats, type ListedRun, type RemovedRun } from './listed-run'
import { mostJumps, type LoginChoices, type SshHost } from './login'
import { planFormats } from './plan-formats'
import { plannedChangeLimits } from './planned-change'
import type { Result } from './result'
import type { PassedOver } from './review'
import {
  exportFormats,
  reviewParts,
  type BackupComparison,
  type FleetRow,
  type FileUser,
  type SourceLines,
} from './review-view'
import type { CommandOutput, CommandView } from './run-view'
import type {
  ChosenList,
  Person,
  PortalPreview,
  PortalRow,
  PrintedFrom,
  TranscriptLine,
  UserRow,
  VerificationLines,
  VerificationRow,
} from './rows'
import { mostSaved } from './shown-table'
import { longestName } from './two-people'
import type { Snapshot } from './snapshot'
import { stepIds } from './steps'
import type { FindingView, OtherChange, UserDetails } from './step-views'
import type { WindowCommand } from './window-commands'

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
/** A table to save (`ShownTable`). */
const shownTable = z
  .object({
    title: text(80).min(1),
    headings: z.array(text(200)).min(1).max(mostSaved.columns),
    rows: z.array(z.array(text(100_000)).max(mostSaved.columns)).max(mostSaved.rows),
  })
  .refine(({ headings, rows }) => rows.every(({ length }) => length === headings.length), {
    message: 'each row has as many cells as there are headings',
  })
const language = z.enum(languageTags as [Language, ...Language[]])
const announcement = z.object({ audience: z.enum(audiences), moment: z.enum(moments), language })
const announcementText = {
  subject: text(announcementLimits.subject),
  body: text(announcementLimits.body),
}
/** A reviewed file. */
const fileId = text(64)

/** Whether a person types and pastes instead of Tokenferry logging in. */
const byHand = z.boolean().optional()
/** What a person is asked to do in the terminal (`HandRequest.id`). */
const request = z.number().int().min(1)

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
  /** Shows a menu at the pointer that copies a cell of a table, or so many of its rows. */
  offerCopies: call(
    z.object({ cell: text(100_000), rows: text(64_000_000), count: z.int().min(1).max(1_000_000) }),
  ),
  /** Saves a table as it is shown; the file, or `null` if the person closed the dialog. */
  saveTable: call(shownTable).answers<string | null>(),
  /** What went wrong in the page itself, for the fault log. */
  reportFault: call(
    z.object({
      kind: z.enum(['drawing', 'page', 'page-rejection']),
      name: text(100),
      message: text(faultTextLimits.message),
      stack: text(faultTextLimits.stack),
    }),
  ),
  /** The text of the diagnostics file as it would be saved now. */
  showDiagnostics: call(z.object({ withNames: z.boolean() })).answers<string>(),
  /** Saves the text that was shown last with this choice; the file, or `null` if the person closed the dialog. */
  saveDiagnostics: call(z.object({ withNames: z.boolean() })).answers<string | null>(),
  /** Only of a file that was exported since the start. */
  openExported: call(z.object({ path: text(4096) })),
  showExported: call(z.object({ path: text(4096) })),
  setTheme: call(z.object({ theme: z.enum(['system', 'light', 'dark']) })),
  /** Shows a screen beside the work. */
  showAside: call(
    z.discriminatedUnion('at', [
      z.object({ at: z.literal('settings') }),
      z.object({ at: z.literal('help'), page: text(128) }),
      z.object({ at: z.literal('about') }),
    ]),
  ),
  closeAside: call(nothing),

  // Settings
  setNotifications: call(z.object({ on: z.boolean() })),
  /** Days; `null`: finished runs are kept until a person removes them. */
  keepRuns: call(z.object({ days: z.int().min(1).max(36_500).nullable() })),
  /** Whether two people decide on each `y`. */
  setTwoPeople: call(z.object({ on: z.boolean() })),
  knownDevices: call(nothing).answers<readonly KnownDevice[]>(),
  /** Takes a host key back that a person had trusted, who types the name of the host. */
  forgetHostKey: call(z.object({ host: text(255), port, type: text(64), typed: text(255) })),
  oldEncryptionDevices: call(nothing).answers<readonly Pick<KnownDevice, 'host' | 'port'>[]>(),
  takeBackOldEncryption: call(z.object({ host: text(255), port })),
  dataFolderUse: call(nothing).answers<DataFolderUse>(),
  showDataFolder: call(nothing),

  // About, and Help
  /** The licenses of what the package holds of others; `null` where there is no package. */
  licenses: call(nothing).answers<string | null>(),
  /** What the simulated FortiGate does without a source, each in a sentence. */
  assumptions: call(nothing).answers<readonly string[]>(),

  // Doors
  startMigration: call(nothing),
  /** The same if no tool may log in: a person types, and pastes what comes back. */
  startByHand: call(nothing),
  startRehearsal: call(z.object({ sample: text(64), scenario: text(64), cloud, byHand })),
  chooseRehearsalBackup: call(z.object({ scenario: text(64), cloud, byHand })),
  resumeRun: call(z.object({ id: text(64) })),
  /** Opens, in the place of the open run, the one that comes first on its device (`device-has-open-run`). */
  openRunOfDevice: call(nothing),
  discardRun: call(z.object({ id: text(64) })),
  /** Opens a finished run at the step "Verify". */
  verifyAgain: call(z.object({ id: text(64) })),
  openReportOf: call(z.object({ id: text(64) })),
  showReportOf: call(z.object({ id: text(64) })),
  leaveRun: call(nothing),

  // The overview on the first screen
  /** What stands first wants to be looked at first. */
  listedRuns: call(nothing).answers<readonly ListedRun[]>(),
  /** Newest first. */
  removedRuns: call(nothing).answers<readonly RemovedRun[]>(),
  /** Whose device a run is about; empty takes it back. */
  setCustomer: call(z.object({ id: text(64), customer: text(80) })),
  archiveRun: call(z.object({ id: text(64), archived: z.boolean() })),
  /** Removes a finished run. Its evidence is kept in the data folder, or in a folder that the person chooses. */
  removeRun: call(z.object({ id: text(64), evidence: z.enum(['kept', 'exported']) })),
  /** The file that was written, or `null` if the person closed the dialog. */
  exportOverview: call(
    z.object({ format: z.enum(overviewFormats), ids: z.array(text(64)).min(1).max(10_000) }),
  ).answers<string | null>(),

  // The door "Review a backup"
  chooseReviewFiles: call(nothing),
  chooseReviewFolder: call(nothing),
  /** The preload makes the paths, of files that the person dropped: a page can't name one. */
  reviewDropped: call(z.object({ paths: z.array(text(4096)).max(10_000) })),
  cancelReview: call(nothing),
  closeReview: call(nothing),
  fleetRows: call(nothing).answers<readonly FleetRow[]>(),
  passedOver: call(nothing).answers<readonly PassedOver[]>(),
  /** `ReviewLists[part]` as JSON: 20,000 users as objects would hold up both sides of the bridge. */
  reviewedPart: call(z.object({ id: fileId, part: z.enum(reviewParts) })).answers<string>(),
  sourceLines: call(z.object({ id: fileId, line: z.number().int().min(1) })).answers<SourceLines>(),
  reviewedUser: call(z.object({ id: fileId, key: text(4096) })).answers<FileUser>(),
  compareReviewed: call(z.object({ before: fileId, after: fileId })).answers<BackupComparison>(),
  /** The file that was written, or `null` if the person closed the dialog. */
  exportReviewed: call(
    z.object({ format: z.enum(exportFormats), ids: z.array(fileId).min(1).max(100_000) }),
  ).answers<string | null>(),
  /** The file that was written, or `null` if the person closed the dialog. */
  savePlanOfReviewed: call(
    z.object({ format: z.enum(planFormats), ids: z.array(fileId).min(1).max(100_000) }),
  ).answers<string | null>(),
  rehearseReviewed: call(z.object({ id: fileId, scenario: text(64), cloud, byHand })),
  migrateReviewed: call(z.object({ id: fileId, byHand })),

  // Getting about in a run
  continueRun: call(nothing),
  goBack: call(z.object({ to: z.enum(stepIds) })),
  cancel: call(nothing),
  /** What a step typed on the device, newest reading only. */
  commands: call(z.object({ step: z.enum(stepIds) })).answers<readonly CommandView[]>(),
  /** What the command at this place among them printed; `null` if there is none any more. */
  commandOutput: call(
    z.object({ step: z.enum(stepIds), at: z.number().int().min(0) }),
  ).answers<CommandOutput | null>(),
  /** What was found at a step, the heaviest first. */
  findings: call(z.object({ step: z.enum(stepIds) })).answers<readonly FindingView[]>(),
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

  // By hand
  /** Begins, or goes on, with a person at the terminal, who is logged in there as this administrator. */
  connectByHand: call(z.object({ user: text(64) })),
  /** What is to be typed now, block by block; none if it is no longer asked for. */
  handBlocks: call(z.object({ request })).answers<readonly HandBlock[]>(),
  /**
   * Copies a block, one line of it (its place, from 0), or all that are still missing and not typed line by line; of a command its
   * line, or one of the way to it, without a line end.
   */
  copyForHand: call(
    z.object({ request, block: text(128).nullable(), line: z.number().int().min(0).nullable() }),
  ),
  /** Hands over what a terminal showed. */
  pasteRecording: call(z.object({ request, text: text(longestPaste) })),
  /** The same from a file that the person chooses. */
  openRecording: call(z.object({ request })),
  /** The preload makes the paths, of files that the person dropped: a page can’t name one. */
  dropRecording: call(z.object({ request, paths: z.array(text(4096)).min(1).max(100) })),
  /** The person did not get that far, or can’t paste it: what is asked for does not come. */
  giveUpByHand: call(z.object({ request })),
  /** The person says that the clock of the FortiGate was set back. */
  clockSetBackByHand: call(z.object({ request })),
  handPieces: call(nothing).answers<readonly HandPiece[]>(),
  /** How to log in on the twin, in a terminal of one’s own; `null` unless a rehearsal is done by hand. */
  rehearsalTerminal: call(nothing).answers<RehearsalTerminal | null>(),
  /** Copies of it what is typed in that terminal. */
  copyForTerminal: call(z.object({ what: z.enum(['command', 'password']) })),

  // 2 service
  readService: call(nothing),
  /** What the device said of the service, in its own words. */
  serviceWords: call(nothing).answers<string>(),

  // 3 inventory
  readInventory: call(nothing),
  users: call(nothing).answers<readonly UserRow[]>(),
  userDetails: call(z.object({ key: text(256) })).answers<UserDetails>(),
  chooseLicenses: call(z.object({ licenses: z.array(license).max(1000) })),
  /** One answer to all of them: thousands of users can have the same finding. */
  answerFindings: call(z.object({ keys: z.array(text(256)).max(50_000), answer: text(2000).nullable() })),

  // 4 backup
  backUp: call(nothing),
  chooseBackupFile: call(nothing),
  showBackup: call(nothing),
  /** Saves what the web interface of the twin would give, if it had one; the file, or `null` if none was chosen. */
  saveTwinBackup: call(nothing).answers<string | null>(),
  /** Leaves the live run, which is kept, for a rehearsal on a twin made from its backup. */
  rehearseRun: call(z.object({ scenario: text(64), cloud, byHand })),

  // The plan and the change, at the steps 3 to 5
  /** The file that was written, or `null` if the person closed the dialog. */
  savePlan: call(z.object({ format: z.enum(planFormats) })).answers<string | null>(),
  planChange: call(
    z.object({
      window: z
        .object({ begin: text(16), end: text(16), timeZone: text(plannedChangeLimits.timeZone) })
        .nullable(),
      contacts: text(plannedChangeLimits.contacts),
      ticket: text(plannedChangeLimits.ticket),
    }),
  ),

  /** Saves the maintenance window for a calendar; the file, or `null` if the person closed the dialog. */
  saveChangeDate: call(nothing).answers<string | null>(),

  // The texts for people, at the steps 5, 7 and 8
  announcement: call(announcement).answers<Announcement>(),
  /** Keeps a text as the person has it now. The others do so as well. */
  keepAnnouncement: call(announcement.extend(announcementText)),
  /** Discards what a person has edited. */
  resetAnnouncement: call(announcement),
  copyAnnouncement: call(announcement.extend(announcementText)),
  /** `each`: one .eml for everybody with an address, in a folder. The file or the folder, or `null` if none was chosen. */
  saveAnnouncement: call(
    announcement.extend({ ...announcementText, as: z.enum(['txt', 'eml', 'each']) }),
  ).answers<string | null>(),
  /** The list of whom to tell, for a spreadsheet. */
  savePeople: call(z.object({ language })).answers<string | null>(),

  // 5 pre-authorization
  copyRequest: call(nothing),
  saveRequest: call(nothing),
  recordRequest: call(z.object({ ticket: text(64), sentOn: text(10) })),
  /** With which account someone could open the portal without this FortiGate; empty takes it back. */
  recordPortalAccess: call(z.object({ account: text(128) })),
  confirmFlag: call(z.object({ license: text(64), vdom: text(79), confirmed: z.boolean() })),
  /** Those that the person was shown in one list. */
  confirmFlags: call(z.object({ licenses: z.array(license).min(1).max(1000) })),

  // 6 migrate
  askDevice: call(license),
  answerDevice: call(
    z.object({
      ...{ license: text(64), vdom: text(79), answer: z.enum(['y', 'n']), typed: text(64) },
      /** If two people have to decide. */
      people: z
        .object({ first: text(longestName), second: text(longestName), typed: text(64) })
        .exactOptional(),
    }),
  ),
  /** Lets another wording of the question be asked again. */
  approveWording: call(z.object({ license: text(64), vdom: text(79), typed: text(64), reason: text(2_000) })),
  settle: call(license),
  /** Puts the clock of a rehearsal forward, while a license is in doubt. */
  letTimePass: call(nothing),
  /** Ends a session in which the FortiGate may be asking something. */
  endSession: call(nothing),
  /** What to write to Customer Service about a license; empty if there is no need. */
  supportRequest: call(license).answers<string>(),
  copySupportRequest: call(license),
  /** What became of each user of a license, as far as it is known. */
  people: call(license).answers<readonly Person[]>(),
  /** What the device printed for a license behind so many lines, the newest (`mostPrinted`); all of these if it has begun again. */
  printed: call(license.extend({ after: z.number().int().min(0) })).answers<PrintedFrom>(),

  // 7 verify
  verify: call(nothing),
  verificationRows: call(nothing).answers<readonly VerificationRow[]>(),
  verificationLines: call(z.object({ key: text(256) })).answers<VerificationLines>(),
  /** What else is different in the tables that were read. */
  otherChanges: call(nothing).answers<readonly OtherChange[]>(),
  backUpAfter: call(nothing),
  /** The same with a file that the person chooses. */
  chooseBackupFileAfter: call(nothing),
  /** What else is different in the whole configuration, by the second backup. */
  configurationChanges: call(nothing).answers<readonly OtherChange[]>(),
  tryLogin: call(nothing),
  /** Someone whose token was migrated has logged in, as a person says; also at the step before. */
  recordUserLogin: call(z.object({ user: text(128), to: text(200), when: text(16) })),

  // 8 portal
  portalRows: call(nothing).answers<readonly PortalRow[]>(),
  /** What the portal shows otherwise, each in a sentence. */
  portalDifferences: call(nothing).answers<readonly string[]>(),
  /** With a reason if one is ticked that a list speaks against. */
  tick: call(
    z.object({
      keys: z.array(text(256)).max(50_000),
      ticked: z.boolean(),
      reason: text(2_000).optional(),
    }),
  ),
  /** The text of the list; `null` if the person closed the dialog. */
  choosePortalList: call(nothing).answers<ChosenList | null>(),
  previewPasted: call(z.object({ text: text(8_000_000) })).answers<PortalPreview>(),
  matchPasted: call(
    z.object({
      text: text(8_000_000),
      columns: z.object({ name: z.number().int().min(0), serial: z.number().int().min(0) }).optional(),
    }),
  ),
  /** Both are used once and kept nowhere. */
  matchCloud: call(
    z.object({ host: z.enum(cloudHosts), clientId: text(256).min(1), clientSecret: text(1024).min(1) }),
  ),
  setReportLook: call(z.object({ company: text(80), paper: z.enum(['A4', 'Letter']) })),
  chooseLogo: call(nothing),
  removeLogo: call(nothing),
  finish: call(nothing),
  /** What came out of a rehearsal otherwise than the inventory had predicted, each in a sentence. */
  rehearsalDifferences: call(nothing).answers<readonly string[]>(),
  /** The hash of the record, which page 1 of its report shows; `null` if its folder is no longer there. */
  rootHash: call(nothing).answers<string | null>(),
  copyRootHash: call(nothing),
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
  /** An item of the menu was chosen. */
  readonly command: WindowCommand
}

/** The object that the preload puts into the page as `window.tokenferry`. */
export type Api = {
  readonly [N in Exclude<CallName, 'reviewDropped' | 'dropRecording'>]: CallArgument<N> extends undefined
    ? () => Promise<Result<CallValue<N>>>
    : (argument: CallArgument<N>) => Promise<Result<CallValue<N>>>
} & {
  /** Takes the `File`s of a drop; what is none of them is passed over. */
  readonly reviewDropped: (files: readonly object[]) => Promise<Result<null>>
  readonly dropRecording: (request: number, files: readonly object[]) => Promise<Result<null>>
  /** Listens; returns a function that stops it. */
  readonly on: <E extends keyof Events>(event: E, listener: (value: Events[E]) => void) => () => void
}
