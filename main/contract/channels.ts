import type { CallName } from './calls'
import type { Events } from './view'

/** The names of the calls, without their schemas, so that the preload needs none. */
export const callNames = [
  'snapshot',
  'openLink',
  'dismissNotice',
  'setTheme',
  'startMigration',
  'startRehearsal',
  'chooseRehearsalBackup',
  'resumeRun',
  'discardRun',
  'leaveRun',
  'continueRun',
  'goBack',
  'cancel',
  'answerQuestion',
  'chooseKeyFile',
  'connect',
  'readService',
  'acknowledgeService',
  'readInventory',
  'users',
  'chooseLicenses',
  'answerFinding',
  'answerFindings',
  'backUp',
  'chooseBackupFile',
  'showBackup',
  'copyRequest',
  'saveRequest',
  'recordRequest',
  'confirmFlag',
  'askDevice',
  'answerDevice',
  'settle',
  'verify',
  'verificationRows',
  'tryLogin',
  'portalRows',
  'tick',
  'matchPasted',
  'finish',
  'showReport',
  'openReport',
  'transcript',
] as const satisfies readonly CallName[]

/** What main tells unasked. */
export const eventNames = ['changed', 'transcript'] as const satisfies readonly (keyof Events)[]

/** The channel of a call or an event. One prefix keeps ours apart from Electron's own. */
export function channelOf(name: CallName | keyof Events): string {
  return `tokenferry:${name}`
}
