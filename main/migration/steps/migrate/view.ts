import { keyText, type LicenseKey } from '../../../contract/license-key'
import { secondsSince } from '../../../text/times'
import { stillToCompare } from '../../comparison'
import { mostPrinted, type Person, type PrintedFrom } from '../../../contract/rows'
import type { DoubtView, LicenseMigration, MigrateView, QuestionView } from '../../../contract/step-views'
import { openDecisions } from '../../decisions'
import { actionFor } from '../../license-action'
import { usersOf } from '../../outcome'
import { saidSoFar } from '../../said'
import { compareQuestion, whyNotApprovable, whySwitchedOff } from '../../question'
import { waitingFor } from '../../hand-request-words'
import { listOf, revisionOf } from '../../revision'
import {
  hasBegun,
  isOver,
  isUnsettled,
  licenseAtHand,
  licenseOf,
  toldOf,
  type LicenseProgress,
  type RunState,
} from '../../run'
import type { SessionState } from '../../session-state'
import { listFindings } from '../../findings-shown-at'
import { needsSupport } from '../../support-text'
import { loginToAskFor } from '../../user-login'
import { needsTwo } from '../../two-people'
import type { Live } from '../step'

/** How the step “Migrate” looks from the window. */
export function viewMigrate(run: RunState, { session, findings, now, request }: Live): MigrateView | null {
  const inventory = run.inventory?.inventory
  if (!inventory || run.licenses.length === 0) return null
  const licenses = run.licenses.map((license): LicenseMigration => {
    const { state, message, hint } = stateOf(license, run, session, request)
    const all = {
      tokens: inventory.licenses.find((each) => keyText(each) === keyText(license.key))?.tokens ?? 0,
      users: usersOf(license.key, inventory).length,
    }
    return {
      ...license.key,
      ...all,
      state,
      action: state === 'by-hand' ? 'wait' : actionFor(license, session),
      message,
      hint,
      link: (state === license.outcome?.state && license.outcome.link) || null,
      question: viewQuestion(license, state, session, now),
      usedUp: license.usedUp,
      yesAt: toldOf(run, license.key).yesAt,
      doubt: viewDoubt(license, session, now),
      printed: listOf(license.output),
      said: saidSoFar(license, all),
      people: { count: license.outcome?.people.length ?? 0, revision: revisionOf(license.outcome) },
      needsSupport: needsSupport(license),
    }
  })
  const at = run.licenses.findIndex((license) => !isOver(license))
  const isComparing = session.working?.stage === 'comparing'
  const checks = isComparing ? session.working.compared : (licenseAtHand(run)?.checks ?? [])
  return {
    checks,
    toCompare: isComparing ? stillToCompare(checks) : [],
    mendedAt: isComparing ? null : mendedAt(run),
    findings: listFindings('migrate', run, findings),
    licenses,
    at: at < 0 ? null : at,
    hasBegun: hasBegun(run),
    canLetTimePass: session.canLetTimePass,
    askForLogin: loginToAskFor(run),
  }
}

/** The earlier step that what stops leads back to. Once something was migrated no way leads back. */
function mendedAt(run: RunState): MigrateView['mendedAt'] {
  const stop = licenseAtHand(run)?.checks.find(({ state }) => state === 'stop')
  if (!stop || hasBegun(run)) return null
  return stop.id === 'service' || stop.id === 'inventory' || stop.id === 'backup' ? stop.id : null
}

/** What became of each user of a license, as far as it is known. */
export function peopleOf(run: RunState, key: LicenseKey): readonly Person[] {
  return licenseOf(run, key)?.outcome?.people ?? []
}

/** What the device printed for a license behind so many lines, the newest of it; all of these if there are fewer by now. */
export function printedFor(run: RunState, key: LicenseKey, after: number): PrintedFrom {
  const output = licenseOf(run, key)?.output ?? []
  const from = Math.max(after > output.length ? 0 : after, output.length - mostPrinted)
  return { from, lines: output.slice(from) }
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
    openSeconds: isOpen ? secondsSince(session.askedSince ?? now.toISOString(), now) : null,
    reason: approved?.reason ?? '',
    needsTwo: needsTwo(session.policy),
    whyNotApprovable: wording === 'other' ? switchedOff || whyNotApprovable(question, isBehindEcho) : '',
  }
}

function viewDoubt(license: LicenseProgress, session: SessionState, now: Date): DoubtView | null {
  const doubt = license.outcome?.state === 'unknown' ? session.doubt(license.key) : null
  if (!doubt) return null
  const secondsLeft = Math.max(0, -secondsSince(doubt.until, now))
  return { secondsLeft, isPart: doubt.isPart, oldSessionIsThere: doubt.oldSessionIsThere }
}

function stateOf(
  license: LicenseProgress,
  run: RunState,
  session: SessionState,
  request: Live['request'],
): Pick<LicenseMigration, 'state' | 'message' | 'hint'> {
  const isThis = (key: LicenseProgress['key'] | undefined) =>
    key !== undefined && keyText(key) === keyText(license.key)
  // Whatever is going on with it waits for the person, who may not have typed anything yet.
  if (request && request.kind !== 'blocks' && isThis(request)) {
    return { state: 'by-hand', message: `${waitingFor(request)}.`, hint: '' }
  }
  if (session.working && isThis(session.working.key)) {
    const state = session.working.stage
    const message = {
      comparing: 'Reading everything again and comparing it with what you approved.',
      running: 'The FortiGate is migrating. Don’t close this window.',
      settling: 'Reading the FortiGate to find out the outcome.',
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
      hint: 'Nothing was sent. Accept it below or fix it, then read again.',
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
      message: 'The outcome of this license is unknown: “y” was decided, and nothing is known after that.',
      hint,
    }
  }
  if (usedUp !== '') {
    return {
      state: 'unknown',
      message: 'The FortiGate printed something after its question, so it was not answered.',
      hint: `No key was sent. What a FortiGate does with a question whose session has ended is unknown. ${hint}`,
    }
  }
  return {
    state: 'unknown',
    message: 'The command was sent, and its session ended before the question was over.',
    hint: `No “y” was sent. What a FortiGate does with a question whose session has ended is unknown. ${hint}`,
  }
}
