import type { CallName, Events } from './calls'

/*
 * The names of calls and events, without the schemas, so that the preload needs none. A name that is missing or too
 * many is an error of the compiler.
 */

/** The names of the calls. */
export const callNames = namesOf<CallName>({
  snapshot: true,
  openLink: true,
  dismissNotice: true,
  setTheme: true,
  startMigration: true,
  startRehearsal: true,
  chooseRehearsalBackup: true,
  resumeRun: true,
  openRunOfDevice: true,
  discardRun: true,
  verifyAgain: true,
  openReportOf: true,
  showReportOf: true,
  leaveRun: true,
  chooseReviewFiles: true,
  chooseReviewFolder: true,
  reviewDropped: true,
  cancelReview: true,
  closeReview: true,
  fleetRows: true,
  reviewedPart: true,
  sourceLines: true,
  compareReviewed: true,
  exportReviewed: true,
  rehearseReviewed: true,
  migrateReviewed: true,
  continueRun: true,
  goBack: true,
  cancel: true,
  answerQuestion: true,
  chooseKeyFile: true,
  loginChoices: true,
  sshHost: true,
  connect: true,
  readService: true,
  readInventory: true,
  users: true,
  chooseLicenses: true,
  answerFindings: true,
  backUp: true,
  chooseBackupFile: true,
  showBackup: true,
  rehearseRun: true,
  copyRequest: true,
  saveRequest: true,
  recordRequest: true,
  recordPortalAccess: true,
  confirmFlag: true,
  askDevice: true,
  answerDevice: true,
  approveWording: true,
  settle: true,
  letTimePass: true,
  endSession: true,
  copySupportRequest: true,
  verify: true,
  verificationRows: true,
  verificationLines: true,
  backUpAfter: true,
  tryLogin: true,
  recordUserLogin: true,
  portalRows: true,
  tick: true,
  choosePortalList: true,
  previewPasted: true,
  matchPasted: true,
  matchCloud: true,
  setReportLook: true,
  chooseLogo: true,
  removeLogo: true,
  finish: true,
  showReport: true,
  openReport: true,
  showCalendar: true,
  transcript: true,
})

/** What main tells unasked. */
export const eventNames = namesOf<keyof Events>({ changed: true, transcript: true })

/** The channel of a call or an event. One prefix keeps ours apart from Electron's own. */
export function channelOf(name: CallName | keyof Events): string {
  return `tokenferry:${name}`
}

function namesOf<Name extends string>(names: Readonly<Record<Name, true>>): readonly Name[] {
  return Object.keys(names) as Name[]
}
