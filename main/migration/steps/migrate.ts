import { keyText } from '../../contract/license-key'
import type { DoubtView, LicenseMigration, MigrateView, QuestionView } from '../../contract/step-views'
import { plural } from '../../text/words'
import { openDecisions, viewFindings } from '../decisions'
import { actionFor } from '../license-action'
import { usersOf } from '../outcome'
import { compareQuestion, whyNotApprovable, whySwitchedOff } from '../question'
import {
  freshLicense,
  hasBegun,
  isOver,
  isUnsettled,
  toldOf,
  wasMigrated,
  type LicenseProgress,
  type RunState,
} from '../run'
import type { SessionState } from '../session-state'
import { writeSupportRequest } from '../support-text'
import { loginToAskFor } from '../user-login'
import { licenseVerdict } from '../verdict-facts'
import { no, yes, type Step } from './step'

/** Step 6: one license after the other. What is typed and what is believed is decided by `OneLicense` alone. */
export const migrateStep: Step<MigrateView | null> = {
  link: 'procedure',
  mayLeave: ({ licenses }) => {
    if (licenses.some(isUnsettled))
      return no('Read the FortiGate first: it is not known what became of a license')
    if (!licenses.some(wasMigrated)) return no('No license has been migrated yet')
    const waiting = licenses.filter((license) => !isOver(license)).length
    return waiting > 0
      ? { allowed: true, reason: `${plural(waiting, 'license')} not migrated yet; you can do it later` }
      : yes
  },
  forget: (run) => (hasBegun(run) ? {} : { licenses: run.licenses.map(({ key }) => freshLicense(key)) }),
  leavesOpen: (run) => run.licenses.some((license) => licenseVerdict(run, license) !== 'migrated'),
  view: (run, { session, now }) => viewMigrate(run, session, now),
}

function viewMigrate(run: RunState, session: SessionState, now: Date): MigrateView | null {
  const inventory = run.inventory?.inventory
  if (!inventory || run.licenses.length === 0) return null
  const licenses = run.licenses.map((license): LicenseMigration => {
    const { state, message, hint } = stateOf(license, run, session)
    return {
      ...license.key,
      tokens: inventory.licenses.find((each) => keyText(each) === keyText(license.key))?.tokens ?? 0,
      users: usersOf(license.key, inventory).length,
      state,
      action: actionFor(license, session),
      message,
      hint,
      link: (state === license.outcome?.state && license.outcome.link) || null,
      question: viewQuestion(license, state, session, now),
      usedUp: license.usedUp,
      yesAt: toldOf(run, license.key).yesAt,
      doubt: viewDoubt(license, session, now),
      output: license.output,
      people: license.outcome?.people ?? [],
      supportRequest: writeSupportRequest(run, license),
    }
  })
  const at = run.licenses.findIndex((license) => !isOver(license))
  const current = run.licenses[at] ?? run.licenses.at(-1)
  return {
    checks: current?.checks ?? [],
    findings: viewFindings(current?.toAccept ?? [], run.answers),
    licenses,
    at: at < 0 ? null : at,
    hasBegun: hasBegun(run),
    canLetTimePass: session.canLetTimePass,
    askForLogin: loginToAskFor(run),
  }
}

function viewQuestion(
  { question, wording, isBehindEcho, approvedWording }: LicenseProgress,
  state: LicenseMigration['state'],
  session: SessionState,
  now: Date,
): QuestionView | null {
  const isOpen = state === 'asked'
  if (question === '' || (!isOpen && wording !== 'other')) return null
  const switchedOff = whySwitchedOff(session.policy)
  const approved = switchedOff === '' && approvedWording?.question === question ? approvedWording : null
  return {
    pieces: compareQuestion(question),
    wording: approved ? 'approved' : wording,
    openSeconds: isOpen ? secondsBetween(session.askedSince, now) : null,
    reason: approved?.reason ?? '',
    whyNotApprovable: wording === 'other' ? switchedOff || whyNotApprovable(question, isBehindEcho) : '',
  }
}

function viewDoubt(license: LicenseProgress, session: SessionState, now: Date): DoubtView | null {
  const doubt = license.outcome?.state === 'unknown' ? session.doubt(license.key) : null
  if (!doubt) return null
  const secondsLeft = Math.max(0, -secondsBetween(doubt.until, now))
  return { secondsLeft, isPart: doubt.isPart, oldSessionIsThere: doubt.oldSessionIsThere }
}

/** Seconds from a moment, ISO 8601, to now. */
function secondsBetween(moment: string | null, now: Date): number {
  return moment === null ? 0 : Math.round((now.getTime() - Date.parse(moment)) / 1000)
}

function stateOf(
  license: LicenseProgress,
  run: RunState,
  session: SessionState,
): Pick<LicenseMigration, 'state' | 'message' | 'hint'> {
  const isThis = (key: LicenseProgress['key'] | undefined) =>
    key !== undefined && keyText(key) === keyText(license.key)
  if (session.working && isThis(session.working.key)) {
    const state = session.working.stage
    const message = {
      comparing: 'Reading everything again and comparing it with what you approved.',
      running: 'The FortiGate is migrating. Don’t close this window.',
      settling: 'Reading the FortiGate to see what became of it.',
    }[state]
    return { state, message, hint: '' }
  }
  if (isThis(session.asked ?? undefined)) {
    return {
      state: 'asked',
      message: 'The FortiGate asks whether to proceed.',
      hint: 'Answering “n” leaves everything as it is.',
    }
  }
  if (license.outcome) return license.outcome
  if (isUnsettled(license)) return inDoubt(license)
  const stopped = license.checks.find((check) => check.state === 'stop')
  if (stopped) return { state: 'waiting', message: stopped.text, hint: 'Nothing was sent.' }
  if (openDecisions(license.toAccept, run.answers) > 0) {
    return {
      state: 'waiting',
      message: 'Something was found since the inventory that you have to accept before the command is typed.',
      hint: 'Nothing was sent. Accept it below, or put it right, then read again.',
    }
  }
  return { state: 'waiting', message: 'Not migrated yet.', hint: '' }
}

/** A license of which the journal says no more than that its question may have been answered. */
function inDoubt({ stage, usedUp }: LicenseProgress): Pick<LicenseMigration, 'state' | 'message' | 'hint'> {
  const hint = 'Read the FortiGate to find out. This only reads; “y” is not sent again.'
  if (stage === 'answered-y') {
    return {
      state: 'unknown',
      message: 'The outcome for this license is unknown: “y” was decided, and nothing is known after it.',
      hint,
    }
  }
  if (usedUp !== '') {
    return {
      state: 'unknown',
      message: 'The FortiGate printed something after its question, so it was not answered.',
      hint: `No key was sent. What a FortiGate makes of a question whose session has ended is not known. ${hint}`,
    }
  }
  return {
    state: 'unknown',
    message: 'The command was sent, and its session ended before the question was over.',
    hint: `No “y” was sent. What a FortiGate makes of a question whose session has ended is not known. ${hint}`,
  }
}
